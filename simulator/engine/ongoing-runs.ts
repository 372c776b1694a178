import type { ClusterState, Run } from '../model.ts';
import { isOngoing } from '../model.ts';

/**
 * The runs of a cluster in which something can still happen by itself, kept up to date step by step: most runs are
 * long over, and to look through all of them at every step would make long times take very long.
 */
export class OngoingRuns {
  readonly #cluster: ClusterState;
  #runs: Run[];
  #nextNumber: number;

  constructor(cluster: ClusterState) {
    this.#cluster = cluster;
    this.#runs = cluster.runs.filter(isOngoing);
    this.#nextNumber = cluster.nextNumber;
  }

  /** In the order of the cluster's runs: those that go on, then those that have begun since. */
  list(): readonly Run[] {
    const { runs, nextNumber } = this.#cluster;
    const begun = runs.slice(runs.findLastIndex(({ number }) => number < this.#nextNumber) + 1);
    this.#runs = [...this.#runs, ...begun].filter(isOngoing);
    this.#nextNumber = nextNumber;
    return this.#runs;
  }
}
