import { type ClusterContact, UNDISTURBED } from '../../core/planned-runs/rules/contact.ts';
import type { PlannedRunFailure } from '../../core/planned-runs/rules/failure.ts';
import {
  isFinal,
  type PlannedRun,
  type PlannedRunStatus,
} from '../../core/planned-runs/rules/planned-run.ts';

// Release 0.1 knows no contact: it writes into the failure of a run that has not ended why its cluster cannot be
// asked, and reads it there. Its servers may work on the same database beside this one, so that a loss is written
// in both places, and where the two disagree, 0.1 was the last to write. To be removed after release 0.2.

/** Reasons of 0.1 for which the cluster did answer. */
const NOT_UNDERSTOOD = new Set([
  'CLUSTER_NOT_UNDERSTOOD',
  'CLUSTER_UNEXPECTED_ANSWER',
  'PLANNED_RUN_UNKNOWN',
]);

/**
 * The failure to write beside a change; `undefined` where it stays as it is.
 * @param status that the run has after the change
 */
export function failureToWrite(
  status: PlannedRunStatus,
  failure: PlannedRunFailure | null | undefined,
  contact: ClusterContact | undefined,
): PlannedRunFailure | null | undefined {
  if (isFinal(status)) return failure ?? null;
  return contact === undefined ? undefined : contact.reason;
}

/** Failure and contact, read from what this release or the one before has written. */
export function failureAndContact({
  status,
  failure,
  contact,
  lastSyncedAt,
}: Pick<PlannedRun, 'status' | 'failure' | 'contact' | 'lastSyncedAt'>): Pick<
  PlannedRun,
  'failure' | 'contact'
> {
  if (isFinal(status)) return { failure, contact };
  const isOurs = failure?.code === contact.reason?.code;
  return { failure: null, contact: isOurs ? contact : contactOf(failure, lastSyncedAt) };
}

function contactOf(failure: PlannedRunFailure | null, lastSyncedAt: Date | null): ClusterContact {
  if (failure === null) return UNDISTURBED;
  const state = NOT_UNDERSTOOD.has(failure.code) ? 'NOT_UNDERSTOOD' : 'LOST';
  return { state, since: lastSyncedAt, reason: failure };
}
