import type { ListenOptions } from '../../src/process/compose.ts';
import { openTestApi, type TestApiOptions } from './api.ts';

/** What a test decides of the server beside the API. */
export type TestServerOptions = TestApiOptions & Partial<Omit<ListenOptions, 'host' | 'port'>>;

/** The whole API, listening on a free port of loopback. */
export async function openTestServer(options: TestServerOptions = {}) {
  const api = await openTestApi(options);
  const { allowedHosts = [], shutdownGraceMs = 1_000 } = options;
  const address = { host: '127.0.0.1', port: 0 };
  const server = await api.listen({ ...options, ...address, allowedHosts, shutdownGraceMs });
  const url = `${server.url}/graphql`;
  return { ...api, server, url, socketUrl: url.replace('http:', 'ws:') };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;
