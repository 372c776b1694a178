import type { IncomingHttpHeaders } from 'node:http';
import { parseExactJson, stringifyExactJson } from '../exact-json.ts';
import type { ClusterState, HeldWrite, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import { audit } from './audit.ts';
import { ACCESS_TOKENS, authenticate } from './authentication.ts';
import type { Reply } from './exchange.ts';
import { requirePrivileges } from './privileges.ts';
import { errorBody, invalid, notFound, Refusal } from './refusal.ts';
import type { Answer } from './request.ts';
import { checkQuery, findRoute, type Route } from './router.ts';
import { routes } from './routes.ts';
import { V1_OPEN, v1Routes } from './v1-routes.ts';

/** What a request's target names. */
export interface Destination {
  readonly name: string;
  readonly api: 'v1' | 'v2';
  /** Below the base, still encoded. */
  readonly path: string;
}

export interface RawRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly text: string | undefined;
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

/** Answers one request; refusals become the vendor's error answers, anything else thrown is a bug. */
export function answer(state: SimulatorState, destination: Destination, request: RawRequest): Reply {
  return replyOf(() => {
    const { method, headers, query, text } = request;
    const named = state.clusters.find((candidate) => candidate.name === destination.name);
    const cluster = named ?? heliosCluster(state, headers);
    const { api, path } = destination;
    const isLogin = (api === 'v1' ? V1_OPEN : ACCESS_TOKENS).includes(path);
    if (named && !isLogin) authenticate(cluster, headers, state.nowUsecs);
    // Whatever the cluster does not know is not found, also by those who may not do it.
    const { route } = findRoute(routesOf(api), cluster, method, path);
    if (!isLogin) requirePrivileges(cluster, method, path);
    checkQuery(route, query);
    if (text === undefined) throw new Refusal(413, 'KInvalidRequest', 'The body is too large.');
    const write = { api, method, path, query: query.toString(), text };
    if (cluster.quorumStatus !== null && method !== 'GET' && !isLogin)
      return hold(cluster, cluster.quorumStatus, write);
    return carryOut(state, cluster, write);
  });
}

function replyOf(action: () => Answer): Reply {
  try {
    const { status, body, headers } = action();
    return { status, text: body === undefined ? undefined : stringifyExactJson(body), headers };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, text: stringifyExactJson(errorBody(error.errorCode, error.message)) };
  }
}

type Write = Omit<HeldWrite, 'id'>;

function routesOf(api: Destination['api']): readonly Route[] {
  return api === 'v1' ? v1Routes : routes;
}

function carryOut(
  state: SimulatorState,
  cluster: ClusterState,
  { api, method, path, query, text }: Write,
): Answer {
  const { route, parameters } = findRoute(routesOf(api), cluster, method, path);
  const body = parseBody(text);
  const result = route.handler({ state, cluster, parameters, query: new URLSearchParams(query), body });
  if (method !== 'GET') audit(state, cluster, method, path);
  return result;
}

/** Keeps a write for others to approve. The status is not published, and so control chooses it. */
function hold(cluster: ClusterState, status: number, write: Write): Answer {
  const id = takeNumber(cluster);
  cluster.heldWrites.push({ id, ...write });
  return {
    status,
    body: errorBody('KQuorumApprovalRequired', `Request ${id} awaits the approval of others.`),
  };
}

/** Carries out a held write, or lets it go. @throws Refusal (404) */
export function decide(
  state: SimulatorState,
  cluster: ClusterState,
  id: number,
  isApproved: boolean,
): object {
  const write = cluster.heldWrites.find((held) => held.id === id);
  if (write === undefined) throw notFound(`${cluster.name} holds no request ${id}.`);
  cluster.heldWrites = cluster.heldWrites.filter((held) => held !== write);
  if (!isApproved) return { status: null };
  return { status: replyOf(() => carryOut(state, cluster, write)).status };
}
