import { durationOf } from '../engine/pace.ts';
import { notFound } from '../http/refusal.ts';
import type { ClusterState, Policy, ProtectionGroup, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import type { Failover } from './model.ts';

export interface GroupDemand {
  readonly protectionGroupId?: string | null | undefined;
  readonly targetFailoverEnvironment?: string | null | undefined;
  readonly targetFailoverPolicyId?: string | null | undefined;
}

/**
 * Checks what can be checked before anything changes.
 * @throws Refusal (404)
 */
export function checkGroupDemand(cluster: ClusterState, demand: GroupDemand): void {
  const { protectionGroupId: groupId, targetFailoverPolicyId: policyId } = demand;
  if (groupId && !cluster.groups.some(({ id, isDeleted }) => id === groupId && !isDeleted))
    throw notFound(`Protection group ${groupId} was not found.`);
  if (policyId && !cluster.policies.some(({ id }) => id === policyId))
    throw notFound(`Protection policy ${policyId} was not found.`);
}

/** The existing group that the request names, or a new one that protects the failover objects from now on. */
export function protectingGroup(
  state: SimulatorState,
  cluster: ClusterState,
  failover: Failover,
  demand: GroupDemand,
  objectIds: readonly bigint[],
): ProtectionGroup {
  const existing = demand.protectionGroupId
    ? cluster.groups.find(({ id }) => id === demand.protectionGroupId)
    : groupOfEarlierActivation(cluster, failover);
  const group =
    existing ?? createFailoverGroup(state, cluster, nameOfSource(cluster, failover), demand, objectIds);
  const isReplica = (id: bigint) => cluster.objects.find((object) => object.id === id)?.source !== null;
  // An inactive copy that is taken holds replicas, which are nothing to back up.
  const kept = group.isActive ? group.memberIds : group.memberIds.filter((id) => !isReplica(id));
  group.memberIds = [...new Set([...kept, ...objectIds])];
  group.isActive = true;
  group.isPaused = false;
  group.replicaOf = null;
  group.policyId ??= policyFor(cluster, demand).id;
  group.nextRunUsecs = state.nowUsecs + durationOf(state, 'firstRun');
  return group;
}

function groupOfEarlierActivation(cluster: ClusterState, failover: Failover): ProtectionGroup | undefined {
  const ids = failover.activations.map(({ protectionGroupId }) => protectionGroupId);
  return cluster.groups.find((group) => ids.includes(group.id) && !group.isDeleted);
}

/** A new group, named after the one that its objects fail over from. */
export function createFailoverGroup(
  state: SimulatorState,
  cluster: ClusterState,
  sourceName: string,
  demand: GroupDemand,
  memberIds: readonly bigint[],
): ProtectionGroup {
  const [first] = memberIds;
  const environment = cluster.objects.find((object) => object.id === first)?.environment ?? 'kVMware';
  const group: ProtectionGroup = {
    id: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    name: freeName(cluster, `failover_${sourceName}`),
    environment: demand.targetFailoverEnvironment ?? environment,
    policyId: policyFor(cluster, demand).id,
    isActive: true,
    isPaused: false,
    isDeleted: false,
    pausedByFailoverIds: [],
    memberIds: [...memberIds],
    nextRunUsecs: state.nowUsecs + durationOf(state, 'firstRun'),
    replicaOf: null,
  };
  cluster.groups.push(group);
  return group;
}

/** Of the group that the objects fail over from, by its inactive copy here. */
function nameOfSource(cluster: ClusterState, { id, initialization }: Failover): string {
  const sourceId = initialization?.sourceProtectionGroupId;
  const copy = cluster.groups.findLast(
    (group) => sourceId != null && group.replicaOf?.protectionGroupId === sourceId,
  );
  return copy?.name ?? id;
}

function freeName(cluster: ClusterState, wanted: string): string {
  const isTaken = (name: string) => cluster.groups.some((group) => !group.isDeleted && group.name === name);
  let name = wanted;
  for (let index = 2; isTaken(name); index += 1) name = `${wanted}_${index}`;
  return name;
}

function policyFor(cluster: ClusterState, demand: GroupDemand): Policy {
  const given = cluster.policies.find(({ id }) => id === demand.targetFailoverPolicyId);
  return given ?? cluster.policies[0] ?? defaultPolicy(cluster);
}

function defaultPolicy(cluster: ClusterState): Policy {
  const policy: Policy = {
    id: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    name: 'Failover default',
    intervalHours: 4,
    retentionDays: 14,
    replicationTargets: [],
    archivalTargets: [],
  };
  cluster.policies.push(policy);
  return policy;
}
