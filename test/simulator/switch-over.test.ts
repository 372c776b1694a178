import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

const ALPHA = 4401288812305341n;

describe('switching over', () => {
  let harness: Harness;
  let replicas: bigint[];
  beforeEach(async () => {
    harness = await Harness.start();
    const copy = await harness.group('ERP', 'beta');
    replicas = copy.vmwareParams.objects.slice(0, 2).map((object: { id: bigint }) => object.id);
    failoverObjects = [
      await recovered('erp-app-1', 9007199254741001n),
      await recovered('erp-app-2', 9007199254741003n),
    ];
  });
  afterEach(() => harness.close());

  /** An entity of beta's vCenter, as a recovery leaves one behind. */
  const recovered = async (name: string, objectId: bigint): Promise<bigint> => {
    await harness.control('POST', 'machines', { cluster: 'beta', name, seen: true, objectId });
    return objectId;
  };
  const init = (id = 'f-1', more: object = {}) =>
    harness.beta('POST', `/data-protect/failover/${id}`, {
      protectionGroupEnvironment: 'kVMware',
      replicationCluster: { objects: replicas.map((objectId) => ({ objectId })), protectionGroupId: null },
      sourceCluster: { id: ALPHA },
      ...more,
    });
  let failoverObjects: bigint[];
  const link = (spelling = 'object-linkage') =>
    harness.beta('POST', `/data-protect/failover/f-1/${spelling}`, {
      objectMap: replicas.map((replicaObjectId, index) => ({
        replicaObjectId,
        failoverObjectId: failoverObjects[index],
      })),
    });
  const activate = (body: object = {}, spelling = 'backup-activation') =>
    harness.beta('POST', `/data-protect/failover/f-1/${spelling}`, body);
  const deactivate = (body: object = {}, spelling = 'backup-deactivation') =>
    harness.alpha('POST', `/data-protect/failover/f-1/${spelling}`, body);

  it('init maps replicas to source objects', async () => {
    const { status, body } = await init();
    expect(status).toBe(201);
    expect(body.replicaToSourceObjects).toEqual([
      { replicaObjectId: replicas[0], sourceObjectId: 101n },
      { replicaObjectId: replicas[1], sourceObjectId: 102n },
    ]);
    expect(body.sourceClusterInfo).toEqual({
      id: ALPHA,
      incarnationId: 1701424651231n,
      protectionGroupId: await harness.groupId('ERP'),
      viewId: null,
    });
  });

  it('init refuses unknown clusters, foreign objects and empty lists', async () => {
    expect((await init('f-1', { sourceCluster: { id: 5n } })).status).toBe(400);
    expect((await init('f-1', { replicationCluster: { objects: [{ objectId: 1n }] } })).status).toBe(400);
    expect((await init('f-1', { replicationCluster: { objects: [] } })).status).toBe(400);
    expect((await init('f-1', { replicationCluster: null })).status).toBe(400);
  });

  it.each([
    ['object-linkage', 'backup-activation', 'backup-deactivation'],
    ['objectLinkage', 'backupActivation', 'backupDeactivation'],
  ])('goes through with %s, %s and %s', async (linkage, activation, deactivation) => {
    const erp = await harness.groupId('ERP');
    await harness.plannedRun('f-1', {
      replicationClusterId: BETA,
      objects: [{ objectId: 101n }, { objectId: 102n }],
      protectionGroupId: erp,
      pauseNextRuns: true,
    });
    await harness.advance(1800);
    await init();
    const linked = await link(linkage);
    expect([linked.status, linked.text]).toEqual([201, '']);
    const activated = await activate({ enableReverseReplication: true, objects: null }, activation);
    expect(activated.status).toBe(201);
    expect(activated.body).toMatchObject({
      objects: failoverObjects.map((objectId) => ({ objectId })),
      objectErrors: [],
      reverseReplicationResult: { isReverseReplicationEnabled: true, errorReason: null },
    });
    expect((await harness.group('ERP')).isPaused).toBe(true);
    const deactivated = await deactivate(
      { keepFailoverObjects: false, replicationClusterId: BETA },
      deactivation,
    );
    expect([deactivated.status, deactivated.text]).toEqual([201, '']);
    const group = await harness.group('ERP');
    expect(group.isPaused).toBe(false);
    expect(group.numProtectedObjects).toBe(10n);
    const { body: active } = await harness.beta(
      'GET',
      `/data-protect/protection-groups/${activated.body.protectionGroupId}`,
    );
    expect(active).toMatchObject({ isActive: true, numProtectedObjects: 2n });
  });

  it('the group that activation makes runs and replicates back', async () => {
    await init();
    await link();
    const { body } = await activate({ enableReverseReplication: true });
    await harness.advance(6 * 3600);
    const { body: runs } = await harness.beta(
      'GET',
      `/data-protect/protection-groups/${body.protectionGroupId}/runs`,
    );
    expect(runs.runs[0].replicationInfo.replicationTargetResults[0]).toMatchObject({
      clusterName: 'alpha',
      status: 'Succeeded',
    });
  });

  it('reverse replication can fail inside a 201', async () => {
    await harness.control('POST', 'clusters', { cluster: 'beta', reverseReplicationError: 'No licence.' });
    await init();
    await link();
    const { status, body } = await activate({ enableReverseReplication: true });
    expect(status).toBe(201);
    expect(body.reverseReplicationResult).toEqual({
      isReverseReplicationEnabled: false,
      errorReason: 'No licence.',
    });
  });

  it('activates disjoint sets one after the other, the same one only once', async () => {
    await init();
    await link();
    const objects = failoverObjects.map((objectId) => ({ objectId }));
    expect((await activate({ objects: [objects[0]] })).status).toBe(201);
    expect((await activate({ objects: [objects[0]] })).status).toBe(409);
    expect((await activate({ objects })).status).toBe(409);
    const second = await activate({ objects: [objects[1], { objectId: 77n }] });
    expect(second.status).toBe(201);
    expect(second.body.objectErrors).toHaveLength(1);
    expect((await activate({ doNotProtect: true })).status).toBe(409);
  });

  it('takes no step before its time', async () => {
    expect((await link()).status).toBe(404);
    expect((await activate()).status).toBe(404);
    expect((await deactivate()).status).toBe(404);
    await init();
    expect((await activate()).status).toBe(400);
    await link();
    expect((await link()).status).toBe(409);
    expect((await init()).status).toBe(409);
  });

  it('is not canceled any more after activation, on either side, nor planned again', async () => {
    const configuration = { replicationClusterId: BETA, objects: [{ objectId: 101n }] };
    await harness.plannedRun('f-1', configuration);
    await init();
    await link();
    await activate();
    for (const cluster of ['alpha', 'beta'] as const) {
      expect((await harness[cluster]('POST', '/data-protect/failover/f-1/cancel')).status).toBe(409);
    }
    expect((await harness.plannedRun('f-1', configuration)).status).toBe(409);
  });

  it('pauses a group that deactivation leaves empty, and keeps objects unless told otherwise', async () => {
    const share = await harness.groupId('Finance share');
    const plan = (id: string) =>
      harness.plannedRun(id, {
        replicationClusterId: BETA,
        objects: [{ objectId: 301n }],
        protectionGroupId: share,
      });
    await plan('f-1');
    expect((await deactivate({ viewId: '31', keepFailoverObjects: null })).status).toBe(201);
    expect(await harness.group('Finance share')).toMatchObject({ isPaused: false, numProtectedObjects: 1n });
    expect((await deactivate()).status).toBe(409);
    await plan('f-2');
    const viewAsNumber = { viewId: 31n, keepFailoverObjects: false };
    expect(
      (await harness.alpha('POST', '/data-protect/failover/f-2/backup-deactivation', viewAsNumber)).status,
    ).toBe(400);
    await harness.alpha('POST', '/data-protect/failover/f-2/backup-deactivation', {
      viewId: '31',
      keepFailoverObjects: false,
    });
    expect(await harness.group('Finance share')).toMatchObject({ isPaused: true, numProtectedObjects: 0n });
  });
});

describe('failover of views', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start();
  });
  afterEach(() => harness.close());
  const path = '/data-protect/failover/views/57';
  const allowed = async () =>
    (await harness.beta('GET', `${path}/operations`)).body.allowedFailoverOperations;
  const planned = (type: string) =>
    harness.beta('POST', path, {
      type: 'Planned',
      plannedFailoverParams: { type, preparePlannedFailverParams: { reverseReplication: true } },
      unplannedFailoverParams: null,
    });

  it('is prepared, then finalized', async () => {
    expect(await allowed()).toEqual(['Unplanned', 'Prepare']);
    expect((await planned('Finalize')).status).toBe(409);
    const { status, body } = await planned('Prepare');
    expect(status).toBe(201);
    expect(body).toMatchObject({ type: 'Planned', status: 'Running', id: expect.any(String) });
    expect(await allowed()).toEqual(['Cancel']);
    await harness.advance(30);
    const { body: list } = await harness.beta('GET', path);
    expect(Number(list.failovers[0].replications[0].percentageCompleted)).toBeGreaterThan(0);
    await harness.advance(600);
    expect(await allowed()).toEqual(['Unplanned', 'Prepare', 'Finalize']);
    expect((await planned('Finalize')).status).toBe(201);
    await harness.advance(600);
    expect((await harness.beta('GET', path)).body.failovers.map((f: { status: string }) => f.status)).toEqual(
      ['Succeeded', 'Succeeded'],
    );
  });

  it('is canceled while it runs, and only then', async () => {
    expect((await harness.beta('POST', `${path}/cancel`)).status).toBe(409);
    await harness.beta('POST', path, { type: 'Unplanned', unplannedFailoverParams: null });
    const reply = await harness.beta('POST', `${path}/cancel`);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect((await harness.beta('GET', path)).body.failovers[0].status).toBe('Failed');
  });

  it('gets no further once it is canceled', async () => {
    await planned('Prepare');
    await harness.advance(30);
    const replication = async () => {
      const { percentageCompleted, logicalBytesTransferred, status } = (await harness.beta('GET', path)).body
        .failovers[0].replications[0];
      return { percentageCompleted, logicalBytesTransferred, status };
    };
    const before = await replication();
    await harness.beta('POST', `${path}/cancel`);
    for (const seconds of [0, 30, 3600]) {
      await harness.advance(seconds);
      expect(await replication()).toEqual({ ...before, status: 'Failed' });
    }
    expect(Number(before.percentageCompleted)).toBeLessThan(100);
    await planned('Prepare');
    await harness.advance(3600);
    expect((await harness.beta('GET', path)).body.failovers[1].replications[0].percentageCompleted).toBe(
      100n,
    );
  });

  it('finds the local view by its uid, and refuses unknown views', async () => {
    const { body: view } = await harness.beta('GET', '/file-services/views/57');
    const { body } = await harness.beta(
      'GET',
      `/data-protect/failover/views/trackingViewId/${encodeURIComponent(view.viewFailover.viewUid)}`,
    );
    expect(body).toEqual({ trackingViewId: 57n });
    await harness.control('POST', 'clusters', { cluster: 'beta', dialect: 'older' });
    for (const request of [
      `trackingViewId/${encodeURIComponent(view.viewFailover.viewUid)}`,
      '57/operations',
    ]) {
      const { status } = await harness.beta('GET', `/data-protect/failover/views/${request}`);
      expect(status, `${request} of an older cluster`).toBe(404);
    }
    expect((await harness.beta('GET', '/data-protect/failover/views/1')).status).toBe(404);
    expect((await harness.alpha('GET', '/data-protect/failover/views/31/operations')).body).toEqual({
      allowedFailoverOperations: [],
    });
  });
});

describe('actions of operators', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start();
  });
  afterEach(() => harness.close());

  it('pause, resume and cancel a run, or single tasks of it', async () => {
    const erp = await harness.groupId('ERP');
    const { runId } = await harness.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: erp });
    await harness.advance(30);
    const act = (body: object) =>
      harness.alpha('POST', `/data-protect/protection-groups/${erp}/runs/actions`, body);
    const backup = async () => (await harness.run(runId)).backup;
    expect((await act({ action: 'Pause', pauseParams: [{ runId }] })).status).toBe(202);
    const { percentComplete } = await backup();
    await harness.advance(600);
    expect(await backup()).toMatchObject({ status: 'Paused', percentComplete });
    await act({ action: 'Resume', resumeParams: [{ runId }] });
    await harness.advance(10);
    expect((await backup()).status).toBe('Running');
    const [replication] = (await harness.run(runId)).replications;
    await act({
      action: 'Cancel',
      cancelParams: [{ runId, localTaskId: null, replicationTaskId: [replication.taskId] }],
    });
    await harness.advance(3600);
    const run = await harness.run(runId);
    expect([run.backup, ...run.replications, ...run.archivals].map((operation) => operation.status)).toEqual([
      'Succeeded',
      'Canceled',
      'Succeeded',
    ]);
    expect((await act({ action: 'Cancel', cancelParams: null })).status).toBe(400);
    expect((await act({ action: 'Stop' })).status).toBe(400);
    expect((await act({ action: 'Cancel', cancelParams: [{ runId: '1:1' }] })).status).toBe(404);
  });

  it('change group states, each group on its own', async () => {
    const erp = await harness.groupId('ERP');
    const { body } = await harness.alpha('POST', '/data-protect/protection-groups/states', {
      action: 'kPause',
      ids: [erp, '1:2:3'],
    });
    expect(body.successfulProtectionGroupIds).toEqual([erp]);
    expect(body.failedProtectionGroups).toHaveLength(1);
    expect((await harness.group('ERP')).isPaused).toBe(true);
  });

  it('without a backup nothing is copied', async () => {
    const erp = await harness.groupId('ERP');
    const { runId } = await harness.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: erp });
    await harness.control('POST', 'operations', {
      cluster: 'alpha',
      runId,
      kind: 'backup',
      status: 'Failed',
    });
    const run = await harness.run(runId);
    expect([...run.replications, ...run.archivals].map((operation) => operation.status)).toEqual([
      'Canceled',
      'Canceled',
    ]);
  });
});
