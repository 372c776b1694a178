import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { stringifyExactJson } from '../exact-json.ts';
import type { SimulatorState } from '../model.ts';
import type { World } from '../world.ts';
import { answer, type Destination } from './answer.ts';
import { type Reply, readText, sendReply } from './exchange.ts';
import type { Fault } from './faults.ts';
import { errorBody } from './refusal.ts';

/** A cluster's base is `/{name}/v2`; under `/helios/v2` the header accessClusterId selects the cluster. */
const HELIOS = 'helios';
const BASE = /^\/([^/]+)\/(v2|irisservices\/api\/v1)(\/.*)?$/;
/** Where browsers, and scripts that do as they do, log in. */
const LOGIN = /^\/([^/]+)\/login$/;

/** Splits a request's target at the cluster's base; `undefined` when it is none. */
export function clusterDestination(state: SimulatorState, pathname: string): Destination | undefined {
  const [, loginName] = LOGIN.exec(pathname) ?? [];
  const [, name = loginName, base, path] = BASE.exec(pathname) ?? [];
  if (name === undefined) return undefined;
  const isKnown = name === HELIOS || state.clusters.some((cluster) => cluster.name === name);
  if (!isKnown) return undefined;
  return { name, api: base === 'v2' ? 'v2' : 'v1', path: path ?? (loginName === undefined ? '/' : '/login') };
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
