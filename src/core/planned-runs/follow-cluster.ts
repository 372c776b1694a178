import { ClusterError } from '../clusters/cluster-error.ts';
import { type Cluster, MOST_POLLED_RUNS } from '../clusters/cluster-port.ts';
import { type Clusters, unknownCluster } from '../clusters/clusters.ts';
import type { Clock } from '../values/clock.ts';
import type { LostCluster } from './lost-cluster.ts';
import type { FollowedRuns } from './planned-run-port.ts';
import type { PlannedRun } from './rules/planned-run.ts';
import { SyncPlannedRuns } from './sync-planned-runs.ts';

/** How closely the runs of a cluster are followed. */
export interface FollowTiming {
  /** Between two polls while something changes. */
  readonly pollIntervalMs: number;
  /** Longest interval while nothing changes. */
  readonly idleIntervalMs: number;
  /** Longest interval while the cluster is down. */
  readonly downIntervalMs: number;
}

const IDLE_GROWTH = 1.5;
const DOWN_GROWTH = 2;

/** Follows all runs of one cluster until none is left, with one poll per interval for up to 100 of them. */
export class FollowCluster {
  readonly #runs: FollowedRuns;
  readonly #clusters: Clusters;
  readonly #sync: SyncPlannedRuns;
  readonly #lost: LostCluster;
  readonly #timing: FollowTiming;
  readonly #clock: Clock;

  constructor(runs: FollowedRuns, clusters: Clusters, lost: LostCluster, timing: FollowTiming, clock: Clock) {
    this.#runs = runs;
    this.#clusters = clusters;
    this.#sync = new SyncPlannedRuns(runs, lost, clock.now);
    this.#lost = lost;
    this.#timing = timing;
    this.#clock = clock;
  }

  /** Returns when no accepted run of the cluster is left; throws when the signal says so. */
  async follow(clusterId: bigint, signal: AbortSignal): Promise<void> {
    const { pollIntervalMs, idleIntervalMs, downIntervalMs } = this.#timing;
    let interval = pollIntervalMs;
    for (;;) {
      signal.throwIfAborted();
      const mark = await this.#runs.requestMark(clusterId);
      const runs = (await this.#runs.listUnfinished(clusterId)).filter(isAccepted);
      if (runs.length === 0) return;
      switch (await this.#syncAll(clusterId, runs)) {
        case 'CHANGED':
          interval = pollIntervalMs;
          break;
        case 'UNCHANGED':
          interval = Math.min(interval * IDLE_GROWTH, idleIntervalMs);
          break;
        case 'DOWN':
          interval = Math.min(interval * DOWN_GROWTH, downIntervalMs);
      }
      if ((await this.#pause(clusterId, interval, mark, signal)) === 'CUT_SHORT') interval = pollIntervalMs;
    }
  }

  /** Whoever starts or cancels a run wants to see what becomes of it, however quiet it was before. */
  async #pause(
    clusterId: bigint,
    interval: number,
    mark: string | null,
    signal: AbortSignal,
  ): Promise<'CUT_SHORT' | 'OVER'> {
    const { pollIntervalMs } = this.#timing;
    for (let left = interval; left > 0; left -= pollIntervalMs) {
      await this.#clock.sleep(Math.min(left, pollIntervalMs), signal);
      if (left > pollIntervalMs && (await this.#runs.requestMark(clusterId)) !== mark) return 'CUT_SHORT';
    }
    return 'OVER';
  }

  async #syncAll(clusterId: bigint, runs: readonly PlannedRun[]): Promise<'CHANGED' | 'UNCHANGED' | 'DOWN'> {
    let changed = false;
    for (let start = 0; start < runs.length; start += MOST_POLLED_RUNS) {
      try {
        const batch = runs.slice(start, start + MOST_POLLED_RUNS);
        if (await this.#sync.sync(this.#clusterOf(clusterId), batch)) changed = true;
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        await this.#lost.note(runs.slice(start), error);
        return 'DOWN';
      }
    }
    return changed ? 'CHANGED' : 'UNCHANGED';
  }

  #clusterOf(clusterId: bigint): Cluster {
    const cluster = this.#clusters.byId(clusterId);
    if (cluster !== undefined) return cluster;
    throw unknownCluster(clusterId);
  }
}

function isAccepted({ submittedAt }: PlannedRun): boolean {
  return submittedAt !== null;
}
