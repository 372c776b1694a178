import { z } from 'zod';
import { failoverRecord } from '../engine/planned-runs.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, readBody } from '../http/request.ts';
import { spelledRoutes } from '../http/router.ts';
import type { ClusterState, ProtectionGroup, SimulatorState } from '../model.ts';
import type { Failover } from './model.ts';
import { completeIfSwitchedOver, idsOf, liveFailover, objectList } from './records.ts';

const deactivationRequest = z.object({
  replicationClusterId: id64.nullish(),
  viewId: z.string().nullish(),
  objects: objectList.nullish(),
  protectionGroupId: z.string().nullish(),
  keepFailoverObjects: z.boolean().nullish(),
});

/**
 * Takes the objects out of the source's protection. Without `keepFailoverObjects: false` nothing is removed:
 * the simulator's choice for a field that the vendor gives no default.
 */
function deactivateBackup({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const failover = deactivatedFailover(state, cluster, parameters.id ?? '');
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

/**
 * The source may hear of an unplanned failover here for the first time; what no cluster has heard of is refused
 * (the simulator's choice).
 */
function deactivatedFailover(state: SimulatorState, cluster: ClusterState, id: string): Failover {
  const isKnown = state.clusters.some(({ failovers }) => failovers.some((failover) => failover.id === id));
  if (isKnown) failoverRecord(cluster, id);
  return liveFailover(cluster, id);
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

/** On the source cluster: the end of protection of what was failed over. */
export const deactivationRoutes = spelledRoutes(
  'POST',
  '/data-protect/failover/{id}/backup-deactivation',
  '/data-protect/failover/{id}/backupDeactivation',
  deactivateBackup,
);
