import { z } from 'zod';
import { failoverRecord } from '../engine/planned-runs.ts';
import { conflict, errorBody, invalid } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { readBody } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, ProtectionGroup } from '../model.ts';
import { checkGroupDemand, protectingGroup } from './failover-group.ts';
import type { Failover } from './model.ts';
import { completeIfSwitchedOver, idsOf, initializedFailover, objectList } from './records.ts';
import { replicateTo, reverseTarget } from './reverse-replication.ts';

const activationRequest = z.object({
  objects: objectList.nullish(),
  protectionGroupId: z.string().nullish(),
  enableReverseReplication: z.boolean().nullish(),
  createObjectBackup: z.boolean().nullish(),
  doNotProtect: z.boolean().nullish(),
  targetFailoverEnvironment: z.string().nullish(),
  targetFailoverPolicyId: z.string().nullish(),
});

/**
 * Protects what was recovered. Objects that cannot be activated are reported in a successful answer, and not by their
 * ids, as upstream; they can be tried again.
 */
function activateBackup({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const { failover, initialization } = initializedFailover(cluster, parameters.id);
  const request = readBody(activationRequest, body);
  const linkedIds = failover.links.map((link) => link.failoverObjectId);
  const activated = new Set(activatedElsewhere(cluster, failover));
  for (const id of activatedIn(failover)) activated.add(id);
  const asked = request.objects?.length ? idsOf(request.objects) : linkedIds;
  if (asked.length === 0) throw invalid('objects: none are given, and none are linked.');
  const overlapping = asked.filter((id) => activated.has(id));
  if (overlapping.length > 0) throw conflict(`objects: already activated: ${overlapping.join(', ')}.`);
  if (!asked.some((id) => linkedIds.includes(id)))
    throw invalid('objects: none of them is linked to a replica of the failover.');
  checkGroupDemand(cluster, request);
  const complaints = new Map(asked.map((id) => [id, complaintAbout(cluster, failover, id)]));
  const objectIds = asked.filter((id) => complaints.get(id) === null);
  const isProtected = !request.doNotProtect && !request.createObjectBackup && objectIds.length > 0;
  const group = isProtected ? protectingGroup(state, cluster, failover, request, objectIds) : null;
  if (objectIds.length > 0) failover.activations.push({ objectIds, protectionGroupId: group?.id ?? null });
  completeIfSwitchedOver(state, failover.id);
  const isWanted = request.enableReverseReplication ?? false;
  const errors = [...complaints.values()].filter((complaint) => complaint !== null);
  return {
    status: 201,
    body: {
      protectionGroupId: group?.id ?? null,
      objects: objectIds.map((objectId) => ({ objectId })),
      ...(cluster.dialect === 'older' ? {} : { objectErrors: errors.map(errorOnWire) }),
      reverseReplicationResult: reverseReplication(cluster, group, initialization.sourceClusterId, isWanted),
    },
  };
}

function errorOnWire(message: string): unknown {
  return errorBody('KInvalidRequest', message);
}

function activatedIn(failover: Failover): bigint[] {
  return failover.activations.flatMap(({ objectIds }) => objectIds);
}

function activatedElsewhere(cluster: ClusterState, failover: Failover): bigint[] {
  return cluster.failovers.filter((other) => other !== failover).flatMap(activatedIn);
}

/** Why the object cannot be activated, or `null`. */
function complaintAbout(cluster: ClusterState, failover: Failover, id: bigint): string | null {
  if (!failover.links.some(({ failoverObjectId }) => failoverObjectId === id))
    return 'The object is not linked to a replica of the failover.';
  const planned = cluster.activationErrors.find(({ objectId }) => objectId === id);
  if (planned !== undefined) return planned.message;
  const machine = cluster.machines.find(({ objectId }) => objectId === id);
  return machine?.isGone ? 'The machine is not on its source any more.' : null;
}

/** Can fail inside a successful activation: without a group, without pairing, or because control says so. */
function reverseReplication(
  cluster: ClusterState,
  group: ProtectionGroup | null,
  sourceClusterId: bigint,
  isWanted: boolean,
): object {
  const remote = isWanted ? reverseTarget(cluster, group, sourceClusterId) : null;
  if (remote === null || typeof remote === 'string' || group === null)
    return { isReverseReplicationEnabled: false, errorReason: typeof remote === 'string' ? remote : null };
  replicateTo(cluster, group, remote);
  return { isReverseReplicationEnabled: true, errorReason: null };
}

/**
 * Newer clusters know the older spelling as an internal operation of another meaning, which the vendor does not
 * publish. Here it succeeds, activates nothing, and is counted, so that a client shows up that tries one spelling
 * after the other.
 */
function activateInternally({ cluster, parameters }: ClusterRequest): Answer {
  failoverRecord(cluster, parameters.id ?? '').misspeltActivations += 1;
  return { status: 201 };
}

const OLDER_SPELLING = '/data-protect/failover/{id}/backupActivation';

/** On the replication cluster: protection of what was recovered. */
export const activationRoutes = [
  ...spelledRoutes('POST', '/data-protect/failover/{id}/backup-activation', OLDER_SPELLING, activateBackup),
  route('POST', OLDER_SPELLING, activateInternally, { spelling: 'newerOnly' }),
];
