import { GraphQLError } from 'graphql';

/** A request that is answered with a status of its own before anything is executed. */
export function requestError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}

/** A request that is not what GraphQL over HTTP expects. */
export function badRequest(message: string): GraphQLError {
  return requestError(400, 'BAD_REQUEST', message);
}
