import type { ClusterState, Operation, OperationKind, OperationStatus } from '../model.ts';
import { isFinal, takeNumber } from '../model.ts';
import { durationOf, type Moment, workDurationOf } from './pace.ts';

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
export function workedBy(operation: Operation, nowUsecs: number): number {
  const sinceStart = operation.runningSinceUsecs === null ? 0 : nowUsecs - operation.runningSinceUsecs;
  return Math.min(operation.durationUsecs, operation.workedUsecs + sinceStart);
}

/** The part of the work that is done, 0 to 1. */
export function fractionDone(operation: Operation, nowUsecs: number): number {
  if (operation.status === 'Succeeded' || operation.status === 'SucceededWithWarning') return 1;
  return workedBy(operation, nowUsecs) / operation.durationUsecs;
}

/** Work that remains, in microseconds of simulated time. */
export function remainingUsecs(operation: Operation, nowUsecs: number): number {
  return isFinal(operation.status) ? 0 : operation.durationUsecs - workedBy(operation, nowUsecs);
}

/** Puts the operation into a status, keeping times and the work done consistent with it. */
export function setStatus(operation: Operation, status: OperationStatus, moment: Moment): void {
  const { nowUsecs } = moment;
  operation.workedUsecs = workedBy(operation, nowUsecs);
  operation.runningSinceUsecs = null;
  operation.status = status;
  operation.dueUsecs = null;
  // Control can bring an operation back that had ended.
  operation.endUsecs = null;
  if (status === 'Running') {
    operation.startUsecs ??= nowUsecs;
    operation.runningSinceUsecs = nowUsecs;
    operation.dueUsecs = nowUsecs + operation.durationUsecs - operation.workedUsecs;
  } else if (status === 'Finalizing') {
    operation.startUsecs ??= nowUsecs;
    operation.workedUsecs = operation.durationUsecs;
    operation.dueUsecs = nowUsecs + durationOf(moment, 'finalize');
  } else if (status === 'Canceling') {
    operation.dueUsecs = nowUsecs + durationOf(moment, 'cancel');
  } else if (status === 'OnHold') {
    operation.dueUsecs = nowUsecs + durationOf(moment, 'hold');
  } else if (isFinal(status)) {
    operation.startUsecs ??= status === 'Succeeded' || status === 'SucceededWithWarning' ? nowUsecs : null;
    operation.endUsecs = nowUsecs;
  }
}

/** Asks an unfinished operation to stop; one that is finished or already stopping stays as it is. */
export function cancelOperation(operation: Operation, moment: Moment, reason: string): void {
  if (isFinal(operation.status) || operation.status === 'Canceling') return;
  operation.message = reason;
  setStatus(operation, 'Canceling', moment);
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
export function stepOperation(operation: Operation, moment: Moment): void {
  const next = NEXT_STATUS[operation.status];
  if (next === undefined) operation.dueUsecs = null;
  else setStatus(operation, next, moment);
}
