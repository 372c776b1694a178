import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { nameInCertificate } from './certificates.ts';
import { serveControl } from './control/control-server.ts';
import { snapshotOf } from './control/snapshot.ts';
import { stringifyExactJson, stringifyIdsAsText } from './exact-json.ts';
import { SIMULATOR_HOST } from './host.ts';
import { clusterDestination, serveCluster } from './http/cluster-server.ts';
import { sendReply } from './http/exchange.ts';
import { errorBody, Refusal } from './http/refusal.ts';
import { refuseForeign } from './http/visitors.ts';
import type { Dialect } from './model.ts';
import { World } from './world.ts';

export { SIMULATOR_HOST };

export interface SimulatorOptions {
  /** Default 0: the system chooses. */
  readonly port?: number | undefined;
  /** Default 1. The same seed gives the same inventory and the same course of things. */
  readonly seed?: number | undefined;
  /**
   * How many times as fast as on a cluster work gets on, default 30, on a clock that goes with real time; at 0 that
   * clock stands still and only control moves it.
   */
  readonly speed?: number | undefined;
  /** Where the clusters' clock starts: at speed 0 at a fixed moment, otherwise at real time. */
  readonly startTime?: Date | undefined;
  /** Default both. */
  readonly dialect?: Dialect | undefined;
  /** Further groups of one object each, for long lists; default 0. */
  readonly extraGroups?: number | undefined;
  /** Where the state is kept; without it, nothing survives a restart. */
  readonly stateFile?: string | undefined;
  /** What `GET /__control/copy` of another simulator answers: this one goes on from there. */
  readonly copy?: string | undefined;
  /** Certificate and key in PEM files: serve HTTPS, as some clients of the vendor insist on it. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
}

/** What a client needs to reach a simulated cluster. */
export interface SimulatedCluster {
  readonly name: string;
  readonly id: bigint;
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly username: string;
  readonly password: string;
  readonly domain: string;
}

export interface Simulator {
  /** Scheme, host and port. */
  readonly baseUrl: string;
  readonly port: number;
  readonly clusters: readonly SimulatedCluster[];
  /** What GET /__control/state answers, parsed: int64 ids are strings. */
  snapshot(): unknown;
  /** Saves the state and stops; open connections are closed. */
  close(): Promise<void>;
}

/** A Monday morning, for runs that must come out the same every time. */
const FIXED_START = Date.UTC(2026, 0, 5, 8, 0, 0);
const SAVE_INTERVAL_MS = 1000;

function startUsecs(options: SimulatorOptions, speed: number): number | null {
  const milliseconds = options.startTime?.getTime() ?? (speed === 0 ? FIXED_START : null);
  return milliseconds === null ? null : Math.floor(milliseconds / 1000) * 1_000_000;
}

function createListener(
  options: SimulatorOptions,
  listener: (q: IncomingMessage, s: ServerResponse) => void,
): Server {
  if (options.tls === undefined) return createServer(listener);
  const { certFile, keyFile } = options.tls;
  return createTlsServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, listener);
}

/** Starts the simulator on loopback. Rejects when the port is taken or a saved state cannot be read. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const speed = options.speed ?? 30;
  const world = new World({
    seed: options.seed ?? 1,
    speed,
    startUsecs: startUsecs(options, speed),
    dialect: options.dialect ?? 'both',
    extraGroups: options.extraGroups ?? 0,
    stateFile: options.stateFile,
    copy: options.copy,
  });
  let origin = '';
  const server = createListener(options, (request, response) => {
    serve(world, request, response, origin).catch((error: unknown) => {
      // A client that hangs up while it sends is no bug; everything else is, and shows as one.
      if (!request.socket.destroyed) request.socket.destroy();
      if (request.complete) process.emitWarning(error instanceof Error ? error : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, SIMULATOR_HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  origin = options.tls
    ? `https://${nameInCertificate(readFileSync(options.tls.certFile, 'utf8'))}:${port}`
    : `http://${SIMULATOR_HOST}:${port}`;
  world.save();
  const saving = options.stateFile ? setInterval(() => saveQuietly(world), SAVE_INTERVAL_MS) : undefined;
  saving?.unref();
  return {
    baseUrl: origin,
    port,
    clusters: world.current().clusters.map(({ name, id, apiKey, username, password, domain }) => ({
      name,
      id,
      baseUrl: `${origin}/${name}/v2`,
      apiKey,
      username,
      password,
      domain,
    })),
    snapshot: () => JSON.parse(stringifyIdsAsText(snapshotOf(world.current(), origin))),
    close: () =>
      new Promise((resolve) => {
        clearInterval(saving);
        world.save();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Starts another simulator from where one stands, at speed 0: what is tried out on it leaves the first one alone. Ids,
 * credentials and work under way are the same; faults and the request log are not copied.
 */
export async function copyOf({ baseUrl }: Pick<Simulator, 'baseUrl'>): Promise<Simulator> {
  const response = await fetch(`${baseUrl}/__control/copy`);
  if (!response.ok) throw new Error(`The simulator cannot be copied: ${await response.text()}`);
  return startSimulator({ speed: 0, copy: await response.text() });
}

/** A full disk must not end the process that the simulator lives in; the next request that needs saving tells. */
function saveQuietly(world: World): void {
  try {
    world.save();
  } catch (error) {
    process.emitWarning(`The simulator's state cannot be saved: ${String(error)}`);
  }
}

async function serve(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const refuse = (status: number, code: string, message: string) =>
    sendReply(
      response,
      { status, text: stringifyExactJson(errorBody(code, message)) },
      world.current().nowUsecs,
    );
  try {
    refuseForeign(request.headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(error.status, error.errorCode, error.message);
  }
  const url = targetOf(request.url ?? '/', origin);
  if (url === null) return refuse(400, 'KInvalidRequest', 'The target of the request cannot be read.');
  if (url.pathname.startsWith('/__control/')) return serveControl(world, url, request, response, origin);
  const state = world.current();
  const destination = clusterDestination(state, url.pathname);
  if (destination) return serveCluster(world, destination, url, request, response);
  refuse(404, 'KNotFound', `path ${url.pathname} was not found`);
}

/** Clients that speak to proxies send the whole URL as target. */
function targetOf(target: string, origin: string): URL | null {
  return URL.parse(target.startsWith('/') ? `${origin}${target}` : target);
}
