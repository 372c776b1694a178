import type {
  BackupOperation,
  OperationStatus,
  PlannedRunPollStatus,
  ProtectionRun,
  ReplicationOperation,
  TaskProgress,
} from '../../src/core/clusters/cluster-facts.ts';
import { UNDISTURBED } from '../../src/core/planned-runs/rules/contact.ts';
import {
  deriveProgress,
  type FollowedRun,
  type PlannedRunReport,
} from '../../src/core/planned-runs/rules/derive-progress.ts';

/** The replication cluster of the run. */
export const TARGET = 22n;
/** Another cluster that the group is copied to. */
export const ELSEWHERE = 33n;
export const NOW = new Date('2026-03-01T12:00:00Z');
/** So many minutes from now. */
export const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);

/** What is recorded of a run that the cluster has accepted; the fields given replace its own. */
export function previous(fields: Partial<FollowedRun> = {}): FollowedRun {
  return {
    status: 'WAITING',
    waitingOnOtherRunCancellations: false,
    runId: null,
    percentComplete: 0,
    bytesTransferred: null,
    estimatedCompletionAt: null,
    startedAt: null,
    endedAt: null,
    failure: null,
    contact: UNDISTURBED,
    replicationClusterId: TARGET,
    cancelRequestedAt: null,
    cancelAcknowledgedAt: null,
    ...fields,
  };
}

/** What an older cluster answers to a poll about a scheduled run. */
export function poll(fields: Partial<PlannedRunPollStatus> = {}): PlannedRunPollStatus {
  return {
    failoverId: 'failover',
    protectionGroupId: '11:5:7',
    runId: '9:1700000000000000',
    waitingOnOtherRunCancellations: null,
    backupStatus: null,
    ...fields,
  };
}

/** The backup of the run. */
export function backup(status: OperationStatus, fields: Partial<BackupOperation> = {}): BackupOperation {
  return {
    status,
    wireRunType: 'kRegular',
    startTimeUsecs: null,
    startedAt: at(-10),
    endedAt: null,
    localTaskId: null,
    messages: [],
    ...fields,
  };
}

/** Its copy to the replication cluster. */
export function copy(
  status: OperationStatus,
  fields: Partial<ReplicationOperation> = {},
): ReplicationOperation {
  return {
    clusterId: TARGET,
    clusterName: null,
    status,
    percentComplete: null,
    queuedAt: null,
    startedAt: null,
    endedAt: null,
    message: null,
    logicalSizeBytes: null,
    logicalBytesTransferred: null,
    physicalBytesTransferred: null,
    ...fields,
  };
}

/** The run as its cluster tells it, before anything has begun. */
export function run(fields: Partial<ProtectionRun> = {}): ProtectionRun {
  return {
    id: '9:1700000000000000',
    protectionGroupId: '11:5:7',
    isReplicationRun: false,
    backup: null,
    replications: [],
    archivals: [],
    objects: null,
    ...fields,
  };
}

/** Progress of the backup or of a copy. */
export const task = (
  percentComplete: number | null,
  expectedRemainingSeconds: number | null = null,
): TaskProgress => ({
  percentComplete,
  expectedRemainingSeconds,
});

/** Where the run stands by this report; what is left out, the cluster does not tell. */
export function derive(report: Partial<PlannedRunReport>, from = previous()) {
  return deriveProgress(from, { poll: poll(), run: null, progress: null, ...report }, NOW);
}
