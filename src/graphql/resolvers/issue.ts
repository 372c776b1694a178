import type { Resolvers } from '../kit/generated.ts';

/** Issues repeat what clients sent, cut in the middle of a character perhaps; what is answered is text all the same. */
export const issueResolvers = {
  Issue: {
    message: ({ message }) => message.toWellFormed(),
    path: ({ path }) => path.map((step) => step.toWellFormed()),
  },
} satisfies Resolvers;
