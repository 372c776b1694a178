import { fractionDone } from '../engine/operations.ts';
import { isFinal, isSuccess, type Operation } from '../engine/work.ts';
import type { ClusterState, ProtectedObject, Run } from '../model.ts';
import { objectTypeOf } from './object-types.ts';

/** How the vendor calls the state of one object's snapshot. */
function snapshotStatus(run: Run, isFailed: boolean): string {
  if (isFailed || run.backup.status === 'Failed' || run.backup.status === 'Canceled') return 'kFailed';
  if (run.backup.status === 'Paused') return 'kCurrentAttemptPaused';
  return isSuccess(run.backup.status) ? 'kSuccessful' : 'kInProgress';
}

/** The object as runs and their progress name it. */
function summary(id: bigint, object: ProtectedObject | undefined): object {
  return {
    id,
    name: object?.name ?? null,
    environment: object?.environment ?? null,
    ...(object?.sourceId == null ? {} : { sourceId: object.sourceId }),
    ...(object ? { objectType: objectTypeOf(object.environment), uuid: object.uuid } : {}),
  };
}

/** The share of a run that is about one of its objects: all of them count alike. */
function share(bytes: number, run: Run): number {
  return Math.round(bytes / Math.max(1, run.objectIds.length));
}

function copyResult(operation: Operation, run: Run, isFailed: boolean, nowUsecs: number): object {
  const done = isFailed ? 0 : fractionDone(operation, nowUsecs);
  return {
    status: isFailed ? 'Failed' : operation.status,
    ...(operation.startUsecs === null ? {} : { startTimeUsecs: operation.startUsecs }),
    ...(operation.endUsecs === null ? {} : { endTimeUsecs: operation.endUsecs }),
    percentageCompleted: Math.floor(done * 100),
    message: isFailed ? 'There is no backup of the object to copy.' : operation.message,
    stats: { logicalBytesTransferred: Math.round(share(operation.bytes, run) * done) },
  };
}

/** What came of each object of the run, as far as it is known. */
export function runObjectsOnWire(cluster: ClusterState, run: Run, nowUsecs: number): object[] {
  const byId = new Map(cluster.objects.map((object) => [object.id, object]));
  const failures = new Map(run.failedObjects.map(({ objectId, message }) => [objectId, message]));
  return run.objectIds.map((id) => {
    const failure = failures.get(id);
    const isFailed = failure !== undefined && isFinal(run.backup.status);
    const info = {
      snapshotInfo: {
        status: snapshotStatus(run, isFailed),
        startTimeUsecs: run.startUsecs,
        ...(run.backup.endUsecs === null ? {} : { endTimeUsecs: run.backup.endUsecs }),
        stats: { bytesRead: Math.round(share(run.backup.bytes, run) * fractionDone(run.backup, nowUsecs)) },
      },
      failedAttempts: isFailed
        ? [{ status: 'kFailed', startTimeUsecs: run.startUsecs, message: failure }]
        : null,
    };
    return {
      object: summary(id, byId.get(id)),
      ...(run.replicaOf === null ? { localSnapshotInfo: info } : { originalBackupInfo: info }),
      ...(run.replications.length === 0
        ? {}
        : {
            replicationInfo: {
              replicationTargetResults: run.replications.map((operation) => ({
                clusterId: operation.targetId,
                clusterName: operation.targetName,
                ...copyResult(operation, run, isFailed, nowUsecs),
              })),
            },
          }),
      ...(run.archivals.length === 0
        ? {}
        : {
            archivalInfo: {
              archivalTargetResults: run.archivals.map((operation) => ({
                targetId: operation.targetId,
                targetName: operation.targetName,
                archivalTaskId: operation.taskId,
                ...copyResult(operation, run, isFailed, nowUsecs),
              })),
            },
          }),
      onLegalHold: run.onLegalHold,
    };
  });
}

/** The progress of each object in one operation of the run. */
export function objectProgressOnWire(
  cluster: ClusterState,
  run: Run,
  operation: Operation,
  nowUsecs: number,
): object[] {
  const byId = new Map(cluster.objects.map((object) => [object.id, object]));
  const failed = new Set(run.failedObjects.map(({ objectId }) => objectId));
  return run.objectIds.map((id) => {
    const isFailed = failed.has(id) && isFinal(run.backup.status);
    const percentage = Math.floor(fractionDone(operation, nowUsecs) * 10_000) / 100;
    return {
      ...summary(id, byId.get(id)),
      percentageCompleted: isFailed ? 0 : percentage,
      status: isFailed ? 'FinishedWithError' : progressStatus(operation),
    };
  });
}

/** How progress calls the states of an operation. */
export function progressStatus(operation: Operation): string {
  if (!isFinal(operation.status)) return 'Active';
  if (operation.status === 'Canceled') return 'Canceled';
  return operation.status === 'Failed' ? 'FinishedWithError' : 'Finished';
}
