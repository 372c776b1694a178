import { z } from 'zod';
import { HOUR } from '../clock.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, ok, readBody, readFlag } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, ProtectionGroup } from '../model.ts';
import { isGroupPaused } from '../model.ts';
import { protectionGroupOnWire } from '../wire/inventory.ts';
import { findGroup } from './handlers.ts';

const members = z.array(z.object({ id: id64 })).min(1);
/** What is kept of a group; what else the vendor's model has may be sent along. */
const groupRequest = z.object({
  name: z.string().min(1),
  environment: z.string(),
  policyId: z.string().nullish(),
  isPaused: z.boolean().nullish(),
  vmwareParams: z.object({ objects: members }).nullish(),
  viewParams: z.object({ objects: members }).nullish(),
  physicalParams: z
    .object({ volumeProtectionTypeParams: z.object({ objects: members }).nullish() })
    .nullish(),
});

/** The whole group as it is to be: what is left out is not kept. */
function replaceGroup({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const group = existingGroup(cluster, parameters.id);
  const request = readBody(groupRequest, body);
  if (request.environment !== group.environment)
    throw invalid(`environment: a protection group of ${group.environment} stays one.`);
  const namesake = cluster.groups.find(
    (other) => other !== group && other.name === request.name && !other.isDeleted,
  );
  // An inactive copy has the name of its original, and keeps it where that fails over.
  if (namesake?.isActive && group.isActive) throw conflict(`name: ${request.name} is taken.`);
  const policy = cluster.policies.find(({ id }) => id === request.policyId);
  if (request.policyId && policy === undefined)
    throw notFound(`Protection policy ${request.policyId} was not found.`);
  const params =
    request.vmwareParams ?? request.viewParams ?? request.physicalParams?.volumeProtectionTypeParams;
  const memberIds = params?.objects.map(({ id }) => id) ?? [];
  const unknown = memberIds.filter((id) => !cluster.objects.some((object) => object.id === id));
  if (unknown.length > 0) throw notFound(`Objects ${unknown.join(', ')} were not found.`);
  group.name = request.name;
  group.memberIds = memberIds;
  changePause(group, request.isPaused ?? false);
  if (policy && policy.id !== group.policyId && group.isActive)
    group.nextRunUsecs = state.nowUsecs + policy.intervalHours * HOUR;
  group.policyId = request.policyId ?? null;
  return ok(protectionGroupOnWire(cluster, group, state.nowUsecs, false));
}

/** What was read is written back: a failover's pause is no pause by hand, and stays one of the failover. */
function changePause(group: ProtectionGroup, isPaused: boolean): void {
  if (isPaused === isGroupPaused(group)) return;
  group.isPaused = isPaused;
  if (!isPaused) group.pausedByFailoverIds = [];
}

/** Snapshots stay, unless the request says otherwise. */
function deleteGroup({ cluster, parameters, query }: ClusterRequest): Answer {
  const group = existingGroup(cluster, parameters.id);
  group.isDeleted = true;
  group.isActive = false;
  group.nextRunUsecs = null;
  if (readFlag(query, 'deleteSnapshots')) {
    const gone = cluster.runs.filter((run) => run.protectionGroupId === group.id);
    cluster.deletedSnapshots += gone.length;
    cluster.runs = cluster.runs.filter((run) => !gone.includes(run));
  }
  return { status: 204 };
}

function existingGroup(cluster: ClusterState, id: string | undefined): ProtectionGroup {
  const group = findGroup(cluster, id);
  if (group.isDeleted) throw notFound(`Protection group ${id} was not found.`);
  return group;
}

/** What tidies up after a failover, and much else. */
export const groupChangeRoutes = [
  route('PUT', '/data-protect/protection-groups/{id}', replaceGroup),
  route('DELETE', '/data-protect/protection-groups/{id}', deleteGroup, {
    query: ['deleteSnapshots'],
  }),
];
