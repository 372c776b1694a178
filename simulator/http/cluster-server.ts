import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseExactJson, stringifyExactJson } from '../exact-json.ts';
import { activationRoutes } from '../failover/activation-handlers.ts';
import { deactivationRoutes } from '../failover/deactivation-handlers.ts';
import { initiationRoutes } from '../failover/initiation-handlers.ts';
import { plannedRunRoutes } from '../failover/planned-run-handlers.ts';
import { actionRoutes } from '../inventory/actions.ts';
import { groupChangeRoutes } from '../inventory/group-changes.ts';
import { inventoryRoutes } from '../inventory/handlers.ts';
import { runRoutes } from '../inventory/run-handlers.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { recoveryRoutes } from '../recovery/handlers.ts';
import { snapshotRoutes } from '../recovery/snapshot-handlers.ts';
import { sourceRoutes } from '../sources/handlers.ts';
import { viewFailoverRoutes } from '../views/failover-handlers.ts';
import type { World } from '../world.ts';
import { ACCESS_TOKENS, authenticate, createAccessToken } from './authentication.ts';
import type { Reply } from './exchange.ts';
import { readText, sendReply } from './exchange.ts';
import type { Fault } from './faults.ts';
import { errorBody, invalid, notFound, Refusal } from './refusal.ts';
import { findRoute, route } from './router.ts';

const routes = [
  ...ACCESS_TOKENS.map((path) => route('POST', path, createAccessToken)),
  ...inventoryRoutes,
  ...runRoutes,
  ...actionRoutes,
  ...groupChangeRoutes,
  ...plannedRunRoutes,
  ...initiationRoutes,
  ...activationRoutes,
  ...deactivationRoutes,
  ...viewFailoverRoutes,
  ...snapshotRoutes,
  ...recoveryRoutes,
  ...sourceRoutes,
];

/** A cluster's base is `/{name}/v2`; under `/helios/v2` the header accessClusterId selects the cluster. */
const HELIOS = 'helios';
const BASE = /^\/([^/]+)\/v2(\/.*)?$/;

interface Destination {
  readonly name: string;
  /** Below the base, still encoded. */
  readonly path: string;
}

/** Splits a request's target at the cluster's base; `undefined` when it is none. */
export function clusterDestination(state: SimulatorState, pathname: string): Destination | undefined {
  const [, name, path] = BASE.exec(pathname) ?? [];
  if (name === undefined) return undefined;
  const isKnown = name === HELIOS || state.clusters.some((cluster) => cluster.name === name);
  return isKnown ? { name, path: path ?? '/' } : undefined;
}

function heliosCluster(state: SimulatorState, headers: IncomingHttpHeaders): ClusterState {
  if (headers.apikey !== state.heliosApiKey) {
    throw new Refusal(401, 'KStatusUnauthorized', 'The API key is not valid.');
  }
  const id = headers.accessclusterid;
  if (id === undefined) throw invalid('The header accessClusterId is missing.');
  const cluster = state.clusters.find((candidate) => candidate.id.toString() === id);
  if (cluster === undefined) throw notFound(`Cluster ${id} is not connected.`);
  return cluster;
}

function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    throw invalid('The body is no JSON.');
  }
}

interface RawRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly text: string | undefined;
}

/** Answers one request; refusals become the vendor's error answers, anything else thrown is a bug. */
function answer(state: SimulatorState, destination: Destination, request: RawRequest): Reply {
  try {
    const named = state.clusters.find((candidate) => candidate.name === destination.name);
    const cluster = named ?? heliosCluster(state, request.headers);
    if (named && !ACCESS_TOKENS.includes(destination.path))
      authenticate(cluster, request.headers, state.nowUsecs);
    const { handler, parameters } = findRoute(routes, cluster, request.method, destination.path);
    if (request.text === undefined) throw new Refusal(413, 'KInvalidRequest', 'The body is too large.');
    const body = parseBody(request.text);
    const { status, body: result } = handler({ state, cluster, parameters, query: request.query, body });
    return { status, text: result === undefined ? undefined : stringifyExactJson(result) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, text: stringifyExactJson(errorBody(error.errorCode, error.message)) };
  }
}

function faultReply(fault: Fault): Reply {
  const status = fault.status ?? 500;
  return {
    status,
    text: stringifyExactJson(errorBody('KInjectedFault', `Answered with ${status} on request of control.`)),
    headers: fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
  };
}

/** Serves one request to a cluster: faults first, then the request itself at its time. */
export async function serveCluster(
  world: World,
  destination: Destination,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const state = world.current();
  const name = destinationName(state, destination, request.headers);
  const entry = world.log.add(name, method, request.url ?? '/');
  const drop = () => {
    entry.status = 0;
    request.socket.destroy();
  };
  const text = await readText(request);
  const cluster = state.clusters.find((candidate) => candidate.name === name);
  if (cluster?.isDown) return drop();
  const fault = world.faults.strike(name, method, entry.path, state.faultRandom);
  if (fault?.kind === 'drop') return drop();
  if (fault?.kind === 'slow') await delay(fault.ms ?? 1000, undefined, { ref: false });
  const send = (reply: Reply) => {
    entry.status = reply.status;
    sendReply(response, reply, world.current().nowUsecs);
  };
  if (fault?.kind === 'status') return send(faultReply(fault));
  const reply = answer(world.current(), destination, {
    method,
    headers: request.headers,
    query: url.searchParams,
    text,
  });
  // What is answered is kept: a client may rely on it although the simulator is killed right afterwards.
  if (method !== 'GET') world.save();
  if (fault?.kind === 'dropAfterEffect') return drop();
  if (fault?.kind === 'malformed') return send({ status: 200, text: '{"malformed": [1, 2' });
  send(reply);
}

/** The cluster's name for log and faults, also when the request comes through Helios. */
function destinationName(
  state: SimulatorState,
  destination: Destination,
  headers: IncomingHttpHeaders,
): string {
  if (destination.name !== HELIOS) return destination.name;
  const id = headers.accessclusterid;
  return state.clusters.find((cluster) => cluster.id.toString() === id)?.name ?? HELIOS;
}
