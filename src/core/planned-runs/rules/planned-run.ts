import type { ClusterContact } from './contact.ts';
import type { PlannedRunFailure } from './failure.ts';

/** Where a planned run stands. */
export type PlannedRunStatus =
  /** Recorded here, not yet accepted by the cluster. */
  | 'PENDING'
  /** Accepted, not scheduled. */
  | 'WAITING'
  | 'RUNNING'
  /** The backup is done, its copy is under way. */
  | 'REPLICATING'
  /** In sync on the replication cluster, not merely backed up. */
  | 'SUCCEEDED'
  | 'SUCCEEDED_WITH_WARNING'
  | 'FAILED'
  | 'MISSED'
  | 'SKIPPED'
  | 'PAUSED'
  | 'ON_HOLD'
  | 'CANCELING'
  | 'CANCELED';

export const PLANNED_RUN_STATUSES = [
  'PENDING',
  'WAITING',
  'RUNNING',
  'REPLICATING',
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
  'FAILED',
  'MISSED',
  'SKIPPED',
  'PAUSED',
  'ON_HOLD',
  'CANCELING',
  'CANCELED',
] as const satisfies readonly PlannedRunStatus[];

/** Statuses that a run never leaves. */
export const FINAL_STATUSES = [
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
  'FAILED',
  'MISSED',
  'SKIPPED',
  'CANCELED',
] as const satisfies readonly PlannedRunStatus[];

/** Whether the run has come to its end. */
export function isFinal(status: PlannedRunStatus): boolean {
  return (FINAL_STATUSES as readonly PlannedRunStatus[]).includes(status);
}

/** What can change of a run while the cluster works on it. */
export interface PlannedRunProgress {
  readonly status: PlannedRunStatus;
  /** Whether the cluster waits for the cancellation of other runs; meaningful with cancelNonFailoverRuns. */
  readonly waitingOnOtherRunCancellations: boolean;
  /** `<n>:<startUsecs>`, once the cluster has scheduled the run. */
  readonly runId: string | null;
  /** 0 to 100 over backup and replication together. */
  readonly percentComplete: number;
  /** To the replication cluster. */
  readonly bytesTransferred: bigint | null;
  readonly estimatedCompletionAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Why the run did not succeed; `null` before its end. */
  readonly failure: PlannedRunFailure | null;
  readonly contact: ClusterContact;
}

/** One planned run, from its recording to its end. */
export interface PlannedRun extends PlannedRunProgress {
  /** Identifies the whole failover, here and on the clusters. */
  readonly failoverId: string;
  readonly configurationDigest: string;
  readonly sourceClusterId: bigint;
  readonly replicationClusterId: bigint;
  readonly protectionGroupId: string;
  /** Increases with every change. */
  readonly version: number;
  readonly reason: string | null;
  readonly startedBy: string;
  readonly createdAt: Date;
  /** When the cluster accepted the run. */
  readonly submittedAt: Date | null;
  /** When the request was last on its way to the cluster; until it is known what became of it, it is not repeated. */
  readonly submissionAttemptedAt: Date | null;
  /** When somebody here asked for it. */
  readonly cancelRequestedAt: Date | null;
  /** When the cluster accepted that: from then on it is not asked again. */
  readonly cancelAcknowledgedAt: Date | null;
  /** When the cluster last reported the state shown here. */
  readonly lastSyncedAt: Date | null;
}

/**
 * Why a run did not succeed or, before its end, why its cluster cannot be asked: what release 0.1 called its failure.
 * To be removed after release 0.2.
 */
export function failureOrLoss({
  status,
  failure,
  contact,
}: Pick<PlannedRun, 'status' | 'failure' | 'contact'>): PlannedRunFailure | null {
  return isFinal(status) ? failure : contact.reason;
}

/** A run to be recorded as `PENDING`. */
export type NewPlannedRun = Pick<
  PlannedRun,
  | 'failoverId'
  | 'configurationDigest'
  | 'sourceClusterId'
  | 'replicationClusterId'
  | 'protectionGroupId'
  | 'reason'
  | 'startedBy'
  | 'createdAt'
>;

/** What a change writes: everything a cluster reports, and the marks of our own dealings with it. */
export type PlannedRunChange = Partial<PlannedRunProgress> &
  Partial<Pick<PlannedRun, 'submittedAt' | 'submissionAttemptedAt' | 'cancelRequestedAt' | 'lastSyncedAt'>>;

/** What happened to a run. */
export type PlannedRunEventKind =
  | 'CREATED'
  /** An operation of another run is to be canceled, as the preview said. */
  | 'CANCELS_OPERATION'
  /** An operation of another run is waited for, as the preview said. */
  | 'WAITS_FOR_OPERATION'
  | 'SUBMITTING'
  /** The request was sent and no answer came: it is polled for before anything else. */
  | 'SUBMISSION_UNCERTAIN'
  | 'STATUS_CHANGED'
  | 'CANCEL_REQUESTED'
  /** The cluster cannot be asked. */
  | 'CLUSTER_LOST'
  /** The cluster answers again. */
  | 'CLUSTER_FOUND';

/** One line in the history of a run. */
export interface PlannedRunEvent {
  readonly kind: PlannedRunEventKind;
  readonly at: Date;
  /** Viewer, or `system`. */
  readonly actor: string;
  readonly from: PlannedRunStatus | null;
  readonly to: PlannedRunStatus | null;
  /** One sentence for people. */
  readonly message: string;
}

/** Narrows a list of runs; fields left out do not narrow. */
export interface PlannedRunFilter {
  readonly failoverIds?: readonly string[] | undefined;
  readonly statuses?: readonly PlannedRunStatus[] | undefined;
  readonly sourceClusterId?: bigint | undefined;
  readonly protectionGroupId?: string | undefined;
  readonly configurationDigest?: string | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Exclusive. */
  readonly createdBefore?: Date | undefined;
}
