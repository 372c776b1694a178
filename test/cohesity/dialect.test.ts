import { expect, test } from 'vitest';
import type {
  BackupActivation,
  BackupDeactivation,
} from '../../src/core/clusters/failover/switch-over-facts.ts';
import { RELEASES } from '../../src/core/clusters/release.ts';
import { drop, json, type Reply, scriptedCluster } from './support/scripted-cluster.ts';

const POLLED = json('{"failoverPlannedRuns": []}');
const STARTED = json('{"failoverId": "f"}', 201);
const NO_ROUTE = json('404 page not found', 404);
const NO_RESOURCE = json('{"errorCode": "KEntityNotExists", "message": "no such group"}', 404);

const POLL = { kebab: 'GET planned-runs', camel: 'GET pollPlannedRuns' };
const START = { kebab: 'POST planned-run', camel: 'POST plannedRun' };

const ACTIVATION: BackupActivation = {
  objectIds: null,
  protectionGroupId: null,
  enableReverseReplication: true,
};
const DEACTIVATION: BackupDeactivation = {
  replicationClusterId: null,
  objectIds: null,
  protectionGroupId: null,
  viewId: null,
  keepFailoverObjects: true,
};

/** Answers by method and last part of the path; what it does not know is an unknown route. */
function router(routes: Record<string, Reply>, otherwise = NO_ROUTE) {
  return scriptedCluster((request, response, count) => {
    const route = `${request.method} ${request.url.split('?')[0]?.split('/').at(-1)}`;
    return (routes[route] ?? otherwise)(request, response, count);
  });
}

const short = (server: { requests: readonly { method: string; url: string }[] }) =>
  server.requests.map(({ method, url }) => `${method} ${url.split('?')[0]?.split('/').at(-1)}`);

const commandsOf = (server: Parameters<typeof short>[0]) =>
  short(server).filter((request) => request.startsWith('POST'));

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

test('a command is never sent in another spelling: newer clusters know older paths as other operations', async () => {
  const server = await router({ [POLL.kebab]: POLLED });
  const client = server.client();
  for (const command of [
    () => client.startPlannedRun('f', '{}'),
    () => client.linkObjects('f', []),
    () => client.activateBackup('f', ACTIVATION),
    () => client.deactivateBackup('f', DEACTIVATION),
    () => client.tearDownRecovery('1:2:3'),
  ])
    await expect(command()).rejects.toMatchObject({ kind: 'NOT_FOUND', mayHaveTakenEffect: false });
  expect(commandsOf(server)).toEqual([
    START.kebab,
    'POST object-linkage',
    'POST backup-activation',
    'POST backup-deactivation',
    'POST tear-down',
  ]);
});

test('where no poll is understood, no command is sent', async () => {
  const server = await router({ [START.kebab]: STARTED, 'POST backup-activation': STARTED });
  const client = server.client();
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  await expect(client.activateBackup('f', ACTIVATION)).rejects.toMatchObject({
    kind: 'NOT_FOUND',
    mayHaveTakenEffect: false,
  });
  expect(commandsOf(server)).toEqual([]);
});

test('of two 404s to a poll that with a code is reported: routers give none', async () => {
  const server = await router({ [POLL.camel]: NO_RESOURCE });
  await expect(server.client().pollPlannedRuns(['f'])).rejects.toThrow('no such group');
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
])('a start that ends otherwise (%s) is not sent again', async (_name, reply, mayHaveTakenEffect) => {
  const server = await router({ [POLL.kebab]: POLLED, [START.kebab]: reply });
  await expect(server.client().startPlannedRun('f', '{}')).rejects.toMatchObject({ mayHaveTakenEffect });
  expect(short(server)).toEqual([POLL.kebab, START.kebab]);
});

test('an unreachable cluster gets no start while its dialect is unknown', async () => {
  const server = await router({}, json('', 503));
  await expect(server.client().startPlannedRun('f', '{}')).rejects.toMatchObject({
    kind: 'SERVER_ERROR',
    mayHaveTakenEffect: false,
  });
  expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('an upgraded cluster is understood again, and hears no command in its old spelling', async () => {
  const routes: Record<string, Reply> = { [POLL.camel]: POLLED };
  const server = await router(routes);
  const client = server.client();
  await client.pollPlannedRuns(['f']);
  delete routes[POLL.camel];
  routes[POLL.kebab] = POLLED;
  routes['POST backup-activation'] = json('{}', 201);
  routes['POST backupActivation'] = json('{}', 201);
  server.requests.length = 0;
  await client.activateBackup('f', ACTIVATION);
  expect(short(server)).toEqual([POLL.camel, POLL.kebab, 'POST backup-activation']);
});

test.each([
  ['kebab', { [POLL.kebab]: POLLED }, RELEASES.NEWER],
  ['camel', { [POLL.camel]: POLLED }, RELEASES.OLDER],
  ['neither', {}, null],
] as const)('a cluster that speaks %s shows its release', async (_name, routes, release) => {
  const server = await router(routes);
  await expect(server.client().release()).resolves.toBe(release);
});

const RUN = '9:1700000000000000';

test.each([
  [
    'kebab',
    'POST actions',
    `{"action":"Cancel","cancelParams":[{"runId":"${RUN}","localTaskId":"1:2:3","replicationTaskId":["4:5:6"]}]}`,
  ],
  ['camel', 'POST cancel', '{"localTaskId":"1:2:3","replicationTaskId":["4:5:6"]}'],
] as const)(
  'a run of a cluster that speaks %s is canceled as its release does',
  async (spelling, path, body) => {
    const server = await router({ [POLL[spelling]]: POLLED, [path]: json('', 202) });
    await server.client().cancelRun('1:2:3', {
      runId: RUN,
      localTaskId: '1:2:3',
      objectIds: null,
      replicationTaskIds: ['4:5:6'],
    });
    expect(commandsOf(server)).toEqual([path]);
    expect(server.requests.at(-1)?.body).toBe(body);
  },
);

test('an older cluster is not asked for what it does not know', async () => {
  const server = await router({ [POLL.camel]: POLLED });
  const client = server.client();
  await client.pollPlannedRuns(['f']);
  server.requests.length = 0;
  await expect(client.allowedViewOperations(5n)).resolves.toBeNull();
  await expect(client.trackingView('1:2:3')).resolves.toBeNull();
  expect(server.requests).toEqual([]);
});
