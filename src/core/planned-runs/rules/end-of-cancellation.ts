import type { PlannedRunFailure } from './failure.ts';
import type { PlannedRun } from './planned-run.ts';

/** How long a cluster that has accepted a cancellation may leave open how the run ends. */
export const LONGEST_CANCELLATION_MS = 10 * 60_000;

type Canceled = Pick<PlannedRun, 'cancelAcknowledgedAt'>;

/**
 * How a run ends whose cancellation its cluster has accepted without reporting an end; `null` while there may be
 * one. Older clusters report nothing of a run that was never scheduled, so that the acceptance is its end.
 * @param isBegun whether the cluster, asked after it accepted the cancellation, shows that the run has come to anything
 */
export function endOfCancellation(run: Canceled, isBegun: boolean, now: Date): PlannedRunFailure | null {
  if (run.cancelAcknowledgedAt === null) return null;
  if (isBegun) return unconfirmedCancellation(run, now);
  return {
    code: 'BACKUP_CANCELED',
    message: 'The cluster accepted the cancellation before it had scheduled the run.',
  };
}

/**
 * Why a run ends here although its cluster does not say so: it accepted the cancellation long ago, and its report
 * is not waited for without end. `null` while there is time.
 */
export function unconfirmedCancellation(
  { cancelAcknowledgedAt }: Canceled,
  now: Date,
): PlannedRunFailure | null {
  if (cancelAcknowledgedAt === null) return null;
  if (now.getTime() - cancelAcknowledgedAt.getTime() < LONGEST_CANCELLATION_MS) return null;
  const message =
    'The cluster accepted the cancellation and reported no end of the run within 10 minutes: it counts as canceled here, and parts of it may still be carried out.';
  return { code: 'CANCEL_UNCONFIRMED', message };
}
