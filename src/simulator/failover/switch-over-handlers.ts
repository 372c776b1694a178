import { z } from 'zod';
import { HOUR } from '../clock.ts';
import { failoverRecord, resumeGroups } from '../engine/planned-runs.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, readBody } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, Failover, ProtectionGroup, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';

const objectList = z.array(z.object({ objectId: id64 }));

const initRequest = z.object({
  protectionGroupEnvironment: z
    .string()
    .regex(/^k[A-Z]/)
    .nullish(),
  replicationCluster: z.object({ objects: objectList.min(1), protectionGroupId: z.string().nullish() }),
  sourceCluster: z.object({ id: id64 }),
});

const linkRequest = z.object({
  objectMap: z.array(z.object({ replicaObjectId: id64, failoverObjectId: id64 })).min(1),
});

const activationRequest = z.object({
  objects: objectList.nullish(),
  protectionGroupId: z.string().nullish(),
  enableReverseReplication: z.boolean().nullish(),
  createObjectBackup: z.boolean().nullish(),
  doNotProtect: z.boolean().nullish(),
  targetFailoverEnvironment: z.string().nullish(),
  targetFailoverPolicyId: z.string().nullish(),
});

const deactivationRequest = z.object({
  replicationClusterId: id64.nullish(),
  viewId: z.string().nullish(),
  objects: objectList.nullish(),
  protectionGroupId: z.string().nullish(),
  keepFailoverObjects: z.boolean().nullish(),
});

function idsOf(objects: z.output<typeof objectList>): bigint[] {
  return [...new Set(objects.map(({ objectId }) => objectId))];
}

function liveFailover(cluster: ClusterState, id: string | undefined): Failover {
  const failover = cluster.failovers.find((candidate) => candidate.id === id);
  if (failover === undefined) throw notFound(`Failover ${id} was not found.`);
  if (failover.isCanceled) throw conflict(`Failover ${id} has been canceled.`);
  return failover;
}

function initializedFailover(cluster: ClusterState, id: string | undefined) {
  const failover = liveFailover(cluster, id);
  const { initialization } = failover;
  if (initialization === null) throw conflict(`Failover ${id} has not been initiated on this cluster.`);
  return { failover, initialization };
}

/** Initiating again replaces the earlier init, until something is linked or activated: the simulator's choice. */
function initFailover({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const id = parameters.id ?? '';
  const known = cluster.failovers.find((candidate) => candidate.id === id);
  if (known?.isCanceled) throw conflict(`Failover ${id} has been canceled.`);
  if (known && known.links.length + known.activations.length > 0) {
    throw conflict(`Failover ${id} is already under way.`);
  }
  const request = readBody(initRequest, body);
  const sourceClusterId = request.sourceCluster.id;
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === sourceClusterId);
  if (remote === undefined)
    throw invalid(`sourceCluster.id: ${sourceClusterId} is not known to this cluster.`);
  const replicaObjectIds = idsOf(request.replicationCluster.objects);
  const mapping = replicaObjectIds.map((replicaObjectId) => {
    const object = cluster.objects.find((candidate) => candidate.id === replicaObjectId);
    if (object?.source?.clusterId !== sourceClusterId) {
      throw invalid(
        `replicationCluster.objects: ${replicaObjectId} is no replica from cluster ${sourceClusterId}.`,
      );
    }
    return { replicaObjectId, sourceObjectId: object.source.objectId };
  });
  const group = replicaGroupOf(cluster, request.replicationCluster.protectionGroupId, replicaObjectIds);
  const sourceProtectionGroupId = group?.replicaOf?.protectionGroupId ?? null;
  failoverRecord(cluster, id).initialization = { sourceClusterId, sourceProtectionGroupId, replicaObjectIds };
  const viewId = sourceViewId(state, sourceClusterId, mapping);
  return {
    status: 201,
    body: {
      replicaToSourceObjects: mapping,
      sourceClusterInfo: {
        id: sourceClusterId,
        incarnationId: remote.incarnationId,
        protectionGroupId: sourceProtectionGroupId,
        viewId,
      },
    },
  };
}

function replicaGroupOf(
  cluster: ClusterState,
  id: string | null | undefined,
  objectIds: readonly bigint[],
): ProtectionGroup | undefined {
  if (!id) {
    return cluster.groups.find(
      (group) => group.replicaOf && objectIds.every((objectId) => group.memberIds.includes(objectId)),
    );
  }
  const group = cluster.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(`Protection group ${id} was not found.`);
  return group;
}

function sourceViewId(
  state: SimulatorState,
  sourceClusterId: bigint,
  mapping: readonly { sourceObjectId: bigint }[],
): bigint | null {
  const source = state.clusters.find((candidate) => candidate.id === sourceClusterId);
  const view = source?.views.find((candidate) =>
    mapping.some(({ sourceObjectId }) => sourceObjectId === candidate.magnetoEntityId),
  );
  return view?.id ?? null;
}

/** The failover objects are what a recovery made of the replicas; they become known to the cluster here. */
function linkObjects({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const { failover, initialization } = initializedFailover(cluster, parameters.id);
  const { objectMap } = readBody(linkRequest, body);
  const linked = new Set(failover.links.map((link) => link.replicaObjectId));
  for (const { replicaObjectId } of objectMap) {
    if (!initialization.replicaObjectIds.includes(replicaObjectId)) {
      throw invalid(`objectMap: ${replicaObjectId} is not among the objects of the failover.`);
    }
    if (linked.has(replicaObjectId)) throw conflict(`objectMap: ${replicaObjectId} is already linked.`);
    linked.add(replicaObjectId);
  }
  for (const link of objectMap) {
    failover.links.push(link);
    if (cluster.objects.some((object) => object.id === link.failoverObjectId)) continue;
    const replica = cluster.objects.find((object) => object.id === link.replicaObjectId);
    if (replica === undefined) continue;
    cluster.objects.push({
      ...replica,
      id: link.failoverObjectId,
      name: `${replica.name}-recovered`,
      lastBackupUsecs: state.nowUsecs,
      source: null,
    });
  }
  return { status: 201 };
}

function activateBackup({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const { failover, initialization } = initializedFailover(cluster, parameters.id);
  const request = readBody(activationRequest, body);
  const linkedIds = failover.links.map((link) => link.failoverObjectId);
  const asked = request.objects?.length ? idsOf(request.objects) : linkedIds;
  if (asked.length === 0) throw invalid('objects: none are given, and none are linked.');
  const activated = new Set(failover.activations.flatMap((activation) => activation.objectIds));
  const overlapping = asked.filter((id) => activated.has(id));
  if (overlapping.length > 0) throw conflict(`objects: already activated: ${overlapping.join(', ')}.`);
  const objectIds = asked.filter((id) => linkedIds.includes(id));
  if (objectIds.length === 0) throw invalid('objects: none of them is linked to a replica of the failover.');
  const group = request.doNotProtect ? null : protectingGroup(state, cluster, failover, request, objectIds);
  failover.activations.push({ objectIds, protectionGroupId: group?.id ?? null });
  completeIfSwitchedOver(state, failover.id);
  return {
    status: 201,
    body: {
      protectionGroupId: group?.id ?? null,
      objects: objectIds.map((objectId) => ({ objectId })),
      objectErrors: asked
        .filter((id) => !objectIds.includes(id))
        .map((id) => ({
          errorCode: 'KInvalidRequest',
          message: `Object ${id} is not linked to a replica of the failover.`,
          taskLogId: null,
        })),
      reverseReplicationResult: reverseReplication(
        cluster,
        group,
        initialization.sourceClusterId,
        request.enableReverseReplication ?? false,
      ),
    },
  };
}

/** The existing group that the request names, or a new one that protects the failover objects from now on. */
function protectingGroup(
  state: SimulatorState,
  cluster: ClusterState,
  failover: Failover,
  request: z.output<typeof activationRequest>,
  objectIds: readonly bigint[],
): ProtectionGroup {
  if (request.protectionGroupId) {
    const group = cluster.groups.find((candidate) => candidate.id === request.protectionGroupId);
    if (group === undefined || group.isDeleted) {
      throw notFound(`Protection group ${request.protectionGroupId} was not found.`);
    }
    group.isActive = true;
    group.memberIds = [...new Set([...group.memberIds, ...objectIds])];
    return group;
  }
  const policyId = request.targetFailoverPolicyId ?? cluster.policies[0]?.id ?? defaultPolicy(cluster);
  const policy = cluster.policies.find((candidate) => candidate.id === policyId);
  if (policy === undefined) throw notFound(`Protection policy ${policyId} was not found.`);
  const [first] = objectIds;
  const environment = cluster.objects.find((object) => object.id === first)?.environment ?? 'kVMware';
  const group: ProtectionGroup = {
    id: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    name: `failover-${failover.id}`,
    environment: request.targetFailoverEnvironment ?? environment,
    policyId,
    isActive: true,
    isPaused: false,
    isDeleted: false,
    pausedByFailoverIds: [],
    memberIds: [...objectIds],
    nextRunUsecs: state.nowUsecs + policy.intervalHours * HOUR,
    replicaOf: null,
  };
  cluster.groups.push(group);
  return group;
}

function defaultPolicy(cluster: ClusterState): string {
  const id = `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`;
  cluster.policies.push({
    id,
    name: 'Failover default',
    intervalHours: 4,
    retentionDays: 14,
    replicationTargets: [],
    archivalTargets: [],
  });
  return id;
}

/** Can fail inside a successful activation: without a group, without pairing, or because control says so. */
function reverseReplication(
  cluster: ClusterState,
  group: ProtectionGroup | null,
  sourceClusterId: bigint,
  isWanted: boolean,
): object {
  const refused = (errorReason: string | null) => ({ isReverseReplicationEnabled: false, errorReason });
  if (!isWanted) return refused(null);
  if (cluster.reverseReplicationError !== null) return refused(cluster.reverseReplicationError);
  if (group === null) return refused('The objects are not protected.');
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === sourceClusterId);
  if (!remote?.purpose.includes('Replication'))
    return refused('The source cluster is no replication cluster.');
  const policy = cluster.policies.find((candidate) => candidate.id === group.policyId);
  if (policy === undefined) return refused('The protection group has no policy.');
  if (!policy.replicationTargets.some((target) => target.clusterId === remote.id)) {
    policy.replicationTargets.push({ clusterId: remote.id, clusterName: remote.name });
  }
  return { isReverseReplicationEnabled: true, errorReason: null };
}

/**
 * Takes the objects out of the source's protection. Without `keepFailoverObjects: false` nothing is removed:
 * the simulator's choice for a field that the vendor gives no default.
 */
function deactivateBackup({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const failover = liveFailover(cluster, parameters.id);
  if (failover.deactivation !== null) throw conflict(`Failover ${failover.id} has already been deactivated.`);
  const request = readBody(deactivationRequest, body);
  const planned = failover.plannedRuns.at(-1);
  const objectIds = deactivatedObjects(cluster, request, planned?.objectIds ?? []);
  if (objectIds.length === 0) throw invalid('objects: none are given, and no planned run names any.');
  const groupId = request.protectionGroupId ?? planned?.protectionGroupId;
  const groups = cluster.groups.filter(
    (group) =>
      group.isActive &&
      !group.isDeleted &&
      (groupId ? group.id === groupId : objectIds.some((id) => group.memberIds.includes(id))),
  );
  if (groupId && groups.length === 0) throw notFound(`Protection group ${groupId} was not found.`);
  const keepFailoverObjects = request.keepFailoverObjects ?? true;
  failover.deactivation = { objectIds, keepFailoverObjects };
  if (!keepFailoverObjects) {
    for (const group of groups) removeObjects(group, objectIds);
  }
  completeIfSwitchedOver(state, failover.id);
  return { status: 201 };
}

function deactivatedObjects(
  cluster: ClusterState,
  request: z.output<typeof deactivationRequest>,
  plannedIds: readonly bigint[],
): bigint[] {
  if (request.objects?.length) return idsOf(request.objects);
  if (!request.viewId) return [...plannedIds];
  const view = cluster.views.find((candidate) => candidate.id.toString() === request.viewId);
  if (view === undefined) throw notFound(`View ${request.viewId} was not found.`);
  return [view.magnetoEntityId];
}

/** A group that is left without members is paused. */
function removeObjects(group: ProtectionGroup, objectIds: readonly bigint[]): void {
  group.memberIds = group.memberIds.filter((id) => !objectIds.includes(id));
  if (group.memberIds.length === 0) group.isPaused = true;
}

/** A failover is completed, and its pause over, once it is activated on one side and deactivated on the other. */
function completeIfSwitchedOver(state: SimulatorState, failoverId: string): void {
  const records = state.clusters.flatMap((cluster) =>
    cluster.failovers.filter(({ id }) => id === failoverId),
  );
  const isActivated = records.some((record) => record.activations.length > 0);
  const isDeactivated = records.some((record) => record.deactivation !== null);
  if (!isActivated || !isDeactivated) return;
  for (const cluster of state.clusters) resumeGroups(cluster, failoverId);
}

/** Everything around the planned run: before it init, after it linkage, activation, deactivation. */
export const switchOverRoutes = [
  route('POST', '/data-protect/failover/{id}', initFailover),
  ...spelledRoutes(
    'POST',
    '/data-protect/failover/{id}/object-linkage',
    '/data-protect/failover/{id}/objectLinkage',
    linkObjects,
  ),
  ...spelledRoutes(
    'POST',
    '/data-protect/failover/{id}/backup-activation',
    '/data-protect/failover/{id}/backupActivation',
    activateBackup,
  ),
  ...spelledRoutes(
    'POST',
    '/data-protect/failover/{id}/backup-deactivation',
    '/data-protect/failover/{id}/backupDeactivation',
    deactivateBackup,
  ),
];
