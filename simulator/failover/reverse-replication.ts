import type { ClusterState, ProtectionGroup, RemoteCluster } from '../model.ts';
import { takeNumber } from '../model.ts';

/** The paired cluster to which the group can replicate, or why there is none. */
export function reverseTarget(
  cluster: ClusterState,
  group: ProtectionGroup | null,
  sourceClusterId: bigint,
): RemoteCluster | string {
  if (cluster.reverseReplicationError !== null) return cluster.reverseReplicationError;
  if (group === null) return 'No protection group holds the objects.';
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === sourceClusterId);
  if (!remote?.purpose.includes('Replication')) return 'The source cluster is no replication cluster.';
  return remote;
}

/** Lets the group replicate there as well: by its policy, or by a copy of it that has the target besides. */
export function replicateTo(cluster: ClusterState, group: ProtectionGroup, remote: RemoteCluster): void {
  const policy = cluster.policies.find(({ id }) => id === group.policyId);
  if (policy === undefined) return;
  const hasTarget = policy.replicationTargets.some(({ clusterId }) => clusterId === remote.id);
  if (hasTarget) return;
  const name = `${policy.name} to ${remote.name}`;
  const known = cluster.policies.find((candidate) => candidate.name === name);
  const extended = known ?? {
    ...policy,
    id: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    name,
    replicationTargets: [...policy.replicationTargets, { clusterId: remote.id, clusterName: remote.name }],
  };
  if (known === undefined) cluster.policies.push(extended);
  group.policyId = extended.id;
}
