import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../domain/cluster-error.ts';
import type { PlannedRun } from '../domain/planned-run/planned-run.ts';
import type { Clusters } from './clusters.ts';
import { LostCluster } from './lost-cluster.ts';
import type { PlannedRunStore } from './planned-run-port.ts';
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
  readonly #runs: PlannedRunStore;
  readonly #clusters: Clusters;
  readonly #sync: SyncPlannedRuns;
  readonly #lost: LostCluster;
  readonly #timing: FollowTiming;

  constructor(
    runs: PlannedRunStore,
    clusters: Clusters,
    timing: FollowTiming,
    abandonAfterMs: number,
    now: () => Date,
  ) {
    this.#runs = runs;
    this.#clusters = clusters;
    this.#sync = new SyncPlannedRuns(runs, now);
    this.#lost = new LostCluster(runs, abandonAfterMs, now);
    this.#timing = timing;
  }

  /** Returns when no accepted run of the cluster is left; throws when the signal says so. */
  async follow(clusterId: bigint, signal: AbortSignal): Promise<void> {
    const { pollIntervalMs, idleIntervalMs, downIntervalMs } = this.#timing;
    let interval = pollIntervalMs;
    for (;;) {
      signal.throwIfAborted();
      const runs = (await this.#runs.listUnfinished(clusterId)).filter(isAccepted);
      if (runs.length === 0) return;
      try {
        const changed = await this.#syncOnce(clusterId, runs);
        interval = changed ? pollIntervalMs : Math.min(interval * IDLE_GROWTH, idleIntervalMs);
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        await this.#lost.note(runs, error);
        interval = Math.min(interval * DOWN_GROWTH, downIntervalMs);
      }
      await sleep(interval, undefined, { signal });
    }
  }

  async #syncOnce(clusterId: bigint, runs: readonly PlannedRun[]): Promise<boolean> {
    const cluster = this.#clusters.byId(clusterId);
    if (cluster !== undefined) return this.#sync.sync(cluster, runs);
    const message = `Cluster ${clusterId} is not among the clusters that this service knows.`;
    throw new ClusterError('UNREACHABLE', String(clusterId), message);
  }
}

function isAccepted({ submittedAt }: PlannedRun): boolean {
  return submittedAt !== null;
}
