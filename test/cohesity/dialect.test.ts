import { expect, test } from 'vitest';
import { drop, json, type Reply, scriptedCluster } from './support/scripted-cluster.ts';

const POLLED = json('{"failoverPlannedRuns": []}');
const STARTED = json('{"failoverId": "f"}', 201);
const NO_ROUTE = json('404 page not found', 404);
const NO_RESOURCE = json('{"errorCode": "KEntityNotExists", "message": "no such group"}', 404);

const POLL = { kebab: 'GET planned-runs', camel: 'GET pollPlannedRuns' };
const START = { kebab: 'POST planned-run', camel: 'POST plannedRun' };

/** Answers by method and last part of the path; what it does not know is an unknown route. */
function router(routes: Record<string, Reply>, otherwise = NO_ROUTE) {
  return scriptedCluster((request, response, count) => {
    const route = `${request.method} ${request.url.split('?')[0]?.split('/').at(-1)}`;
    return (routes[route] ?? otherwise)(request, response, count);
  });
}

const short = (server: { requests: readonly { method: string; url: string }[] }) =>
  server.requests.map(({ method, url }) => `${method} ${url.split('?')[0]?.split('/').at(-1)}`);

test.each(['kebab', 'camel'] as const)(
  'the %s dialect is found by a poll and remembered',
  async (spelling) => {
    const server = await router({ [POLL[spelling]]: POLLED, [START[spelling]]: STARTED });
    const client = server.client();
    await client.startPlannedRun('f', '{}');
    await client.pollPlannedRuns(['f']);
    const detection = spelling === 'kebab' ? [] : [POLL.kebab];
    expect(short(server)).toEqual([...detection, POLL[spelling], START[spelling], POLL[spelling]]);
  },
);

test.each(['kebab', 'camel'] as const)('a configured %s dialect is not questioned', async (dialect) => {
  const server = await router({});
  const client = server.client({ dialect });
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  await expect(client.pollPlannedRuns(['f'])).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  expect(short(server)).toEqual([START[dialect], POLL[dialect]]);
});

test('405 is an unknown route too', async () => {
  const server = await router({ [POLL.camel]: POLLED }, json('', 405));
  await expect(server.client().pollPlannedRuns(['f'])).resolves.toEqual([]);
});

test('an unknown group in a known dialect makes no run in the other one', async () => {
  const server = await router({ [POLL.kebab]: POLLED, [START.kebab]: NO_RESOURCE });
  await expect(server.client().startPlannedRun('f', '{}')).rejects.toMatchObject({
    kind: 'NOT_FOUND',
    upstreamCode: 'KEntityNotExists',
    mayHaveTakenEffect: false,
  });
  expect(short(server).filter((request) => request === START.kebab)).toHaveLength(1);
});

test('of two 404s with a code, that of the known dialect is told', async () => {
  const noRoute = json('{"errorCode": "KNotFound", "message": "no such path"}', 404);
  const server = await router({ [POLL.kebab]: POLLED, [START.kebab]: NO_RESOURCE }, noRoute);
  await expect(server.client().startPlannedRun('f', '{}')).rejects.toThrow('no such group');
});

test('a 404 is never remembered as the dialect', async () => {
  const server = await router({ [START.kebab]: NO_RESOURCE, [POLL.camel]: POLLED });
  const client = server.client();
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  server.requests.length = 0;
  await client.pollPlannedRuns(['f']);
  expect(short(server)).toEqual([POLL.camel]);
});

test('a refusal by the operation itself settles the dialect', async () => {
  const server = await router({ [POLL.camel]: json('{"errorCode": "KInvalid"}', 400) });
  const client = server.client();
  await expect(client.pollPlannedRuns(['f'])).rejects.toMatchObject({ kind: 'REFUSED' });
  await expect(client.pollPlannedRuns(['f'])).rejects.toMatchObject({ kind: 'REFUSED' });
  expect(short(server)).toEqual([POLL.kebab, POLL.camel, POLL.camel]);
});

test.each([
  ['dropped', drop, true],
  ['500', json('', 500), true],
  ['403', json('', 403), false],
])(
  'a start that ends otherwise (%s) is not tried in the other dialect',
  async (_name, reply, mayHaveTakenEffect) => {
    const server = await router({
      [POLL.kebab]: NO_RESOURCE,
      [POLL.camel]: NO_RESOURCE,
      [START.kebab]: reply,
    });
    await expect(server.client().startPlannedRun('f', '{}')).rejects.toMatchObject({ mayHaveTakenEffect });
    expect(short(server)).toEqual([POLL.kebab, POLL.camel, START.kebab]);
  },
);

test('an unreachable cluster gets no start while its dialect is unknown', async () => {
  const server = await router({}, json('', 503));
  await expect(server.client().startPlannedRun('f', '{}')).rejects.toMatchObject({
    kind: 'SERVER_ERROR',
    mayHaveTakenEffect: false,
  });
  expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('an upgraded cluster is understood again', async () => {
  const routes: Record<string, Reply> = { [POLL.camel]: POLLED };
  const server = await router(routes);
  const client = server.client();
  await client.pollPlannedRuns(['f']);
  delete routes[POLL.camel];
  routes[POLL.kebab] = POLLED;
  routes[START.kebab] = STARTED;
  await client.startPlannedRun('f', '{}');
  expect(short(server)).toEqual([POLL.kebab, POLL.camel, START.camel, START.kebab]);
});

test.each([
  ['kebab', { [POLL.kebab]: POLLED }, true],
  ['camel', { [POLL.camel]: POLLED }, false],
  ['neither', {}, null],
] as const)(
  'a cluster that speaks %s tells whether it knows the newer run types',
  async (_name, routes, knows) => {
    const server = await router(routes);
    await expect(server.client().isNewerRelease()).resolves.toBe(knows);
  },
);
