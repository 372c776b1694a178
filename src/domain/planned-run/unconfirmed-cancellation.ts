import type { PlannedRun, PlannedRunFailure } from './planned-run.ts';

/** How long a cluster that has taken a cancellation may leave open how the run ends. */
export const LONGEST_CANCELLATION_MS = 10 * 60_000;

/**
 * Why a run ends here although its cluster does not say so: it took the cancellation long ago, and nobody is to
 * wait for its word for ever. `null` while there is time.
 */
export function unconfirmedCancellation(
  { cancelAcknowledgedAt }: Pick<PlannedRun, 'cancelAcknowledgedAt'>,
  now: Date,
): PlannedRunFailure | null {
  if (cancelAcknowledgedAt === null) return null;
  if (now.getTime() - cancelAcknowledgedAt.getTime() < LONGEST_CANCELLATION_MS) return null;
  const message =
    'Canceled here: the cluster took the cancellation and told no end of the run within 10 minutes. It may still carry parts of it out.';
  return { code: 'CANCEL_UNCONFIRMED', message };
}
