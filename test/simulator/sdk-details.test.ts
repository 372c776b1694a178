import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BETA, GAMMA, Harness, VAULT } from './harness.ts';

let harness: Harness;
let erp: string;
beforeEach(async () => {
  harness = await Harness.start();
  erp = await harness.groupId('ERP');
});
afterEach(() => harness.close());

const runs = async (query = '') =>
  (await harness.alpha('GET', `/data-protect/protection-groups/${erp}/runs${query}`)).body.runs;
const startRun = (body: object = {}) =>
  harness.alpha('POST', `/data-protect/protection-groups/${erp}/runs`, { runType: 'kRegular', ...body });

describe('a filter', () => {
  it.each([
    '/clusters?x=1',
    '/data-protect/protection-groups?name=ERP',
    '/data-protect/failover/planned-runs?failoverId=f-1',
    '/data-protect/recoveries?id=1',
    '/data-protect/objects/101/snapshots?runStartTimeUsecs=1',
    '/data-protect/search/objects?name=erp',
    '/audit-logs?user=operator',
  ])('that is not known is refused: %s', async (path) => {
    const { status, body } = await harness.alpha('GET', path);
    expect([status, body.message]).toEqual([
      400,
      expect.stringMatching(/^The query parameter \w+ is not known/),
    ]);
  });

  it('that is known filters', async () => {
    const names = async (query: string) =>
      (await harness.alpha('GET', `/data-protect/protection-groups${query}`)).body.protectionGroups.map(
        ({ name }: { name: string }) => name,
      );
    await startRun();
    expect(await names('?lastRunLocalBackupStatus=Accepted,Running&includeTenants=true')).toEqual(['ERP']);
    expect(await names('?lastRunAnyStatus=Failed')).toEqual([]);
    expect(await names('?isLastRunSlaViolated=true')).toEqual([]);
    await harness.control('POST', 'objects', { cluster: 'alpha', objectId: 101n, failBackup: 'No space.' });
    await harness.advance(3600);
    expect(await runs('?excludeNonRestorableRuns=true')).toHaveLength(4);
  });
});

describe('an ordinary run', () => {
  it('is started by request, of some objects and to some targets', async () => {
    const { status, body } = await startRun({
      runType: 'kFull',
      objects: [{ id: 101n }],
      targetsConfig: { replications: [{ id: GAMMA }], archivals: [{ id: VAULT }] },
    });
    expect([status, body]).toEqual([202, { protectionGroupId: erp }]);
    const [run] = await runs('?includeObjectDetails=true');
    expect(run.localBackupInfo.runType).toBe('kFull');
    expect(run.objects.map(({ object }: { object: { id: bigint } }) => object.id)).toEqual([101n]);
    expect(run.replicationInfo.replicationTargetResults).toMatchObject([{ clusterId: GAMMA }]);
    expect(run.archivalInfo.archivalTargetResults).toMatchObject([{ targetId: VAULT }]);
    expect((await startRun()).status).toBe(409);
  });

  it('goes where the policy says unless told otherwise, and is refused what makes no sense', async () => {
    for (const [body, status] of [
      [{ runType: 'kNever' }, 400],
      [{ objects: [{ id: 151n }] }, 400],
      [{ targetsConfig: { replications: [{ id: 5n }] } }, 400],
    ] as const)
      expect((await startRun(body)).status).toBe(status);
    expect(await runs()).toHaveLength(3);
    await startRun();
    const [run] = await runs();
    expect(run.replicationInfo.replicationTargetResults).toMatchObject([{ clusterId: BETA }]);
  });

  it('tells what came of each object', async () => {
    await harness.control('POST', 'objects', { cluster: 'alpha', objectId: 101n, failBackup: 'VSS failed.' });
    await startRun();
    await harness.advance(10);
    const detail = async (id: bigint) => {
      const [{ objects }] = await runs('?numRuns=1&includeObjectDetails=true');
      return objects.find(({ object }: { object: { id: bigint } }) => object.id === id);
    };
    expect((await detail(101n)).localSnapshotInfo.snapshotInfo.status).toBe('kInProgress');
    await harness.advance(3600);
    expect((await runs())[0].localBackupInfo).toMatchObject({
      status: 'SucceededWithWarning',
      messages: ['1 of 12 objects failed.'],
    });
    const failed = await detail(101n);
    expect(failed.localSnapshotInfo).toMatchObject({
      snapshotInfo: { status: 'kFailed' },
      failedAttempts: [{ message: 'VSS failed.' }],
    });
    expect(failed.replicationInfo.replicationTargetResults[0].status).toBe('Failed');
    expect((await detail(102n)).localSnapshotInfo.snapshotInfo.status).toBe('kSuccessful');
    expect((await detail(102n)).replicationInfo.replicationTargetResults[0].percentageCompleted).toBe(100n);
    const snapshots = async (id: bigint) =>
      (await harness.alpha('GET', `/data-protect/objects/${id}/snapshots`)).body.snapshots.length;
    expect([await snapshots(101n), await snapshots(102n)]).toEqual([3, 4]);
    const [{ id }] = await runs();
    const { body: progress } = await harness.alpha('GET', `/data-protect/runs/${id}/progress`);
    expect(progress.localRun.objects[0]).toMatchObject({ id: 101n, status: 'FinishedWithError' });
    expect(progress.replicationRun[0].objects[1]).toMatchObject({ id: 102n, status: 'Finished' });
    const { body: plain } = await harness.alpha(
      'GET',
      `/data-protect/runs/${id}/progress?excludeObjectDetails=true`,
    );
    expect(plain.localRun).not.toHaveProperty('objects');
  });

  it('fails when all of its objects do', async () => {
    await harness.control('POST', 'objects', { cluster: 'alpha', objectId: 101n, failBackup: 'VSS failed.' });
    await startRun({ objects: [{ id: 101n }] });
    await harness.advance(3600);
    expect((await runs())[0].localBackupInfo.status).toBe('Failed');
  });
});

describe('canceling', () => {
  const cancel = (runId: string, params: object) =>
    harness.alpha('POST', `/data-protect/protection-groups/${erp}/runs/actions`, {
      action: 'Cancel',
      cancelParams: [{ runId, ...params }],
    });

  it('of some objects leaves the others', async () => {
    await startRun();
    const [{ id }] = await runs();
    expect((await cancel(id, { objectIds: [151n] })).status).toBe(400);
    expect((await cancel(id, { objectIds: [101n, 102n] })).status).toBe(202);
    await harness.advance(3600);
    expect((await harness.run(id)).backup.status).toBe('SucceededWithWarning');
    const { body } = await harness.alpha('GET', '/data-protect/objects/101/snapshots');
    expect(body.snapshots).toHaveLength(3);
    expect((await cancel(id, { objectIds: [103n] })).status).toBe(409);
  });

  it('of all objects is canceling the run', async () => {
    await startRun({ objects: [{ id: 101n }] });
    const [{ id }] = await runs();
    await cancel(id, { objectIds: [101n] });
    expect((await harness.run(id)).backup.status).toBe('Canceling');
  });

  it('has a path of its own on older clusters', async () => {
    await harness.control('POST', 'clusters', { cluster: 'alpha', dialect: 'older' });
    await startRun();
    const [{ id }] = await runs();
    expect((await cancel(id, {})).status).toBe(404);
    const path = `/data-protect/protection-groups/${erp}/runs/${id}/cancel`;
    expect((await harness.alpha('POST', path, { localTaskId: null, objectIds: null })).status).toBe(200);
    expect((await harness.run(id)).backup.status).toBe('Canceling');
    await harness.control('POST', 'clusters', { cluster: 'alpha', dialect: 'newer' });
    expect((await harness.alpha('POST', path, {})).status).toBe(404);
  });
});

it('runs are replicated once more, held and deleted, each by itself', async () => {
  const [first, second] = await runs();
  const { status, body } = await harness.alpha('PUT', `/data-protect/protection-groups/${erp}/runs`, {
    updateProtectionGroupRunParams: [
      { runId: first.id, replicationSnapshotConfig: { newSnapshotConfig: [{ id: GAMMA }] } },
      { runId: second.id, localSnapshotConfig: { enableLegalHold: true } },
      { runId: second.id, localSnapshotConfig: { deleteSnapshot: true } },
      { runId: '1:1' },
    ],
  });
  expect([status, body.successfulRunIds, body.failedRuns.length]).toEqual([207, [first.id, second.id], 2]);
  await harness.advance(3600);
  const again = await harness.run(first.id);
  expect(again.replications.map(({ status: each }: { status: string }) => each)).toEqual([
    'Succeeded',
    'Succeeded',
  ]);
  expect((await harness.run(second.id)).onLegalHold).toBe(true);
});

it('knows a status that older clients do not', async () => {
  await startRun();
  const [{ id }] = await runs();
  const put = { cluster: 'alpha', runId: id, kind: 'backup', status: 'LegalHold' };
  await harness.control('POST', 'operations', put);
  expect((await runs())[0].localBackupInfo.status).toBe('LegalHold');
});

it('tells stats of runs, last runs of objects, the state of the cluster, and SLAs', async () => {
  const [{ id }] = await runs();
  const { body: stats } = await harness.alpha('GET', `/data-protect/runs/${id}/stats`);
  expect(stats.localRun.stats.bytesRead).toBeGreaterThan(0n);
  expect(stats.replicationRun[0].stats.logicalBytesTransferred).toBe(stats.localRun.stats.bytesRead);
  const { body: last } = await harness.alpha('GET', '/data-protect/objects/last-run?ids=101,301');
  expect(last.objects.map((object: { id: bigint; lastRun: { id: string } }) => object.id)).toEqual([
    101n,
    301n,
  ]);
  expect(last.objects[0].lastRun.id).toBe(id);
  expect((await harness.alpha('GET', '/clusters/state')).body).toMatchObject({
    name: 'alpha',
    operations: ['None'],
  });
  expect((await harness.group('ERP')).sla).toHaveLength(2);
});

describe('the log-ins of scripts', () => {
  const CREDENTIALS = { username: 'operator', password: 'alpha-password-1', domain: 'local' };
  const v1 = '/alpha/irisservices/api/v1/public';

  it('give a token', async () => {
    const { status, body } = await harness.request('POST', `${v1}/accessTokens`, CREDENTIALS);
    expect(status).toBe(201);
    const authorization = `${body.tokenType} ${body.accessToken}`;
    expect((await harness.request('GET', '/alpha/v2/clusters', undefined, { authorization })).status).toBe(
      200,
    );
    const wrong = { ...CREDENTIALS, password: 'no' };
    expect((await harness.request('POST', `${v1}/accessTokens`, wrong)).status).toBe(401);
  });

  it('give a cookie', async () => {
    const { status, headers } = await harness.request('POST', '/alpha/login', CREDENTIALS);
    expect(status).toBe(200);
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await harness.request('GET', '/alpha/v2/clusters', undefined, { cookie })).status).toBe(200);
    expect((await harness.request('GET', '/beta/v2/clusters', undefined, { cookie })).status).toBe(401);
  });

  it('try an API key', async () => {
    const preferences = (apiKey: string) =>
      harness.request('GET', `${v1}/sessionUser/preferences`, undefined, { apiKey });
    expect((await preferences('alpha-key-1')).body).toHaveProperty('preferences');
    expect((await preferences('wrong')).status).toBe(401);
  });

  it('ask for the cluster before, without any', async () => {
    const { body } = await harness.request('GET', `${v1}/basicClusterInfo`);
    expect(body).toMatchObject({ name: 'alpha', domains: ['LOCAL'] });
    expect((await harness.request('GET', `${v1}/cluster`)).status).toBe(401);
    expect((await harness.request('GET', '/alpha/v2/public/basicClusterInfo')).status).toBe(401);
  });
});
