/** The statuses of a run and of each of its operations; newer releases know the last one, too. */
export const OPERATION_STATUSES = [
  'Accepted',
  'Running',
  'Canceled',
  'Canceling',
  'Failed',
  'Missed',
  'Succeeded',
  'SucceededWithWarning',
  'OnHold',
  'Finalizing',
  'Skipped',
  'Paused',
  'LegalHold',
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

const FINAL: ReadonlySet<OperationStatus> = new Set([
  'Canceled',
  'Failed',
  'Missed',
  'Succeeded',
  'SucceededWithWarning',
  'Skipped',
]);

/** Whether an operation in this status changes no more. */
export function isFinal(status: OperationStatus): boolean {
  return FINAL.has(status);
}

/** Whether the operation left something to copy. */
export function isSuccess(status: OperationStatus): boolean {
  return status === 'Succeeded' || status === 'SucceededWithWarning';
}

export type OperationKind = 'backup' | 'replication' | 'archival';

/** Something that takes its time. Times are microseconds since 1970, durations microseconds. */
export interface Work {
  status: OperationStatus;
  bytes: number;
  startUsecs: number | null;
  endUsecs: number | null;
  /** Work that the operation takes, and how much of it was done before `runningSinceUsecs`. */
  durationUsecs: number;
  workedUsecs: number;
  runningSinceUsecs: number | null;
  /** When its status changes by itself; `null`: it waits for something else. */
  dueUsecs: number | null;
  message: string | null;
}

/** A backup, a replication or an archival. */
export interface Operation extends Work {
  kind: OperationKind;
  /** Cluster id of a replication, target id of an archival, `null` of a backup. */
  targetId: bigint | null;
  targetName: string | null;
  taskId: string;
  queuedUsecs: number;
}
