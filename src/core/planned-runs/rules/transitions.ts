import { isDeepStrictEqual } from 'node:util';
import type { PlannedRunPollStatus } from '../../clusters/cluster-facts.ts';
import { type ContactLoss, isSilent, lostContact, regainedContact } from './contact.ts';
import { deriveProgress, type PlannedRunReport } from './derive-progress.ts';
import { unconfirmedCancellation } from './end-of-cancellation.ts';
import type { PlannedRunFailure } from './failure.ts';
import type { PlannedRun, PlannedRunChange, PlannedRunEvent, PlannedRunProgress } from './planned-run.ts';
import { contactEvents, progressEvents, remark, statusEvent } from './transition-events.ts';
import { applies, mayLead, type PlannedRunTransition } from './transition-table.ts';
import { unlistedRun } from './unlisted-run.ts';

/** What a transition writes; it is worth nothing once the run has moved on. */
export interface Transition {
  readonly change: PlannedRunChange;
  /** In order. */
  readonly events: readonly PlannedRunEvent[];
}

/**
 * The right to send the request, to be written before it is sent. Does not apply where the run is to be canceled,
 * or an earlier request may still be on its way.
 */
export function submit(run: PlannedRun, cluster: string, graceMs: number, at: Date): Transition | null {
  if (!applies('submit', run) || remainingGraceMs(run, graceMs, at) > 0) return null;
  const contact = regainedContact(run.contact, at);
  return step('submit', run, { submissionAttemptedAt: at, contact }, [
    ...contactEvents(run.contact, contact, at),
    remark('SUBMITTING', `Asks ${cluster} to carry out the run.`, at),
  ]);
}

/** Milliseconds until a request that was sent without an answer counts as one that never arrived. */
export function remainingGraceMs(
  { submissionAttemptedAt }: Pick<PlannedRun, 'submissionAttemptedAt'>,
  graceMs: number,
  at: Date,
): number {
  return submissionAttemptedAt === null ? 0 : submissionAttemptedAt.getTime() + graceMs - at.getTime();
}

/** No clear answer came. The grace period begins now that nobody waits for the answer any more. */
export function becomeUncertain(run: PlannedRun, reason: string, at: Date): Transition | null {
  if (!applies('becomeUncertain', run)) return null;
  const message = `No clear answer came, so the cluster is polled before anything else: ${reason}`;
  return step('becomeUncertain', run, { submissionAttemptedAt: at }, [
    remark('SUBMISSION_UNCERTAIN', message, at),
  ]);
}

/** The answer shows that nothing was done, so that the next attempt need not wait. */
export function withdraw(run: PlannedRun): Transition | null {
  return applies('withdraw', run) ? step('withdraw', run, { submissionAttemptedAt: null }, []) : null;
}

/**
 * The cluster has the run. A cancellation that was asked for meanwhile stays under way.
 * @param known what the poll reported, `null` where the acceptance itself was the answer
 */
export function accept(run: PlannedRun, known: PlannedRunPollStatus | null, at: Date): Transition | null {
  if (!applies('accept', run)) return null;
  const status = run.status === 'PENDING' ? 'WAITING' : run.status;
  const contact = regainedContact(run.contact, at);
  const change: PlannedRunChange = {
    status,
    submittedAt: at,
    lastSyncedAt: at,
    contact,
    ...(known && { waitingOnOtherRunCancellations: known.waitingOnOtherRunCancellations === true }),
  };
  return step('accept', run, change, [
    ...contactEvents(run.contact, contact, at),
    statusEvent(run.status, status, 'The cluster accepted the run.', at),
  ]);
}

/** The cluster declined the run, and does not know it from an earlier request. */
export function refuse(run: PlannedRun, failure: PlannedRunFailure, at: Date): Transition | null {
  if (!applies('refuse', run)) return null;
  const message = `The cluster refused the run: ${failure.message}`;
  return step('refuse', run, { status: 'FAILED', failure, endedAt: at }, [
    statusEvent(run.status, 'FAILED', message, at),
  ]);
}

/** Somebody asks to cancel. A run that was never sent ends at once. */
export function requestCancel(
  run: PlannedRun,
  reason: string | null,
  actor: string,
  at: Date,
): Transition | null {
  if (!applies('requestCancel', run)) return null;
  const wasNeverSent = run.status === 'PENDING' && run.submissionAttemptedAt === null;
  const to = wasNeverSent ? 'CANCELED' : 'CANCELING';
  const message = reason ?? 'Asked to cancel the failover.';
  const change: PlannedRunChange = {
    status: to,
    cancelRequestedAt: at,
    ...(wasNeverSent && { endedAt: at }),
  };
  return step('requestCancel', run, change, [
    { kind: 'CANCEL_REQUESTED', at, actor, from: run.status, to, message },
  ]);
}

/** A run to be canceled that the cluster does not know, although it answers, and will not get any more. */
export function endUnsubmitted(run: PlannedRun, graceMs: number, at: Date): Transition | null {
  if (!applies('endUnsubmitted', run) || remainingGraceMs(run, graceMs, at) > 0) return null;
  const contact = regainedContact(run.contact, at);
  return step('endUnsubmitted', run, { status: 'CANCELED', endedAt: at, contact }, [
    ...contactEvents(run.contact, contact, at),
    statusEvent(run.status, 'CANCELED', 'Canceled; the cluster never knew the run.', at),
  ]);
}

/**
 * What the cluster reports; does not apply when that is nothing new.
 * @param report `null` where the cluster answers and does not list the run
 * @param isUnknownToCancel whether it answered a cancellation that it does not know the failover
 */
export function progress(
  run: PlannedRun,
  report: PlannedRunReport | null,
  isUnknownToCancel: boolean,
  at: Date,
): Transition | null {
  if (!applies('progress', run)) return null;
  const before = pickProgress(run);
  const after =
    report === null
      ? { ...before, ...unlistedRun(run, isUnknownToCancel, at) }
      : deriveProgress(run, report, at);
  if (isDeepStrictEqual(after, before)) return null;
  return step('progress', run, { ...after, lastSyncedAt: at }, progressEvents(run, after, at));
}

/** The cluster cannot be asked: the run keeps its state and says so, once for each reason. */
export function lose(run: PlannedRun, loss: ContactLoss, at: Date): Transition | null {
  if (!applies('lose', run) || run.contact.reason?.code === loss.reason.code) return null;
  return step('lose', run, { contact: lostContact(run.contact, loss, at) }, [
    remark('CLUSTER_LOST', loss.reason.message, at),
  ]);
}

/** The cluster answers, and has nothing else to report. */
export function regain(run: PlannedRun, at: Date): Transition | null {
  if (!applies('regain', run) || run.contact.state === 'IN_CONTACT') return null;
  const contact = regainedContact(run.contact, at);
  return step('regain', run, { contact }, contactEvents(run.contact, contact, at));
}

/**
 * A cancellation is not kept up without end. One request without an answer is no loss yet: the cluster must have
 * been asked in vain before, and have been silent since the cancellation was asked for, for so long.
 */
export function giveUp(run: PlannedRun, loss: ContactLoss, patienceMs: number, at: Date): Transition | null {
  if (!applies('giveUp', run) || !isSilent(run.contact)) return null;
  const failure =
    run.cancelAcknowledgedAt === null
      ? undeliveredCancellation(run, loss, patienceMs, at)
      : unconfirmedCancellation(run, at);
  if (failure === null) return null;
  return step(
    'giveUp',
    run,
    { status: 'CANCELED', endedAt: at, failure, contact: lostContact(run.contact, loss, at) },
    [statusEvent(run.status, 'CANCELED', failure.message, at)],
  );
}

function undeliveredCancellation(
  { cancelRequestedAt, lastSyncedAt }: PlannedRun,
  { reason }: ContactLoss,
  patienceMs: number,
  at: Date,
): PlannedRunFailure | null {
  const silentSince = Math.max(cancelRequestedAt?.getTime() ?? 0, lastSyncedAt?.getTime() ?? 0);
  if (at.getTime() - silentSince < patienceMs) return null;
  const message = `Canceled here; the cancellation could not be sent to the cluster, which may still carry the run out: ${reason.message}`;
  return { code: 'CLUSTER_NOT_TOLD', message };
}

/** @throws TypeError for a step that the table does not have: the rules contradict each other */
function step(
  name: PlannedRunTransition,
  run: PlannedRun,
  change: PlannedRunChange,
  events: readonly PlannedRunEvent[],
): Transition {
  const to = change.status ?? run.status;
  if (!mayLead(name, run.status, to)) throw new TypeError(`${name} leads no run from ${run.status} to ${to}`);
  return { change, events };
}

function pickProgress(run: PlannedRun): PlannedRunProgress {
  return {
    status: run.status,
    waitingOnOtherRunCancellations: run.waitingOnOtherRunCancellations,
    runId: run.runId,
    percentComplete: run.percentComplete,
    bytesTransferred: run.bytesTransferred,
    estimatedCompletionAt: run.estimatedCompletionAt,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    failure: run.failure,
    contact: run.contact,
  };
}
