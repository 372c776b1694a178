import type { ClusterState, ProtectedObject, ProtectionGroup, Run, SimulatorState } from '../model.ts';
import { isBackedUp, takeNumber } from '../model.ts';
import { uuidOf } from '../sources/uuid.ts';
import { markFailoverReady } from '../views/switch.ts';
import { forgetOldRuns } from './retention.ts';
import type { Operation } from './work.ts';

/** The copy of a source object on the replication cluster, created on first arrival. */
export function replicaObject(
  source: ClusterState,
  target: ClusterState,
  object: ProtectedObject,
): ProtectedObject {
  const known = target.objects.find(
    (candidate) => candidate.source?.clusterId === source.id && candidate.source.objectId === object.id,
  );
  if (known !== undefined) return known;
  const replica: ProtectedObject = {
    ...object,
    id: BigInt(takeNumber(target)),
    parentId: null,
    sourceId: null,
    uuid: uuidOf(`${target.name} ${source.name} ${object.uuid}`),
    source: { clusterId: source.id, objectId: object.id },
  };
  target.objects.push(replica);
  return replica;
}

/**
 * The inactive copy of a group on the replication cluster, created on first arrival.
 * That it has an id of its own, of the replication cluster, is the simulator's choice.
 */
export function replicaGroup(
  source: ClusterState,
  target: ClusterState,
  group: ProtectionGroup,
): ProtectionGroup {
  const known = target.groups.find(
    (candidate) =>
      candidate.replicaOf?.clusterId === source.id &&
      candidate.replicaOf.protectionGroupId === group.id &&
      candidate.isDeleted === group.isDeleted,
  );
  if (known !== undefined) {
    known.name = group.name;
    return known;
  }
  const replica: ProtectionGroup = {
    id: `${target.id}:${target.incarnationId}:${takeNumber(target)}`,
    name: group.name,
    environment: group.environment,
    policyId: null,
    isActive: false,
    isPaused: false,
    isDeleted: group.isDeleted,
    pausedByFailoverIds: [],
    memberIds: [],
    nextRunUsecs: null,
    replicaOf: { clusterId: source.id, protectionGroupId: group.id },
  };
  target.groups.push(replica);
  return replica;
}

/** A succeeded replication arrives: the run appears on the replication cluster, under the group's copy there. */
export function deliverReplica(
  state: SimulatorState,
  source: ClusterState,
  run: Run,
  replication: Operation,
): void {
  const target = state.clusters.find((candidate) => candidate.id === replication.targetId);
  const group = source.groups.find((candidate) => candidate.id === run.protectionGroupId);
  // Remote clusters without an endpoint here receive without anyone watching.
  if (target === undefined || group === undefined) return;
  const copy = replicaGroup(source, target, group);
  const objectIds: bigint[] = [];
  for (const object of source.objects) {
    if (!isBackedUp(run, object.id)) continue;
    const replica = replicaObject(source, target, object);
    objectIds.push(replica.id);
    if (!copy.memberIds.includes(replica.id)) copy.memberIds.push(replica.id);
  }
  const number = takeNumber(target);
  target.runs.push({
    ...run,
    id: `${number}:${run.startUsecs}`,
    number,
    protectionGroupId: copy.id,
    origin: 'replica',
    failedObjects: [],
    onLegalHold: false,
    objectIds,
    backup: { ...run.backup },
    replications: [{ ...replication, targetId: target.id, targetName: target.name }],
    archivals: [],
    replicaOf: { clusterId: source.id, protectionGroupId: run.protectionGroupId, runId: run.id },
  });
  markFailoverReady(target, objectIds);
  forgetOldRuns(target, copy.id);
}
