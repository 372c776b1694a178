import type {
  BackupOperation,
  OperationStatus,
  PlannedRunPollStatus,
  ProtectionRun,
  ReplicationOperation,
  RunProgress,
  TaskProgress,
} from '../../clusters/cluster-facts.ts';
import { copyTo } from '../../clusters/copy-to.ts';
import { regainedContact } from './contact.ts';
import { endOfCancellation } from './end-of-cancellation.ts';
import type { PlannedRunFailure } from './failure.ts';
import { isFinal, type PlannedRun, type PlannedRunProgress, type PlannedRunStatus } from './planned-run.ts';
import { representableInstant } from './representable-instant.ts';

/** What a cluster reports of one planned run. */
export interface PlannedRunReport {
  readonly poll: PlannedRunPollStatus;
  /** `null` before the run is scheduled. */
  readonly run: ProtectionRun | null;
  readonly progress: RunProgress | null;
}

/** A run as it is recorded, with what was asked of it here. */
export type FollowedRun = PlannedRunProgress &
  Pick<PlannedRun, 'replicationClusterId' | 'cancelRequestedAt' | 'cancelAcknowledgedAt'>;

/** Share of the backup in the whole; what a run really spends on each part differs too much to promise more. */
const BACKUP_SHARE = 0.5;

/**
 * Where a planned run stands, judged by what its cluster reports.
 *
 * Newer clusters report the status of the backup when polled, older ones do not: then the run itself decides.
 * Success needs both the backup and its copy on the replication cluster.
 * @param previous as it was recorded before the cluster was asked for the report
 */
export function deriveProgress(
  previous: FollowedRun,
  { poll, run, progress }: PlannedRunReport,
  now: Date,
): PlannedRunProgress {
  const { replicationClusterId } = previous;
  const replication = copyTo(run?.replications ?? [], replicationClusterId);
  const backupStatus = run?.backup?.status ?? poll.backupStatus;
  const runId = poll.runId ?? previous.runId;
  const isToBeCanceled = previous.cancelRequestedAt !== null;
  const reported = deriveStatus(backupStatus, replication?.status ?? null, runId !== null, isToBeCanceled);
  const isBegun = runId !== null || backupStatus !== null;
  const canceled = reported === 'CANCELING' ? endOfCancellation(previous, isBegun, now) : null;
  const status = canceled === null ? reported : 'CANCELED';
  const replicationProgress = copyTo(progress?.replications ?? [], replicationClusterId);
  const ended = isFinal(status);
  return {
    status,
    waitingOnOtherRunCancellations: !ended && poll.waitingOnOtherRunCancellations === true && runId === null,
    runId,
    percentComplete: derivePercent(
      status,
      previous.percentComplete,
      progress?.backup ?? null,
      replication,
      replicationProgress,
    ),
    bytesTransferred:
      replication?.physicalBytesTransferred ??
      replication?.logicalBytesTransferred ??
      previous.bytesTransferred,
    estimatedCompletionAt: ended ? null : estimateCompletion(status, progress, replicationProgress, now),
    startedAt: representableInstant(run?.backup?.startedAt) ?? previous.startedAt,
    endedAt: ended
      ? (representableInstant(replication?.endedAt) ?? representableInstant(run?.backup?.endedAt) ?? now)
      : null,
    failure: canceled ?? deriveFailure(status, backupStatus, run?.backup ?? null, replication),
    contact: regainedContact(previous.contact, now),
  };
}

const UNSUCCESSFUL_ENDS: Partial<Record<OperationStatus, PlannedRunStatus>> = {
  FAILED: 'FAILED',
  MISSED: 'MISSED',
  SKIPPED: 'SKIPPED',
  CANCELED: 'CANCELED',
};

const HELD: Partial<Record<OperationStatus, PlannedRunStatus>> = {
  PAUSED: 'PAUSED',
  ON_HOLD: 'ON_HOLD',
  CANCELING: 'CANCELING',
};

function deriveStatus(
  backup: OperationStatus | null,
  replication: OperationStatus | null,
  isScheduled: boolean,
  isToBeCanceled: boolean,
): PlannedRunStatus {
  const parts = [backup, replication].filter((part) => part !== null);
  for (const part of parts) {
    const end = UNSUCCESSFUL_ENDS[part];
    if (end !== undefined) return end;
  }
  // Once a cancellation has been asked for, only an end is news.
  if (isToBeCanceled && !(isSucceeded(backup) && isSucceeded(replication))) return 'CANCELING';
  for (const part of parts) {
    const held = HELD[part];
    if (held !== undefined) return held;
  }
  if (!isScheduled) return 'WAITING';
  if (!isSucceeded(backup)) return 'RUNNING';
  if (!isSucceeded(replication)) return 'REPLICATING';
  return parts.includes('SUCCEEDED_WITH_WARNING') ? 'SUCCEEDED_WITH_WARNING' : 'SUCCEEDED';
}

function isSucceeded(status: OperationStatus | null): boolean {
  return status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING';
}

function derivePercent(
  status: PlannedRunStatus,
  previous: number,
  backup: TaskProgress | null,
  replication: ReplicationOperation | null,
  replicationProgress: TaskProgress | null,
): number {
  if (status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING') return 100;
  const replicated = replicationProgress?.percentComplete ?? replication?.percentComplete ?? 0;
  const percent =
    status === 'REPLICATING'
      ? BACKUP_SHARE * 100 + (1 - BACKUP_SHARE) * replicated
      : BACKUP_SHARE * (backup?.percentComplete ?? 0);
  // Clusters report parts at different moments; a bar that goes back helps nobody.
  return Math.min(99, Math.max(previous, Math.round(percent * 10) / 10));
}

function estimateCompletion(
  status: PlannedRunStatus,
  progress: RunProgress | null,
  replication: TaskProgress | null,
  now: Date,
): Date | null {
  const seconds =
    status === 'REPLICATING'
      ? replication?.expectedRemainingSeconds
      : progress?.backup?.expectedRemainingSeconds;
  return seconds === null || seconds === undefined
    ? null
    : representableInstant(new Date(now.getTime() + seconds * 1000));
}

function deriveFailure(
  status: PlannedRunStatus,
  backupStatus: OperationStatus | null,
  backup: BackupOperation | null,
  replication: ReplicationOperation | null,
): PlannedRunFailure | null {
  if (!isFinal(status) || status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING') return null;
  const isBackupAtFault = backupStatus !== null && UNSUCCESSFUL_ENDS[backupStatus] !== undefined;
  const part = isBackupAtFault ? 'BACKUP' : 'REPLICATION';
  const reported = isBackupAtFault ? backup?.messages.join(' ') : replication?.message;
  return {
    code: `${part}_${status}`,
    message: reported || `The ${part.toLowerCase()} on the cluster ended as ${status.toLowerCase()}.`,
  };
}
