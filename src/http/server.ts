import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '../core/values/logger.ts';
import { chooseRequestId, withRequestId } from '../graphql/execution/request-id.ts';
import type { SocketOperations } from '../graphql/execution/socket-operations.ts';
import { loadAssets } from '../graphql/explorer/assets.ts';
import { prefersExplorer } from '../graphql/explorer/explorer.ts';
import { GRAPHQL_PATH } from '../graphql/handler.ts';
import { schemaContent } from '../graphql/schema-content.ts';
import { Connections } from './connections.ts';
import { checkReadiness, type HealthChecks } from './health.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type OriginPolicy, refuseForeign } from './origin.ts';
import { answerReport, REPORTS_PATH, type Reports } from './reports.ts';
import { SocketServer } from './socket-server.ts';
import { StalledClients } from './stalled-clients.ts';
import { answerContent } from './static-content.ts';
import { normaliseTarget } from './target.ts';

/** Answers a request completely. */
type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Where GraphiQL's own files are, each under a name that its content decides. */
const ASSETS_PATH = `${GRAPHQL_PATH}/assets/`;

/** A client that takes nothing of its answer for so long is cut off. */
const STALL_INTERVAL_MS = 60_000;

const PING_INTERVAL_MS = 15_000;

/** Settings of the HTTP server. */
export interface HttpServerOptions extends OriginPolicy {
  readonly graphql: Handle;
  /** The same operations, for clients that keep a socket open. */
  readonly socketOperations: SocketOperations;
  /** Longest message over a socket. */
  readonly maxRequestBytes: number;
  /** How many subscriptions of planned runs are open. */
  readonly countSubscribers: () => number;
  /** What was odd in the answers of clusters since the start, by the name of the cluster. */
  readonly countOddAnswers?: () => ReadonlyMap<string, number>;
  readonly healthChecks: HealthChecks;
  /** Reports of failovers, below {@link REPORTS_PATH}. */
  readonly reports: Reports;
  readonly logger: Logger;
  /** How long a client may take nothing of its answer; default 60 seconds. */
  readonly stallIntervalMs?: number | undefined;
  /** Time between pings over a socket; default 15 seconds. */
  readonly pingIntervalMs?: number | undefined;
}

/** A listening server. */
export interface HttpServer {
  /** Where it can be reached, without a trailing slash. */
  readonly url: string;
  readonly node: Server;
  /**
   * Stops listening, cuts event streams without completing them, so that their clients come back elsewhere, lets
   * other requests in flight finish for this long, then cuts what is left.
   */
  close(graceMs: number): Promise<void>;
}

/** Serves GraphQL, health and metrics over node:http. */
export class HttpServerBuilder {
  readonly #options: HttpServerOptions;
  readonly #sockets: SocketServer;
  readonly #metrics: Metrics;
  #draining = false;

  constructor(options: HttpServerOptions) {
    this.#options = options;
    this.#sockets = new SocketServer({
      operations: options.socketOperations,
      maxMessageBytes: options.maxRequestBytes,
      pingIntervalMs: options.pingIntervalMs ?? PING_INTERVAL_MS,
      logger: options.logger,
    });
    this.#metrics = createMetrics({
      countSubscribers: options.countSubscribers,
      countSockets: () => this.#sockets.count,
      countOddAnswers: options.countOddAnswers ?? (() => new Map()),
    });
  }

  /** @throws the error of node:net when the address cannot be listened on */
  async listen(host: string, port: number): Promise<HttpServer> {
    // Some clients offer an upgrade to HTTP/2 with every request: that is to be ignored.
    const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
      headers.upgrade?.toLowerCase() === 'websocket';
    const server = createServer({ shouldUpgradeCallback }, (request, response) =>
      this.#serve(request, response),
    );
    server.on('upgrade', (request, connection, head) => this.#upgrade(request, connection, head));
    const connections = new Connections(server);
    const stalledClients = new StalledClients(
      connections.responses,
      this.#options.stallIntervalMs ?? STALL_INTERVAL_MS,
    );
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
      close: async (graceMs) => {
        await this.#close(server, connections, graceMs);
        stalledClients.stop();
      },
    };
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const startedAt = performance.now();
    const requestId = chooseRequestId(request.headers['x-request-id']);
    const path = normaliseTarget(request);
    const route = this.#route(path);
    response.setHeader('x-request-id', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    // A page that showed the explorer in a frame could have its visitor click there.
    response.setHeader('content-security-policy', "frame-ancestors 'none'");
    if (this.#draining) response.setHeader('connection', 'close');
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const status = response.statusCode;
      this.#metrics.observeRequest(
        route === undefined ? 'other' : path.startsWith(ASSETS_PATH) ? ASSETS_PATH : path,
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
    const executesNothing = path !== GRAPHQL_PATH || prefersExplorer(request.headers.accept);
    const refusal = refuseForeign(request, this.#options, executesNothing);
    if (refusal !== undefined) answerError(response, 403, 'FOREIGN_REQUEST', refusal);
    else if (route === undefined) answerError(response, 404, 'NOT_FOUND', `GraphQL is at ${GRAPHQL_PATH}.`);
    else withRequestId(requestId, () => route(request, response));
  }

  /** Opens a socket, under the rules of requests. */
  #upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const requestId = chooseRequestId(request.headers['x-request-id']);
    const refusal = this.#refuseUpgrade(request);
    if (refusal === undefined) {
      this.#options.logger.info({ requestId }, 'socket opened');
      this.#sockets.accept(request, connection, head, requestId);
      return;
    }
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(connection as Socket);
    response.once('finish', () => connection.end());
    connection.on('error', () => connection.destroy());
    const { status, code, message } = refusal;
    this.#options.logger.info({ requestId, status }, 'socket refused');
    answerError(response, status, code, message);
  }

  #refuseUpgrade(request: IncomingMessage) {
    const path = normaliseTarget(request);
    const foreign = refuseForeign(request, this.#options, false);
    if (foreign !== undefined) return { status: 403, code: 'FOREIGN_REQUEST', message: foreign };
    if (path !== GRAPHQL_PATH)
      return { status: 404, code: 'NOT_FOUND', message: `GraphQL is at ${GRAPHQL_PATH}.` };
    if (this.#draining) return { status: 503, code: 'STOPPING', message: 'This server is stopping.' };
    return undefined;
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
      case '/schema.graphql':
        return (request, response) => answerContent(request, response, schemaContent());
      default:
        if (path.startsWith(REPORTS_PATH))
          return (request, response) => answerReport(request, response, path, this.#options.reports);
        if (!path.startsWith(ASSETS_PATH)) return undefined;
        return (request, response) => this.#answerAsset(request, response, path.slice(ASSETS_PATH.length));
    }
  }

  async #answerAsset(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const asset = (await loadAssets()).byName.get(name);
    if (asset !== undefined) await answerContent(request, response, asset);
    else answerError(response, 404, 'NOT_FOUND', 'GraphiQL has no such file: load the page anew.');
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

  async #close(server: Server, connections: Connections, graceMs: number): Promise<void> {
    this.#draining = true;
    const drained = connections.drain();
    this.#sockets.goAway();
    const cut = setTimeout(() => {
      server.closeAllConnections();
      this.#sockets.terminate();
    }, graceMs);
    await drained;
    clearTimeout(cut);
    await this.#sockets.closed();
  }
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  answerJson(response, status, { errors: [{ message, extensions: { code } }] });
}
