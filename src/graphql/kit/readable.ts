import { ClusterError } from '../../core/clusters/cluster-error.ts';
import type { Loaders } from './context.ts';
import type { ProtectionGroup } from './mappers.ts';

/** What was read of a cluster; `null` when it could not be. */
export async function nullWhenUnreadable<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ClusterError) return null;
    throw error;
  }
}

/** The group as its cluster reports it; `null` when there is none, or its cluster cannot be read. */
export async function readableGroup(
  clusterId: bigint,
  protectionGroupId: string | null,
  loaders: Loaders,
): Promise<ProtectionGroup | null> {
  const cluster = loaders.clusterById(clusterId);
  if (cluster === null || protectionGroupId === null) return null;
  return nullWhenUnreadable(loaders.protectionGroupOf(cluster).load(protectionGroupId));
}
