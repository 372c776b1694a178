import { createSocketOperations } from '../../src/graphql/execution/socket-operations.ts';
import { createGraphQLHandler } from '../../src/graphql/handler.ts';
import { HttpServerBuilder, type HttpServerOptions } from '../../src/http/server.ts';
import { HANDLER_OPTIONS, openTestApi, type TestApiOptions } from './api.ts';

/** What a test decides of the server beside the API. */
export type TestServerOptions = TestApiOptions &
  Partial<
    Pick<
      HttpServerOptions,
      'allowedHosts' | 'allowedOrigins' | 'healthChecks' | 'stallIntervalMs' | 'pingIntervalMs'
    >
  > & {
    readonly connectionInitMs?: number | undefined;
  };

/** The whole API, listening on a free port of loopback. */
export async function openTestServer(options: TestServerOptions = {}) {
  const api = await openTestApi(options);
  const { logger, database } = api;
  const { allowedHosts = [], allowedOrigins = [] } = options;
  const builder = new HttpServerBuilder({
    graphql: createGraphQLHandler(api.useCases, { ...HANDLER_OPTIONS, allowedOrigins, logger }),
    socketOperations: createSocketOperations(api.handler, options.connectionInitMs),
    maxRequestBytes: HANDLER_OPTIONS.maxRequestBytes,
    countSubscribers: () => api.changes.subscriberCount,
    allowedHosts,
    allowedOrigins,
    stallIntervalMs: options.stallIntervalMs,
    pingIntervalMs: options.pingIntervalMs,
    healthChecks: { database: () => database.ping(), ...options.healthChecks },
    logger,
  });
  const server = await builder.listen('127.0.0.1', 0);
  const url = `${server.url}/graphql`;
  return {
    ...api,
    server,
    url,
    socketUrl: url.replace('http:', 'ws:'),
    async close() {
      await server.close(1_000);
      await api.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;
