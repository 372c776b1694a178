import { GraphQLError } from 'graphql';
import { maskError as hideInternals } from 'graphql-yoga';
import { ClusterError } from '../../core/clusters/cluster-error.ts';
import { SubscriberTooSlow } from '../../core/planned-runs/planned-run-changes.ts';
import { StoreUnavailable } from '../../core/values/store-unavailable.ts';
import { currentRequestId } from './request-id.ts';

/** What a client reads in place of a bug. */
const MESSAGE = 'Something went wrong on the server. Its log tells more under this request id.';

/** Why it is down is for the log. */
const UNAVAILABLE =
  'The database cannot be used at the moment. This passes: the same request may be sent again.';

/** The code of errors that say so. */
export const DATABASE_UNAVAILABLE = 'DATABASE_UNAVAILABLE';

/**
 * Lets errors meant for the client through, tells what clusters did wrong by code, such as
 * `CLUSTER_UNREACHABLE`, that the database is away, and why a subscription was cut off. Anything else becomes a message with the request id, and no more.
 */
export function maskError(error: unknown): Error {
  const origin = originOf(error);
  if (error instanceof GraphQLError && origin instanceof ClusterError) {
    const { nodes, path } = error;
    const extensions = { code: `CLUSTER_${origin.kind}`, cluster: origin.cluster };
    return new GraphQLError(origin.message, { nodes, path, extensions });
  }
  if (origin instanceof StoreUnavailable) {
    const { nodes, path } = error instanceof GraphQLError ? error : {};
    return new GraphQLError(UNAVAILABLE, { nodes, path, extensions: { code: DATABASE_UNAVAILABLE } });
  }
  if (origin instanceof SubscriberTooSlow)
    return new GraphQLError(origin.message, { extensions: { code: 'SUBSCRIBER_TOO_SLOW' } });
  const masked = hideInternals(error, MESSAGE, false);
  if (masked !== error) (masked as GraphQLError).extensions.requestId = currentRequestId();
  return masked;
}

/** What was thrown, before graphql-js said where. */
export function originOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}
