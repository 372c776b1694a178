import type { GraphQLError } from 'graphql';
import { maskError as hideInternals } from 'graphql-yoga';
import { currentRequestId } from './request-id.ts';

/** What a client reads in place of a bug. */
const MESSAGE = 'Something went wrong on the server. Its log tells more under this request id.';

/** Lets errors meant for the client through; anything else becomes a message with the request id, and no more. */
export function maskError(error: unknown): Error {
  const masked = hideInternals(error, MESSAGE, false);
  if (masked !== error) (masked as GraphQLError).extensions.requestId = currentRequestId();
  return masked;
}
