import { expect, test } from 'vitest';
import type { Cluster } from '../../src/core/clusters/cluster-port.ts';
import { json, scriptedCluster } from './support/scripted-cluster.ts';

const BIG = 9223372036854775807n;
const GROUP = '9007199254740993:12:34';

test('a client is what the application calls a cluster', async () => {
  const { client } = await scriptedCluster(json('{"id": 1, "incarnationId": 2, "name": null}'));
  const cluster: Cluster = client({ isSimulated: true });
  expect(cluster).toMatchObject({ name: 'alpha', configuredId: 9007199254740993n, isSimulated: true });
  await expect(cluster.identity()).resolves.toEqual({
    id: 1n,
    incarnationId: 2n,
    name: '1',
    softwareVersion: null,
    answeredAt: expect.any(Date),
  });
});

test('remote clusters come without their credentials, and without those that hold no copies', async () => {
  const server = await scriptedCluster(
    json(`{"remoteClusters": [
      {"clusterId": ${BIG}, "clusterName": "beta", "purpose": ["Replication"], "username": "u", "password": "hush"},
      {"clusterId": 5, "clusterName": null, "purpose": null},
      {"clusterId": 6, "clusterName": "eyes", "purpose": ["RemoteAccess"]}]}`),
  );
  await expect(server.client().remoteClusters()).resolves.toEqual([
    { id: BIG, name: 'beta' },
    { id: 5n, name: null },
  ]);
});

test('protection groups: filters as one list each, all pages, members of every environment', async () => {
  const pages = [
    `{"protectionGroups": [{"id": "${GROUP}", "name": "VMs", "environment": "kVMware", "policyId": "p", "isActive": true,
      "isPaused": true, "numProtectedObjects": 3, "vmwareParams": {"objects": [{"id": ${BIG}}, {"id": 2}, {"id": 2}], "exclude": 1}}], "paginationCookie": "c/1"}`,
    `{"protectionGroups": [{"id": "1:2:5", "name": "Servers", "environment": "kPhysical", "isActive": false, "isDeleted": true,
      "physicalParams": {"volumeProtectionTypeParams": {"objects": [{"id": 3}]}}, "lastRun": null}], "paginationCookie": null}`,
  ];
  const server = await scriptedCluster((request, response, count) =>
    json(pages[count - 1] as string)(request, response, count),
  );
  const groups = await server.client().protectionGroups({
    ids: [GROUP, '1:2:5', GROUP],
    environments: ['kVMware', 'kPhysical'],
    isActive: false,
    includeLastRun: true,
  });
  expect(groups).toEqual([
    {
      id: GROUP,
      name: 'VMs',
      environment: 'kVMware',
      policyId: 'p',
      isActive: true,
      isPaused: true,
      isDeleted: false,
      memberIds: [BIG, 2n],
      protectedObjectCount: 3,
      lastRun: null,
    },
    {
      id: '1:2:5',
      name: 'Servers',
      environment: 'kPhysical',
      policyId: null,
      isActive: false,
      isPaused: false,
      isDeleted: true,
      memberIds: [3n],
      protectedObjectCount: null,
      lastRun: null,
    },
  ]);
  const query =
    'ids=9007199254740993%3A12%3A34,1%3A2%3A5&environments=kVMware,kPhysical&isActive=false&includeLastRunInfo=true';
  expect(server.log()).toEqual([
    `GET /v2/data-protect/protection-groups?${query}`,
    `GET /v2/data-protect/protection-groups?${query}&paginationCookie=c%2F1`,
  ]);
});

test('a name with a comma is looked for here, since the list could not say it', async () => {
  const server = await scriptedCluster(
    json('{"protectionGroups": [{"id": "1:2:3", "name": "a,b"}, {"id": "1:2:4", "name": "a"}]}'),
  );
  const groups = await server.client().protectionGroups({ names: ['a,b'] });
  expect(groups.map(({ id }) => id)).toEqual(['1:2:3']);
  expect(server.log()).toEqual(['GET /v2/data-protect/protection-groups']);
});

test('pages that never end are an error', async () => {
  const server = await scriptedCluster(json('{"protectionGroups": [], "paginationCookie": "again"}'));
  await expect(server.client().protectionGroups({})).rejects.toMatchObject({ kind: 'UNEXPECTED_ANSWER' });
  expect(server.requests).toHaveLength(2);
});

test('policies by id in one request; clouds are no replication clusters', async () => {
  const server = await scriptedCluster(
    json(`{"policies": [
      {"id": "p1", "name": "Gold",
        "backupPolicy": {"regular": {"incremental": {"schedule": {"unit": "Hours", "hourSchedule": {"frequency": 4}}}}},
        "remoteTargetPolicy": {
        "replicationTargets": [{"targetType": "RemoteCluster", "remoteTargetConfig": {"clusterId": ${BIG}, "clusterName": "beta"}},
          {"targetType": "AWS", "awsTargetConfig": {"name": "x"}}],
        "archivalTargets": [{"targetId": 3, "targetName": "vault", "targetType": "Cloud"}]}},
      {"id": "p2", "name": null, "remoteTargetPolicy": null},
      {"id": "p3", "name": "not asked for"}]}`),
  );
  await expect(server.client().policies(['p1', 'p2'])).resolves.toEqual([
    {
      id: 'p1',
      name: 'Gold',
      replicatesTo: [{ id: BIG, name: 'beta' }],
      replicatesElsewhere: ['x'],
      archivesTo: [{ id: 3n, name: 'vault' }],
      runIntervalSeconds: 14_400,
    },
    {
      id: 'p2',
      name: 'p2',
      replicatesTo: [],
      replicatesElsewhere: [],
      archivesTo: [],
      runIntervalSeconds: null,
    },
  ]);
  expect(server.log()).toEqual(['GET /v2/data-protect/policies?ids=p1,p2']);
});

const RUN = `{"id": "41:1700000000000001", "isReplicationRun": false,
  "localBackupInfo": {"status": "Succeeded", "runType": "kRegular", "startTimeUsecs": 1700000000000000, "endTimeUsecs": 1700000060000000,
    "localTaskId": "1:2:3", "messages": null, "localSnapshotStats": {"bytesRead": ${BIG}, "logicalSizeBytes": 10}},
  "replicationInfo": {"replicationTargetResults": [{"clusterId": ${BIG}, "clusterName": "beta", "status": "Running",
    "percentageCompleted": 12.5, "queuedTimeUsecs": 1700000060000000, "startTimeUsecs": 0, "message": null,
    "stats": {"logicalSizeBytes": 8, "logicalBytesTransferred": 4, "physicalBytesTransferred": 2}}]},
  "archivalInfo": {"archivalTargetResults": [{"targetId": 3, "targetName": "vault", "status": "SomethingNew"}]},
  "objects": [{"object": {"id": ${BIG}, "name": "vm"}, "localSnapshotInfo": {}}, {"object": null}]}`;

const RUN_FACTS = {
  id: '41:1700000000000001',
  protectionGroupId: GROUP,
  isReplicationRun: false,
  backup: {
    status: 'SUCCEEDED',
    wireRunType: 'kRegular',
    startTimeUsecs: 1_700_000_000_000_000n,
    startedAt: new Date(1_700_000_000_000),
    endedAt: new Date(1_700_000_060_000),
    localTaskId: '1:2:3',
    messages: [],
  },
  replications: [
    {
      clusterId: BIG,
      clusterName: 'beta',
      status: 'RUNNING',
      percentComplete: 12.5,
      queuedAt: new Date(1_700_000_060_000),
      startedAt: null,
      endedAt: null,
      message: null,
      logicalSizeBytes: 8n,
      logicalBytesTransferred: 4n,
      physicalBytesTransferred: 2n,
    },
  ],
  archivals: [{ targetId: 3n, targetName: 'vault', status: 'UNKNOWN', startedAt: null }],
  objects: [{ objectId: BIG, name: 'vm' }],
};

test('runs with everything in them, and with nothing', async () => {
  const server = await scriptedCluster(json(`{"runs": [${RUN}, {"id": "40:1", "localBackupInfo": {}}]}`));
  const [full, bare] = await server.client().runs(GROUP, { limit: 10, includeObjects: true });
  expect(full).toEqual(RUN_FACTS);
  expect(bare).toMatchObject({
    backup: { status: 'UNKNOWN' },
    replications: [],
    archivals: [],
    objects: null,
  });
  expect(server.log()).toEqual([
    'GET /v2/data-protect/protection-groups/9007199254740993%3A12%3A34/runs?numRuns=10&includeObjectDetails=true',
  ]);
});

test.each([
  ['BACKUP', 'localBackupRunStatus'],
  ['REPLICATION', 'replicationRunStatus'],
  ['ARCHIVAL', 'archivalRunStatus'],
] as const)('runs with an unfinished %s are asked for by %s', async (unfinished, parameter) => {
  const server = await scriptedCluster(json('{"runs": null}'));
  await expect(server.client().runs(GROUP, { limit: 3, unfinished })).resolves.toEqual([]);
  expect(server.requests[0]?.url.split('?')[1]).toBe(
    `numRuns=3&includeObjectDetails=false&${parameter}=Accepted,Running,Canceling,OnHold,Finalizing,Paused`,
  );
});

test("a group's last run comes with the group", async () => {
  const server = await scriptedCluster(json(`{"id": "${GROUP}", "lastRun": ${RUN}}`));
  await expect(server.client().protectionGroup(GROUP)).resolves.toMatchObject({ lastRun: RUN_FACTS });
});

test('one run, and its progress', async () => {
  const server = await scriptedCluster((request, response, count) =>
    json(
      request.url.includes('progress')
        ? `{"localRun": {"percentageCompleted": 100, "expectedRemainingTimeUsecs": 0, "events": [{"message": "done", "occuredAtUsecs": 1700000000000000}]},
            "replicationRun": [{"clusterId": ${BIG}, "percentageCompleted": 33.3, "expectedRemainingTimeUsecs": 2500000}], "archivalRun": null}`
        : RUN,
    )(request, response, count),
  );
  await expect(server.client().run(GROUP, '41:1700000000000001')).resolves.toEqual(RUN_FACTS);
  await expect(server.client().runProgress('41:1700000000000001')).resolves.toEqual({
    backup: {
      percentComplete: 100,
      expectedRemainingSeconds: 0,
    },
    replications: [{ clusterId: BIG, percentComplete: 33.3, expectedRemainingSeconds: 2.5 }],
  });
  expect(server.requests.map(({ url }) => url.split('?')[0])).toEqual([
    '/v2/data-protect/protection-groups/9007199254740993%3A12%3A34/runs/41%3A1700000000000001',
    '/v2/data-protect/runs/41%3A1700000000000001/progress',
  ]);
});

test('ongoing runs of all groups in one request', async () => {
  const server = await scriptedCluster(
    json(`{"protectionRunsSummary": [
      {"id": "1:5", "protectionGroupId": "${GROUP}", "status": "Running", "startTimeUsecs": 1700000000000000},
      {"id": "1:4", "protectionGroupId": "${GROUP}", "status": "Failed"}]}`),
  );
  await expect(server.client().ongoingRuns(new Date(1_600_000_000_000))).resolves.toEqual([
    { id: '1:5', protectionGroupId: GROUP, status: 'RUNNING', startedAt: new Date(1_700_000_000_000) },
  ]);
  expect(server.log()).toEqual([
    'GET /v2/data-protect/runs/summary?startTimeUsecs=1600000000000000&runStatus=Accepted,Running,Canceling,OnHold,Finalizing,Paused',
  ]);
});

test('what a cluster does not know is null', async () => {
  const client = (await scriptedCluster(json('{"errorCode": "KEntityNotExists"}', 404))).client();
  await expect(client.protectionGroup(GROUP)).resolves.toBeNull();
  await expect(client.run(GROUP, '1:2')).resolves.toBeNull();
  await expect(client.runProgress('1:2')).resolves.toBeNull();
  await expect(client.view(5n)).resolves.toBeNull();
  await expect(client.runs(GROUP, { limit: 1 })).rejects.toMatchObject({ kind: 'NOT_FOUND' });
});

test('ten thousand objects, in URLs that no proxy cuts', async () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => BIG - BigInt(index));
  const server = await scriptedCluster((request, response, count) => {
    const asked = new URL(request.url, 'http://localhost').searchParams.get('ids')?.split(',') ?? [];
    const objects = asked.map(
      (id) =>
        `{"id": ${id}, "name": "o${id}", "protectionGroupConfigurations": [{"protectionGroupId": "${GROUP}"}]}`,
    );
    return json(`{"objects": [${objects.join(',')}]}`)(request, response, count);
  });
  const protection = await server.client().objectProtection([...ids, ids[0] as bigint]);
  expect([...protection.keys()].toSorted()).toEqual(ids.toSorted());
  expect(protection.get(BIG)).toEqual({
    object: { objectId: BIG, name: `o${BIG}` },
    protectionGroupIds: [GROUP],
  });
  expect(Math.max(...server.requests.map(({ url }) => url.length))).toBeLessThan(8_000);
});

test('nothing is asked about nothing', async () => {
  const server = await scriptedCluster(json('{}'));
  const client = server.client();
  await expect(client.objectProtection([])).resolves.toEqual(new Map());
  await expect(client.policies([])).resolves.toEqual([]);
  await expect(client.pollPlannedRuns([])).resolves.toEqual([]);
  await expect(client.protectionGroups({ ids: [] })).resolves.toEqual([]);
  await expect(client.protectionGroups({ environments: [] })).resolves.toEqual([]);
  expect(server.requests).toEqual([]);
});

test('a view, with the object that stands for it', async () => {
  const server = await scriptedCluster(
    json(`{"viewId": ${BIG}, "name": "share", "viewProtection": {"magnetoEntityId": ${BIG - 1n},
      "protectionGroups": [{"protectionGroupId": "${GROUP}", "isPaused": null}], "inactive": true},
      "viewFailover": {"isFailoverReady": true, "remoteClusterId": ${BIG}, "remoteViewId": 5, "viewUid": "1:2:3"}}`),
  );
  await expect(server.client().view(BIG)).resolves.toEqual({
    viewId: BIG,
    name: 'share',
    objectId: BIG - 1n,
    protectionGroupIds: [GROUP],
    isInactive: true,
    isFailoverReady: true,
    remoteClusterId: BIG,
    remoteViewId: 5n,
    viewUid: '1:2:3',
  });
  expect(server.log()).toEqual([`GET /v2/file-services/views/${BIG}`]);
});

test('a planned run is sent as the very text it was given', async () => {
  const body = `{"replicationClusterId":${BIG},"objects":[{"objectId":9007199254740993}]}`;
  const server = await scriptedCluster(json('{"failoverId": "f:1"}', 201));
  await server.client({ dialect: 'kebab' }).startPlannedRun('f:1', body);
  expect(server.requests[0]).toMatchObject({ body, headers: { 'content-type': 'application/json' } });
});

test('a cancellation has an empty body and no content type', async () => {
  const server = await scriptedCluster((_request, response) => {
    response.writeHead(201).end();
  });
  await server.client().cancelFailover('f-1');
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'POST', url: '/v2/data-protect/failover/f-1/cancel', body: '' });
  expect(request?.headers['content-length']).toBe('0');
  expect(request?.headers).not.toHaveProperty('content-type');
});

test('polls report the status of the backup where the cluster does, and only what was asked for', async () => {
  const server = await scriptedCluster(
    json(`{"failoverPlannedRuns": [
      {"failoverId": "a", "protectionGroupId": "${GROUP}", "runId": "1:2", "waitingOnOtherRunCancellations": true,
       "backupTaskStatus": "SucceededWithWarning", "onPremDeployTaskStatus": "NeverHeardOf"},
      {"failoverId": "b", "protectionGroupId": null, "runId": ""}, {"failoverId": "other"}]}`),
  );
  await expect(server.client().pollPlannedRuns(['a', 'b', 'c'])).resolves.toEqual([
    {
      failoverId: 'a',
      protectionGroupId: GROUP,
      runId: '1:2',
      waitingOnOtherRunCancellations: true,
      backupStatus: 'SUCCEEDED_WITH_WARNING',
    },
    {
      failoverId: 'b',
      protectionGroupId: null,
      runId: null,
      waitingOnOtherRunCancellations: null,
      backupStatus: null,
    },
  ]);
  expect(server.log()).toEqual(['GET /v2/data-protect/failover/planned-runs?failoverIds=a,b,c']);
});

test.each([
  ['Failover X has been canceled.', 409],
  ['The failover was already cancelled.', 409],
])('a cancellation that finds it done, "%s", says so', async (message, status) => {
  const server = await scriptedCluster(json(JSON.stringify({ message }), status));
  await expect(server.client().cancelFailover('f')).resolves.toBe('CANCELED_ALREADY');
});

test.each([
  ['Failover X cannot be canceled: it has been activated.', 409],
  ['Failover X has been canceled.', 404],
])('a refusal to cancel, "%s" with %i, is one', async (message, status) => {
  const server = await scriptedCluster(json(JSON.stringify({ message }), status));
  await expect(server.client().cancelFailover('f')).rejects.toMatchObject({ status });
});

test('a hundred long ids are polled in several requests, a hundred and one not at all', async () => {
  const server = await scriptedCluster(json('{"failoverPlannedRuns": []}'));
  const ids = Array.from({ length: 101 }, (_, index) => `${index}`.padEnd(128, '-'));
  await server.client().pollPlannedRuns(ids.slice(0, 100));
  expect(server.requests.length).toBeGreaterThan(1);
  expect(Math.max(...server.requests.map(({ url }) => url.length))).toBeLessThan(8_000);
  await expect(server.client().pollPlannedRuns(ids)).rejects.toThrow(RangeError);
});

test.each(['../../access-tokens?', '..', '.', '', 'a/b', 'a%2Fb', 'ä', 'a'.repeat(129)])(
  'the id %j goes nowhere',
  async (id) => {
    const server = await scriptedCluster(json('{}'));
    const client = server.client();
    const attempts = [
      client.startPlannedRun(id, '{}'),
      client.pollPlannedRuns([id]),
      client.cancelFailover(id),
      client.protectionGroup(id),
      client.protectionGroups({ ids: [id] }),
      client.runs(id, { limit: 1 }),
      client.run(GROUP, id),
      client.runProgress(id),
      client.policies([id]),
    ];
    for (const attempt of attempts)
      await expect(attempt).rejects.toMatchObject({
        kind: 'REFUSED',
        mayHaveTakenEffect: false,
        status: null,
      });
    expect(server.requests).toEqual([]);
  },
);

test.each([0n, -1n, 2n ** 63n])('the number %s is no id', async (id) => {
  const server = await scriptedCluster(json('{}'));
  await expect(server.client().view(id)).rejects.toMatchObject({ kind: 'REFUSED' });
  await expect(server.client().objectProtection([1n, id])).rejects.toMatchObject({ kind: 'REFUSED' });
  expect(server.requests).toEqual([]);
});
