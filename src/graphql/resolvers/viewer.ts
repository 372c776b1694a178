import type { Resolvers } from '../kit/generated.ts';

/** Who is asking. */
export const viewerResolvers = {
  Query: {
    viewer: (_root, _arguments, { viewer }) => viewer,
  },
} satisfies Resolvers;
