import { ClusterError } from '../clusters/cluster-error.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import type { CancellationNotes } from './planned-run-port.ts';

/** How clusters word that there is nothing left to cancel; "cannot be canceled" is another matter. */
const CANCELED_ALREADY = /\b(?:already|has been|was)\s+(?:been\s+)?cancell?ed\b/i;

/**
 * Asks the cluster to cancel the failover, and notes it when the cluster takes that: it need not be told again.
 * @returns why the cluster did not take it, `null` when it did
 */
export async function tellCancellation(
  cluster: Cluster,
  failoverId: string,
  runs: CancellationNotes,
  now: () => Date,
): Promise<ClusterError | null> {
  try {
    await cluster.cancelFailover(failoverId);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    const isCanceledAlready = error.status === 409 && CANCELED_ALREADY.test(error.message);
    if (!isCanceledAlready) return error;
  }
  await runs.acknowledgeCancellation(failoverId, now());
  return null;
}
