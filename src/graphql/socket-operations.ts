import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
} from 'graphql';
import { type ConnectionInitMessage, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { YogaServerInstance } from 'graphql-yoga';
import type { GraphQLContext } from './context.ts';
import { maskError } from './mask-error.ts';
import type { OperationsUnderWay } from './operations-under-way.ts';

/** Operations that one socket may have under way at a time. */
const MOST_OPERATIONS = 100;

/** How long a client may take to send the protocol's first message. */
const CONNECTION_INIT_MS = 10_000;

/** What executes operations that arrive over sockets. */
export type SocketOperations = Server<OperationsUnderWay>;

type Enveloped = ReturnType<YogaServerInstance<object, GraphQLContext>['getEnveloped']>;

/**
 * Serves the protocol of graphql-ws with the endpoint's own schema, limits, context and masking of errors. Every
 * kind of operation is served, as over HTTP.
 */
export function createSocketOperations(
  endpoint: Pick<YogaServerInstance<object, GraphQLContext>, 'getEnveloped'>,
  connectionInitMs = CONNECTION_INIT_MS,
): SocketOperations {
  return makeServer<ConnectionInitMessage['payload'], OperationsUnderWay>({
    connectionInitWaitTimeout: connectionInitMs,
    async onSubscribe({ extra: underWay }, _id, payload) {
      if (underWay.count >= MOST_OPERATIONS) return [tooManyOperations()];
      const prepared = await prepare(endpoint.getEnveloped({ params: payload }), payload);
      if ('errors' in prepared) return prepared.errors;
      underWay.begin(payload, prepared.kind);
      return prepared.execution;
    },
    execute: (execution: ExecutionArgs) => (execution.rootValue as Enveloped).execute(execution),
    subscribe: (execution: ExecutionArgs) => (execution.rootValue as Enveloped).subscribe(execution),
    onNext: (_context, _id, _payload, _execution, result) =>
      ({
        ...result,
        ...(result.errors && { errors: formatErrors(result.errors) }),
      }) as FormattedExecutionResult,
    onError: (_context, _id, _payload, errors) => formatErrors(errors),
    onComplete: ({ extra: underWay }, _id, payload) => underWay.end(payload),
  });
}

/** Parses and validates, so that an operation at fault is answered and does not cost the client its socket. */
async function prepare(
  { schema, parse, validate, contextFactory, execute, subscribe }: Enveloped,
  payload: SubscribePayload,
) {
  try {
    const document = parse(payload.query);
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0) return { errors };
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return { errors: [new GraphQLError('The document has no such operation.')] };
    const execution = {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: await contextFactory(),
      rootValue: { execute, subscribe },
    };
    return { execution, kind: operation.operation };
  } catch (error) {
    return { errors: [maskError(error) as GraphQLError] };
  }
}

/** As over HTTP: masked, and without what is meant for HTTP alone. */
function formatErrors(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { extensions, ...formatted } = (maskError(error) as GraphQLError).toJSON();
    const { http: _http, unexpected: _unexpected, ...told } = extensions ?? {};
    return Object.keys(told).length === 0 ? formatted : { ...formatted, extensions: told };
  });
}

function tooManyOperations(): GraphQLError {
  return new GraphQLError(`At most ${MOST_OPERATIONS} operations may be under way on one socket.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS' },
  });
}
