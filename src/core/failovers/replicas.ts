import type { ProtectionGroup } from '../clusters/cluster-facts.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import type { FailoverRunConfiguration } from '../configurations/rules/failover-run-configuration.ts';
import type { Issue } from '../values/issue.ts';
import { matchReplicas, type NamedReplica, type ReplicaMatch } from './rules/objects/match-replicas.ts';

/** A replica that the operator names. */
export interface NamedByHand {
  readonly sourceObjectId: bigint;
  readonly replicaObjectId: bigint;
}

/** What the search for replicas came to. */
export interface FoundReplicas {
  readonly matches: readonly ReplicaMatch[];
  /** The inactive group that holds them, where one does for certain. */
  readonly replicaProtectionGroupId: string | null;
  /** Upstream name of the group's environment. */
  readonly environment: string | null;
  readonly issues: readonly Issue[];
}

/**
 * Finds the replicas of the objects: among the members of the inactive copy of their group on the replication
 * cluster, by name. How to find them is not published; what is not certain is therefore left to the operator.
 * @throws ClusterError where a cluster cannot be read
 */
export async function findReplicas(
  source: Cluster,
  replication: Cluster,
  configuration: Pick<FailoverRunConfiguration, 'objectIds' | 'protectionGroupId'>,
  protectionGroupId: string | null,
  byHand: { readonly replicaProtectionGroupId: string | null; readonly replicas: readonly NamedByHand[] },
): Promise<FoundReplicas> {
  const sourceGroupId = protectionGroupId ?? configuration.protectionGroupId;
  const [sourceGroup, protection, inactive] = await Promise.all([
    sourceGroupId === null ? null : source.protectionGroup(sourceGroupId),
    source.objectProtection(configuration.objectIds),
    inactiveGroups(replication, byHand.replicaProtectionGroupId),
  ]);
  const sameName = inactive.filter(({ name }) => name === sourceGroup?.name);
  const groups = byHand.replicaProtectionGroupId !== null || sameName.length === 0 ? inactive : sameName;
  const replicas = await namedMembers(replication, groups);
  const objects = configuration.objectIds.map((objectId) => ({
    objectId,
    name: protection.get(objectId)?.object.name ?? null,
  }));
  const { matches, issues } = matchReplicas(objects, replicas, byHand.replicas);
  return {
    matches,
    issues,
    replicaProtectionGroupId: byHand.replicaProtectionGroupId ?? groupOfAll(groups, matches),
    environment: sourceGroup?.environment ?? groups[0]?.environment ?? null,
  };
}

async function inactiveGroups(replication: Cluster, id: string | null): Promise<readonly ProtectionGroup[]> {
  if (id === null) return replication.protectionGroups({ isActive: false, isDeleted: false });
  const group = await replication.protectionGroup(id);
  return group === null ? [] : [group];
}

async function namedMembers(
  replication: Cluster,
  groups: readonly ProtectionGroup[],
): Promise<readonly NamedReplica[]> {
  const ids = [...new Set(groups.flatMap(({ memberIds }) => memberIds))];
  if (ids.length === 0) return [];
  const known = await replication.objectProtection(ids);
  return ids.map((objectId) => ({ objectId, name: known.get(objectId)?.object.name ?? null }));
}

/** The one group that holds every replica. */
function groupOfAll(groups: readonly ProtectionGroup[], matches: readonly ReplicaMatch[]): string | null {
  const holders = groups.filter(({ memberIds }) =>
    matches.every(({ replicaObjectId }) => replicaObjectId !== null && memberIds.includes(replicaObjectId)),
  );
  return holders.length === 1 ? (holders[0]?.id ?? null) : null;
}
