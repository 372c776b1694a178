import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';
import { newestSnapshot, plannedRunOf, recoveryBody, replicaOf, VCENTER } from './recovery-harness.ts';

let harness: Harness;
let replicas: bigint[];
let snapshotIds: string[];
beforeEach(async () => {
  harness = await Harness.start();
  replicas = [await replicaOf(harness, 'erp-app-1'), await replicaOf(harness, 'erp-app-2')];
});
afterEach(() => harness.close());

async function recover(params: object = {}) {
  await plannedRunOf(harness, 101n, 102n);
  snapshotIds = await Promise.all(replicas.map(async (id) => (await newestSnapshot(harness, id)).id));
  return harness.beta('POST', '/data-protect/recoveries', recoveryBody(snapshotIds, params));
}
const recovery = async (id: string) => (await harness.beta('GET', `/data-protect/recoveries/${id}`)).body;
const search = async (query: string) =>
  (await harness.beta('GET', `/data-protect/search/objects?${query}`)).body.objects;
const refresh = () => harness.beta('POST', `/data-protect/sources/${VCENTER}/refresh`);

describe('snapshots', () => {
  it('of a replica say which run of the source they are of, those of a planned run and of ordinary ones', async () => {
    const list = async () =>
      (await harness.beta('GET', `/data-protect/objects/${replicas[0]}/snapshots`)).body.snapshots;
    const before = await list();
    expect(before).toHaveLength(3);
    const erp = await harness.groupId('ERP');
    const run = await plannedRunOf(harness, 101n);
    const [newest, ...older] = await list();
    expect(older).toEqual(before);
    const copy = await harness.group('ERP', 'beta');
    expect(newest).toMatchObject({
      sourceGroupId: erp,
      runStartTimeUsecs: run.startUsecs,
      protectionGroupId: copy.id,
      objectId: replicas[0],
      objectName: 'erp-app-1',
      snapshotTargetType: 'Local',
    });
    const { body } = await harness.beta(
      'GET',
      `/data-protect/protection-groups/${copy.id}/runs/${newest.protectionGroupRunId}`,
    );
    expect(body.isReplicationRun).toBe(true);
    // The other replica was in no planned run.
    expect((await newestSnapshot(harness, replicas[1] as bigint)).runStartTimeUsecs).toBeLessThan(
      run.startUsecs,
    );
    expect(await list()).toContainEqual(newest);
    const since = `runStartFromTimeUsecs=${run.startUsecs}`;
    expect(
      (await harness.beta('GET', `/data-protect/objects/${replicas[0]}/snapshots?${since}`)).body.snapshots,
    ).toEqual([newest]);
    expect((await harness.beta('GET', '/data-protect/objects/4711/snapshots')).status).toBe(404);
  });

  it('of the source cluster are of its own group', async () => {
    const { body } = await harness.alpha('GET', '/data-protect/objects/101/snapshots');
    expect(body.snapshots[0].sourceGroupId).toBe(body.snapshots[0].protectionGroupId);
  });
});

describe('a recovery', () => {
  it('runs the machines from the cluster, moves them to the datastore, and shows both phases', async () => {
    const { status, body } = await recover({ powerOnVms: true });
    expect([status, body.status]).toEqual([201, 'Accepted']);
    expect(body.id).toMatch(/^\d+:\d+:\d+$/);
    await harness.advance(30);
    const running = await recovery(body.id);
    expect(running).toMatchObject({ status: 'Running', canTearDown: false });
    expect(running.vmwareParams.objects[0]).toMatchObject({
      status: 'Running',
      bytesRestored: 0n,
      instantRecoveryInfo: { status: 'Running' },
      datastoreMigrationInfo: { status: 'Accepted' },
    });
    await harness.advance(90);
    const moving = (await recovery(body.id)).vmwareParams.objects[0];
    expect(moving).toMatchObject({
      status: 'Running',
      instantRecoveryInfo: { status: 'Succeeded' },
      datastoreMigrationInfo: { status: 'Running' },
    });
    expect(moving.bytesRestored).toBeGreaterThan(0n);
    await harness.advance(600);
    const ended = await recovery(body.id);
    expect(ended).toMatchObject({ status: 'Succeeded', canTearDown: true });
    expect(ended).not.toHaveProperty('tearDownStatus');
    expect(ended.endTimeUsecs).toBeGreaterThan(ended.startTimeUsecs);
    expect(
      JSON.stringify(ended, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toMatch(/"(entityId|recoveredObjectId)"/);
  });

  it('by copying has one phase', async () => {
    const { body } = await recover({ recoveryProcessType: 'CopyRecovery' });
    await harness.advance(60);
    const [object] = (await recovery(body.id)).vmwareParams.objects;
    expect(object).not.toHaveProperty('instantRecoveryInfo');
    expect(object).not.toHaveProperty('datastoreMigrationInfo');
    expect(object.bytesRestored).toBeGreaterThan(0n);
    await harness.advance(600);
    expect((await recovery(body.id)).status).toBe('Succeeded');
  });

  it('is listed with others, by ids in one parameter', async () => {
    const { body: first } = await recover();
    const { body: second } = await harness.beta(
      'POST',
      '/data-protect/recoveries',
      recoveryBody(snapshotIds, { renameRecoveredVmsParams: { prefix: 'again-' } }),
    );
    const list = async (query: string) =>
      (await harness.beta('GET', `/data-protect/recoveries${query}`)).body.recoveries.map(
        ({ id }: { id: string }) => id,
      );
    expect(await list('')).toEqual([second.id, first.id]);
    expect(await list(`?ids=${first.id},1:2:3`)).toEqual([first.id]);
    expect(await list(`?ids=${first.id}%2C${second.id}&status=Succeeded`)).toEqual([]);
  });

  it('shows its machines only after a refresh, and not at once', async () => {
    const { body } = await recover();
    await harness.advance(900);
    expect((await recovery(body.id)).status).toBe('Succeeded');
    const onVcenter = `searchString=erp-app-1&sourceIds=${VCENTER}`;
    expect(await search(onVcenter)).toEqual([]);
    expect((await refresh()).status).toBe(204);
    expect(await search(onVcenter)).toEqual([]);
    await harness.advance(15);
    const [found, ...others] = await search(onVcenter);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: 'erp-app-1', sourceId: VCENTER, environment: 'kVMware' });
    expect(found.id).not.toBe(replicas[0]);
    expect(await search(`searchString=${found.uuid}`)).toEqual([found]);
    const { body: tree } = await harness.beta(
      'GET',
      `/data-protect/sources/${VCENTER}/objects?parentId=810032&vmwareObjectTypes=kVirtualMachine`,
    );
    expect(tree.objects.map(({ id }: { id: bigint }) => id)).toContain(found.id);
    const { sources } = await harness.control('GET', 'state');
    const machine = sources[1].machines.find(({ uuid }: { uuid: string }) => uuid === found.uuid);
    expect(machine).toMatchObject({ isPoweredOn: false, recoveryId: body.id, objectId: found.id.toString() });
  });

  it('stops altogether when one object fails, and goes on where that was asked for', async () => {
    const failNext = () =>
      harness.control('POST', 'recoveries', { cluster: 'beta', objectId: replicas[0], message: 'No space.' });
    await failNext();
    const { body: strict } = await recover();
    await harness.advance(900);
    const failed = await recovery(strict.id);
    expect(failed).toMatchObject({ status: 'Failed', messages: ['No space.'] });
    expect(failed.vmwareParams.objects.map(({ status }: { status: string }) => status)).toEqual([
      'Failed',
      'Canceled',
    ]);
    await failNext();
    const { body: lenient } = await harness.beta(
      'POST',
      '/data-protect/recoveries',
      recoveryBody(snapshotIds, { continueOnError: true, renameRecoveredVmsParams: { suffix: '-2' } }),
    );
    await harness.advance(900);
    expect((await recovery(lenient.id)).status).toBe('SucceededWithWarning');
    await refresh();
    await harness.advance(15);
    expect(await search('searchString=erp-app-2-2')).toHaveLength(1);
    expect(await search('searchString=erp-app-1-2')).toEqual([]);
  });

  it('canceled as a run leaves what is on the vCenter, until it is torn down', async () => {
    const { body } = await recover();
    await harness.advance(120);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/tear-down`)).status).toBe(409);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/cancel`)).status).toBe(204);
    expect((await recovery(body.id)).status).toBe('Canceling');
    await harness.advance(30);
    expect(await recovery(body.id)).toMatchObject({ status: 'Canceled', canTearDown: true });
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/cancel`)).status).toBe(409);
    await refresh();
    await harness.advance(15);
    expect(await search('searchString=erp-app-2')).toHaveLength(2);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/tear-down`)).status).toBe(204);
    expect((await recovery(body.id)).tearDownStatus).toBe('DestroyScheduled');
    await harness.advance(20);
    expect((await recovery(body.id)).tearDownStatus).toBe('Destroying');
    await harness.advance(20);
    expect((await recovery(body.id)).tearDownStatus).toBe('Destroyed');
    // The cluster believes what it saw, until it looks again.
    expect(await search('searchString=erp-app-2')).toHaveLength(2);
    await refresh();
    await harness.advance(15);
    expect(await search('searchString=erp-app-2')).toHaveLength(1);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/tear-down`)).status).toBe(409);
  });

  it('whose tear-down fails can be torn down again', async () => {
    const { body } = await recover();
    await harness.advance(900);
    const tearDown = () => harness.beta('POST', `/data-protect/recoveries/${body.id}/tear-down`);
    await tearDown();
    await harness.control('POST', 'recoveries', {
      cluster: 'beta',
      recoveryId: body.id,
      tearDownError: 'The datastore is away.',
    });
    await harness.advance(60);
    expect(await recovery(body.id)).toMatchObject({
      canTearDown: true,
      tearDownStatus: 'DestroyError',
      tearDownMessage: 'The datastore is away.',
    });
    expect((await tearDown()).status).toBe(204);
    await harness.advance(60);
    expect((await recovery(body.id)).tearDownStatus).toBe('Destroyed');
  });

  it('does not take the place of a machine unless it is asked to', async () => {
    const again = async (params: object) => {
      const { body } = await harness.beta(
        'POST',
        '/data-protect/recoveries',
        recoveryBody(snapshotIds, params),
      );
      await harness.advance(900);
      return recovery(body.id);
    };
    await recover();
    await harness.advance(900);
    const clashing = await again({});
    expect(clashing.status).toBe('Failed');
    expect(clashing.messages[0]).toMatch(/erp-app-1 exists/);
    expect((await again({ powerOffAndRenameExistingVm: true })).status).toBe('Succeeded');
    await refresh();
    await harness.advance(15);
    expect(await search('searchString=deprecated::erp-app-1')).toHaveLength(1);
    expect((await again({ overwriteExistingVm: true })).status).toBe('Succeeded');
  });

  it('is refused where the cluster cannot carry it out, without effect', async () => {
    await plannedRunOf(harness, 101n, 102n);
    const { id } = await newestSnapshot(harness, replicas[0] as bigint);
    const target = (vCenterParams: object) => ({
      recoveryTargetConfig: {
        recoverToNewSource: true,
        newSourceConfig: { sourceType: 'kVCenter', vCenterParams },
      },
    });
    const source = { id: VCENTER };
    const cases: [object, number, RegExp][] = [
      [{}, 400, /snapshotEnvironment/],
      [recoveryBody([]), 400, /objects/],
      [recoveryBody(['abc']), 404, /abc/],
      [recoveryBody([id, id]), 400, /twice/],
      [recoveryBody([id], { recoveryTargetConfig: null }), 400, /no original source/],
      [recoveryBody([id], target({ source })), 400, /resourcePool/],
      [
        recoveryBody(
          [id],
          target({ source: { id: 5n }, resourcePool: { id: 1n }, datastores: [{ id: 1n }] }),
        ),
        404,
        /Source 5/,
      ],
      [
        recoveryBody(
          [id],
          target({ source, resourcePool: { id: 810_021n }, datastores: [{ id: 810_021n }] }),
        ),
        400,
        /810021 is no kResourcePool/,
      ],
    ];
    for (const [body, status, message] of cases) {
      const reply = await harness.beta('POST', '/data-protect/recoveries', body);
      expect([reply.status, reply.body.message]).toEqual([status, expect.stringMatching(message)]);
    }
    expect((await harness.beta('GET', '/data-protect/recoveries')).body.recoveries).toEqual([]);
  });

  it('is spelt by older clusters in their way', async () => {
    const { body } = await recover();
    await harness.control('POST', 'clusters', { cluster: 'beta', dialect: 'older' });
    await harness.advance(900);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/tear-down`)).status).toBe(404);
    expect((await harness.beta('POST', `/data-protect/recoveries/${body.id}/tearDown`)).status).toBe(204);
  });

  it('goes on after a change of speed with what it has done', async () => {
    const { body } = await recover();
    await harness.advance(120);
    await harness.control('POST', 'clock', { speed: 1000 });
    await harness.advance(1);
    expect((await recovery(body.id)).status).toBe('Succeeded');
  });
});

it('a machine that was recovered by other means is found like any other, once seen', async () => {
  await harness.control('POST', 'machines', { cluster: 'beta', name: 'by-hand' });
  await refresh();
  await harness.advance(15);
  expect(await search('searchString=by-h*d')).toHaveLength(1);
  await harness.control('POST', 'machines', { cluster: 'beta', name: 'by-hand', remove: true });
  await refresh();
  await harness.advance(15);
  expect(await search('searchString=by-hand')).toEqual([]);
});

it('the vCenter shows what machines can be put on', async () => {
  const { body } = await harness.beta('GET', '/data-protect/sources');
  expect(body.sources).toMatchObject([{ id: VCENTER, environment: 'kVMware' }]);
  const { body: tree } = await harness.beta('GET', `/data-protect/sources/${VCENTER}/objects`);
  const types = new Set(tree.objects.map(({ objectType }: { objectType: string }) => objectType));
  expect([...types].sort()).toEqual([
    'kDatacenter',
    'kDatastore',
    'kFolder',
    'kHostSystem',
    'kResourcePool',
    'kStandardPortgroup',
    'kVirtualMachine',
  ]);
});
