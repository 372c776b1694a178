import { LONGEST_CANCELLATION_MS } from './end-of-cancellation.ts';
import type { PlannedRun, PlannedRunFailure, PlannedRunProgress } from './planned-run.ts';

type Change = Pick<PlannedRunProgress, 'status' | 'failure'> & Partial<PlannedRunProgress>;

/**
 * What becomes of a run that its cluster accepted once and does not list now. Lists may be late, so that it stays
 * open, unless it was to be canceled and the cluster has taken that, or knows nothing to cancel either.
 * @param run as it was recorded before the cluster was asked
 * @param isUnknownToCancel whether the cluster answered the cancellation that it does not know the failover
 */
export function forgottenRun(
  run: Pick<PlannedRun, 'status' | 'cancelRequestedAt' | 'cancelAcknowledgedAt'>,
  isUnknownToCancel: boolean,
  now: Date,
): Change {
  if (run.cancelAcknowledgedAt !== null || isUnknownToCancel)
    return canceled('PLANNED_RUN_UNKNOWN', 'The cluster does not know the run any more.', now);
  if (
    run.cancelRequestedAt !== null &&
    now.getTime() - run.cancelRequestedAt.getTime() >= LONGEST_CANCELLATION_MS
  ) {
    const message =
      'For 10 minutes the cluster neither took the cancellation nor knew the run: it counts as canceled here, and may still be carried out.';
    return canceled('CLUSTER_NOT_TOLD', message, now);
  }
  const message = 'The cluster accepted the run and does not know it any more.';
  return { status: run.status, failure: { code: 'PLANNED_RUN_UNKNOWN', message } };
}

function canceled(code: PlannedRunFailure['code'], message: string, now: Date): Change {
  return { status: 'CANCELED', endedAt: now, estimatedCompletionAt: null, failure: { code, message } };
}
