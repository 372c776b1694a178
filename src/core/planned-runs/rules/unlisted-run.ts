import { lostContact, regainedContact, UNKNOWN_TO_CLUSTER } from './contact.ts';
import { LONGEST_CANCELLATION_MS } from './end-of-cancellation.ts';
import type { PlannedRun, PlannedRunProgress } from './planned-run.ts';

/**
 * Where a run stands that its cluster accepted once and does not list now. Lists may be late, so that it stays
 * open, unless it was to be canceled and the cluster has accepted that, or knows nothing to cancel either.
 * @param run as it was recorded before the cluster was asked
 * @param isUnknownToCancel whether the cluster answered the cancellation that it does not know the failover
 */
export function unlistedRun(
  run: Pick<PlannedRun, 'contact' | 'cancelRequestedAt' | 'cancelAcknowledgedAt'>,
  isUnknownToCancel: boolean,
  now: Date,
): Partial<PlannedRunProgress> {
  const canceled = { status: 'CANCELED', endedAt: now, estimatedCompletionAt: null } as const;
  const contact = regainedContact(run.contact, now);
  if (run.cancelAcknowledgedAt !== null || isUnknownToCancel) {
    const message = 'The cluster does not know the run any more.';
    return { ...canceled, contact, failure: { code: 'PLANNED_RUN_UNKNOWN', message } };
  }
  if (
    run.cancelRequestedAt !== null &&
    now.getTime() - run.cancelRequestedAt.getTime() >= LONGEST_CANCELLATION_MS
  ) {
    const message =
      'For 10 minutes the cluster neither accepted the cancellation nor knew the run: it counts as canceled here, and may still be carried out.';
    return { ...canceled, contact, failure: { code: 'CLUSTER_NOT_TOLD', message } };
  }
  return { contact: lostContact(run.contact, UNKNOWN_TO_CLUSTER, now) };
}
