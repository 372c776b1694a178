import { z } from 'zod';
import { HOUR } from '../clock.ts';
import { failoverRecord } from '../engine/planned-runs.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { readBody } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, ProtectionGroup, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import type { Failover } from './model.ts';
import { completeIfSwitchedOver, idsOf, initializedFailover, objectList } from './records.ts';

const activationRequest = z.object({
  objects: objectList.nullish(),
  protectionGroupId: z.string().nullish(),
  enableReverseReplication: z.boolean().nullish(),
  createObjectBackup: z.boolean().nullish(),
  doNotProtect: z.boolean().nullish(),
  targetFailoverEnvironment: z.string().nullish(),
  targetFailoverPolicyId: z.string().nullish(),
});

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
  route('POST', OLDER_SPELLING, activateInternally, 'newerOnly'),
];
