import { ClusterError } from '../../core/clusters/cluster-error.ts';
import { checkClusterHealth } from '../../core/clusters/cluster-health.ts';
import type { ClusterName, ProtectionGroupQuery } from '../../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';
import { MAX_PAGE_SIZE, readPageRequest, toConnection } from '../kit/connection.ts';
import type { ProtectionGroupFilter, Resolvers } from '../kit/generated.ts';
import {
  type GroupCursor,
  pageOfGroups,
  protectionGroupCursorCodec,
} from '../kit/protection-group-cursor.ts';
import { userInputError } from '../kit/user-input-error.ts';

/** The configured clusters, as they report themselves. */
export function clusterResolvers(clusters: Clusters<ClusterName>, reads: ClusterReads) {
  return {
    Query: {
      clusters: () => clusters.all,
      cluster: (_root, { id }) => clusters.byId(id) ?? null,
    },
    FailoverRunConfiguration: {
      sourceCluster: ({ sourceClusterId }) => clusters.byId(sourceClusterId) ?? null,
      replicationCluster: ({ replicationClusterId }) => clusters.byId(replicationClusterId) ?? null,
    },
    Cluster: {
      id: ({ configuredId }) => configuredId,
      incarnationId: async (cluster) => (await identityOrNull(cluster, reads))?.incarnationId ?? null,
      softwareVersion: async (cluster) => (await identityOrNull(cluster, reads))?.softwareVersion ?? null,
      health: (cluster) => checkClusterHealth(cluster, reads, new Date()),
      remoteClusters: (cluster) => reads.remoteClusters(cluster),
      async protectionGroups(cluster, { filter, ...pageArguments }) {
        const request = readPageRequest<GroupCursor>(pageArguments, protectionGroupCursorCodec);
        const groups = await reads.protectionGroups(cluster, readFilter(filter));
        const page = pageOfGroups(groups, request);
        const items = page.items.map((group) => ({ ...group, cluster }));
        return toConnection({ ...page, items }, ({ name, id }) => ({ name, id }), protectionGroupCursorCodec);
      },
    },
  } satisfies Resolvers;
}

/** Who the cluster says it is; `null` when it is down, which its health tells. */
async function identityOrNull(cluster: ClusterName, reads: ClusterReads) {
  try {
    return await reads.identity(cluster);
  } catch (error) {
    if (error instanceof ClusterError) return null;
    throw error;
  }
}

/** The type names every field of the input, so that none is forgotten. */
function readFilter(
  filter: ProtectionGroupFilter | null | undefined,
): ProtectionGroupQuery & Readonly<Record<keyof ProtectionGroupFilter, unknown>> {
  for (const name of ['ids', 'names', 'environments'] as const) {
    if ((filter?.[name]?.length ?? 0) > MAX_PAGE_SIZE)
      throw userInputError(`filter.${name} must have at most ${MAX_PAGE_SIZE} entries.`);
  }
  return {
    ids: filter?.ids ?? undefined,
    names: filter?.names ?? undefined,
    environments: filter?.environments ?? undefined,
    isActive: filter?.isActive ?? undefined,
    isPaused: filter?.isPaused ?? undefined,
    isDeleted: filter?.isDeleted ?? undefined,
  };
}
