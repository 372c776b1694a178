import { expect, onTestFinished, test, vi } from 'vitest';
import { ClusterError } from '../../src/core/clusters/cluster-error.ts';
import { until } from '../support/until.ts';
import { drop, hang, inTurn, json, type Reply, scriptedCluster } from './support/scripted-cluster.ts';

const IDENTITY = json('{"id": 7, "incarnationId": 8, "name": "alpha", "swVersion": "7.2"}');
/** Of one call, in the time of the test. */
const BUDGET_MS = 30_000;

/** From now on timers go off when the test says so. */
function holdTimers() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return { advance: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds) };
}

const STARTED = json('{"failoverId": "f-1"}', 201);

async function failureOf(work: Promise<unknown>): Promise<ClusterError> {
  const outcome = await work.then(
    (value) => new Error(`succeeded with ${String(value)}`),
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(ClusterError);
  return outcome as ClusterError;
}

test.each([
  [400, 'REFUSED', 1],
  [401, 'UNAUTHORIZED', 1],
  [403, 'FORBIDDEN', 1],
  [404, 'NOT_FOUND', 1],
  [409, 'REFUSED', 1],
  [422, 'REFUSED', 1],
  [429, 'RATE_LIMITED', 4],
  [500, 'SERVER_ERROR', 4],
  [501, 'SERVER_ERROR', 1],
  [502, 'SERVER_ERROR', 4],
  [503, 'SERVER_ERROR', 4],
  [504, 'SERVER_ERROR', 4],
  [302, 'UNEXPECTED_ANSWER', 1],
])('a read answered %i fails as %s after %i attempts', async (status, kind, attempts) => {
  const cluster = await scriptedCluster(json('{"errorCode": "KSomething", "message": "says why"}', status));
  const error = await failureOf(cluster.client().identity());
  expect(error).toMatchObject({
    kind,
    status,
    cluster: 'alpha',
    upstreamCode: 'KSomething',
    mayHaveTakenEffect: false,
  });
  expect(error.message).toContain('alpha');
  expect(error.message).toContain('identify the cluster');
  expect(error.message).toContain('says why');
  expect(cluster.requests).toHaveLength(attempts);
});

test.each([
  ['a dropped connection', drop],
  ['503', json('', 503)],
  ['429 with seconds', json('', 429, { 'retry-after': '0' })],
  ['429 with a date', json('', 429, { 'retry-after': new Date(0).toUTCString() })],
])('a read recovers after %s', async (_name, trouble) => {
  const cluster = await scriptedCluster(inTurn(trouble, trouble, IDENTITY));
  await expect(cluster.client().identity()).resolves.toMatchObject({ id: 7n });
  expect(cluster.requests).toHaveLength(3);
});

test('a longer pause than we may make is not cut short: no repeat', async () => {
  const cluster = await scriptedCluster(json('', 429, { 'retry-after': '3600' }));
  expect(await failureOf(cluster.client().identity())).toMatchObject({ kind: 'RATE_LIMITED' });
  expect(cluster.requests).toHaveLength(1);
});

test('a pause that the budget has no room for is not cut short either', async () => {
  const cluster = await scriptedCluster(json('', 429, { 'retry-after': '5' }));
  const client = cluster.client({ limits: { requestTimeoutMs: 4_000 } });
  expect(await failureOf(client.identity())).toMatchObject({ kind: 'RATE_LIMITED' });
  expect(cluster.requests).toHaveLength(1);
});

const commands: [string, Reply, Partial<ClusterError>][] = [
  ['400', json('{"errorCode": "KInvalid"}', 400), { kind: 'REFUSED', mayHaveTakenEffect: false }],
  ['403', json('{"message": "lacks RESTORE_MODIFY"}', 403), { kind: 'FORBIDDEN', mayHaveTakenEffect: false }],
  [
    'a quorum, as a refusal',
    json('{"errorCode": "KQuorum", "message": "Operation is pending approval"}', 403),
    { kind: 'HELD', mayHaveTakenEffect: true },
  ],
  [
    'a success that others document as 202, and this operation does not',
    json('{"failoverId": "f-1"}', 202),
    { kind: 'HELD', mayHaveTakenEffect: true },
  ],
  [
    'a quorum, as a success',
    json('{"message": "Quorum request 17 is awaiting approval."}', 201),
    { kind: 'HELD', mayHaveTakenEffect: true },
  ],
  ['401', json('', 401), { kind: 'UNAUTHORIZED', mayHaveTakenEffect: false }],
  ['404', json('', 404), { kind: 'NOT_FOUND', mayHaveTakenEffect: false }],
  ['408', json('', 408), { kind: 'UNREACHABLE', mayHaveTakenEffect: true }],
  ['425', json('', 425), { kind: 'RATE_LIMITED', mayHaveTakenEffect: false }],
  ['429', json('', 429, { 'retry-after': '0' }), { kind: 'RATE_LIMITED', mayHaveTakenEffect: false }],
  ['500', json('', 500), { kind: 'SERVER_ERROR', mayHaveTakenEffect: true }],
  ['503', json('', 503), { kind: 'SERVER_ERROR', mayHaveTakenEffect: true }],
  ['a dropped connection', drop, { kind: 'UNREACHABLE', mayHaveTakenEffect: true }],
  ['a success that is no JSON', json('<html>', 201), { kind: 'UNEXPECTED_ANSWER', mayHaveTakenEffect: true }],
  [
    'a success of another shape',
    json('{"failoverId": 5}', 201),
    { kind: 'UNEXPECTED_ANSWER', mayHaveTakenEffect: true },
  ],
];

test.each(commands)('a start answered by %s is sent once', async (_name, reply, expected) => {
  const cluster = await scriptedCluster(reply);
  const error = await failureOf(cluster.client({ dialect: 'kebab' }).startPlannedRun('f-1', '{}'));
  expect(error).toMatchObject(expected);
  expect(cluster.log()).toEqual(['POST /v2/data-protect/failover/f-1/planned-run']);
});

test.each([
  ['500', json('', 500), true],
  ['dropped', drop, true],
  ['409', json('', 409), false],
])('a cancellation answered by %s is sent once', async (_name, reply, mayHaveTakenEffect) => {
  const cluster = await scriptedCluster(reply);
  expect(await failureOf(cluster.client().cancelFailover('f-1'))).toMatchObject({ mayHaveTakenEffect });
  expect(cluster.requests).toHaveLength(1);
});

test('a start that finds no listener has certainly had no effect', async () => {
  const cluster = await scriptedCluster(STARTED);
  await cluster.stop();
  const error = await failureOf(cluster.client({ dialect: 'kebab' }).startPlannedRun('f-1', '{}'));
  expect(error).toMatchObject({ kind: 'UNREACHABLE', mayHaveTakenEffect: false });
  expect(error.message).toContain('nothing accepts connections at its address (ECONNREFUSED)');
});

test('a start that is not answered in time may have had an effect', async () => {
  const cluster = await scriptedCluster(hang);
  const client = cluster.client({ dialect: 'kebab', limits: { requestTimeoutMs: BUDGET_MS } });
  const timers = holdTimers();
  const failure = failureOf(client.startPlannedRun('f-1', '{}'));
  await until(() => cluster.requests.length === 1);
  timers.advance(BUDGET_MS);
  expect(await failure).toMatchObject({
    kind: 'UNREACHABLE',
    mayHaveTakenEffect: true,
  });
  expect(cluster.requests).toHaveLength(1);
});

test('a start never travels on a connection that the cluster may be closing', async () => {
  const cluster = await scriptedCluster((request, response, count) =>
    (request.method === 'GET' ? IDENTITY : STARTED)(request, response, count),
  );
  const client = cluster.client({ dialect: 'kebab' });
  await client.identity();
  await client.startPlannedRun('f-1', '{}');
  expect(cluster.requests.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close']);
});

test('a hanging cluster is bounded by one budget, retries and waiting included', async () => {
  const cluster = await scriptedCluster(hang);
  const limits = { requestTimeoutMs: 400, headersTimeoutMs: 150, maxConcurrentRequests: 1 };
  const client = cluster.client({ limits });
  const errors = await Promise.all([client.identity(), client.remoteClusters()].map(failureOf));
  expect(errors.map(({ kind }) => kind)).toEqual(['UNREACHABLE', 'UNREACHABLE']);
  expect(errors[0]?.message).toContain('400 ms');
});

test('an answer that stops halfway is a failure, and is read again', async () => {
  const halfway: Reply = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"id": 7', () => response.destroy());
  };
  const cluster = await scriptedCluster(inTurn(halfway, IDENTITY));
  await expect(cluster.client().identity()).resolves.toMatchObject({ id: 7n });
});

test.each([
  [
    'drops the connection',
    drop,
    {},
    'the connection was closed before the answer was complete (UND_ERR_SOCKET)',
  ],
  [
    'never begins',
    hang,
    { headersTimeoutMs: 50 },
    'the answer did not begin in time (UND_ERR_HEADERS_TIMEOUT)',
  ],
  [
    'answers too much',
    json(`"${'x'.repeat(100)}"`),
    { maxAnswerBytes: 50 },
    'the answer is larger than is accepted (UND_ERR_RES_EXCEEDED_MAX_SIZE)',
  ],
  [
    'speaks something else',
    ((_request, response) => void response.socket?.end('220 mail.example.com ESMTP\r\n')) satisfies Reply,
    {},
    'what it answered is not HTTP (HTTPParserError)',
  ],
] as const)(
  'why no answer came from a cluster that %s is told in words',
  async (_name, reply, limits, words) => {
    const cluster = await scriptedCluster(reply);
    const error = await failureOf(cluster.client({ limits: { maxRetries: 0, ...limits } }).identity());
    expect(error).toMatchObject({ kind: 'UNREACHABLE', cause: { name: expect.any(String) } });
    expect(error.message).toBe(`no answer from cluster alpha to "identify the cluster": ${words}`);
  },
);

test.each([
  ['no JSON', 'tok-en', 'not JSON'],
  ['another type', '[]', 'at the top'],
  ['a missing id', '{"incarnationId": 8}', 'at id'],
  ['a rounded id', '{"id": 7.5, "incarnationId": 8}', 'at id'],
  ['an id beyond int64', '{"id": 9223372036854775808, "incarnationId": 8}', 'at id'],
  ['an id as text', '{"id": "hush-hush", "incarnationId": 8}', 'at id'],
])('an identity with %s names the place and not the body', async (_name, body, place) => {
  const cluster = await scriptedCluster(json(body));
  const error = await failureOf(cluster.client().identity());
  expect(error).toMatchObject({ kind: 'UNEXPECTED_ANSWER', status: 200 });
  expect(error.message).toContain(place);
  expect(error.message).not.toMatch(/tok-en|hush-hush/);
});

const CLOSED = 'the connection was closed before the answer was complete (UND_ERR_SOCKET)';

test('the breaker counts calls, not their attempts', async () => {
  const cluster = await scriptedCluster(inTurn(drop, drop, drop, IDENTITY));
  const client = cluster.client({ limits: { breakerFailures: 2 } });
  await expect(client.identity()).resolves.toMatchObject({ id: 7n });
  expect(cluster.requests).toHaveLength(4);
});

test('a silent cluster is tried with one call at a time, whose failure the others tell', async () => {
  let silent = true;
  const cluster = await scriptedCluster((request, response, count) =>
    (silent ? drop : IDENTITY)(request, response, count),
  );
  const limits = { maxRetries: 0, breakerFailures: 2, breakerOpenMs: 50 };
  const client = cluster.client({ dialect: 'kebab', limits });
  for (let call = 0; call < 2; call++) await failureOf(client.identity());
  for (let round = 0; round < 2; round++) {
    cluster.requests.length = 0;
    const calls = [client.identity(), client.remoteClusters(), client.startPlannedRun('f-1', '{}')];
    const errors = await Promise.all(calls.map(failureOf));
    expect(cluster.requests).toHaveLength(1);
    const isUnsent = ({ message }: ClusterError) => message.includes('tried with one call at a time; last: ');
    expect(errors.filter(isUnsent)).toHaveLength(2);
    for (const error of errors) {
      expect(error.kind).toBe('UNREACHABLE');
      expect(error.message).toContain(CLOSED);
      if (isUnsent(error)) expect(error.mayHaveTakenEffect).toBe(false);
    }
  }
  silent = false;
  await expect(Promise.all([client.identity(), client.identity()])).resolves.toMatchObject([
    { id: 7n },
    { id: 7n },
  ]);
});

test.each([
  ['500', json('', 500), 'SERVER_ERROR'],
  ['503', json('', 503), 'SERVER_ERROR'],
  ['429', json('', 429), 'RATE_LIMITED'],
  ['400', json('', 400), 'REFUSED'],
  ['no JSON', json('<html>'), 'UNEXPECTED_ANSWER'],
])(
  'a cluster that answers, be it %s, is not silent: the next call goes ahead',
  async (_name, reply, kind) => {
    const cluster = await scriptedCluster(inTurn(drop, reply, drop, reply, drop, IDENTITY));
    const client = cluster.client({ limits: { maxRetries: 0, breakerFailures: 2, breakerOpenMs: 600_000 } });
    const kinds: string[] = [];
    for (let call = 0; call < 5; call++) kinds.push((await failureOf(client.identity())).kind);
    expect(kinds).toEqual(['UNREACHABLE', kind, 'UNREACHABLE', kind, 'UNREACHABLE']);
    await expect(client.identity()).resolves.toMatchObject({ id: 7n });
  },
);

test('a call whose time is up tells what went wrong before', async () => {
  const cluster = await scriptedCluster(inTurn(json('', 503), drop, hang));
  const client = cluster.client({ limits: { requestTimeoutMs: BUDGET_MS } });
  const timers = holdTimers();
  const failure = failureOf(client.identity());
  await until(() => {
    // What lies between the attempts.
    timers.advance(1);
    return cluster.requests.length === 3;
  });
  timers.advance(BUDGET_MS);
  expect((await failure).message).toContain(`none within ${BUDGET_MS} ms; last: ${CLOSED}`);
});

test('an answer that is larger than is accepted is not asked for again', async () => {
  const cluster = await scriptedCluster(json(`"${'x'.repeat(100)}"`));
  await failureOf(cluster.client({ limits: { maxAnswerBytes: 50 } }).identity());
  expect(cluster.requests).toHaveLength(1);
});

test('no more requests at once than allowed, reads and commands together', async () => {
  const gate = Promise.withResolvers<void>();
  const cluster = await scriptedCluster(async (request, response, count) => {
    if (request.url !== '/probe') await gate.promise;
    await IDENTITY(request, response, count);
  });
  const client = cluster.client({ limits: { maxConcurrentRequests: 3 } });
  const calls = Array.from({ length: 10 }, (_, index) => [
    client.identity(),
    client.cancelFailover(`f-${index}`),
  ]).flat();
  const admitted = () => cluster.requests.filter(({ url }) => url !== '/probe').length;
  await until(() => admitted() === 3);
  // Whatever had been sent besides would have overtaken some of these round trips.
  for (let probe = 0; probe < 10; probe++) await (await fetch(`${cluster.endpoint}/probe`)).text();
  expect(admitted()).toBe(3);
  gate.resolve();
  await Promise.all(calls);
  expect(admitted()).toBe(20);
});

test('a line that is too long turns requests away, unsent', async () => {
  const cluster = await scriptedCluster(hang);
  const limits = { maxConcurrentRequests: 1, maxQueuedRequests: 1, requestTimeoutMs: BUDGET_MS };
  const client = cluster.client({ limits });
  const timers = holdTimers();
  const waiting = [client.cancelFailover('f-1'), client.cancelFailover('f-2')].map(failureOf);
  const error = await failureOf(client.cancelFailover('f-3'));
  expect(error).toMatchObject({ kind: 'UNREACHABLE', mayHaveTakenEffect: false });
  expect(error.message).toContain('too many requests');
  await until(() => cluster.requests.length === 1);
  timers.advance(BUDGET_MS);
  await Promise.all(waiting);
  expect(cluster.requests).toHaveLength(1);
});

test('one dead cluster does not keep another from answering', async () => {
  const dead = await scriptedCluster(hang);
  const alive = await scriptedCluster(IDENTITY);
  const waiting = failureOf(dead.client({ limits: { requestTimeoutMs: 500 } }).identity());
  await expect(alive.client().identity()).resolves.toMatchObject({ id: 7n });
  expect(await waiting).toMatchObject({ kind: 'UNREACHABLE' });
});
