import { expect, test } from 'vitest';
import type { OddityRecord } from '../../src/cohesity/connection/options.ts';
import { json, type Reply, scriptedCluster } from './support/scripted-cluster.ts';

const GROUP = '9007199254740993:12:34';

/** A client that notes what it finds odd: each time, and what it writes to the log. */
async function observed(reply: Reply) {
  const counted: OddityRecord[] = [];
  const logged: unknown[] = [];
  const server = await scriptedCluster(reply);
  const client = server.client({
    dialect: 'kebab',
    onOddity: (record) => counted.push(record),
    log: { debug: () => {}, warn: (record) => logged.push(record) },
  });
  const places = () => counted.map(({ place }) => place);
  return { server, client, counted, logged, places };
}

test('one odd element of a list hides none of the others; it is counted each time and logged once', async () => {
  const answer = `{"protectionGroups": [{"id": "1:2:3"}, {"id": 77, "name": "hush-hush"}, null, {"id": "1:2:5",
    "name": "after", "lastRun": {"id": "5:6", "objects": 9}}]}`;
  const { client, counted, logged, places } = await observed(json(answer));
  for (let call = 0; call < 2; call++) {
    const groups = await client.protectionGroups({});
    expect(groups.map(({ id }) => id)).toEqual(['1:2:3', '1:2:5']);
    expect(groups[1]?.lastRun).toMatchObject({ id: '5:6', objects: null });
  }
  const kinds = ['protectionGroups.*.id', 'protectionGroups.*', 'protectionGroups.*.lastRun.objects'];
  expect(places()).toEqual([...kinds, ...kinds]);
  expect(logged).toEqual(counted.slice(0, 3));
  expect(counted[0]).toMatchObject({ cluster: 'alpha', operation: 'list protection groups' });
  expect(JSON.stringify(counted)).not.toContain('hush-hush');
});

test('targets that are no clusters are shown by name, and unknown ones as unknown', async () => {
  const targets = [
    '{"clusterId": 7, "clusterName": "beta", "status": "Running"}',
    '{"awsTargetConfig": {"name": "eu-vault"}, "status": "Succeeded"}',
    '{"azureTargetConfig": {"name": null}, "clusterId": null, "status": "LegalHold"}',
    '{"status": "Teleporting", "percentageCompleted": "half"}',
    '{"clusterId": "seven", "stats": []}',
  ];
  const run = `{"id": "5:6", "replicationInfo": {"replicationTargetResults": [${targets}]},
    "archivalInfo": {"archivalTargetResults": [{}]}}`;
  const { client, places } = await observed(json(run));
  await expect(client.run(GROUP, '5:6')).resolves.toMatchObject({
    replications: [
      { clusterId: 7n, clusterName: 'beta', status: 'RUNNING' },
      { clusterId: null, clusterName: 'eu-vault', status: 'SUCCEEDED' },
      { clusterId: null, clusterName: 'Azure', status: 'LEGAL_HOLD' },
      { clusterId: null, clusterName: null, status: 'UNKNOWN', percentComplete: null },
      { clusterId: null, clusterName: null, status: 'UNKNOWN', logicalSizeBytes: null },
    ],
    archivals: [{ targetId: null, targetName: null, status: 'UNKNOWN' }],
  });
  const within = 'replicationInfo.replicationTargetResults.*';
  expect(places()).toEqual([
    `${within}.status`,
    `${within}.percentageCompleted`,
    `${within}.clusterId`,
    ...(places().includes(`${within}.stats`) ? [`${within}.stats`] : []),
  ]);
});

test('targets of a policy likewise', async () => {
  const policy = `{"id": "p", "remoteTargetPolicy": {"replicationTargets": [
    {"targetType": "RemoteCluster", "remoteTargetConfig": {"clusterId": 7, "clusterName": "beta"}},
    {"targetType": "RemoteCluster", "remoteTargetConfig": {"clusterName": "gone"}},
    {"targetType": "AWS", "awsTargetConfig": {"name": "eu-vault"}},
    {"targetType": "Tape"}, {}, "odd"], "archivalTargets": [{}, {"targetName": "vault"}]}}`;
  const { client } = await observed(json(`{"policies": [${policy}]}`));
  await expect(client.policies(['p'])).resolves.toMatchObject([
    {
      replicatesTo: [{ id: 7n, name: 'beta' }],
      replicatesElsewhere: ['gone', 'eu-vault', 'Tape', 'unknown'],
      archivesTo: [
        { id: null, name: null },
        { id: null, name: 'vault' },
      ],
    },
  ]);
});

test.each([
  ['a group', (client: Client) => client.protectionGroup(GROUP), { id: GROUP, name: GROUP }],
  ['a run', (client: Client) => client.run(GROUP, '5:6'), { id: '5:6', protectionGroupId: GROUP }],
  ['a view', (client: Client) => client.view(5n), { viewId: 5n, name: '5' }],
  ['progress', (client: Client) => client.runProgress('5:6'), { backup: null, replications: [] }],
])('%s of which nothing is told is the one that was asked for', async (_name, ask, expected) => {
  for (const answer of [
    '{}',
    '{"id": null, "viewId": null, "name": null, "objects": null, "localRun": null}',
  ]) {
    const { client, counted } = await observed(json(answer));
    await expect(ask(client)).resolves.toMatchObject(expected);
    expect(counted).toEqual([]);
  }
});

type Client = Awaited<ReturnType<typeof observed>>['client'];

test.each([
  ['protectionGroups', (client: Client) => client.protectionGroups({})],
  ['remoteClusters', (client: Client) => client.remoteClusters()],
  ['policies', (client: Client) => client.policies(['p'])],
  ['objects', (client: Client) => client.objectProtection([5n])],
  ['runs', (client: Client) => client.runs(GROUP, { limit: 5 })],
  ['protectionRunsSummary', (client: Client) => client.ongoingRuns(new Date(0))],
  ['failoverPlannedRuns', (client: Client) => client.pollPlannedRuns(['f'])],
  ['failovers', (client: Client) => client.viewFailovers(5n)],
  ['allowedFailoverOperations', (client: Client) => client.allowedViewOperations(5n)],
  ['snapshots', (client: Client) => client.objectSnapshots(5n)],
  ['recoveries', (client: Client) => client.recoveries(['1:2:3'])],
  ['objects', (client: Client) => client.sourceObjects(5n)],
  ['objects', (client: Client) => client.findObjects('vm', 5n)],
  ['auditLogs', (client: Client) => client.auditEntries(new Date(0), new Date(9))],
])('something else in place of the list %s is no empty list', async (key, ask) => {
  const { client } = await observed(json(`{"${key}": {"odd": true}}`));
  await expect(ask(client)).rejects.toMatchObject({ kind: 'UNEXPECTED_ANSWER' });
  const { client: other } = await observed(json(`{"${key}": null}`));
  await expect(ask(other)).resolves.not.toBeNull();
});

test('whatever is odd within a list of any kind, the rest is answered', async () => {
  const odd = ['null', '5', '"text"', '[]', '{"id": {}}'];
  const { client } = await observed((request, response, count) => {
    const key = request.url.includes('remote-clusters') ? 'remoteClusters' : 'protectionRunsSummary';
    const good =
      key === 'remoteClusters'
        ? '{"clusterId": 7, "purpose": ["Replication", 5]}'
        : `{"id": "5:6", "protectionGroupId": "${GROUP}", "status": "Running"}`;
    return json(`{"${key}": [${odd}, ${good}, ${odd}]}`)(request, response, count);
  });
  await expect(client.remoteClusters()).resolves.toEqual([{ id: 7n, name: null }]);
  await expect(client.ongoingRuns(new Date(0))).resolves.toMatchObject([{ id: '5:6' }]);
});

/** Answers a poll with what it is to say of each id; some entries do not say which run they are about. */
function polled(entries: Readonly<Record<string, string>>): Reply {
  return (request, response, count) => {
    const ids = (new URL(request.url, 'http://alpha').searchParams.get('failoverIds') ?? '').split(',');
    const list = ids.flatMap((id) => entries[id] ?? []);
    return json(`{"failoverPlannedRuns": [${list}]}`)(request, response, count);
  };
}

test('a polled run that does not say which it is, is never read as unknown to the cluster', async () => {
  const named = (id: string) => `{"failoverId": "${id}", "runId": "1:2"}`;
  const entries = {
    a: named('a'),
    b: '{"failoverId": 5, "runId": "3:4"}',
    c: named('c'),
    d: 'null',
    e: '{"backupTaskStatus": "Running"}',
  };
  const { client, server } = await observed(polled(entries));
  const ids = ['a', 'b', 'c', 'd', 'e', 'not-there'];
  const statuses = await client.pollPlannedRuns(ids);
  expect(statuses.map(({ failoverId }) => failoverId).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(statuses.find(({ failoverId }) => failoverId === 'b')).toMatchObject({ runId: '3:4' });
  expect(statuses.find(({ failoverId }) => failoverId === 'e')).toMatchObject({ backupStatus: 'RUNNING' });
  // One poll as ever while nothing is odd.
  server.requests.length = 0;
  await client.pollPlannedRuns(['a', 'c', 'not-there']);
  expect(server.requests).toHaveLength(1);
});

test('a refusal with an odd code still gives its reason', async () => {
  const { client } = await observed(json('{"errorCode": 17, "message": "says why"}', 409));
  await expect(client.cancelFailover('f')).rejects.toMatchObject({
    upstreamCode: null,
    message: expect.stringContaining('says why'),
  });
});

test('an activation counts every error, understandable or not, and knows what it was not told', async () => {
  const answer =
    '{"protectionGroupId": "", "objects": [{"objectId": 7}, {"id": 8}], "objectErrors": [null, {"message": "no"}]}';
  const { client } = await observed(json(answer, 201));
  const activation = {
    objectIds: [7n, 8n, 9n],
    protectionGroupId: null,
    enableReverseReplication: true,
  };
  await expect(client.activateBackup('f', activation)).resolves.toEqual({
    protectionGroupId: null,
    objectIds: [7n, 8n],
    objectErrors: ['the cluster gives no reason', 'no'],
    isReverseReplicationEnabled: false,
    reverseReplicationError: null,
  });
});
