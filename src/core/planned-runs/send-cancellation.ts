import { ClusterError } from '../clusters/cluster-error.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import type { CancellationNotes } from './planned-run-port.ts';

/**
 * Asks the cluster to cancel the failover, and notes it when the cluster accepts that: it need not be asked again.
 * @returns why the cluster did not accept it, `null` when it did
 */
export async function sendCancellation(
  cluster: Cluster,
  failoverId: string,
  runs: CancellationNotes,
  now: () => Date,
): Promise<ClusterError | null> {
  try {
    await cluster.cancelFailover(failoverId);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return error;
  }
  await runs.acknowledgeCancellation(failoverId, now());
  return null;
}
