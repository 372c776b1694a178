import type { Cluster } from './cluster-port.ts';

/** The clusters that this service was configured with. */
export class Clusters {
  readonly all: readonly Cluster[];
  readonly #byId: ReadonlyMap<bigint, Cluster>;

  constructor(clusters: readonly Cluster[]) {
    this.all = clusters;
    this.#byId = new Map(clusters.map((cluster) => [cluster.configuredId, cluster]));
  }

  /** The cluster with this configured id. */
  byId(id: bigint): Cluster | undefined {
    return this.#byId.get(id);
  }
}
