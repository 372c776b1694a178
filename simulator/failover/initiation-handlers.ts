import { z } from 'zod';
import { failoverRecord } from '../engine/planned-runs.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, readBody } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, ProtectionGroup, SimulatorState } from '../model.ts';
import { idsOf, initializedFailover, objectList } from './records.ts';

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
  checkEnvironment(cluster, replicaObjectIds, request.protectionGroupEnvironment);
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
  const foreign = objectIds.filter((objectId) => !group.memberIds.includes(objectId));
  if (foreign.length > 0)
    throw invalid(`replicationCluster.objects: ${foreign.join(', ')} not in protection group ${id}.`);
  return group;
}

/** All replicas of one failover are of one kind. */
function checkEnvironment(
  cluster: ClusterState,
  objectIds: readonly bigint[],
  environment: string | null | undefined,
): void {
  const environments = new Set(
    cluster.objects.filter(({ id }) => objectIds.includes(id)).map((object) => object.environment),
  );
  if (environments.size > 1) throw invalid('replicationCluster.objects: they are of several environments.');
  if (environment && !environments.has(environment))
    throw invalid(`protectionGroupEnvironment: the objects are not of ${environment}.`);
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

/** The failover objects are what a recovery made of the replicas: the cluster has to have seen them on a source. */
function linkObjects({ cluster, parameters, body }: ClusterRequest): Answer {
  const { failover, initialization } = initializedFailover(cluster, parameters.id);
  const { objectMap } = readBody(linkRequest, body);
  const linked = new Set(failover.links.map((link) => link.replicaObjectId));
  const taken = new Set(
    cluster.failovers
      .filter((other) => !other.isCanceled)
      .flatMap((other) => other.links.map((link) => link.failoverObjectId)),
  );
  for (const { replicaObjectId, failoverObjectId } of objectMap) {
    if (!initialization.replicaObjectIds.includes(replicaObjectId)) {
      throw invalid(`objectMap: ${replicaObjectId} is not among the objects of the failover.`);
    }
    if (linked.has(replicaObjectId)) throw conflict(`objectMap: ${replicaObjectId} is already linked.`);
    if (taken.has(failoverObjectId)) throw conflict(`objectMap: ${failoverObjectId} is linked already.`);
    checkRecovered(cluster, failoverObjectId);
    linked.add(replicaObjectId);
    taken.add(failoverObjectId);
  }
  failover.links.push(...objectMap);
  return { status: 201 };
}

function checkRecovered(cluster: ClusterState, id: bigint): void {
  const object = cluster.objects.find((candidate) => candidate.id === id);
  if (object === undefined) throw notFound(`objectMap: object ${id} was not found.`);
  if (object.source !== null)
    throw invalid(`objectMap: ${id} is a replica, not what was recovered from one.`);
  if (object.isContainer) throw invalid(`objectMap: ${id} is a container.`);
}

/** On the replication cluster: the start of a failover, and the link from replicas to what was recovered. */
export const initiationRoutes = [
  route('POST', '/data-protect/failover/{id}', initFailover),
  ...spelledRoutes(
    'POST',
    '/data-protect/failover/{id}/object-linkage',
    '/data-protect/failover/{id}/objectLinkage',
    linkObjects,
  ),
];
