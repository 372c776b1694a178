import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start();
});
afterAll(() => harness?.close());
beforeEach(() => harness.control('POST', 'reset', { seed: 1 }));

const refusal = async (path: string, body: unknown) => {
  const { status, body: answer } = await harness.request('POST', `/__control/${path}`, body);
  return [status, answer.message];
};

describe('control', () => {
  it.each([
    ['kRegular', 'kRegular'],
    ['kIncremental', 'kRegular'],
    ['kAll', 'kRegular'],
    [null, 'kRegular'],
    ['kFull', 'kFull'],
    ['kLog', 'kLog'],
    ['kSystem', 'kSystem'],
    ['kHydrateCDP', 'kHydrateCDP'],
    ['kStorageArraySnapshot', 'kStorageArraySnapshot'],
  ])('starts a run of type %s, which the list shows as %s', async (runType, reported) => {
    const protectionGroupId = await harness.groupId('ERP');
    const { runId } = await harness.control('POST', 'runs', { cluster: 'alpha', protectionGroupId, runType });
    const { body } = await harness.alpha('GET', `/data-protect/protection-groups/${protectionGroupId}/runs`);
    expect(body.runs[0]).toMatchObject({ id: runId, localBackupInfo: { runType: reported } });
  });

  it('takes null for a field that is left out', async () => {
    const protectionGroupId = await harness.groupId('ERP');
    const erp = { cluster: 'alpha', protectionGroupId };
    const { runId } = await harness.control('POST', 'runs', {
      ...erp,
      runType: null,
      objectIds: null,
      backupStatus: null,
      replications: [{ clusterId: BETA, status: null }],
      archivals: null,
    });
    expect(await harness.run(runId)).toMatchObject({
      backup: { status: 'Accepted' },
      replications: [{ status: 'Accepted' }],
      archivals: [{ status: 'Accepted' }],
    });
    const operation = { cluster: 'alpha', runId, kind: 'replication', status: 'OnHold' };
    await harness.control('POST', 'operations', { ...operation, targetId: null, message: null });
    expect((await harness.run(runId)).replications[0]).toMatchObject({ status: 'OnHold', message: null });

    const changeable = async () => {
      const { groups, clusters } = await harness.control('GET', 'state');
      return { groups, clusters };
    };
    const before = await changeable();
    await harness.control('POST', 'groups', {
      ...erp,
      isPaused: null,
      isDeleted: null,
      isActive: null,
      memberIds: null,
    });
    await harness.control('POST', 'clusters', {
      cluster: 'alpha',
      dialect: null,
      apiKey: null,
      revokeApiKey: null,
      expireTokens: null,
      down: null,
      id: null,
      replicatesTo: null,
    });
    await harness.control('POST', 'views', { cluster: 'alpha', viewId: 31, id: null, remove: null });
    await harness.control('POST', 'clock', { advanceSeconds: null, speed: null });
    expect(await changeable()).toEqual(before);

    const none = { cluster: null, method: null, path: null, status: null, retryAfterSeconds: null };
    const [fault] = await harness.control('POST', 'faults', {
      kind: 'status',
      ...none,
      ms: null,
      times: null,
      probability: null,
    });
    expect(fault).toEqual({ kind: 'status' });
    expect((await harness.alpha('GET', '/clusters')).status).toBe(500);
    expect(await harness.control('POST', 'reset', { seed: null, extraGroups: null })).toMatchObject({
      seed: 1n,
    });
  });

  it('keeps null a value where it is one', async () => {
    const protectionGroupId = await harness.groupId('ERP');
    await harness.control('POST', 'groups', { cluster: 'alpha', protectionGroupId, policyId: null });
    expect((await harness.group('ERP')).policyId).toBeNull();
  });

  it('takes numbers as text', async () => {
    expect(await harness.control('POST', 'reset', { seed: '2', extraGroups: '3' })).toMatchObject({
      seed: 2n,
    });
    expect(await harness.group('extra-0003')).toBeDefined();
    const { virtualTimeUsecs } = await harness.control('GET', 'state');
    const moved = await harness.control('POST', 'clock', { advanceSeconds: '1.5', speed: '0' });
    expect(moved.virtualTimeUsecs - virtualTimeUsecs).toBe(1_500_000n);
    await harness.control('POST', 'faults', { kind: 'status', status: '503', times: '1' });
    expect((await harness.alpha('GET', '/clusters')).status).toBe(503);
    expect((await harness.alpha('GET', '/clusters')).status).toBe(200);
  });

  it('refuses a fault for a cluster that does not exist', async () => {
    expect(await refusal('faults', { kind: 'drop', cluster: 'gamma' })).toEqual([
      404,
      'There is no cluster gamma here, only alpha and beta.',
    ]);
    expect(await harness.control('GET', 'faults')).toEqual([]);
  });

  it.each([
    ['runs', {}, 'cluster: is missing'],
    ['runs', { cluster: 'alpha', protectionGroupId: null }, 'protectionGroupId: is missing'],
    ['runs', { cluster: 'alpha', protectionGroupId: 7 }, 'protectionGroupId: should be a text'],
    ['runs', [], 'body: should be an object'],
    ['operations', { cluster: 'alpha', runId: '1:1', status: 'Paused' }, 'kind: is missing'],
    ['views', { cluster: 'alpha' }, 'viewId: is missing'],
    ['views', { cluster: 'alpha', viewId: 'x' }, 'viewId: should be an int64, as a number or as text'],
    ['faults', { times: 1 }, 'kind: is missing'],
    ['reset', { seed: 'x' }, 'seed: should be a number'],
    ['reset', { seed: 1.5 }, 'seed: should be a whole number'],
    ['clock', { speed: true }, 'speed: should be a number'],
    ['clusters', { cluster: 'alpha', dailect: null }, 'body: Unrecognized key: "dailect"'],
  ])('refuses %s with %j in plain words', async (path, body, message) => {
    expect(await refusal(path, body)).toEqual([400, message]);
  });
});

describe('a cluster', () => {
  it.each([
    ['replicationClusterId: is missing', {}],
    ['replicationClusterId: is missing', { replicationClusterId: null, objects: [] }],
    ['replicationClusterId: should be an integer', { replicationClusterId: 'x', objects: [] }],
    ['objects: is missing', { replicationClusterId: BETA }],
    ['objects: should be a list', { replicationClusterId: BETA, objects: {} }],
    ['objects.0.objectId: is missing', { replicationClusterId: BETA, objects: [{}] }],
    ['objects.0: should be an object', { replicationClusterId: BETA, objects: [7n] }],
  ])('refuses in plain words: %s', async (message, configuration) => {
    const { status, body } = await harness.plannedRun('f-1', configuration);
    expect([status, body.message]).toEqual([400, message]);
  });
});
