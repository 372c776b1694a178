import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { CohesityCluster } from '../../../src/cohesity/cohesity-cluster.ts';
import type { ClusterConnectionOptions, ClusterLimits } from '../../../src/cohesity/connection/options.ts';

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request, or misbehaves. */
export type Reply = (
  request: ReceivedRequest,
  response: ServerResponse,
  count: number,
) => void | Promise<void>;

/** Sends a JSON text as it stands. */
export function json(text: string, status = 200, headers: Record<string, string> = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

/** Closes the connection instead of answering; the request has been read. */
export const drop: Reply = (_request, response) => {
  response.destroy();
};

/** Never answers. */
export const hang: Reply = () => {};

/** One reply after the other; the last one again and again. */
export function inTurn(...replies: [Reply, ...Reply[]]): Reply {
  let turn = 0;
  return (request, response, count) => {
    const reply = replies[Math.min(turn++, replies.length - 1)] as Reply;
    return reply(request, response, count);
  };
}

/** Quick enough for tests; no test depends on how quick. */
export const QUICK: Partial<ClusterLimits> = {
  retryInitialDelayMs: 1,
  retryMaxDelayMs: 2,
  breakerFailures: 1_000,
};

/** A real HTTP server that does as the test says, and remembers what it received. */
export async function scriptedCluster(reply: Reply) {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const received = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(received);
    await reply(received, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    requests,
    /** Method and path of each request, in order. */
    log: () => requests.map(({ method, url }) => `${method} ${url}`),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    client: (options: Partial<ClusterConnectionOptions> = {}) => clientFor(endpoint, options),
  };
}

export const API_KEY = 'key-7f3c9e1d-secret';

/** A client of the endpoint, closed at the end of the test. */
export function clientFor(endpoint: string, options: Partial<ClusterConnectionOptions> = {}) {
  const cluster = new CohesityCluster({
    name: 'alpha',
    id: 9007199254740993n,
    endpoint,
    credentials: { apiKey: API_KEY },
    ...options,
    limits: { ...QUICK, ...options.limits },
  });
  onTestFinished(() => cluster.close());
  return cluster;
}
