import { GraphQLError } from 'graphql';

/** An argument that cannot be served, told as a GraphQL error because the field has no `issues`. */
export function userInputError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
