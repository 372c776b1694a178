import { HOUR } from '../clock.ts';
import type {
  ClusterState,
  Policy,
  ProtectedObject,
  ProtectionGroup,
  Run,
  RunOrigin,
  SimulatorState,
} from '../model.ts';
import { backedUpObjects, isBackedUp, takeNumber } from '../model.ts';
import { nextRandom } from '../random.ts';
import { newOperation, setStatus } from './operations.ts';
import { durationOf } from './pace.ts';
import { deliverReplica } from './replicas.ts';
import { forgetOldRuns } from './retention.ts';
import { isFinal, isSuccess } from './work.ts';

export interface RunRequest {
  readonly group: ProtectionGroup;
  readonly origin: RunOrigin;
  readonly failoverId: string | null;
  readonly runType: string;
  readonly objects: readonly ProtectedObject[];
  readonly startUsecs: number;
  readonly replicationTargets: readonly { clusterId: bigint; clusterName: string }[];
  readonly archivalTargets: readonly { targetId: bigint; targetName: string }[];
}

/** Bytes that a run of this type reads from the object: everything, or what changed since the last backup. */
function changedBytes(
  state: SimulatorState,
  object: ProtectedObject,
  runType: string,
  nowUsecs: number,
): number {
  if (runType === 'kFull') return object.logicalSizeBytes;
  const hours = Math.min(24, Math.max(0.05, (nowUsecs - object.lastBackupUsecs) / HOUR));
  const jitter = 0.8 + 0.4 * nextRandom(state.random);
  const share = runType === 'kLog' ? 0.1 : 1;
  return Math.min(object.logicalSizeBytes, Math.round(object.changedBytesPerHour * hours * jitter * share));
}

/** Those of the objects whose next backup is to fail. */
function takeFailures(cluster: ClusterState, objects: readonly ProtectedObject[]): Run['failedObjects'] {
  if (cluster.backupFailures.length === 0) return [];
  const ids = new Set(objects.map(({ id }) => id));
  const taken = cluster.backupFailures.filter(({ objectId }) => ids.has(objectId));
  cluster.backupFailures = cluster.backupFailures.filter((failure) => !taken.includes(failure));
  return taken;
}

/** Creates a run whose backup starts at once; its copies wait for the backup. */
export function createRun(state: SimulatorState, cluster: ClusterState, request: RunRequest): Run {
  const { startUsecs, runType } = request;
  const number = takeNumber(cluster);
  let bytes = 0;
  let logicalSizeBytes = 0;
  for (const object of request.objects) {
    bytes += changedBytes(state, object, runType, startUsecs);
    logicalSizeBytes += object.logicalSizeBytes;
  }
  const run: Run = {
    id: `${number}:${startUsecs}`,
    number,
    protectionGroupId: request.group.id,
    origin: request.origin,
    failoverId: request.failoverId,
    runType,
    objectIds: request.objects.map((object) => object.id),
    logicalSizeBytes,
    startUsecs,
    failedObjects: takeFailures(cluster, request.objects),
    onLegalHold: false,
    backup: newOperation(
      state,
      cluster,
      'backup',
      null,
      bytes,
      startUsecs,
      startUsecs + durationOf(state, 'start'),
    ),
    replications: request.replicationTargets.map((target) =>
      newOperation(
        state,
        cluster,
        'replication',
        { id: target.clusterId, name: target.clusterName },
        bytes,
        startUsecs,
        null,
      ),
    ),
    archivals: request.archivalTargets.map((target) =>
      newOperation(
        state,
        cluster,
        'archival',
        { id: target.targetId, name: target.targetName },
        bytes,
        startUsecs,
        null,
      ),
    ),
    replicaOf: null,
  };
  cluster.runs.push(run);
  forgetOldRuns(cluster, request.group.id);
  return run;
}

/** Creates an ordinary run: everything that the group protects, copied wherever its policy says. */
export function createOrdinaryRun(
  state: SimulatorState,
  cluster: ClusterState,
  group: ProtectionGroup,
  origin: RunOrigin,
  runType: string,
  startUsecs: number,
  objects: readonly ProtectedObject[] = backedUpObjects(cluster, group),
): Run {
  const policy: Policy | undefined = cluster.policies.find((candidate) => candidate.id === group.policyId);
  return createRun(state, cluster, {
    group,
    origin,
    failoverId: null,
    runType,
    objects,
    startUsecs,
    replicationTargets: policy?.replicationTargets ?? [],
    archivalTargets: policy?.archivalTargets ?? [],
  });
}

/** Some objects that failed leave a warning; when all did, the backup has failed. */
function countFailures(state: SimulatorState, run: Run): void {
  if (run.failedObjects.length === 0) return;
  run.backup.message = `${run.failedObjects.length} of ${run.objectIds.length} objects failed.`;
  const hasSome = run.objectIds.some((id) => isBackedUp(run, id));
  setStatus(run.backup, hasSome ? 'SucceededWithWarning' : 'Failed', state);
}

/** Lets the copies of a run follow its backup, once that has ended. */
function followBackup(state: SimulatorState, cluster: ClusterState, run: Run): void {
  const { nowUsecs } = state;
  if (isSuccess(run.backup.status)) countFailures(state, run);
  if (isSuccess(run.backup.status)) {
    for (const object of cluster.objects) {
      if (isBackedUp(run, object.id)) object.lastBackupUsecs = run.startUsecs;
    }
  }
  for (const copy of [...run.replications, ...run.archivals]) {
    if (copy.status !== 'Accepted' || copy.dueUsecs !== null) continue;
    if (isSuccess(run.backup.status)) {
      copy.dueUsecs = nowUsecs + durationOf(state, 'start');
    } else {
      copy.message = 'There is no backup to copy.';
      setStatus(copy, 'Canceled', state);
    }
  }
}

/** What follows from an operation of the run having ended. */
export function followOperation(state: SimulatorState, cluster: ClusterState, run: Run, index: number): void {
  if (index === 0) {
    followBackup(state, cluster, run);
    return;
  }
  const replication = run.replications[index - 1];
  if (replication !== undefined && isSuccess(replication.status))
    deliverReplica(state, cluster, run, replication);
}

/** Whether a backup of the group is still under way, so that its next scheduled run cannot start. */
export function isBackupUnderWay(cluster: ClusterState, group: ProtectionGroup): boolean {
  return cluster.runs.some((run) => run.protectionGroupId === group.id && !isFinal(run.backup.status));
}
