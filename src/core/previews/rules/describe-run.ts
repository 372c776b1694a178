import type { RunOperation, RunOperationKind } from '../../clusters/run-operation.ts';
import type { RunType } from '../../clusters/run-type.ts';
import { targetName } from '../../clusters/target-name.ts';
import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';
import type { AffectedOperations } from './conflicts.ts';
import type { SourceSnapshot } from './source-snapshot.ts';

const BACKUP_WORDS: Record<RunType, string> = {
  INCREMENTAL: 'an incremental backup',
  FULL: 'a full backup',
  LOG: 'a log backup',
  SYSTEM: 'a system backup',
  ALL: 'a backup of every kind',
  HYDRATE_CDP: 'a CDP hydration',
  STORAGE_ARRAY_SNAPSHOT: 'a storage array snapshot',
};

/** In the order in which a run goes through them. */
const OPERATION_WORDS: Record<RunOperationKind, readonly [one: string, several: string]> = {
  BACKUP: ['a backup', 'backups'],
  REPLICATION: ['a replication', 'replications'],
  ARCHIVAL: ['an archival', 'archivals'],
};

/** What the planned run does, in a few plain sentences. */
export function describeRun(
  configuration: FailoverRunConfiguration,
  snapshot: SourceSnapshot,
  affected: AffectedOperations,
): string {
  const { objectIds, replicationClusterId, runType, pauseNextRuns } = configuration;
  const objects = objectIds.length === 1 ? '1 object' : `${objectIds.length} objects`;
  const group = snapshot.group === null ? '' : ` of protection group "${snapshot.group.name}"`;
  const target =
    snapshot.remoteClusters.find(({ id }) => id === replicationClusterId)?.name ?? replicationClusterId;
  const archives = (snapshot.policy?.archivesTo ?? []).map(targetName);
  return [
    `Makes ${BACKUP_WORDS[runType]} of ${objects}${group} on ${snapshot.identity.name} and replicates it to ${target}.`,
    ...describeAffected(affected),
    ...(pauseNextRuns ? ["Pauses the group's next runs until the failover is completed."] : []),
    ...(archives.length > 0 ? [`Does not archive to ${archives.join(', ')}, unlike ordinary runs.`] : []),
  ].join(' ');
}

function describeAffected({ cancels, waitsFor, leavesAlone }: AffectedOperations): string[] {
  if (cancels.length + waitsFor.length + leavesAlone.length === 0)
    return ['Nothing else is under way on these objects.'];
  const sentences: readonly (readonly [string, readonly RunOperation[]])[] = [
    ['Before that, cancels what is under way on these objects', cancels],
    ['Before that, waits for what is under way on these objects', waitsFor],
    ['Leaves alone', leavesAlone],
  ];
  return sentences
    .filter(([, operations]) => operations.length > 0)
    .map(([beginning, operations]) => `${beginning}: ${countByKind(operations)}.`);
}

/** "a backup, 2 replications to beta": short, however many runs are under way. */
function countByKind(operations: readonly RunOperation[]): string {
  const alike = Map.groupBy(operations, ({ kind, target }) => `${kind} ${target}`);
  const kinds = Object.entries(OPERATION_WORDS).flatMap(([kind, [one, several]]) =>
    [...alike.values()].flatMap((group) => {
      const [first] = group;
      if (first?.kind !== kind) return [];
      const words = group.length === 1 ? one : `${group.length} ${several}`;
      return [first.target === null ? words : `${words} to ${first.target}`];
    }),
  );
  return kinds.join(', ');
}
