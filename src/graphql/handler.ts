import { createYoga } from 'graphql-yoga';
import type { Logger } from '../app/logger.ts';
import { SubscriberTooSlow } from '../app/planned-run-changes.ts';
import { ANONYMOUS } from '../app/viewer.ts';
import { ClusterError } from '../domain/cluster-error.ts';
import { limitBodies } from './body-limit.ts';
import type { GraphQLContext } from './context.ts';
import { tellDistinctResults } from './distinct-results.ts';
import { referenceExecutor } from './executor.ts';
import { graphiql, renderGraphiQL } from './graphiql.ts';
import { type DocumentLimits, limitDocuments } from './limits.ts';
import { createLoaders, createSharedLoaders } from './loaders.ts';
import { maskError, originOf } from './mask-error.ts';
import { acceptOnlyJsonBodies, acceptOnlyJsonParameters, allowOnlyQueriesOverGet } from './methods.ts';
import { limitNodes } from './node-limit.ts';
import { chooseRequestId, currentRequestId } from './request-id.ts';
import { createExecutableSchema, type UseCases } from './schema.ts';
import { subscriptionFormats } from './subscription-formats.ts';

/** Where GraphQL and GraphiQL are served. */
export const GRAPHQL_PATH = '/graphql';

/** Settings of the GraphQL endpoint. */
export interface GraphQLHandlerOptions extends DocumentLimits {
  readonly maxRequestBytes: number;
  /** Nodes that one operation may ask for, pages multiplied by the pages within them. */
  readonly maxNodes: number;
  /** Origins of other sites whose pages may call this server. */
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
}

/** The GraphQL endpoint as a fetch-style handler that also serves node:http. */
export function createGraphQLHandler(useCases: UseCases, options: GraphQLHandlerOptions) {
  const { logger, allowedOrigins } = options;
  const sharedLoaders = createSharedLoaders(useCases);
  return createYoga<object, GraphQLContext>({
    schema: createExecutableSchema(useCases),
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request }) => ({
      requestId: currentRequestId() ?? chooseRequestId(request.headers.get('x-request-id') ?? undefined),
      viewer: ANONYMOUS,
      loaders: createLoaders(useCases, sharedLoaders),
    }),
    graphiql,
    renderGraphiQL,
    landingPage: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: false,
    cors:
      allowedOrigins.length > 0
        ? { origin: [...allowedOrigins], methods: ['GET', 'POST', 'OPTIONS'] }
        : false,
    maskedErrors: { maskError },
    logging: {
      debug: () => {},
      info: (...parts) => logger.info({ requestId: currentRequestId() }, parts.join(' ')),
      warn: (...parts) => logger.warn({ requestId: currentRequestId() }, parts.join(' ')),
      error: (error) => {
        const requestId = currentRequestId();
        const origin = originOf(error);
        if (origin instanceof SubscriberTooSlow)
          logger.warn({ requestId }, 'A subscriber was cut off: too slow');
        else if (origin instanceof ClusterError)
          logger.warn({ requestId, err: origin }, 'A cluster could not be asked');
        else logger.error({ requestId, err: error }, 'An operation failed unexpectedly');
      },
    },
    plugins: [
      referenceExecutor,
      limitBodies(options.maxRequestBytes),
      limitDocuments(options),
      limitNodes(options.maxNodes),
      acceptOnlyJsonBodies,
      acceptOnlyJsonParameters,
      allowOnlyQueriesOverGet,
      tellDistinctResults,
      subscriptionFormats,
    ],
  });
}
