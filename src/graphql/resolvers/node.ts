import { MAX_PAGE_SIZE } from '../kit/connection.ts';
import type { GraphQLContext, Loaders } from '../kit/context.ts';
import type { Resolvers, ResolversTypes } from '../kit/generated.ts';
import { fromGlobalId, type NodeType, protectionGroupOf } from '../kit/global-id.ts';
import { userInputError } from '../kit/user-input-error.ts';

type FoundNode = Awaited<ResolversTypes['Node']>;

/** How an object of each type is found by its key. */
const FINDERS: Record<NodeType, (loaders: Loaders, key: string) => Promise<FoundNode | null>> = {
  Cluster: async (loaders, key) => loaders.clusterById(BigInt(key)),
  Failover: async (loaders, key) => loaders.failoverById.load(key),
  FailoverRunConfiguration: async (loaders, key) => loaders.configurationByDigest.load(key),
  PlannedRun: async (loaders, key) => loaders.plannedRunByFailoverId.load(key),
  async ProtectionGroup(loaders, key) {
    const group = protectionGroupOf(key);
    const cluster = group && loaders.clusterById(group.clusterId);
    return cluster ? loaders.protectionGroupOf(cluster).load(group.protectionGroupId) : null;
  },
};

/** Refetching any object by its global id. */
export const nodeResolvers = {
  Query: {
    node: (_root, { id }, context) => find(id, context),
    nodes(_root, { ids }, context) {
      if (ids.length > MAX_PAGE_SIZE)
        throw userInputError(`ids must name at most ${MAX_PAGE_SIZE} objects, not ${ids.length}.`);
      return Promise.all(ids.map((id) => find(id, context)));
    },
  },
  Node: {
    __resolveType(node) {
      if ('steps' in node) return 'Failover';
      if ('memberIds' in node) return 'ProtectionGroup';
      if ('isSimulated' in node) return 'Cluster';
      return 'failoverId' in node ? 'PlannedRun' : 'FailoverRunConfiguration';
    },
  },
} satisfies Resolvers;

async function find(id: string, { loaders }: GraphQLContext): Promise<FoundNode | null> {
  const globalId = fromGlobalId(id);
  return globalId === undefined ? null : FINDERS[globalId.type](loaders, globalId.key);
}
