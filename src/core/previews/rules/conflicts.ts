import type { ProtectionRun } from '../../clusters/cluster-facts.ts';
import { ongoingOperations, type RunOperation } from '../../clusters/run-operation.ts';
import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';

/** What happens to the ongoing operations of conflicting runs; each is in one list. */
export interface AffectedOperations {
  readonly cancels: readonly RunOperation[];
  readonly waitsFor: readonly RunOperation[];
  readonly leavesAlone: readonly RunOperation[];
}

/**
 * The conflict rule. A run that is not finished conflicts when it holds at least one of the objects.
 *
 * With `cancelNonFailoverRuns` its backup and its replication to the same replication cluster are canceled,
 * and its other copies are left alone. Without it the planned run waits for all of them.
 * Source: the description of both values in the upstream FailoverRunConfiguration.
 *
 * What cannot be canceled is waited for: an operation that is being canceled already, and every operation of
 * another failover's planned run, because only runs that are none are canceled.
 * @param failoverRunIds the runs that are known to be planned runs of failovers
 */
export function affectedOperations(
  configuration: Pick<
    FailoverRunConfiguration,
    'objectIds' | 'replicationClusterId' | 'cancelNonFailoverRuns'
  >,
  runs: readonly ProtectionRun[],
  failoverRunIds: ReadonlySet<string>,
): AffectedOperations {
  const objectIds = new Set(configuration.objectIds);
  const operations = runs
    .filter((run) => !run.isReplicationRun && mayHoldAny(run, objectIds))
    .flatMap(ongoingOperations)
    .toSorted(byIdentity);
  const effectOn = ({ runId, kind, targetId, status }: RunOperation): keyof AffectedOperations => {
    if (!configuration.cancelNonFailoverRuns || failoverRunIds.has(runId)) return 'waitsFor';
    const isConflicting =
      kind === 'BACKUP' || (kind === 'REPLICATION' && targetId === configuration.replicationClusterId);
    if (!isConflicting) return 'leavesAlone';
    return status === 'CANCELING' ? 'waitsFor' : 'cancels';
  };
  const { cancels = [], waitsFor = [], leavesAlone = [] } = Object.groupBy(operations, effectOn);
  return { cancels, waitsFor, leavesAlone };
}

/** What makes an operation the same one at another time: everything but its progress. */
export function operationKey({ kind, protectionGroupId, runId, targetId, target }: RunOperation): string {
  return [protectionGroupId, runId, kind, targetId ?? target ?? ''].join(' ');
}

/** A run without object details cannot be ruled out, and a warning too many is better than one too few. */
function mayHoldAny(run: ProtectionRun, objectIds: ReadonlySet<bigint>): boolean {
  return run.objects === null || run.objects.some(({ objectId }) => objectIds.has(objectId));
}

function byIdentity(left: RunOperation, right: RunOperation): number {
  const [leftKey, rightKey] = [operationKey(left), operationKey(right)];
  return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
}
