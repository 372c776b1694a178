import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BETA, GAMMA, Harness, VAULT } from './harness.ts';

const ALPHA = 4401288812305341n;
const DATABASE = 9007199254740993n;

describe('planned run', () => {
  let harness: Harness;
  let erp: string;
  let databases: string;
  beforeEach(async () => {
    harness = await Harness.start();
    erp = await harness.groupId('ERP');
    databases = await harness.groupId('Databases');
  });
  afterEach(() => harness.close());
  const configuration = (more: object = {}) => ({
    replicationClusterId: BETA,
    objects: [{ objectId: DATABASE }],
    protectionGroupId: erp,
    ...more,
  });
  const summary = (entries: { kind: string; targetId: string | null }[]) =>
    entries.map(({ kind, targetId }) => (targetId === null ? kind : `${kind} ${targetId}`));

  it('is accepted with nulls for everything unset, waits, runs and arrives on the replication cluster', async () => {
    const reply = await harness.plannedRun(
      'f-1',
      configuration({ runType: null, viewId: null, cancelNonFailoverRuns: null, pauseNextRuns: null }),
    );
    expect(reply.status).toBe(201);
    expect(reply.text).toBe('{"failoverId":"f-1"}');
    expect(await harness.poll('f-1')).toEqual({
      failoverId: 'f-1',
      protectionGroupId: erp,
      waitingOnOtherRunCancellations: false,
      backupTaskStatus: 'Accepted',
    });
    await harness.advance(30);
    const { runId, backupTaskStatus } = await harness.poll('f-1');
    expect(backupTaskStatus).toBe('Running');
    const { body: run } = await harness.alpha('GET', `/data-protect/protection-groups/${erp}/runs/${runId}`);
    expect(run.localBackupInfo.runType).toBe('kRegular');
    expect(run.replicationInfo.replicationTargetResults).toHaveLength(1);
    expect(run).not.toHaveProperty('archivalInfo');
    const progress = async (query = '') =>
      (await harness.alpha('GET', `/data-protect/runs/${runId}/progress${query}`)).body;
    expect((await progress()).localRun).toMatchObject({ status: 'Active' });
    expect((await progress()).localRun).not.toHaveProperty('events');
    expect((await progress('?includeEventLogs=true')).localRun.events).toHaveLength(2);
    const before = Number((await progress()).localRun.percentageCompleted);
    await harness.advance(10);
    expect(Number((await progress()).localRun.percentageCompleted)).toBeGreaterThan(before);
    await harness.advance(1200);
    expect((await progress()).replicationRun[0].status).toBe('Finished');
    const copy = await harness.group('ERP', 'beta');
    const { body: arrived } = await harness.beta(
      'GET',
      `/data-protect/protection-groups/${copy.id}/runs?numRuns=1`,
    );
    expect(arrived.runs[0]).toMatchObject({ isReplicationRun: true, originProtectionGroupId: erp });
  });

  it('with cancelNonFailoverRuns cancels backup and replication to the same cluster and leaves the rest alone', async () => {
    const other = await harness.control('POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: databases,
      backupStatus: 'Succeeded',
      replications: [
        { clusterId: BETA, status: 'Running' },
        { clusterId: GAMMA, status: 'Running' },
      ],
      archivals: [{ targetId: VAULT, status: 'Running' }],
    });
    await harness.control('POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: erp,
      backupStatus: 'Running',
    });
    await harness.plannedRun('f-1', configuration({ cancelNonFailoverRuns: true }));
    expect((await harness.poll('f-1')).waitingOnOtherRunCancellations).toBe(true);
    const [planned] = (await harness.failover('f-1')).plannedRuns;
    expect(summary(planned.canceled)).toEqual([`replication ${BETA}`, 'backup', `replication ${BETA}`]);
    expect(summary(planned.leftAlone)).toEqual([
      `replication ${GAMMA}`,
      `archival ${VAULT}`,
      `archival ${VAULT}`,
    ]);
    expect(planned.waitedFor).toEqual([]);
    const statuses = async () => {
      const run = await harness.run(other.runId);
      return [...run.replications, ...run.archivals].map((operation: { status: string }) => operation.status);
    };
    expect(await statuses()).toEqual(['Canceling', 'Running', 'Running']);
    await harness.advance(30);
    expect(await statuses()).toEqual(['Canceled', 'Running', 'Running']);
    expect(await harness.poll('f-1')).toMatchObject({
      waitingOnOtherRunCancellations: false,
      runId: expect.stringMatching(/^\d+:\d+$/),
    });
    await harness.advance(3600);
    expect(await statuses()).toEqual(['Canceled', 'Succeeded', 'Succeeded']);
  });

  it('without it waits for every pending operation, replications elsewhere and archivals included', async () => {
    const other = await harness.control('POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: databases,
      backupStatus: 'Succeeded',
      replications: [{ clusterId: GAMMA, status: 'Succeeded' }],
      archivals: [{ targetId: VAULT, status: 'Paused' }],
    });
    await harness.plannedRun('f-1', configuration());
    const [planned] = (await harness.failover('f-1')).plannedRuns;
    expect(summary(planned.waitedFor)).toEqual([`archival ${VAULT}`]);
    await harness.advance(7200);
    expect(await harness.poll('f-1')).not.toHaveProperty('runId');
    expect((await harness.poll('f-1')).waitingOnOtherRunCancellations).toBe(false);
    await harness.control('POST', 'operations', {
      cluster: 'alpha',
      runId: other.runId,
      kind: 'archival',
      status: 'Running',
    });
    await harness.advance(3600);
    expect((await harness.poll('f-1')).backupTaskStatus).toBe('Succeeded');
  });

  it('does not mind runs of other objects', async () => {
    await harness.control('POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: await harness.groupId('Web'),
    });
    await harness.plannedRun('f-1', configuration());
    await harness.advance(10);
    expect(await harness.poll('f-1')).toHaveProperty('runId');
  });

  it('never cancels the planned run of another failover', async () => {
    await harness.plannedRun('f-1', configuration());
    await harness.advance(20);
    await harness.plannedRun('f-2', configuration({ cancelNonFailoverRuns: true }));
    const [planned] = (await harness.failover('f-2')).plannedRuns;
    expect(planned.canceled).toEqual([]);
    expect(summary(planned.waitedFor)).toEqual(['backup', `replication ${BETA}`]);
  });

  describe('accepted before an earlier one on the same objects is a run', () => {
    const statuses = async () => {
      const [first, second] = [await harness.poll('f-1'), await harness.poll('f-2')];
      return [first.backupTaskStatus, second.backupTaskStatus];
    };
    beforeEach(async () => {
      await harness.plannedRun('f-1', configuration());
      const sameObject = { protectionGroupId: databases, cancelNonFailoverRuns: true };
      expect((await harness.plannedRun('f-2', configuration(sameObject))).status).toBe(201);
    });

    it('waits until that one has ended', async () => {
      const [planned] = (await harness.failover('f-2')).plannedRuns;
      expect(planned.waitedForPlannedRuns).toEqual([{ failoverId: 'f-1', index: 0n }]);
      await harness.advance(10);
      expect(await statuses()).toEqual(['Running', 'Accepted']);
      expect(await harness.poll('f-2')).not.toHaveProperty('runId');
      await harness.advance(3600);
      expect(await statuses()).toEqual(['Succeeded', 'Succeeded']);
      const first = await harness.run((await harness.poll('f-1')).runId);
      const second = await harness.run((await harness.poll('f-2')).runId);
      expect(second.startUsecs - first.replications[0].endUsecs).toBe(5_000_000n);
    });

    it('starts when that one is canceled before it is a run', async () => {
      await harness.alpha('POST', '/data-protect/failover/f-1/cancel');
      await harness.advance(10);
      expect(await statuses()).toEqual(['Canceled', 'Running']);
    });

    it('starts when that one is canceled as a run', async () => {
      await harness.advance(10);
      await harness.alpha('POST', '/data-protect/failover/f-1/cancel');
      await harness.advance(10);
      expect(await statuses()).toEqual(['Canceling', 'Accepted']);
      await harness.advance(15);
      expect(await statuses()).toEqual(['Canceled', 'Running']);
    });

    it('starts when that one comes to nothing', async () => {
      await harness.control('POST', 'groups', { cluster: 'alpha', protectionGroupId: erp, isDeleted: true });
      await harness.advance(15);
      expect(await statuses()).toEqual(['Canceled', 'Running']);
    });

    it('does not keep later ones on other objects waiting, nor itself when there are more', async () => {
      await harness.plannedRun('f-3', configuration({ objects: [{ objectId: 101n }] }));
      await harness.plannedRun('f-1', configuration());
      await harness.advance(10);
      expect((await harness.poll('f-3')).backupTaskStatus).toBe('Running');
      await harness.advance(3 * 3600);
      const { runs, failovers } = await harness.control('GET', 'state');
      const planned = failovers.flatMap(({ plannedRuns }: { plannedRuns: object[] }) => plannedRuns);
      expect(planned).toMatchObject(Array(4).fill({ backupStatus: 'Succeeded' }));
      const ofDatabase = runs.filter(
        (run: { origin: string; objectIds: string[] }) =>
          run.origin === 'plannedRun' && run.objectIds.includes(DATABASE.toString()),
      );
      // One after the other, in the order in which they were accepted.
      expect(ofDatabase.map(({ failoverId }: { failoverId: string }) => failoverId)).toEqual([
        'f-1',
        'f-2',
        'f-1',
      ]);
      for (const [index, run] of ofDatabase.entries()) {
        if (index > 0) expect(run.startUsecs).toBeGreaterThan(ofDatabase[index - 1].replications[0].endUsecs);
      }
    });
  });

  it('pauses next runs until the failover is canceled', async () => {
    await harness.plannedRun('f-1', configuration({ pauseNextRuns: true }));
    expect((await harness.group('ERP')).isPaused).toBe(true);
    await harness.advance(24 * 3600);
    const { runs } = await harness.control('GET', 'state');
    const scheduled = runs.filter(
      (run: { origin: string; protectionGroupId: string }) => run.origin === 'schedule',
    );
    expect(scheduled.length).toBeGreaterThan(0);
    expect(scheduled.filter((run: { protectionGroupId: string }) => run.protectionGroupId === erp)).toEqual(
      [],
    );
    expect((await harness.alpha('POST', '/data-protect/failover/f-1/cancel')).status).toBe(201);
    expect((await harness.group('ERP')).isPaused).toBe(false);
  });

  it('can be canceled before and after it was scheduled', async () => {
    await harness.plannedRun('f-1', configuration());
    await harness.alpha('POST', '/data-protect/failover/f-1/cancel');
    expect((await harness.poll('f-1')).backupTaskStatus).toBe('Canceled');
    await harness.plannedRun('f-2', configuration());
    await harness.advance(20);
    await harness.alpha('POST', '/data-protect/failover/f-2/cancel');
    expect((await harness.poll('f-2')).backupTaskStatus).toBe('Canceling');
    await harness.advance(20);
    expect((await harness.poll('f-2')).backupTaskStatus).toBe('Canceled');
    expect((await harness.alpha('POST', '/data-protect/failover/f-2/cancel')).status).toBe(201);
    expect((await harness.alpha('POST', '/data-protect/failover/unknown/cancel')).status).toBe(404);
    expect((await harness.plannedRun('f-2', configuration())).status).toBe(409);
  });

  describe('canceled on the replication cluster', () => {
    const cancel = (id = 'f-1') => harness.beta('POST', `/data-protect/failover/${id}/cancel`);
    const backupTaskStatus = async () => (await harness.poll('f-1')).backupTaskStatus;
    const init = async () => {
      const copy = await harness.group('ERP', 'beta');
      return harness.beta('POST', '/data-protect/failover/f-1', {
        protectionGroupEnvironment: 'kVMware',
        replicationCluster: { objects: [{ objectId: copy.vmwareParams.objects[0].id }] },
        sourceCluster: { id: ALPHA },
      });
    };

    it.each([
      ['before it is a run', 0, 'Canceled'],
      ['as a run', 20, 'Canceling'],
    ])('ends on the source cluster, %s', async (_when, seconds, status) => {
      await harness.plannedRun('f-1', configuration({ pauseNextRuns: true }));
      await harness.advance(seconds);
      expect(await cancel()).toMatchObject({ status: 201, text: '' });
      expect(await backupTaskStatus()).toBe(status);
      expect((await harness.group('ERP')).isPaused).toBe(false);
      await harness.advance(60);
      expect(await backupTaskStatus()).toBe('Canceled');
      expect((await cancel()).status).toBe(201);
      expect((await harness.plannedRun('f-1', configuration())).status).toBe(409);
      expect((await init()).status).toBe(409);
    });

    it('ends on both, initiated or not, whichever is told', async () => {
      await harness.plannedRun('f-1', configuration());
      expect((await init()).status).toBe(201);
      expect((await harness.alpha('POST', '/data-protect/failover/f-1/cancel')).status).toBe(201);
      expect((await init()).status).toBe(409);
    });

    it('is known to the source cluster as soon as the replication cluster initiated it', async () => {
      await init();
      expect((await harness.alpha('POST', '/data-protect/failover/f-1/cancel')).status).toBe(201);
      expect((await harness.failover('f-1', 'beta')).isCanceled).toBe(true);
    });

    it('is not found when it replicates elsewhere', async () => {
      await harness.plannedRun('f-1', configuration({ replicationClusterId: GAMMA }));
      expect((await cancel()).status).toBe(404);
      expect((await cancel('unknown')).status).toBe(404);
      expect(await backupTaskStatus()).toBe('Accepted');
    });

    it('does not end on a source cluster that is down', async () => {
      await harness.plannedRun('f-1', configuration());
      await harness.control('POST', 'clusters', { cluster: 'alpha', down: true });
      expect((await cancel()).status).toBe(404);
      await harness.control('POST', 'clusters', { cluster: 'alpha', down: false });
      expect(await backupTaskStatus()).toBe('Accepted');
      await init();
      await harness.control('POST', 'clusters', { cluster: 'alpha', down: true });
      expect((await cancel()).status).toBe(201);
      await harness.control('POST', 'clusters', { cluster: 'alpha', down: false });
      expect(await backupTaskStatus()).toBe('Accepted');
    });
  });

  it('counts planned runs per failover: the same id twice makes two', async () => {
    await harness.plannedRun('f-1', configuration());
    await harness.plannedRun('f-1', configuration());
    expect((await harness.failover('f-1')).acceptedPlannedRuns).toBe(2n);
  });

  it('infers the group from the objects where there is only one', async () => {
    await harness.plannedRun('f-1', { replicationClusterId: BETA, objects: [{ objectId: 101n }] });
    expect((await harness.poll('f-1')).protectionGroupId).toBe(erp);
  });

  it('polls several by CSV and leaves unknown ids out', async () => {
    await harness.plannedRun('f-1', configuration());
    await harness.plannedRun('f-2', configuration({ objects: [{ objectId: 101n }] }));
    const { body } = await harness.alpha(
      'GET',
      '/data-protect/failover/planned-runs?failoverIds=f-1%2Cno,f-2&tenantIds=',
    );
    expect(body.failoverPlannedRuns.map((run: { failoverId: string }) => run.failoverId)).toEqual([
      'f-1',
      'f-2',
    ]);
  });

  it('polls none for an empty list, and all without one', async () => {
    await harness.plannedRun('f-1', configuration());
    const poll = async (query: string) => {
      const { body } = await harness.alpha('GET', `/data-protect/failover/planned-runs${query}`);
      return body.failoverPlannedRuns.map((run: { failoverId: string }) => run.failoverId);
    };
    expect(await poll('?failoverIds=')).toEqual([]);
    expect(await poll('?failoverIds=%2C&tenantIds=')).toEqual([]);
    expect(await poll('')).toEqual(['f-1']);
    expect(await poll('?tenantIds=')).toEqual(['f-1']);
  });

  it('refuses what a cluster would refuse, without effect', async () => {
    const retired = await harness.groupId('Retired');
    const branch = await harness.groupId('Branch office');
    const share = await harness.groupId('Finance share');
    const cases: [object | string, number, RegExp][] = [
      ['{"objects":', 400, /no JSON/],
      [{}, 400, /replicationClusterId/],
      [configuration({ objects: [] }), 400, /objects/],
      [configuration({ objects: [{ objectId: 'x' }] }), 400, /objects\.0\.objectId/],
      [configuration({ objects: [{ objectId: 151n }] }), 400, /151/],
      [configuration({ protectionGroupId: 'abc' }), 400, /protectionGroupId/],
      [configuration({ protectionGroupId: '1:2:3' }), 404, /1:2:3/],
      [configuration({ protectionGroupId: retired }), 409, /deleted/],
      [configuration({ protectionGroupId: branch }), 409, /not active/],
      [configuration({ protectionGroupId: null }), 400, /2 protection groups/],
      [configuration({ replicationClusterId: 3390417765120389n }), 400, /replicationClusterId/],
      [configuration({ replicationClusterId: 4401288812305341n }), 400, /replicationClusterId/],
      [configuration({ runType: 'kRegular' }), 400, /runType/],
      [configuration({ viewId: 999n }), 404, /View 999/],
      [configuration({ viewId: 31n }), 400, /viewId/],
      [
        configuration({ protectionGroupId: share, objects: [{ objectId: 301n }], viewId: 32n }),
        400,
        /viewId/,
      ],
      [configuration({ replicationClusterId: 2n ** 63n }), 400, /replicationClusterId/],
    ];
    for (const [body, status, message] of cases) {
      const reply = await harness.alpha('POST', '/data-protect/failover/f-1/planned-run', body);
      expect([reply.status, reply.body.message]).toEqual([status, expect.stringMatching(message)]);
    }
    expect(await harness.failover('f-1')).toBeUndefined();
  });

  it('plans the failover of a view', async () => {
    const share = await harness.groupId('Finance share');
    const reply = await harness.plannedRun('f-1', {
      replicationClusterId: BETA,
      objects: [{ objectId: 301n }],
      protectionGroupId: share,
      viewId: 31n,
    });
    expect(reply.status).toBe(201);
  });
});

describe('dialects', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start();
  });
  afterEach(() => harness.close());

  it.each([
    ['newer', 404, 201],
    ['older', 201, 404],
    ['both', 201, 201],
  ])('%s: plannedRun %i, planned-run %i', async (dialect, older, newer) => {
    await harness.control('POST', 'clusters', { cluster: 'alpha', dialect });
    const body = {
      replicationClusterId: BETA,
      objects: [{ objectId: 101n }],
      protectionGroupId: await harness.groupId('ERP'),
    };
    expect((await harness.alpha('POST', '/data-protect/failover/a/plannedRun', body)).status).toBe(older);
    expect((await harness.alpha('POST', '/data-protect/failover/b/planned-run', body)).status).toBe(newer);
  });

  it('older clusters send no statuses, insist on the group and know fewer run types', async () => {
    await harness.control('POST', 'clusters', { cluster: 'alpha', dialect: 'older' });
    const body = { replicationClusterId: BETA, objects: [{ objectId: 101n }] };
    const post = (more: object) =>
      harness.alpha('POST', '/data-protect/failover/a/plannedRun', { ...body, ...more });
    expect((await post({})).body.message).toContain('protectionGroupId');
    const protectionGroupId = await harness.groupId('ERP');
    expect((await post({ protectionGroupId, runType: 'kHydrateCDP' })).body.message).toContain('runType');
    expect((await post({ protectionGroupId })).status).toBe(201);
    const { body: polled } = await harness.alpha(
      'GET',
      '/data-protect/failover/pollPlannedRuns?failoverIds=a',
    );
    expect(Object.keys(polled.failoverPlannedRuns[0])).toEqual([
      'failoverId',
      'protectionGroupId',
      'waitingOnOtherRunCancellations',
    ]);
    expect((await harness.alpha('GET', '/data-protect/failover/planned-runs')).status).toBe(404);
  });
});
