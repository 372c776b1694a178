import type { ProtectionRun, ReplicationOperation } from '../../clusters/cluster-facts.ts';
import type { FailoverRunConfiguration } from '../../configurations/rules/failover-run-configuration.ts';

/** What a planned run will presumably cost, judged by earlier runs. */
export interface RunEstimate {
  /** Median of the bytes copied to the replication cluster; for a full run, of the logical size. */
  readonly bytes: bigint;
  /** Median of the seconds from the start of the backup to the end of its replication. */
  readonly seconds: number;
  readonly basedOnRuns: number;
}

interface ReplicatedRun {
  readonly startedAt: Date;
  readonly replication: ReplicationOperation & { readonly endedAt: Date };
}

const SUCCEEDED = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_WARNING']);

/** An estimate from those of the runs that are full, or not, as it is, and reached the replication cluster; `null` when none did. */
export function estimateRun(
  configuration: Pick<FailoverRunConfiguration, 'replicationClusterId' | 'runType'>,
  recentRuns: readonly ProtectionRun[],
): RunEstimate | null {
  const isFull = configuration.runType === 'FULL';
  const replicated = recentRuns
    .filter((run) => (run.backup?.wireRunType === 'kFull') === isFull)
    .flatMap((run) => replicatedTo(configuration.replicationClusterId, run));
  if (replicated.length === 0) return null;
  const seconds = replicated.map(({ startedAt, replication }) =>
    Math.max(0, Math.round((replication.endedAt.getTime() - startedAt.getTime()) / 1000)),
  );
  const bytes = replicated.map(({ replication }) => {
    const copied = replication.physicalBytesTransferred ?? replication.logicalBytesTransferred;
    return (isFull ? (replication.logicalSizeBytes ?? copied) : copied) ?? 0n;
  });
  return {
    bytes: median(bytes, (left, right) => (left < right ? -1 : left > right ? 1 : 0)),
    seconds: median(seconds, (left, right) => left - right),
    basedOnRuns: replicated.length,
  };
}

/** Start of the newest backup that has completely arrived on the cluster: the point that its copy can go back to. */
export function lastReplicatedAt(clusterId: bigint, runs: readonly ProtectionRun[]): Date | null {
  const starts = runs
    .flatMap((run) => replicatedTo(clusterId, run))
    .map(({ startedAt }) => startedAt.getTime());
  return starts.length === 0 ? null : new Date(Math.max(...starts));
}

function replicatedTo(clusterId: bigint, run: ProtectionRun): ReplicatedRun[] {
  const startedAt = run.backup?.startedAt;
  if (!startedAt || run.isReplicationRun) return [];
  return run.replications.flatMap((replication) => {
    const { endedAt } = replication;
    if (replication.clusterId !== clusterId || endedAt === null || !SUCCEEDED.has(replication.status))
      return [];
    return [{ startedAt, replication: { ...replication, endedAt } }];
  });
}

/** The upper median: always one of the values, so that bigints need no division. */
function median<Value>(values: readonly Value[], compare: (left: Value, right: Value) => number): Value {
  const sorted = values.toSorted(compare);
  return sorted[Math.floor(sorted.length / 2)] as Value;
}
