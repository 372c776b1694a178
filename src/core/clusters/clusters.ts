import { ClusterError } from './cluster-error.ts';
import type { Cluster, ClusterName } from './cluster-port.ts';

/** The clusters that this service was configured with: with all that they can do, or by name alone. */
export class Clusters<Each extends ClusterName = Cluster> {
  readonly all: readonly Each[];
  readonly #byId: ReadonlyMap<bigint, Each>;

  constructor(clusters: readonly Each[]) {
    this.all = clusters;
    this.#byId = new Map(clusters.map((cluster) => [cluster.configuredId, cluster]));
  }

  /** The cluster with this configured id. */
  byId(id: bigint): Each | undefined {
    return this.#byId.get(id);
  }

  /** The same without a way to reach them, for those who only show them. */
  names(): Clusters<ClusterName> {
    return new Clusters(
      this.all.map(({ name, configuredId, isSimulated }) => ({ name, configuredId, isSimulated })),
    );
  }
}

/** The error for a cluster that was configured once, and is not now. */
export function unknownCluster(id: bigint): ClusterError {
  const message = `Cluster ${id} is not among the clusters that this service knows.`;
  return new ClusterError('UNREACHABLE', String(id), message);
}
