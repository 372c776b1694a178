import { fractionDone, remainingUsecs } from '../engine/operations.ts';
import type { Operation } from '../engine/work.ts';
import { isSuccess } from '../engine/work.ts';
import type { ClusterState, Run } from '../model.ts';
import { isBackedUp } from '../model.ts';
import { objectProgressOnWire, progressStatus, runObjectsOnWire } from './run-objects.ts';

/** Times on the wire are left out until they are known: the vendor's models do not take null everywhere. */
function times(operation: Operation): object {
  return {
    ...(operation.startUsecs === null ? {} : { startTimeUsecs: operation.startUsecs }),
    ...(operation.endUsecs === null ? {} : { endTimeUsecs: operation.endUsecs }),
  };
}

function backupInfo(run: Run, nowUsecs: number): object {
  const { backup } = run;
  const bytesRead = Math.round(backup.bytes * fractionDone(backup, nowUsecs));
  return {
    status: backup.status,
    runType: run.runType,
    // The run's own start, which its id tells as well; the backup starts working a moment later.
    startTimeUsecs: run.startUsecs,
    ...(backup.endUsecs === null ? {} : { endTimeUsecs: backup.endUsecs }),
    isSlaViolated: false,
    localTaskId: backup.taskId,
    messages: backup.message === null ? null : [backup.message],
    localSnapshotStats: {
      bytesRead,
      // What is left after deduplication and compression.
      bytesWritten: Math.round(bytesRead * 0.6),
      logicalSizeBytes: run.logicalSizeBytes,
    },
  };
}

function incarnationId(cluster: ClusterState, clusterId: bigint | null): bigint | null {
  if (clusterId === cluster.id) return cluster.incarnationId;
  return cluster.remoteClusters.find((remote) => remote.id === clusterId)?.incarnationId ?? null;
}

function replicationTarget(cluster: ClusterState, run: Run, operation: Operation, nowUsecs: number): object {
  const done = fractionDone(operation, nowUsecs);
  const transferred = Math.round(operation.bytes * done);
  return {
    clusterId: operation.targetId,
    clusterIncarnationId: incarnationId(cluster, operation.targetId),
    clusterName: operation.targetName,
    replicationTaskId: operation.taskId,
    isInBound: run.replicaOf !== null,
    status: operation.status,
    // Whole percents here; the progress endpoint tells fractions.
    percentageCompleted: Math.floor(done * 100),
    queuedTimeUsecs: operation.queuedUsecs,
    ...times(operation),
    message: operation.message,
    stats: {
      logicalSizeBytes: run.logicalSizeBytes,
      logicalBytesTransferred: transferred,
      physicalBytesTransferred: Math.round(transferred * 0.6),
    },
  };
}

function archivalTarget(cluster: ClusterState, operation: Operation): object {
  return {
    targetId: operation.targetId,
    targetName: operation.targetName,
    targetType: archivalTargetType(cluster, operation.targetId),
    archivalTaskId: operation.taskId,
    status: operation.status,
    queuedTimeUsecs: operation.queuedUsecs,
    ...times(operation),
    message: operation.message,
  };
}

function archivalTargetType(cluster: ClusterState, targetId: bigint | null): string {
  for (const policy of cluster.policies) {
    for (const target of policy.archivalTargets) if (target.targetId === targetId) return target.targetType;
  }
  return 'Cloud';
}

/** A run as the run lists show it. */
export function runOnWire(
  cluster: ClusterState,
  run: Run,
  nowUsecs: number,
  includeObjectDetails: boolean,
): object {
  const group = cluster.groups.find((candidate) => candidate.id === run.protectionGroupId);
  const origin = run.replicaOf;
  const originCluster = cluster.remoteClusters.find((remote) => remote.id === origin?.clusterId);
  const info = backupInfo(run, nowUsecs);
  return {
    id: run.id,
    protectionGroupId: run.protectionGroupId,
    protectionGroupName: group?.name ?? null,
    environment: group?.environment ?? null,
    isReplicationRun: origin !== null,
    originClusterIdentifier: {
      clusterId: origin?.clusterId ?? cluster.id,
      clusterIncarnationId: originCluster?.incarnationId ?? cluster.incarnationId,
      clusterName: originCluster?.name ?? cluster.name,
    },
    ...(origin === null ? {} : { originProtectionGroupId: origin.protectionGroupId }),
    hasLocalSnapshot: isSuccess(run.backup.status),
    isLocalSnapshotsDeleted: false,
    onLegalHold: run.onLegalHold,
    ...(origin === null ? { localBackupInfo: info } : { originalBackupInfo: info }),
    ...(run.replications.length === 0
      ? {}
      : {
          replicationInfo: {
            replicationTargetResults: run.replications.map((operation) =>
              replicationTarget(cluster, run, operation, nowUsecs),
            ),
          },
        }),
    ...(run.archivals.length === 0
      ? {}
      : {
          archivalInfo: {
            archivalTargetResults: run.archivals.map((operation) => archivalTarget(cluster, operation)),
          },
        }),
    ...(includeObjectDetails ? { objects: runObjectsOnWire(cluster, run, nowUsecs) } : {}),
  };
}

/** A run as the summary across groups shows it. */
export function runSummaryOnWire(cluster: ClusterState, run: Run, nowUsecs: number): object {
  const group = cluster.groups.find((candidate) => candidate.id === run.protectionGroupId);
  const done = fractionDone(run.backup, nowUsecs);
  return {
    id: run.id,
    protectionGroupId: run.protectionGroupId,
    protectionGroupName: group?.name ?? null,
    environment: group?.environment ?? null,
    isSlaViolated: false,
    startTimeUsecs: run.startUsecs,
    ...(run.backup.endUsecs === null ? {} : { endTimeUsecs: run.backup.endUsecs }),
    status: run.backup.status,
    isFullRun: run.runType === 'kFull',
    totalObjectsCount: run.objectIds.length,
    successObjectsCount: isSuccess(run.backup.status)
      ? run.objectIds.filter((id) => isBackedUp(run, id)).length
      : 0,
    logicalSizeBytes: run.logicalSizeBytes,
    bytesWritten: Math.round(run.backup.bytes * done * 0.6),
  };
}

/** `occuredAtUsecs` is misspelt on the wire. */
function progressEvents(operation: Operation): object[] {
  const events: object[] = [
    { message: `Accepted ${operation.kind}.`, occuredAtUsecs: operation.queuedUsecs },
  ];
  if (operation.startUsecs !== null) {
    events.push({ message: `Started ${operation.kind}.`, occuredAtUsecs: operation.startUsecs });
  }
  if (operation.endUsecs !== null) {
    events.push({
      message: operation.message ?? `Ended ${operation.kind}: ${operation.status}.`,
      occuredAtUsecs: operation.endUsecs,
    });
  }
  return events;
}

export interface ProgressDetails {
  readonly events: boolean;
  readonly objects: boolean;
}

function progressOf(
  cluster: ClusterState,
  run: Run,
  operation: Operation,
  nowUsecs: number,
  details: ProgressDetails,
): object {
  return {
    percentageCompleted: Math.floor(fractionDone(operation, nowUsecs) * 10_000) / 100,
    expectedRemainingTimeUsecs: Math.round(remainingUsecs(operation, nowUsecs)),
    status: progressStatus(operation),
    ...times(operation),
    ...(details.events ? { events: progressEvents(operation) } : {}),
    ...(details.objects ? { objects: objectProgressOnWire(cluster, run, operation, nowUsecs) } : {}),
  };
}

/** Calls the parts of a run by their names, as its progress and its stats have them. */
function partsOnWire(cluster: ClusterState, run: Run, part: (operation: Operation) => object): object {
  return {
    ...(run.replicaOf === null ? { localRun: part(run.backup) } : {}),
    replicationRun: run.replications.map((operation) => ({
      clusterId: operation.targetId,
      clusterIncarnationId: incarnationId(cluster, operation.targetId),
      clusterName: operation.targetName,
      ...part(operation),
    })),
    archivalRun: run.archivals.map((operation) => ({
      targetId: operation.targetId,
      targetName: operation.targetName,
      targetType: archivalTargetType(cluster, operation.targetId),
      archivalTaskId: operation.taskId,
      ...part(operation),
    })),
  };
}

/** The progress of a run. */
export function progressOnWire(
  cluster: ClusterState,
  run: Run,
  nowUsecs: number,
  details: ProgressDetails,
): object {
  return partsOnWire(cluster, run, (operation) => progressOf(cluster, run, operation, nowUsecs, details));
}

/** What a run has read and moved so far. */
export function statsOnWire(cluster: ClusterState, run: Run, nowUsecs: number): object {
  return partsOnWire(cluster, run, (operation) => {
    const bytes = Math.round(operation.bytes * fractionDone(operation, nowUsecs));
    return {
      status: operation.status,
      ...times(operation),
      stats: {
        logicalSizeBytes: run.logicalSizeBytes,
        ...(operation.kind === 'backup'
          ? { bytesRead: bytes, bytesWritten: Math.round(bytes * 0.6) }
          : { logicalBytesTransferred: bytes, physicalBytesTransferred: Math.round(bytes * 0.6) }),
      },
    };
  });
}
