import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { DEFAULT_SETTINGS } from '../support/api.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../support/planned-runs.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { Subscription } from '../support/subscription.ts';
import { until } from '../support/until.ts';

const PROTOCOL = 'graphql-transport-ws';
const ALLOWED_ORIGIN = 'https://console.example';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await openTestServer({ allowedOrigins: [ALLOWED_ORIGIN] });
  runId = await recordRun(server);
});
afterAll(() => server?.close());

/** Records a run that nobody works off, so that a subscription to it goes on until somebody ends it. */
async function recordRun({ database, repositories, execute }: TestServer): Promise<string> {
  await storeConfiguration(database);
  await repositories.plannedRuns.record(newRun(), [], enqueueNothing);
  const { data } = await execute('{ plannedRuns(first: 1) { nodes { id } } }');
  return data.plannedRuns.nodes[0].id;
}

function openClient({ socketUrl } = server) {
  const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(async () => {
    await client.dispose();
  });
  return client;
}

/** A socket without the protocol's client, after the first messages. */
async function openSocket({ socketUrl } = server, options: WebSocket.ClientOptions = {}) {
  const socket = new WebSocket(socketUrl, PROTOCOL, options);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const acknowledged = once(socket, 'message');
  socket.send('{"type":"connection_init"}');
  await acknowledged;
  return socket;
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close');
  return code;
}

const WATCH = 'subscription Watch($id: ID!) { plannedRun(id: $id) { id status } }';
const watch = (client = openClient(), id = runId) => new Subscription(client, WATCH, { id });

async function execute(query: string, client = openClient()) {
  const operation = new Subscription(client, query, {});
  await operation.completed();
  return operation.results[0];
}

describe('the upgrade', () => {
  async function upgrade(options: WebSocket.ClientOptions, url = server.socketUrl): Promise<number> {
    const socket = new WebSocket(url, PROTOCOL, options);
    // Nobody minds what becomes of it afterwards.
    socket.on('error', () => undefined);
    onTestFinished(() => socket.terminate());
    const status = Promise.withResolvers<number>();
    socket.once('open', () => status.resolve(101));
    socket.once('unexpected-response', (_request, response) => status.resolve(response.statusCode ?? 0));
    return status.promise;
  }

  test('is refused to pages of other sites, and granted to our own and to those allowed', async () => {
    expect(await upgrade({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await upgrade({ origin: 'null' })).toBe(403);
    expect(await upgrade({ origin: server.server.url })).toBe(101);
    expect(await upgrade({ origin: ALLOWED_ORIGIN })).toBe(101);
    expect(await upgrade({})).toBe(101);
  });

  test('is refused under a name that is not ours', async () => {
    expect(await upgrade({ headers: { host: 'rebound.example' } })).toBe(403);
    expect(await upgrade({ headers: { host: 'localhost' } })).toBe(101);
  });

  test('is refused beside the path', async () => {
    expect(await upgrade({}, server.socketUrl.replace('/graphql', '/health/live'))).toBe(404);
  });

  test('to anything but a WebSocket is not offered, and the request is served', async () => {
    const asked = request(`${server.server.url}/health/live`, {
      headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' },
    }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  test('to no protocol ends with a code that says so', async () => {
    const socket = new WebSocket(server.socketUrl);
    expect(await closeCode(socket)).toBe(4406);
  });
});

describe('the limits and errors of HTTP hold', () => {
  test.each<[string, string, object?]>([
    ['tokens', `{ viewer { ${'name '.repeat(DEFAULT_SETTINGS.maxTokens)} } }`],
    ['aliases', `{ viewer { ${Array.from({ length: 51 }, (_, index) => `a${index}: name`).join(' ')} } }`],
    ['depth', `{ ${'x { '.repeat(16)} y ${'}'.repeat(16)} }`],
    ['syntax', '{ viewer { name }'],
    ['names', '{ nonsense }'],
    [
      'nodes',
      '{ plannedRuns(first: 100) { nodes { configuration { plannedRuns(first: 100) { nodes { configuration { plannedRuns(first: 100) { nodes { id } } } } } } } } }',
    ],
    ['literals', '{ cluster(id: 9223372036854775808) { id } }'],
    ['ids in variables', 'query ($v: Int64!) { cluster(id: $v) { id } }', { v: '12a' }],
    ['ids of subscriptions', 'subscription ($v: Int64) { plannedRun(id: "x") { id } }', { v: '12a' }],
    ['half of a character', 'query ($v: ID!) { node(id: $v) { id } }', { v: '\ud800' }],
  ])('on %s', async (_name, query, variables = {}) => {
    const client = openClient();
    const { errors } = await server.execute(query, variables);
    expect(errors).not.toHaveLength(0);
    const operation = new Subscription(client, query, { ...variables });
    // What is refused before its execution comes as a message of its own, otherwise as a result.
    const refusal = operation.completed().then(
      () => operation.results[0]?.errors,
      (messages: unknown) => messages,
    );
    expect(await refusal).toEqual(errors);
    // The socket is none the worse for it.
    expect(await execute('{ viewer { name } }', client)).toMatchObject({ data: { viewer: {} } });
  });

  test('on the length of a message', async () => {
    const socket = await openSocket();
    const closed = closeCode(socket);
    socket.send(`{"type":"ping","payload":{"x":"${'x'.repeat(DEFAULT_SETTINGS.maxRequestBytes)}"}}`);
    expect(await closed).toBe(1009);
  });

  test('bugs are masked, and logged under the request id that the client sees', async () => {
    const failing = await openTestServer();
    const id = await recordRun(failing);
    const client = openClient(failing);
    await execute('{ viewer { name } }', client);
    await failing.database.close();
    for (const query of [
      '{ failoverRunConfigurations { nodes { id } } }',
      WATCH.replace('$id: ID!', `$id: ID! = "${id}"`),
    ]) {
      const answer = await execute(query, client);
      const [error] = answer?.errors ?? [];
      expect(error).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(JSON.stringify(answer)).not.toMatch(/select|PGlite|pool|unexpected|\.ts/i);
      const { requestId } = error?.extensions ?? {};
      expect(failing.logger.lines).toContainEqual(
        expect.objectContaining({ level: 'error', fields: expect.objectContaining({ requestId }) }),
      );
    }
    await failing.server.close(0);
  });
});

describe('a socket', () => {
  test('takes an empty operation name for none', async () => {
    const socket = await openSocket();
    const payload = { query: '{ viewer { name } }', operationName: '' };
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    expect(JSON.parse(String((await answered)[0]))).toMatchObject({ payload: { data: { viewer: {} } } });
  });

  test('has a limited number of operations under way, however many it asks for at once', async () => {
    const socket = await openSocket();
    const codes = new Map<string, number>();
    let answers = 0;
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const { type, payload } = JSON.parse(String(data));
        const code = type === 'error' ? payload[0].extensions.code : type;
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (++answers === 1_500) resolve();
      });
    });
    for (let id = 0; id < 1_500; id++)
      socket.send(
        JSON.stringify({
          id: `${id}`,
          type: 'subscribe',
          payload: { query: WATCH, variables: { id: runId } },
        }),
      );
    await answered;
    expect(Object.fromEntries(codes)).toEqual({ next: 1_000, TOO_MANY_OPERATIONS: 500 });
    expect(server.changes.subscriberCount).toBe(1_000);
    // One that is left makes room for another.
    socket.send('{"type":"complete","id":"0"}');
    await until(() => server.changes.subscriberCount < 1_000);
    const payload = { query: '{ viewer { name } }' };
    socket.send(JSON.stringify({ id: 'another', type: 'subscribe', payload }));
    await until(() => codes.get('complete') === 1);
    expect(Object.fromEntries(codes)).toEqual({ next: 1_001, TOO_MANY_OPERATIONS: 500, complete: 1 });
    socket.terminate();
    await until(() => server.changes.subscriberCount === 0);
  });

  test.each([
    ['what is no message', 'hello'],
    ['a message of no type', '{"type":"shout"}'],
    ['the acknowledgement that servers send', '{"type":"connection_ack"}'],
    ['a result, which servers send', '{"type":"next","id":"1","payload":{"data":{}}}'],
    ['an error, which servers send', '{"type":"error","id":"1","payload":[{"message":"no"}]}'],
  ])('that sends %s is closed with 4400, and nothing is logged as a bug', async (_what, message) => {
    const socket = await openSocket();
    server.logger.lines.length = 0;
    const closed = closeCode(socket);
    socket.send(message);
    expect(await closed).toBe(4400);
    expect(server.logger.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  test('that breaks releases its subscriptions', async () => {
    const socket = await openSocket();
    const told = once(socket, 'message');
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: WATCH, variables: { id: runId } } }),
    );
    await told;
    expect(server.changes.subscriberCount).toBe(1);
    socket.terminate();
    await until(() => server.changes.subscriberCount === 0);
  });

  test('is closed when its client does not begin', async () => {
    const hasty = await openTestServer({ connectionInitMs: 50 });
    onTestFinished(() => hasty.close());
    expect(await closeCode(new WebSocket(hasty.socketUrl, PROTOCOL))).toBe(4408);
  });

  test('is closed when its client does not answer to pings, and only then', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const pinging = await openTestServer({ pingIntervalMs: 1_000 });
    onTestFinished(() => pinging.close());
    const living = await openSocket(pinging);
    const gone = await openSocket(pinging, { autoPong: false });
    const goneClosed = closeCode(gone);
    for (let ping = 1; ping <= 6; ping++) {
      const pinged = once(living, 'ping');
      vi.advanceTimersByTime(1_000);
      await pinged;
      // The answer of the server comes after it has read that of the client.
      living.ping();
      await once(living, 'pong');
    }
    expect(await goneClosed).toBe(1006);
    expect(living.readyState).toBe(living.OPEN);
  });
});

describe('when the server stops', () => {
  test('answers are waited for, and subscribers asked to come again', async () => {
    const stopping = await openTestServer();
    const id = await recordRun(stopping);
    const release = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const { list } = stopping.useCases.plannedRuns;
    // Something that takes its time, and is under way when the server is asked to stop.
    stopping.useCases.plannedRuns.list = async (...parameters) => {
      began.resolve();
      await release.promise;
      return list(...parameters);
    };
    const closes: Promise<number>[] = [];
    const open = () => {
      const client = createClient({
        url: stopping.socketUrl,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => undefined,
      });
      closes.push(
        new Promise((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code))),
      );
      return client;
    };
    const watching = watch(open(), id);
    await watching.until(() => true);
    const events = await fetch(stopping.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: WATCH, variables: { id } }),
    });
    const asking = new Subscription(open(), '{ plannedRuns { nodes { id } } }', {});
    await began.promise;

    const stopped = stopping.server.close(60_000);
    await expect(watching.completed()).rejects.toMatchObject({ code: 1001 });
    await expect(events.text()).rejects.toThrow();
    expect(asking.results).toEqual([]);
    release.resolve();
    await asking.completed();
    expect(asking.results).toMatchObject([{ data: { plannedRuns: { nodes: [{ id }] } } }]);
    await stopped;
    // By then everything has been logged: the process may end.
    const logged = stopping.logger.lines.filter(({ message }) => message === 'socket closed');
    expect(logged.map(({ fields }) => fields.code)).toEqual([1001, 1001]);
    expect(await Promise.all(closes)).toEqual([1001, 1001]);
    await stopping.close();
  });
});
