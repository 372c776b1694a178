import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import type { PlannedRun } from '../../src/core/planned-runs/rules/planned-run.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { configurationWith, digestOf } from '../support/configurations.ts';
import { send } from '../support/http.ts';
import { enqueueNothing, eventWith, newRun, storeConfiguration } from '../support/planned-runs.ts';
import { scaled } from '../support/scale.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await storeConfiguration(server.database);
});
afterAll(() => server?.close());

/** A run whose changes the test makes itself. */
async function recordRun(fields: Parameters<typeof newRun>[0] = {}) {
  const { plannedRuns } = server.repositories;
  let { run } = await plannedRuns.record(
    newRun(fields),
    [eventWith({ message: 'recorded' })],
    enqueueNothing,
  );
  const { data } = await server.execute('{ plannedRuns { nodes { id failoverId } } }');
  const { id } = data.plannedRuns.nodes.find(
    ({ failoverId }: { failoverId: string }) => failoverId === run.failoverId,
  );
  const change = async (fields: Partial<PlannedRun>) => {
    const changed = await plannedRuns.change(run, fields, [eventWith({ message: inspect(fields) })]);
    if (changed === null) throw new Error('the run has moved on');
    run = changed;
  };
  return { id, change };
}

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** Asks for server-sent events; nothing of the answer is read unless the test does. */
async function openEvents(query: string, id: string): Promise<IncomingMessage> {
  const asked = request(server.url, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  asked.end(JSON.stringify({ query, variables: { id } }));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  onTestFinished(() => void response.destroy());
  return response;
}

interface Events {
  // biome-ignore lint/suspicious/noExplicitAny: read by path
  readonly results: any[];
  readonly isComplete: boolean;
}

/** What a stream of events says from here to its end. */
async function readEvents(stream: IncomingMessage): Promise<Events> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) text += chunk;
  const results = [...text.matchAll(/^event: next\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
  return { results, isComplete: /^event: complete$/m.test(text) };
}

const SUBSCRIBERS = scaled(1_000);

test(`${SUBSCRIBERS} subscribers of one run get every state and the end, at one read a change`, async () => {
  const { id, change } = await recordRun();
  const query = `subscription ($id: ID!) { plannedRun(id: $id) {
    status percentComplete events { message } } }`;
  const streams = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => openEvents(query, id)));
  const begun = Promise.all(streams.map((stream) => once(stream, 'data')));
  const told = streams.map((stream) => readEvents(stream));
  await until(() => server.changes.subscriberCount === SUBSCRIBERS);
  await begun;

  const { plannedRuns, configurations } = server.repositories;
  const reads = [
    vi.spyOn(plannedRuns, 'find'),
    vi.spyOn(plannedRuns, 'listEvents'),
    vi.spyOn(plannedRuns, 'list'),
    vi.spyOn(configurations, 'findByDigests'),
  ];
  const changes: Partial<PlannedRun>[] = [
    { status: 'WAITING' },
    { status: 'RUNNING' },
    { status: 'RUNNING', percentComplete: 20 },
    { status: 'REPLICATING', percentComplete: 60 },
    { status: 'SUCCEEDED', percentComplete: 100 },
  ];
  for (const fields of changes) await change(fields);
  const states = [{ status: 'PENDING' }, ...changes].map(({ status }) => status);
  const all = await Promise.all(told);
  expect(reads.reduce((count, { mock }) => count + mock.calls.length, 0)).toBeLessThanOrEqual(changes.length);
  for (const { results, isComplete } of all) {
    expect(isComplete).toBe(true);
    expect(results.map(({ data }) => data.plannedRun.status)).toEqual(states);
    // However far a subscriber lags: the events are those up to the state beside them.
    expect(results.map(({ data }) => data.plannedRun.events.length)).toEqual(
      states.map((_, index) => index + 1),
    );
  }
  expect(server.changes.subscriberCount).toBe(0);
  vi.restoreAllMocks();
});

/** So much at a time that what lies between server and client is soon full of it. */
const MUCH = `subscription ($id: ID!) { plannedRun(id: $id) { status percentComplete configuration {
  ${Array.from({ length: 20 }, (_, index) => `b${index}: requestBody`).join(' ')} } } }`;

async function recordLongRun() {
  const configurationDigest = digestOf('many objects');
  const objectIds = Array.from({ length: 2_000 }, (_, index) => 9_000_000_000_000_000_000n + BigInt(index));
  const configurations = new FailoverRunConfigurationRepository(server.database.database);
  await configurations.createOrGet(configurationWith({ objectIds }), configurationDigest, 'operator');
  return recordRun({ configurationDigest });
}

/** A socket that subscribes; nothing of what follows the first state is read. */
async function openStalledSocket(query: string, id: string): Promise<WebSocket> {
  const socket = new WebSocket(server.socketUrl, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { id } } }));
  await once(socket, 'message');
  socket.pause();
  return socket;
}

/** More changes than a client may leave unread, and than fit into the buffers on the way to it. */
const MOST_CHANGES = 400;

/**
 * Changes the run until all subscribers are cut off that do not read, at the pace of one that does.
 * @returns what that one was told, and what it had to be told
 */
async function outpace({ id, change }: Awaited<ReturnType<typeof recordRun>>, stalled: number) {
  const stream = await openEvents('subscription ($id: ID!) { plannedRun(id: $id) { percentComplete } }', id);
  let told = 0;
  stream.on('data', (chunk) => {
    told += String(chunk).split('event: next').length - 1;
  });
  const events = readEvents(stream);
  await until(() => server.changes.subscriberCount === stalled + 1 && told === 1);
  const percents = [0];
  while (server.changes.subscriberCount > 1 && percents.length <= MOST_CHANGES) {
    const percentComplete = percents.length / 5;
    await change({ status: 'RUNNING', percentComplete });
    percents.push(percentComplete);
    await until(() => told === percents.length);
  }
  await change({ status: 'SUCCEEDED', percentComplete: 100 });
  const { results, isComplete } = await events;
  expect(isComplete).toBe(true);
  return {
    toldPercents: results.map(({ data }) => data.plannedRun.percentComplete),
    percents: [...percents, 100],
  };
}

test('clients that stop reading are cut off, and learn of it; others miss nothing', async () => {
  const run = await recordLongRun();
  const stalledEvents = await openEvents(MUCH, run.id);
  const stalledSocket = await openStalledSocket(MUCH, run.id);
  const { toldPercents, percents } = await outpace(run, 2);
  expect(percents.length).toBeLessThan(MOST_CHANGES);
  expect(toldPercents).toEqual(percents);

  // Reading again, each finds the little that was kept for it, and why there is no more.
  const messages: { type: string; payload: unknown }[] = [];
  const refused = new Promise<void>((resolve) => {
    stalledSocket.on('message', (data) => {
      const message = JSON.parse(String(data));
      messages.push(message);
      if (message.type === 'error') resolve();
    });
  });
  stalledSocket.resume();
  const [events] = await Promise.all([readEvents(stalledEvents), refused]);
  const tooSlow = { extensions: { code: 'SUBSCRIBER_TOO_SLOW' } };
  expect(events.isComplete).toBe(true);
  expect(events.results.at(-1)).toMatchObject({ errors: [tooSlow] });
  expect(messages.at(-1)).toMatchObject({ type: 'error', payload: [tooSlow] });
  expect(Math.min(events.results.length, messages.length)).toBeLessThan(percents.length);
  expect(server.logger.lines.filter(({ message }) => message.includes('too slow'))).toHaveLength(2);
});

test('what a client has not selected is no change for it', async () => {
  const run = await recordRun();
  const stream = await openEvents(
    'subscription ($id: ID!) { plannedRun(id: $id) { status percentComplete } }',
    run.id,
  );
  const events = readEvents(stream);
  await until(() => server.changes.subscriberCount === 1);
  await run.change({ bytesTransferred: 1n });
  await run.change({ status: 'RUNNING', percentComplete: 10 });
  await run.change({ bytesTransferred: 2n });
  await run.change({ status: 'SUCCEEDED', percentComplete: 100 });
  const { results, isComplete } = await events;
  expect(isComplete).toBe(true);
  expect(results.map(({ data }) => data.plannedRun)).toEqual([
    { status: 'PENDING', percentComplete: 0 },
    { status: 'RUNNING', percentComplete: 10 },
    { status: 'SUCCEEDED', percentComplete: 100 },
  ]);
});

test('a client that accepts no stream is told what there is, and not kept', async () => {
  const { id, change } = await recordRun();
  const answer = await send(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: MUCH, variables: { id } }),
  });
  expect(answer.status).toBe(406);
  expect(JSON.parse(answer.body)).toMatchObject({
    errors: [
      { message: expect.stringContaining('text/event-stream'), extensions: { code: 'NOT_ACCEPTABLE' } },
    ],
  });
  expect(server.changes.subscriberCount).toBe(0);
  await change({ status: 'CANCELED' });
});
