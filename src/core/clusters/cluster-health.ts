import { ClusterError } from './cluster-error.ts';
import type { ClusterName } from './cluster-port.ts';
import type { ClusterReads } from './cluster-reads.ts';

/** Whether a cluster answers. */
export interface ClusterHealth {
  readonly status: 'UP' | 'DOWN' | 'UNAUTHORIZED';
  /** What is wrong, for people; `null` when nothing is. */
  readonly message: string | null;
  readonly checkedAt: Date;
}

/** Asks the cluster who it is, and compares the answer with its configuration. */
export async function checkClusterHealth(
  cluster: ClusterName,
  reads: ClusterReads,
  checkedAt: Date,
): Promise<ClusterHealth> {
  try {
    const { id, name } = await reads.identity(cluster);
    if (id === cluster.configuredId) return { status: 'UP', message: null, checkedAt };
    const message = `The cluster configured with id ${cluster.configuredId} answers as ${name} with id ${id}.`;
    return { status: 'DOWN', message, checkedAt };
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    const isRefused = error.kind === 'UNAUTHORIZED' || error.kind === 'FORBIDDEN';
    const status = isRefused ? 'UNAUTHORIZED' : 'DOWN';
    return { status, message: error.message, checkedAt };
  }
}
