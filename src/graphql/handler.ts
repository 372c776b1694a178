import { createYoga } from 'graphql-yoga';
import { ClusterError } from '../core/clusters/cluster-error.ts';
import { SubscriberTooSlow } from '../core/planned-runs/planned-run-changes.ts';
import type { Logger } from '../core/values/logger.ts';
import { StoreUnavailable } from '../core/values/store-unavailable.ts';
import { ANONYMOUS } from '../core/values/viewer.ts';
import { answerFormats } from './execution/answer-formats.ts';
import { tellDistinctResults } from './execution/distinct-results.ts';
import { referenceExecutor } from './execution/executor.ts';
import { maskError, originOf } from './execution/mask-error.ts';
import { answerOutages, outliveOutages } from './execution/outages.ts';
import { chooseRequestId, currentRequestId } from './execution/request-id.ts';
import { strictVariables } from './execution/strict-variables.ts';
import { serveExplorer } from './explorer/explorer.ts';
import type { GraphQLContext } from './kit/context.ts';
import { createLoaders, createSharedLoaders } from './kit/loaders.ts';
import type { DocumentLimits } from './limits/document-rules.ts';
import { Documents } from './limits/documents.ts';
import { readJsonBodies } from './limits/json-bodies.ts';
import { type ExecutionLimits, limitOperations } from './limits/limit-operations.ts';
import { allowOnlyQueriesOverGet } from './limits/methods.ts';
import { checkParameters, readUrlParameters } from './limits/parameters.ts';
import { prepareDocuments } from './limits/prepare-documents.ts';
import { limitSubscriptions } from './limits/subscription-limit.ts';
import { createExecutableSchema, type UseCases } from './schema.ts';

/** Where GraphQL and GraphiQL are served. */
export const GRAPHQL_PATH = '/graphql';

/** Settings of the GraphQL endpoint. */
export interface GraphQLHandlerOptions extends DocumentLimits, ExecutionLimits {
  readonly maxRequestBytes: number;
  /** Subscriptions that may be open at a time, over all transports. */
  readonly maxSubscriptions: number;
  /** Origins of other sites whose pages may call this server. */
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
}

/** The GraphQL endpoint as a fetch-style handler that also serves node:http. */
export function createGraphQLHandler(useCases: UseCases, options: GraphQLHandlerOptions) {
  const { logger, allowedOrigins } = options;
  const sharedLoaders = createSharedLoaders(useCases);
  const schema = createExecutableSchema(useCases);
  const documents = new Documents(schema, options);
  const endpoint = createYoga<object, GraphQLContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request }) => ({
      requestId: currentRequestId() ?? chooseRequestId(request.headers.get('x-request-id') ?? undefined),
      viewer: ANONYMOUS,
      loaders: createLoaders({ ...useCases, failovers: useCases.failovers.reads }, sharedLoaders),
    }),
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: false,
    // It counts documents and not their sizes.
    parserAndValidationCache: false,
    cors:
      allowedOrigins.length > 0
        ? {
            origin: [...allowedOrigins],
            methods: ['GET', 'POST', 'OPTIONS'],
            exposedHeaders: ['X-Request-Id'],
          }
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
        else if (origin instanceof StoreUnavailable)
          logger.warn({ requestId, err: origin }, 'The database could not be used');
        else logger.error({ requestId, err: error }, 'An operation failed unexpectedly');
      },
    },
    plugins: [
      referenceExecutor,
      serveExplorer(GRAPHQL_PATH, useCases.clusters, useCases.reads),
      answerFormats,
      readJsonBodies(options.maxRequestBytes),
      readUrlParameters,
      checkParameters,
      prepareDocuments(documents),
      limitOperations(options),
      strictVariables,
      allowOnlyQueriesOverGet,
      outliveOutages,
      limitSubscriptions(options.maxSubscriptions),
      tellDistinctResults,
      answerOutages,
    ],
  });
  return Object.assign(endpoint, { documents });
}
