import { ClusterError } from '../clusters/cluster-error.ts';
import { unknownCluster } from '../clusters/clusters.ts';
import type { FailoverCluster } from '../clusters/failover/failover-cluster-port.ts';
import type { Recovery } from '../clusters/failover/recovery-facts.ts';
import type { Clock } from '../values/clock.ts';
import type { FailoverClusters } from './advance-failover.ts';
import type { EnqueueWork, FailoverReads, FailoversUnderWay, FailoverWrites } from './failover-port.ts';
import { type FailoverChange, SYSTEM } from './rules/apply.ts';
import type { Failover } from './rules/failover.ts';
import { isAwaitingReverseReplication } from './rules/next-move.ts';
import { judgeRecovery } from './rules/reports/judge-recovery.ts';
import { judgeViewFailover, reverseReplicationSeen } from './rules/reports/judge-view-failover.ts';
import { newestAttempt, runningStep } from './rules/steps.ts';

/** Most recoveries that one request asks about. */
const RECOVERIES_PER_POLL = 100;
/** A replication back is looked for in this many of the newest runs. */
const RUNS_LOOKED_AT = 10;
const IDLE_GROWTH = 1.5;

/** How closely what goes on at a cluster is observed. */
export interface ObservationTiming {
  readonly pollIntervalMs: number;
  readonly idleIntervalMs: number;
}

/**
 * Observes what goes on at one replication cluster for all failovers together: one request for up to 100 recoveries,
 * one for each view, one for each group whose first copy back is awaited.
 */
export class ObserveFailovers {
  readonly #failovers: Pick<FailoverReads, 'objects'> & FailoverWrites & FailoversUnderWay;
  readonly #clusters: FailoverClusters;
  readonly #timing: ObservationTiming;
  readonly #clock: Clock;
  readonly #enqueue: EnqueueWork;

  constructor(
    failovers: Pick<FailoverReads, 'objects'> & FailoverWrites & FailoversUnderWay,
    clusters: FailoverClusters,
    timing: ObservationTiming,
    clock: Clock,
    enqueue: EnqueueWork,
  ) {
    this.#failovers = failovers;
    this.#clusters = clusters;
    this.#timing = timing;
    this.#clock = clock;
    this.#enqueue = enqueue;
  }

  /** Returns when nothing is left to observe on the cluster; throws when the signal says so. */
  async observe(clusterId: bigint, signal: AbortSignal): Promise<void> {
    const { pollIntervalMs, idleIntervalMs } = this.#timing;
    let interval = pollIntervalMs;
    for (;;) {
      signal.throwIfAborted();
      const failovers = await this.#failovers.listObserved(clusterId);
      if (failovers.length === 0) return;
      const hasChanged = await this.#observeAll(clusterId, failovers);
      interval = hasChanged ? pollIntervalMs : Math.min(interval * IDLE_GROWTH, idleIntervalMs);
      await this.#clock.sleep(interval, signal);
    }
  }

  /** One look at each. A cluster that cannot be asked changes nothing: steps keep their state. */
  async #observeAll(clusterId: bigint, failovers: readonly Failover[]): Promise<boolean> {
    const cluster = this.#clusters.byId(clusterId);
    if (cluster === undefined) throw unknownCluster(clusterId);
    const recovering = failovers.filter((failover) => runningStep(failover) === 'RECOVER');
    const changes = [
      ...(await this.#recoveries(cluster, recovering)),
      ...(await this.#each(failovers, (failover) => this.#view(cluster, failover))),
      ...(await this.#each(failovers, (failover) => this.#reverse(cluster, failover))),
    ];
    for (const change of changes) await this.#failovers.apply(change, this.#enqueue);
    return changes.length > 0;
  }

  async #each(
    failovers: readonly Failover[],
    look: (failover: Failover) => Promise<FailoverChange | null>,
  ): Promise<readonly FailoverChange[]> {
    const changes: FailoverChange[] = [];
    for (const failover of failovers) {
      const change = await look(failover).catch(unlessUnreachable);
      if (change !== null) changes.push(change);
    }
    return changes;
  }

  async #recoveries(
    cluster: FailoverCluster,
    failovers: readonly Failover[],
  ): Promise<readonly FailoverChange[]> {
    const changes: FailoverChange[] = [];
    for (let start = 0; start < failovers.length; start += RECOVERIES_PER_POLL) {
      const batch = failovers.slice(start, start + RECOVERIES_PER_POLL);
      const recoveries = await cluster.recoveries(batch.flatMap(recoveryIds)).catch(unlessUnreachable);
      if (recoveries === null) return changes;
      const byId = new Map(recoveries.map((recovery) => [recovery.id, recovery]));
      for (const failover of batch) {
        const change = await this.#judge(
          failover,
          recoveryIds(failover)
            .map((id) => byId.get(id))
            .at(-1),
        );
        if (change !== null) changes.push(change);
      }
    }
    return changes;
  }

  async #judge(failover: Failover, recovery: Recovery | undefined): Promise<FailoverChange | null> {
    if (recovery === undefined) return null;
    const objects = await this.#failovers.objects(failover.failoverId);
    return judgeRecovery(failover, recovery, objects, this.#act());
  }

  async #view(cluster: FailoverCluster, failover: Failover): Promise<FailoverChange | null> {
    const step = runningStep(failover);
    if ((step !== 'PREPARE' && step !== 'FINALIZE') || failover.replicaViewId === null) return null;
    const tasks = await cluster.viewFailovers(failover.replicaViewId);
    const task = tasks.find(({ id }) => id === newestAttempt(failover, step)?.upstreamIds.at(-1));
    return task === undefined ? null : judgeViewFailover(failover, step, task, this.#act());
  }

  /** The first copy back to the source has arrived when a run of the group says that it succeeded. */
  async #reverse(cluster: FailoverCluster, failover: Failover): Promise<FailoverChange | null> {
    if (failover.pointOfNoReturnPassedAt === null || !isAwaitingReverseReplication(failover)) return null;
    for (const groupId of await reverseGroups(cluster, failover)) {
      const runs = await cluster.runs(groupId, { limit: RUNS_LOOKED_AT });
      const arrived = runs
        .flatMap(({ replications }) => replications)
        .find(
          ({ clusterId, status }) =>
            clusterId === failover.sourceClusterId &&
            (status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING'),
        );
      if (arrived !== undefined) return reverseReplicationSeen(failover, this.#act());
    }
    return null;
  }

  #act() {
    return { actor: SYSTEM, at: this.#clock.now() };
  }
}

/** The groups on the replication cluster that copy back. */
async function reverseGroups(cluster: FailoverCluster, failover: Failover): Promise<readonly string[]> {
  const { protectionGroupId } = failover.reverseReplication;
  if (protectionGroupId !== null) return [protectionGroupId];
  if (failover.replicaViewId === null) return [];
  return (await cluster.view(failover.replicaViewId))?.protectionGroupIds ?? [];
}

function recoveryIds(failover: Failover): readonly string[] {
  return newestAttempt(failover, 'RECOVER')?.upstreamIds ?? [];
}

function unlessUnreachable(error: unknown): null {
  if (error instanceof ClusterError) return null;
  throw error;
}
