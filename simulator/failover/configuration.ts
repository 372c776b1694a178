import { z } from 'zod';
import type { PlannedRunDemand } from '../engine/planned-runs.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import { id64, readBody } from '../http/request.ts';
import type { ClusterState, ProtectionGroup } from '../model.ts';
import { backedUpObjects } from '../model.ts';

const RUN_TYPES = ['kIncremental', 'kFull', 'kLog', 'kSystem', 'kAll'] as const;
/** Most objects that a refusal names. */
const NAMED_OBJECTS = 10;
const NEWER_RUN_TYPES = ['kHydrateCDP', 'kStorageArraySnapshot'] as const;

/** FailoverRunConfiguration; every nullable field may arrive as null. */
const configuration = z.object({
  replicationClusterId: id64,
  objects: z.array(z.object({ objectId: id64 })).min(1),
  protectionGroupId: z
    .string()
    .regex(/^\d+:\d+:\d+$/, 'should match ^\\d+:\\d+:\\d+$')
    .nullish(),
  runType: z.enum([...RUN_TYPES, ...NEWER_RUN_TYPES]).nullish(),
  viewId: id64.nullish(),
  cancelNonFailoverRuns: z.boolean().nullish(),
  pauseNextRuns: z.boolean().nullish(),
});

/** Reads a planned run's body and refuses what the cluster, as it is, cannot carry out. */
export function readConfiguration(cluster: ClusterState, body: unknown): PlannedRunDemand {
  const read = readBody(configuration, body);
  const objectIds = [...new Set(read.objects.map(({ objectId }) => objectId))];
  const runType = read.runType ?? 'kIncremental';
  if (cluster.dialect === 'older') {
    if (!read.protectionGroupId) throw invalid('protectionGroupId: is required by this cluster.');
    if (!(RUN_TYPES as readonly string[]).includes(runType)) {
      throw invalid(`runType: ${runType} is not known to this cluster.`);
    }
  }
  checkPaired(cluster, read.replicationClusterId);
  const group = read.protectionGroupId
    ? givenGroup(cluster, read.protectionGroupId)
    : inferGroup(cluster, objectIds);
  checkMembers(cluster, group, objectIds);
  if (read.viewId) checkView(cluster, group, read.viewId, objectIds);
  return {
    protectionGroupId: group.id,
    objectIds,
    replicationClusterId: read.replicationClusterId,
    runType,
    viewId: read.viewId ?? null,
    cancelNonFailoverRuns: read.cancelNonFailoverRuns ?? false,
    pauseNextRuns: read.pauseNextRuns ?? false,
  };
}

function checkPaired(cluster: ClusterState, replicationClusterId: bigint): void {
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === replicationClusterId);
  if (!remote?.purpose.includes('Replication')) {
    throw invalid(
      `replicationClusterId: ${replicationClusterId} is no replication cluster of ${cluster.name}.`,
    );
  }
}

function givenGroup(cluster: ClusterState, id: string): ProtectionGroup {
  const group = cluster.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(`Protection group ${id} was not found.`);
  if (group.isDeleted) throw conflict(`Protection group ${id} has been deleted.`);
  if (!group.isActive) throw conflict(`Protection group ${id} is not active on this cluster.`);
  return group;
}

/** The one active group that holds all the objects; refusing several is the simulator's choice. */
function inferGroup(cluster: ClusterState, objectIds: readonly bigint[]): ProtectionGroup {
  const holders = cluster.groups.filter((group) => {
    if (!group.isActive || group.isDeleted) return false;
    const held = new Set(backedUpObjects(cluster, group).map((object) => object.id));
    return objectIds.every((id) => held.has(id));
  });
  const [group] = holders;
  if (group === undefined) throw invalid('objects: no active protection group holds all of them.');
  if (holders.length > 1) {
    throw invalid(
      `objects: ${holders.length} protection groups hold all of them; name one as protectionGroupId.`,
    );
  }
  return group;
}

function checkMembers(cluster: ClusterState, group: ProtectionGroup, objectIds: readonly bigint[]): void {
  const held = new Set(backedUpObjects(cluster, group).map((object) => object.id));
  const foreign = objectIds.filter((id) => !held.has(id));
  if (foreign.length === 0) return;
  const named = foreign.slice(0, NAMED_OBJECTS).join(', ');
  const rest = foreign.length > NAMED_OBJECTS ? ` and ${foreign.length - NAMED_OBJECTS} more` : '';
  throw invalid(`objects: ${named}${rest} not protected by protection group ${group.id}.`);
}

function checkView(
  cluster: ClusterState,
  group: ProtectionGroup,
  viewId: bigint,
  objectIds: readonly bigint[],
): void {
  const view = cluster.views.find((candidate) => candidate.id === viewId);
  if (view === undefined) throw notFound(`View ${viewId} was not found.`);
  if (!group.memberIds.includes(view.magnetoEntityId)) {
    throw invalid(`viewId: view ${viewId} is not protected by protection group ${group.id}.`);
  }
  if (!objectIds.includes(view.magnetoEntityId)) {
    throw invalid(`viewId: view ${viewId} is not among the objects.`);
  }
}
