import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECOND } from '../clock.ts';
import { parseExactJson, stringifyIdsAsText } from '../exact-json.ts';
import { decide } from '../http/answer.ts';
import { readText, sendReply } from '../http/exchange.ts';
import { errorBody, invalid, notFound, Refusal } from '../http/refusal.ts';
import { readBody } from '../http/request.ts';
import { requireJson } from '../http/visitors.ts';
import type { ClusterState } from '../model.ts';
import type { World } from '../world.ts';
import { changeMachine, changeObject, failRecovery } from './recoveries.ts';
import { findCluster, setOperation, startRun } from './runs.ts';
import * as schemas from './schemas.ts';
import { snapshotOf } from './snapshot.ts';

/** JSON text that is an answer as it is. */
class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type ControlHandler = (world: World, body: unknown, origin: string) => unknown;

const handlers: Readonly<Record<string, ControlHandler>> = {
  'GET /__control/state': (world, _body, origin) => snapshotOf(world.current(), origin),
  'GET /__control/copy': (world) => new Verbatim(world.copy()),
  'POST /__control/quorum': (world, body) => {
    const { cluster, id, approve } = readBody(schemas.quorumRequest, body);
    return decide(world.current(), findCluster(world.current(), cluster), id, approve);
  },
  'GET /__control/requests': (world) => world.log.list(),
  'DELETE /__control/requests': (world) => world.log.clear(),
  'POST /__control/clock': moveClock,
  'POST /__control/runs': (world, body) => {
    const run = startRun(world.current(), readBody(schemas.runRequest, body));
    return { runId: run.id, protectionGroupId: run.protectionGroupId };
  },
  'POST /__control/operations': (world, body) => {
    const run = setOperation(world.current(), readBody(schemas.operationRequest, body));
    return { runId: run.id, protectionGroupId: run.protectionGroupId };
  },
  'POST /__control/groups': changeGroup,
  'POST /__control/clusters': changeCluster,
  'POST /__control/views': changeView,
  'POST /__control/recoveries': (world, body) => failRecovery(world.current(), body),
  'POST /__control/objects': (world, body) => changeObject(world.current(), body),
  'POST /__control/machines': (world, body) => changeMachine(world.current(), body),
  'GET /__control/faults': (world) => world.faults.list(),
  'POST /__control/faults': (world, body) => {
    const fault = readBody(schemas.faultRequest, body);
    // A fault that could never strike would go unnoticed.
    if (fault.cluster !== undefined) findCluster(world.current(), fault.cluster);
    world.faults.add(fault);
    return world.faults.list();
  },
  'DELETE /__control/faults': (world) => world.faults.clear(),
  'POST /__control/reset': (world, body) => {
    const { seed, extraGroups } = readBody(schemas.resetRequest, body);
    const before = world.current();
    world.reset(seed ?? before.seed, extraGroups ?? before.extraGroups);
    return timeOf(world);
  },
};

function timeOf(world: World): object {
  const { nowUsecs, speed, seed } = world.current();
  return { virtualTime: new Date(nowUsecs / 1000).toISOString(), virtualTimeUsecs: nowUsecs, speed, seed };
}

function moveClock(world: World, body: unknown): object {
  const { advanceSeconds, speed } = readBody(schemas.clockRequest, body);
  if (advanceSeconds !== undefined) world.advance(advanceSeconds * SECOND);
  if (speed !== undefined) world.setSpeed(speed);
  return timeOf(world);
}

function changeGroup(world: World, body: unknown): unknown {
  const { cluster: name, protectionGroupId, ...changes } = readBody(schemas.groupRequest, body);
  const cluster = findCluster(world.current(), name);
  const group = cluster.groups.find(({ id }) => id === protectionGroupId);
  if (group === undefined) throw notFound(`There is no protection group ${protectionGroupId}.`);
  const foreign = changes.memberIds?.find((member) => !cluster.objects.some(({ id }) => id === member));
  if (foreign !== undefined) throw notFound(`${name} has no object ${foreign}.`);
  if (changes.policyId != null && !cluster.policies.some(({ id }) => id === changes.policyId))
    throw notFound(`${name} has no policy ${changes.policyId}.`);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  Object.assign(group, Object.fromEntries(given));
  if (changes.isPaused === false) group.pausedByFailoverIds = [];
  return group;
}

function changeCluster(world: World, body: unknown): object {
  const request = readBody(schemas.clusterRequest, body);
  const cluster = findCluster(world.current(), request.cluster);
  if (request.dialect !== undefined) cluster.dialect = request.dialect;
  if (request.apiKey !== undefined) cluster.apiKey = request.apiKey;
  if (request.revokeApiKey !== undefined) cluster.isApiKeyRevoked = request.revokeApiKey;
  if (request.expireTokens) for (const token of cluster.tokens) token.expiresUsecs = 0;
  if (request.down !== undefined) cluster.isDown = request.down;
  if (request.reverseReplicationError !== undefined) {
    cluster.reverseReplicationError = request.reverseReplicationError;
  }
  if (request.activationErrors !== undefined) cluster.activationErrors = request.activationErrors;
  if (request.privileges !== undefined) cluster.privileges = request.privileges;
  if (request.quorumStatus !== undefined) cluster.quorumStatus = request.quorumStatus;
  // The cluster answers with another id than it is known by, as after a rebuild.
  if (request.id !== undefined) cluster.id = request.id;
  if (request.replicatesTo !== undefined) pairForReplication(cluster, request.replicatesTo);
  const { name, id, dialect, apiKey, isApiKeyRevoked, isDown } = cluster;
  return { name, id, dialect, apiKey, isApiKeyRevoked, isDown };
}

function changeView(world: World, body: unknown): void {
  const { cluster: name, viewId, id, remove, failNext } = readBody(schemas.viewRequest, body);
  const cluster = findCluster(world.current(), name);
  const view = cluster.views.find((candidate) => candidate.id === viewId);
  if (view === undefined) throw notFound(`${name} has no view ${viewId}.`);
  if (id !== undefined) view.id = id;
  if (failNext !== undefined) cluster.viewFailures.push({ objectId: viewId, message: failNext });
  if (remove) cluster.views = cluster.views.filter((candidate) => candidate !== view);
}

/** Which of its remote clusters it replicates to; the others it only knows. */
function pairForReplication(cluster: ClusterState, ids: readonly bigint[]): void {
  const unknown = ids.find((wanted) => !cluster.remoteClusters.some(({ id }) => id === wanted));
  if (unknown !== undefined) throw notFound(`${cluster.name} knows no cluster ${unknown}.`);
  for (const remote of cluster.remoteClusters)
    remote.purpose = ids.includes(remote.id) ? ['Replication', 'RemoteAccess'] : ['RemoteAccess'];
}

function parseControlBody(text: string | undefined): unknown {
  if (text === undefined) throw invalid('The body is too large.');
  if (text.trim() === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    throw invalid('The body is no JSON.');
  }
}

/** Serves one control request: never logged, never struck by faults, no authentication. */
export async function serveControl(
  world: World,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const text = await readText(request);
  const reply = (status: number, result: unknown) =>
    sendReply(
      response,
      { status, text: result instanceof Verbatim ? result.text : stringifyIdsAsText(result) },
      world.current().nowUsecs,
    );
  try {
    requireJson(request.headers, text);
    const handler = handlers[`${request.method} ${url.pathname}`];
    if (handler === undefined)
      throw notFound(`There is no control request ${request.method} ${url.pathname}.`);
    const result = handler(world, parseControlBody(text), origin);
    if (request.method !== 'GET') world.save();
    reply(200, result ?? {});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply(error.status, errorBody(error.errorCode, error.message));
  }
}
