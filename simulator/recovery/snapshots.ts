import { HOUR } from '../clock.ts';
import { isSuccess } from '../engine/work.ts';
import type { ClusterState, ProtectedObject, Run } from '../model.ts';
import { isBackedUp } from '../model.ts';

const DAY = 24 * HOUR;
const DEFAULT_RETENTION_DAYS = 14;

/** What a run keeps of an object on this cluster: a copy of the backup, wherever that was made. */
export interface Snapshot {
  readonly id: string;
  readonly run: Run;
  readonly object: ProtectedObject;
}

/** Opaque to clients; here it names the run and the object. */
function snapshotId(cluster: ClusterState, run: Run, objectId: bigint): string {
  return Buffer.from(`${cluster.id}:${run.number}:${objectId}`).toString('base64url');
}

/** Whether the run has left a snapshot of the object on this cluster. */
export function hasSnapshot(run: Run, objectId: bigint): boolean {
  return isSuccess(run.backup.status) && isBackedUp(run, objectId);
}

/** The object's snapshots on this cluster, newest first. */
export function snapshotsOf(cluster: ClusterState, object: ProtectedObject): Snapshot[] {
  return cluster.runs
    .filter((run) => hasSnapshot(run, object.id))
    .map((run) => ({ id: snapshotId(cluster, run, object.id), run, object }))
    .sort((left, right) => right.run.startUsecs - left.run.startUsecs || right.run.number - left.run.number);
}

/** The snapshot with this id, as far as the cluster still has it. */
export function findSnapshot(cluster: ClusterState, id: string): Snapshot | undefined {
  const [, number, objectId] = Buffer.from(id, 'base64url').toString().split(':');
  const run = cluster.runs.find((candidate) => String(candidate.number) === number);
  const object = cluster.objects.find((candidate) => String(candidate.id) === objectId);
  if (run === undefined || object === undefined || !hasSnapshot(run, object.id)) return undefined;
  return snapshotId(cluster, run, object.id) === id ? { id, run, object } : undefined;
}

/** When retention ends: that of the group's policy, as far as this cluster has one. */
export function expiryUsecs(cluster: ClusterState, run: Run): number {
  const group = cluster.groups.find(({ id }) => id === run.protectionGroupId);
  const policy = cluster.policies.find(({ id }) => id === group?.policyId);
  return run.startUsecs + (policy?.retentionDays ?? DEFAULT_RETENTION_DAYS) * DAY;
}
