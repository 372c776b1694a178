import { leftoverId } from '../../core/failovers/leftovers/leftover.ts';
import type { Leftovers } from '../../core/failovers/leftovers/leftovers.ts';
import type { Resolvers } from '../kit/generated.ts';

/** What failovers leave behind, and how it is ended. */
export function leftoverResolvers(leftovers: Pick<Leftovers, 'list' | 'release' | 'resumeGroup'>) {
  return {
    Query: {
      async leftovers() {
        const { leftovers: nodes, unreadClusterIds } = await leftovers.list();
        return { nodes, unreadClusterIds };
      },
    },
    Mutation: {
      releaseLeftover: (_root, { input }) => leftovers.release(input.id, input.reason ?? null),
      async resumeProtectionGroup(_root, { input }) {
        const { clusterId, protectionGroupId, reason } = input;
        const { cluster, protectionGroup, issues } = await leftovers.resumeGroup(
          clusterId,
          protectionGroupId,
          reason ?? null,
        );
        const group = cluster && protectionGroup && { ...protectionGroup, cluster };
        return { protectionGroup: group, issues };
      },
    },
    Leftover: {
      id: (leftover) => leftoverId(leftover),
      failover: ({ failoverId }, _arguments, { loaders }) =>
        failoverId === null ? null : loaders.failoverById.load(failoverId),
    },
  } satisfies Resolvers;
}
