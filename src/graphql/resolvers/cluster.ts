import { checkClusterHealth } from '../../core/clusters/cluster-health.ts';
import type { ClusterName, ProtectionGroupQuery } from '../../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';
import { MAX_PAGE_SIZE, readPageRequest, toConnection } from '../kit/connection.ts';
import type { ProtectionGroupFilter, Resolvers } from '../kit/generated.ts';
import { toGlobalId } from '../kit/global-id.ts';
import {
  type GroupCursor,
  pageOfGroups,
  protectionGroupCursorCodec,
} from '../kit/protection-group-cursor.ts';
import { nullWhenUnreadable } from '../kit/readable.ts';
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
      id: ({ configuredId }) => toGlobalId('Cluster', String(configuredId)),
      clusterId: ({ configuredId }) => configuredId,
      incarnationId: async (cluster) =>
        (await nullWhenUnreadable(reads.identity(cluster)))?.incarnationId ?? null,
      softwareVersion: async (cluster) =>
        (await nullWhenUnreadable(reads.identity(cluster)))?.softwareVersion ?? null,
      health: (cluster) => checkClusterHealth(cluster, reads, new Date()),
      remoteClusters: (cluster) => reads.remoteClusters(cluster),
      async protectionGroups(cluster, { filter, ...pageArguments }) {
        const request = readPageRequest<GroupCursor>(pageArguments, protectionGroupCursorCodec);
        const query = readFilter(filter);
        const groups = matchesNothing(query, filter) ? [] : await reads.protectionGroups(cluster, query);
        const page = pageOfGroups(groups, request);
        const items = page.items.map((group) => ({ ...group, cluster }));
        return toConnection({ ...page, items }, ({ name, id }) => ({ name, id }), protectionGroupCursorCodec);
      },
    },
  } satisfies Resolvers;
}

/** Upstream names such as `kVMware`; clusters overlook others, and would list everything. */
const ENVIRONMENT = /^\w{1,100}$/;
/** Longer than any name may be; a URL has room for a few of these. */
const LONGEST_NAME = 1_000;

/** Whether a group can have the name: what cannot be one is not sent to a cluster. */
function isPossibleName(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text);
}

/** Whether texts were given, and none of them can be one of a group. */
function matchesNothing(
  query: ProtectionGroupQuery,
  filter: ProtectionGroupFilter | null | undefined,
): boolean {
  return (['names', 'environments'] as const).some(
    (name) => query[name]?.length === 0 && (filter?.[name]?.length ?? 0) > 0,
  );
}

/** The type names every field of the input, so that none is forgotten. */
function readFilter(
  filter: ProtectionGroupFilter | null | undefined,
): ProtectionGroupQuery &
  Readonly<Record<Exclude<keyof ProtectionGroupFilter, 'protectionGroupIds'>, unknown>> {
  for (const name of ['protectionGroupIds', 'names', 'environments'] as const) {
    if ((filter?.[name]?.length ?? 0) > MAX_PAGE_SIZE)
      throw userInputError(`filter.${name} must have at most ${MAX_PAGE_SIZE} entries.`);
  }
  return {
    ids: filter?.protectionGroupIds ?? undefined,
    names: filter?.names?.filter(isPossibleName),
    environments: filter?.environments?.filter((text) => ENVIRONMENT.test(text)),
    isActive: filter?.isActive ?? undefined,
    isPaused: filter?.isPaused ?? undefined,
    isDeleted: filter?.isDeleted ?? undefined,
  };
}
