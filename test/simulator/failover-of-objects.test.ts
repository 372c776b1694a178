import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';
import { recoveryBody } from './recovery-harness.ts';

const ALPHA = 4401288812305341n;

/** Which cluster plays which part, and where machines are recovered to. */
const THERE = { source: 'alpha', target: 'beta', sourceId: ALPHA, targetId: BETA, first: 810_000n } as const;
const BACK = { source: 'beta', target: 'alpha', sourceId: BETA, targetId: ALPHA, first: 800_000n } as const;
type Direction = typeof THERE | typeof BACK;

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

async function post(cluster: 'alpha' | 'beta', path: string, body?: object) {
  const reply = await harness[cluster]('POST', path, body);
  expect([path, reply.status, reply.body?.message]).toEqual([path, expect.any(Number), undefined]);
  return reply;
}

/** The group of that name that is protected on the cluster, or the copy of one. */
async function groupNamed(cluster: 'alpha' | 'beta', name: string, isActive: boolean) {
  const { body } = await harness[cluster](
    'GET',
    `/data-protect/protection-groups?names=${name}&isActive=${isActive}&isDeleted=false`,
  );
  expect(body.protectionGroups).toHaveLength(1);
  return body.protectionGroups[0];
}

/** Its members, by name. */
async function members(cluster: 'alpha' | 'beta', name: string, isActive: boolean) {
  const { vmwareParams } = await groupNamed(cluster, name, isActive);
  return new Map(vmwareParams.objects.map(({ id, name }: { id: bigint; name: string }) => [name, id]));
}

/** Everything from the planned run to the recovered entities, by name. */
async function syncAndRecover(id: string, way: Direction, group: string, names: string[], prefix: string) {
  const protectionGroupId = (await groupNamed(way.source, group, true)).id;
  const sources = await members(way.source, group, true);
  await post(way.source, `/data-protect/failover/${id}/planned-run`, {
    replicationClusterId: way.targetId,
    objects: names.map((name) => ({ objectId: sources.get(name) })),
    protectionGroupId,
    pauseNextRuns: true,
  });
  await harness.advance(1800);
  const { body: poll } = await harness[way.source](
    'GET',
    `/data-protect/failover/planned-runs?failoverIds=${id}`,
  );
  const run = await harness.run(poll.failoverPlannedRuns[0].runId);
  expect(run.replications[0].status).toBe('Succeeded');
  const replicas = await members(way.target, group, false);
  const snapshotIds = await Promise.all(
    names.map(async (name) => {
      const { body } = await harness[way.target](
        'GET',
        `/data-protect/objects/${replicas.get(name)}/snapshots`,
      );
      const ofRun = body.snapshots.filter(
        (snapshot: { runStartTimeUsecs: bigint; sourceGroupId: string }) =>
          snapshot.runStartTimeUsecs === run.startUsecs && snapshot.sourceGroupId === protectionGroupId,
      );
      expect(ofRun).toHaveLength(1);
      return ofRun[0].id;
    }),
  );
  const body = recoveryBody(snapshotIds, { renameRecoveredVmsParams: { prefix } }, way.first);
  const { body: recovery } = await post(way.target, '/data-protect/recoveries', body);
  await harness.advance(900);
  await post(way.target, `/data-protect/sources/${way.first}/refresh`);
  await harness.advance(30);
  const objectMap = await Promise.all(
    names.map(async (name) => {
      const search = `/data-protect/search/objects?sourceIds=${way.first}&searchString=${prefix}${name}`;
      const { body: found } = await harness[way.target]('GET', search);
      const exact = found.objects.filter((object: { name: string }) => object.name === `${prefix}${name}`);
      expect(exact).toHaveLength(1);
      return { replicaObjectId: replicas.get(name) as bigint, failoverObjectId: exact[0].id as bigint };
    }),
  );
  const { body: initiated } = await post(way.target, `/data-protect/failover/${id}`, {
    replicationCluster: {
      objects: objectMap.map(({ replicaObjectId }) => ({ objectId: replicaObjectId })),
    },
    sourceCluster: { id: way.sourceId },
  });
  expect(
    initiated.replicaToSourceObjects.map((pair: { sourceObjectId: bigint }) => pair.sourceObjectId),
  ).toEqual(names.map((name) => sources.get(name)));
  await post(way.target, `/data-protect/failover/${id}/object-linkage`, { objectMap });
  return { objectMap, recovery, protectionGroupId };
}

const sidesOf = async (id: string, cluster: string) => {
  const { objects } = await harness.failover(id, cluster);
  return objects.map(({ authoritativeSide }: { authoritativeSide: string }) => authoritativeSide);
};

it('goes there, is tidied up, and comes back', async () => {
  const names = ['erp-app-1', 'erp-app-2'];
  const { objectMap, protectionGroupId } = await syncAndRecover('there', THERE, 'ERP', names, 'dr-');
  expect(await sidesOf('there', 'beta')).toEqual(['SOURCE', 'SOURCE']);
  const { body: activated } = await post('beta', '/data-protect/failover/there/backup-activation', {
    enableReverseReplication: true,
  });
  expect(await sidesOf('there', 'beta')).toEqual(['REPLICATION', 'REPLICATION']);
  const group = async () =>
    (await harness.beta('GET', `/data-protect/protection-groups/${activated.protectionGroupId}`)).body;
  expect(await group()).toMatchObject({ name: 'failover_ERP', isActive: true });
  await post('alpha', '/data-protect/failover/there/backup-deactivation', { keepFailoverObjects: false });
  expect(await harness.group('ERP')).toMatchObject({ isPaused: false, numProtectedObjects: 10n });

  // The first reverse replication comes by itself, and after a while.
  const reverse = async () =>
    (await harness.beta('GET', `/data-protect/protection-groups/${activated.protectionGroupId}/runs`)).body
      .runs;
  expect(await reverse()).toEqual([]);
  await harness.advance(1800);
  expect((await reverse())[0].replicationInfo.replicationTargetResults).toMatchObject([
    { clusterName: 'alpha', status: 'Succeeded' },
  ]);

  // The inactive copy goes, and the new group takes its name.
  const copy = await groupNamed('beta', 'ERP', false);
  expect((await harness.beta('DELETE', `/data-protect/protection-groups/${copy.id}`)).status).toBe(204);
  const { lastRun: _, ...whole } = await group();
  const renamed = await harness.beta('PUT', `/data-protect/protection-groups/${whole.id}`, {
    ...whole,
    name: 'ERP',
  });
  expect([renamed.status, renamed.body.name, renamed.body.numProtectedObjects]).toEqual([200, 'ERP', 2n]);
  const { clusters } = await harness.control('GET', 'state');
  expect(clusters.map(({ deletedSnapshots }: { deletedSnapshots: bigint }) => deletedSnapshots)).toEqual([
    0n,
    0n,
  ]);

  await harness.advance(5 * 3600);
  // Alpha's copy of beta's group has got the new name with the next replication.
  await groupNamed('alpha', 'ERP', false);
  const back = await syncAndRecover('back', BACK, 'ERP', ['dr-erp-app-1', 'dr-erp-app-2'], 'again-');
  expect(back.objectMap.map(({ failoverObjectId }) => failoverObjectId)).not.toContain(
    objectMap[0]?.failoverObjectId,
  );
  const { body: again } = await post('alpha', '/data-protect/failover/back/backup-activation', {
    enableReverseReplication: true,
    protectionGroupId,
  });
  expect(again.protectionGroupId).toBe(protectionGroupId);
  expect(again.reverseReplicationResult.isReverseReplicationEnabled).toBe(true);
  await post('beta', '/data-protect/failover/back/backup-deactivation', { keepFailoverObjects: false });
  const runsOfGroup = async () =>
    (await harness.alpha('GET', `/data-protect/protection-groups/${protectionGroupId}/runs`)).body.runs
      .length;
  const before = await runsOfGroup();
  await harness.advance(600);
  // A group that takes over runs soon, too, whatever its schedule says.
  expect(await runsOfGroup()).toBe(before + 1);
  expect(await groupNamed('beta', 'ERP', true)).toMatchObject({ numProtectedObjects: 0n, isPaused: true });
  expect(await groupNamed('alpha', 'ERP', true)).toMatchObject({
    id: protectionGroupId,
    numProtectedObjects: 12n,
  });
});

describe('linkage', () => {
  it('takes what the cluster has seen on a source, each once', async () => {
    const { objectMap } = await syncAndRecover('f-1', THERE, 'ERP', ['erp-app-1', 'erp-app-2'], '');
    const replicas = await members('beta', 'ERP', false);
    const third = replicas.get('erp-app-3') as bigint;
    await post('beta', '/data-protect/failover/f-2', {
      replicationCluster: { objects: [{ objectId: third }, { objectId: replicas.get('erp-app-4') }] },
      sourceCluster: { id: ALPHA },
    });
    const { objectId: seen } = await harness.control('POST', 'machines', {
      cluster: 'beta',
      name: 'by-hand',
      seen: true,
    });
    const one = { replicaObjectId: third, failoverObjectId: BigInt(seen) };
    const cases: [object[], number, RegExp][] = [
      [[{ ...one, failoverObjectId: 4711n }], 404, /4711 was not found/],
      [[{ ...one, failoverObjectId: third }], 400, /is a replica/],
      [[{ ...one, failoverObjectId: objectMap[0]?.failoverObjectId }], 409, /linked already/],
      [[one, { ...one, replicaObjectId: replicas.get('erp-app-4') }], 409, /linked already/],
      [[{ ...one, replicaObjectId: replicas.get('erp-app-1') }], 400, /not among the objects/],
    ];
    for (const [map, status, message] of cases) {
      const reply = await harness.beta('POST', '/data-protect/failover/f-2/object-linkage', {
        objectMap: map,
      });
      expect([reply.status, reply.body.message]).toEqual([status, expect.stringMatching(message)]);
    }
    expect((await harness.failover('f-2', 'beta')).links).toEqual([]);
    await post('beta', '/data-protect/failover/f-2/object-linkage', { objectMap: [one] });
  });
});

describe('activation', () => {
  it('reports failed objects without their ids, and lets them be tried again', async () => {
    const { objectMap } = await syncAndRecover('f-1', THERE, 'ERP', ['erp-app-1', 'erp-app-2'], '');
    const [first, second] = objectMap.map(({ failoverObjectId }) => failoverObjectId);
    const fail = (activationErrors: object[]) =>
      harness.control('POST', 'clusters', { cluster: 'beta', activationErrors });
    await fail([{ objectId: second, message: 'The policy is being changed.' }]);
    const activate = () => harness.beta('POST', '/data-protect/failover/f-1/backup-activation', {});
    const partial = await activate();
    expect(partial.status).toBe(201);
    expect(partial.body.objects).toEqual([{ objectId: first }]);
    expect(partial.body.objectErrors).toMatchObject([{ message: 'The policy is being changed.' }]);
    expect(await sidesOf('f-1', 'beta')).toEqual(['REPLICATION', 'SOURCE']);
    await fail([]);
    expect((await activate()).status).toBe(409);
    const rest = await harness.beta('POST', '/data-protect/failover/f-1/backup-activation', {
      objects: [{ objectId: second }],
    });
    expect(rest.body).toMatchObject({
      protectionGroupId: partial.body.protectionGroupId,
      objects: [{ objectId: second }],
      objectErrors: [],
    });
    expect(await harness.group('failover_ERP', 'beta')).toMatchObject({ numProtectedObjects: 2n });
  });

  it('of machines that were torn down meanwhile fails', async () => {
    const { recovery } = await syncAndRecover('f-1', THERE, 'ERP', ['erp-app-1'], '');
    await post('beta', `/data-protect/recoveries/${recovery.id}/tear-down`);
    await harness.advance(60);
    const { body } = await post('beta', '/data-protect/failover/f-1/backup-activation', {});
    expect([body.objects, body.objectErrors.length, body.protectionGroupId]).toEqual([[], 1, null]);
    expect(await sidesOf('f-1', 'beta')).toEqual(['SOURCE']);
  });

  it('in the older spelling means something else to newer clusters, and activates nothing', async () => {
    await syncAndRecover('f-1', THERE, 'ERP', ['erp-app-1'], '');
    await harness.control('POST', 'clusters', { cluster: 'beta', dialect: 'newer' });
    await post('beta', '/data-protect/failover/f-1/backupActivation', {});
    expect(await harness.failover('f-1', 'beta')).toMatchObject({ misspeltActivations: 1n, activations: [] });
    await harness.control('POST', 'clusters', { cluster: 'beta', dialect: 'older' });
    const { body } = await post('beta', '/data-protect/failover/f-1/backupActivation', {});
    expect(body).not.toHaveProperty('objectErrors');
    expect((await harness.failover('f-1', 'beta')).activations).toHaveLength(1);
  });
});

describe('init', () => {
  it('takes replicas of one group and one environment', async () => {
    const replica = (await members('beta', 'ERP', false)).get('erp-app-1');
    const init = (replicationCluster: object, more: object = {}) =>
      harness.beta('POST', '/data-protect/failover/f-1', {
        replicationCluster: { objects: [{ objectId: replica }], ...replicationCluster },
        sourceCluster: { id: ALPHA },
        ...more,
      });
    const { body: shares } = await harness.beta('GET', '/data-protect/protection-groups?names=Finance share');
    const [share] = shares.protectionGroups;
    expect((await init({ protectionGroupId: share.id })).status).toBe(400);
    expect((await init({ objects: [{ objectId: replica }, share.viewParams.objects[0]] })).status).toBe(400);
    expect((await init({}, { protectionGroupEnvironment: 'kView' })).status).toBe(400);
    expect((await init({}, { protectionGroupEnvironment: 'kVMware' })).status).toBe(201);
  });
});

it('a group is replaced whole or not at all', async () => {
  const erp = await harness.group('ERP');
  const put = (changes: object) =>
    harness.alpha('PUT', `/data-protect/protection-groups/${erp.id}`, { ...erp, ...changes });
  expect((await put({ name: 'Web' })).status).toBe(409);
  expect((await put({ environment: 'kView' })).status).toBe(400);
  expect((await put({ policyId: '1:2:3' })).status).toBe(404);
  expect((await put({ vmwareParams: { objects: [{ id: 4711n }] } })).status).toBe(404);
  expect(await harness.group('ERP')).toEqual(erp);
  expect((await put({ vmwareParams: { objects: [{ id: 101n }] }, isPaused: true })).body).toMatchObject({
    numProtectedObjects: 1n,
    isPaused: true,
  });
  expect((await harness.alpha('DELETE', `/data-protect/protection-groups/${erp.id}`)).status).toBe(204);
  expect((await put({})).status).toBe(404);
  expect((await harness.alpha('GET', '/data-protect/objects/101/snapshots')).body.snapshots).toHaveLength(3);
});
