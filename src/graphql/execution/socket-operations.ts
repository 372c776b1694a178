import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import { type ConnectionInitMessage, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { YogaServerInstance } from 'graphql-yoga';
import type { GraphQLContext } from '../kit/context.ts';
import type { Documents } from '../limits/documents.ts';
import { refuseIllFormedText } from '../limits/well-formed-text.ts';
import { formatErrors, formatResult } from './format-result.ts';
import { maskError } from './mask-error.ts';
import type { OperationsUnderWay } from './operations-under-way.ts';

/** Operations that one socket may have under way at a time. */
const MOST_OPERATIONS = 1_000;

/** How long a client may take to send the protocol's first message. */
const CONNECTION_INIT_MS = 10_000;

/** What executes operations that arrive over sockets. */
export type SocketOperations = Server<OperationsUnderWay>;

/** The endpoint whose operations are served. */
type Endpoint = Pick<YogaServerInstance<object, GraphQLContext>, 'getEnveloped'> & {
  readonly documents: Documents;
};

type Enveloped = ReturnType<YogaServerInstance<object, GraphQLContext>['getEnveloped']>;

/**
 * Serves the protocol of graphql-ws with the endpoint's own schema, limits, context and masking of errors. Every
 * kind of operation is served, as over HTTP.
 */
export function createSocketOperations(
  endpoint: Endpoint,
  connectionInitMs = CONNECTION_INIT_MS,
): SocketOperations {
  return makeServer<ConnectionInitMessage['payload'], OperationsUnderWay>({
    connectionInitWaitTimeout: connectionInitMs,
    async onSubscribe({ extra: underWay }, _id, payload) {
      if (underWay.count >= MOST_OPERATIONS) return [tooManyOperations()];
      // It counts from here on, however many others arrive while it is prepared.
      underWay.begin(payload, 'query');
      const prepared = await prepare(endpoint, payload);
      if ('errors' in prepared) {
        underWay.end(payload);
        return prepared.errors;
      }
      underWay.begin(payload, prepared.kind);
      return prepared.execution;
    },
    execute: (execution: ExecutionArgs) => (execution.rootValue as Enveloped).execute(execution),
    subscribe: (execution: ExecutionArgs) => (execution.rootValue as Enveloped).subscribe(execution),
    onNext: (_context, _id, _payload, _execution, result) => formatResult(result),
    onError: (_context, _id, _payload, errors) => formatErrors(errors),
    onComplete: ({ extra: underWay }, _id, payload) => underWay.end(payload),
  });
}

/** Parses and validates, so that an operation at fault is answered and does not cost the client its socket. */
async function prepare({ documents, getEnveloped }: Endpoint, payload: SubscribePayload) {
  const refusal = refuseIllFormedText(payload);
  if (refusal !== undefined) return { errors: [refusal] };
  try {
    const { document, errors } = await documents.prepare(payload.query);
    if (document === null || errors.length > 0) return { errors };
    // As over HTTP, an empty name is none.
    const operationName = payload.operationName || undefined;
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [new GraphQLError('The document has no such operation.')] };
    const { schema, contextFactory, execute, subscribe }: Enveloped = getEnveloped({ params: payload });
    const execution = {
      schema,
      document,
      operationName,
      variableValues: payload.variables,
      contextValue: await contextFactory(),
      rootValue: { execute, subscribe },
    };
    return { execution, kind: operation.operation };
  } catch (error) {
    return { errors: [maskError(error) as GraphQLError] };
  }
}

function tooManyOperations(): GraphQLError {
  return new GraphQLError(`At most ${MOST_OPERATIONS} operations may be under way on one socket.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS' },
  });
}
