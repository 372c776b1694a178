import { createGraphQLHandler } from '../../src/graphql/handler.ts';
import type { HealthChecks } from '../../src/graphql/http/health.ts';
import type { OriginPolicy } from '../../src/graphql/http/origin.ts';
import { HttpServerBuilder } from '../../src/graphql/http/server.ts';
import { HANDLER_OPTIONS, openTestApi } from './api.ts';

/** The whole API behind its HTTP server, in process, on a port that the system chose. */
export async function openTestServer({
  allowedHosts = [],
  allowedOrigins = [],
  healthChecks = {},
}: Partial<OriginPolicy> & { readonly healthChecks?: HealthChecks } = {}) {
  const api = await openTestApi();
  const { logger, useCases, database } = api;
  const server = await new HttpServerBuilder({
    graphql: createGraphQLHandler(useCases, { ...HANDLER_OPTIONS, allowedOrigins, logger }),
    allowedHosts,
    allowedOrigins,
    healthChecks: { database: () => database.ping(), ...healthChecks },
    logger,
  }).listen('127.0.0.1', 0);
  return {
    url: server.url,
    logger,
    database,
    stop: (graceMs: number) => server.close(graceMs),
    async close() {
      await server.close(0);
      await api.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;
