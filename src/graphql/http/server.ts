import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../../app/logger.ts';
import { GRAPHQL_PATH } from '../handler.ts';
import { chooseRequestId, withRequestId } from '../request-id.ts';
import { checkReadiness, type HealthChecks } from './health.ts';
import { createMetrics } from './metrics.ts';
import { type OriginPolicy, refuseForeign } from './origin.ts';

/** Answers a request completely. */
type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Settings of the HTTP server. */
export interface HttpServerOptions extends OriginPolicy {
  readonly graphql: Handle;
  readonly healthChecks: HealthChecks;
  readonly logger: Logger;
}

/** A listening server. */
export interface HttpServer {
  /** Where it can be reached, without a trailing slash. */
  readonly url: string;
  readonly node: Server;
  /**
   * Stops listening, ends event streams without completing them, so that their clients come back elsewhere, lets
   * other requests in flight finish for this long, then cuts what is left.
   */
  close(graceMs: number): Promise<void>;
}

/** Serves GraphQL, health and metrics over node:http. */
export class HttpServerBuilder {
  readonly #options: HttpServerOptions;
  readonly #metrics = createMetrics();
  readonly #open = new Set<ServerResponse>();
  #draining = false;

  constructor(options: HttpServerOptions) {
    this.#options = options;
  }

  /** @throws the error of node:net when the address cannot be listened on */
  async listen(host: string, port: number): Promise<HttpServer> {
    const server = createServer((request, response) => this.#serve(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    const { port: actualPort } = server.address() as AddressInfo;
    const name = host.includes(':') ? `[${host}]` : host;
    return {
      url: `http://${name}:${actualPort}`,
      node: server,
      close: (graceMs) => this.#close(server, graceMs),
    };
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const startedAt = performance.now();
    const requestId = chooseRequestId(request.headers['x-request-id']);
    const path = request.url?.split('?', 1)[0] ?? '/';
    const route = this.#route(path);
    response.setHeader('x-request-id', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    // A page that showed the explorer in a frame could have its visitor click there.
    response.setHeader('content-security-policy', "frame-ancestors 'none'");
    if (this.#draining) response.setHeader('connection', 'close');
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      const seconds = (performance.now() - startedAt) / 1000;
      const status = response.statusCode;
      this.#metrics.observeRequest(
        route === undefined ? 'other' : path,
        request.method ?? '',
        status,
        seconds,
      );
      const fields = {
        requestId,
        method: request.method,
        path,
        status,
        milliseconds: Math.round(seconds * 1000),
      };
      this.#options.logger.info(fields, response.writableFinished ? 'request' : 'request cut off');
    });
    const refusal = refuseForeign(request, this.#options);
    if (refusal !== undefined) answerError(response, 403, 'FOREIGN_REQUEST', refusal);
    else if (route === undefined) answerError(response, 404, 'NOT_FOUND', `GraphQL is at ${GRAPHQL_PATH}.`);
    else withRequestId(requestId, () => route(request, response));
  }

  #route(path: string): Handle | undefined {
    switch (path) {
      case GRAPHQL_PATH:
        return this.#options.graphql;
      case '/':
        return (_request, response) => response.writeHead(302, { location: GRAPHQL_PATH }).end();
      case '/health/live':
        return (_request, response) => answerJson(response, 200, { live: true });
      case '/health/ready':
        return (_request, response) => this.#answerReadiness(response);
      case '/metrics':
        return (_request, response) => this.#answerMetrics(response);
      default:
        return undefined;
    }
  }

  async #answerReadiness(response: ServerResponse): Promise<void> {
    const readiness = await checkReadiness(this.#options.healthChecks, (check, error) =>
      this.#options.logger.warn({ check, err: error }, 'A readiness check failed'),
    );
    const ready = readiness.ready && !this.#draining;
    answerJson(response, ready ? 200 : 503, { ...readiness, ready });
  }

  async #answerMetrics(response: ServerResponse): Promise<void> {
    const text = await this.#metrics.registry.metrics();
    response.writeHead(200, { 'content-type': this.#metrics.registry.contentType }).end(text);
  }

  async #close(server: Server, graceMs: number): Promise<void> {
    this.#draining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    for (const response of this.#open) {
      // Kept alive, the connection would hold the process for seconds after its last answer.
      if (!response.headersSent) response.setHeader('connection', 'close');
      else if (isEventStream(response)) response.end();
    }
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(cut);
    // The last ones end after their connection, and are to be logged before the process does.
    for (const response of this.#open) await once(response, 'close');
  }
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  answerJson(response, status, { errors: [{ message, extensions: { code } }] });
}
