import { expect, test } from 'vitest';
import { json, scriptedCluster } from './support/scripted-cluster.ts';

const GROUP = '9007199254740993:12:34';
const PATH = `/v2/data-protect/protection-groups/${encodeURIComponent(GROUP)}`;

test('a group is renamed by sending it back as it came, to the last digit, null and unknown key', async () => {
  const group = `{"id":"${GROUP}","name":"failover_Gold","policyId":null,"isPaused":false,
    "size":18446744073709551615,"share":0.1,"list":[9223372036854775807,null,{}],
    "__proto__":{"odd":1},"somethingNew":{"name":"stays","deep":[-9007199254740993]}}`;
  const server = await scriptedCluster((request, response, count) =>
    json(request.method === 'GET' ? group : '{}')(request, response, count),
  );
  await server.client().renameGroup(GROUP, 'Gold "2"');
  expect(server.log()).toEqual([`GET ${PATH}`, `PUT ${PATH}`]);
  expect(server.requests[1]?.body).toBe(
    group.replace(/\n\s+/g, '').replace('"name":"failover_Gold"', '"name":"Gold \\"2\\""'),
  );
});

test('a group that is not there is not written', async () => {
  const server = await scriptedCluster(json('{"errorCode": "KEntityNotExists"}', 404));
  await expect(server.client().renameGroup(GROUP, 'Gold')).rejects.toMatchObject({
    kind: 'NOT_FOUND',
    mayHaveTakenEffect: false,
  });
  expect(server.log()).toEqual([`GET ${PATH}`]);
});

test('groups are deleted without their snapshots, paused and resumed', async () => {
  const server = await scriptedCluster(json('', 204));
  const client = server.client();
  await client.deleteGroup(GROUP);
  await client.pauseOrResumeGroups('PAUSE', [GROUP]);
  await client.pauseOrResumeGroups('RESUME', [GROUP, '1:2:3']);
  expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['DELETE', `${PATH}?deleteSnapshots=false`, ''],
    ['POST', '/v2/data-protect/protection-groups/states', `{"action":"kPause","ids":["${GROUP}"]}`],
    ['POST', '/v2/data-protect/protection-groups/states', `{"action":"kResume","ids":["${GROUP}","1:2:3"]}`],
  ]);
});

test.each([
  ['renaming', (client: Client) => client.renameGroup('../states?', 'x')],
  ['deleting', (client: Client) => client.deleteGroup('1:2')],
  ['pausing', (client: Client) => client.pauseOrResumeGroups('PAUSE', [GROUP, ''])],
  ['canceling a run', (client: Client) => client.cancelRun(GROUP, { ...NOTHING, runId: '../1' })],
])('%s something with an id that is none sends nothing', async (_name, act) => {
  const server = await scriptedCluster(json('{}'));
  await expect(act(server.client())).rejects.toMatchObject({ kind: 'REFUSED', status: null });
  expect(server.requests).toEqual([]);
});

type Client = ReturnType<Awaited<ReturnType<typeof scriptedCluster>>['client']>;
const NOTHING = { localTaskId: null, objectIds: null, replicationTaskIds: [] };

test('audit entries of a time, oldest first; one without a time is left out', async () => {
  const at = (seconds: number) => `"timestampUsecs": ${1_700_000_000 + seconds}000000`;
  const server = await scriptedCluster(
    json(`{"auditLogs": [
      {${at(9)}, "username": "bo", "action": "Cancel", "entityType": "Failover", "entityName": "f", "details": "d"},
      {${at(5)}, "username": null}, {"username": "odd"}, {${at(99)}}]}`),
  );
  const [from, until] = [new Date(1_700_000_000_000), new Date(1_700_000_010_000)];
  const nothing = { username: null, action: null, entityType: null, entityName: null, details: null };
  await expect(server.client().auditEntries(from, until)).resolves.toEqual([
    { at: new Date(1_700_000_005_000), ...nothing },
    {
      at: new Date(1_700_000_009_000),
      username: 'bo',
      action: 'Cancel',
      entityType: 'Failover',
      entityName: 'f',
      details: 'd',
    },
  ]);
  expect(server.log()).toEqual([
    'GET /v2/audit-logs?startTimeUsecs=1700000000000000&endTimeUsecs=1700000010000000&startIndex=0&count=1000',
  ]);
});

test('views by id and name', async () => {
  const server = await scriptedCluster(
    json('{"views": [{"viewId": 5, "name": "share_unmerged_1"}, {"viewId": 6}, {}]}'),
  );
  await expect(server.client().views()).resolves.toEqual([
    { viewId: 5n, name: 'share_unmerged_1' },
    { viewId: 6n, name: '6' },
  ]);
});
