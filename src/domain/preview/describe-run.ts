import type { FailoverRunConfiguration } from '../failover-run-configuration.ts';
import type { RunType } from '../run-type.ts';
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

/** The planned run in one plain sentence. */
export function describeRun(configuration: FailoverRunConfiguration, snapshot: SourceSnapshot): string {
  const { objectIds, replicationClusterId, runType } = configuration;
  const objects = objectIds.length === 1 ? '1 object' : `${objectIds.length} objects`;
  const group = snapshot.group === null ? '' : ` of protection group "${snapshot.group.name}"`;
  const target =
    snapshot.remoteClusters.find(({ id }) => id === replicationClusterId)?.name ?? replicationClusterId;
  return `Makes ${BACKUP_WORDS[runType]} of ${objects}${group} on ${snapshot.identity.name} and replicates it to ${target}.`;
}
