import type { ClusterState } from '../model.ts';
import { takeNumber } from '../model.ts';
import { durationOf, type Moment, workDurationOf } from './pace.ts';
import type { Operation, OperationKind, OperationStatus, Work } from './work.ts';
import { isFinal } from './work.ts';

/** A new operation, accepted and not started; `dueUsecs` null: it waits for the backup. */
export function newOperation(
  moment: Moment,
  cluster: ClusterState,
  kind: OperationKind,
  target: { id: bigint; name: string } | null,
  bytes: number,
  queuedUsecs: number,
  dueUsecs: number | null,
): Operation {
  return {
    kind,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
    taskId: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    status: 'Accepted',
    bytes,
    queuedUsecs,
    startUsecs: null,
    endUsecs: null,
    durationUsecs: workDurationOf(moment, kind, bytes),
    workedUsecs: 0,
    runningSinceUsecs: null,
    dueUsecs,
    message: null,
  };
}

/** Microseconds of work done. */
export function workedBy(work: Work, nowUsecs: number): number {
  const sinceStart = work.runningSinceUsecs === null ? 0 : nowUsecs - work.runningSinceUsecs;
  return Math.min(work.durationUsecs, work.workedUsecs + sinceStart);
}

/** The part of the work that is done, 0 to 1. */
export function fractionDone(work: Work, nowUsecs: number): number {
  if (work.status === 'Succeeded' || work.status === 'SucceededWithWarning') return 1;
  return workedBy(work, nowUsecs) / work.durationUsecs;
}

/** Work that remains, in microseconds of simulated time. */
export function remainingUsecs(work: Work, nowUsecs: number): number {
  return isFinal(work.status) ? 0 : work.durationUsecs - workedBy(work, nowUsecs);
}

/** Puts the operation into a status, keeping times and the work done consistent with it. */
export function setStatus(work: Work, status: OperationStatus, moment: Moment): void {
  const { nowUsecs } = moment;
  work.workedUsecs = workedBy(work, nowUsecs);
  work.runningSinceUsecs = null;
  work.status = status;
  work.dueUsecs = null;
  // Control can bring an operation back that had ended.
  work.endUsecs = null;
  if (status === 'Running') {
    work.startUsecs ??= nowUsecs;
    work.runningSinceUsecs = nowUsecs;
    work.dueUsecs = nowUsecs + work.durationUsecs - work.workedUsecs;
  } else if (status === 'Finalizing') {
    work.startUsecs ??= nowUsecs;
    work.workedUsecs = work.durationUsecs;
    work.dueUsecs = nowUsecs + durationOf(moment, 'finalize');
  } else if (status === 'Canceling') {
    work.dueUsecs = nowUsecs + durationOf(moment, 'cancel');
  } else if (status === 'OnHold') {
    work.dueUsecs = nowUsecs + durationOf(moment, 'hold');
  } else if (isFinal(status)) {
    work.startUsecs ??= status === 'Succeeded' || status === 'SucceededWithWarning' ? nowUsecs : null;
    work.endUsecs = nowUsecs;
  }
}

/** Asks an unfinished operation to stop; one that is finished or already stopping stays as it is. */
export function cancelOperation(work: Work, moment: Moment, reason: string): void {
  if (isFinal(work.status) || work.status === 'Canceling') return;
  work.message = reason;
  setStatus(work, 'Canceling', moment);
}

/** What each status becomes by itself when its time has come. */
const NEXT_STATUS: Readonly<Partial<Record<OperationStatus, OperationStatus>>> = {
  Accepted: 'Running',
  OnHold: 'Running',
  Running: 'Finalizing',
  Finalizing: 'Succeeded',
  Canceling: 'Canceled',
};

/** Carries out the change that was due. */
export function stepOperation(work: Work, moment: Moment): void {
  const next = NEXT_STATUS[work.status];
  if (next === undefined) work.dueUsecs = null;
  else setStatus(work, next, moment);
}
