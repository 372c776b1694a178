import { ClusterError } from './cluster-error.ts';
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

/** The error for a cluster that was configured once, and is not now. */
export function unknownCluster(id: bigint): ClusterError {
  const message = `Cluster ${id} is not among the clusters that this service knows.`;
  return new ClusterError('UNREACHABLE', String(id), message);
}
