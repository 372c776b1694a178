import { startSimulator } from 'planned-failover-simulator';
import { expect, onTestFinished, test } from 'vitest';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import { control } from '../support/simulator-control.ts';

/** Beta's vCenter, and what machines can be put on there. */
const TARGET = {
  vCenterId: 810_000n,
  resourcePoolId: 810_012n,
  datastoreIds: [810_021n],
  folderId: 810_032n,
  network: null,
};
const FAILOVER = 'whole-1';

/** Both simulated clusters, and their clock. */
async function bothClusters(dialect: 'newer' | 'older') {
  const running = await startSimulator({ speed: 0, dialect });
  onTestFinished(() => running.close());
  const [alpha, beta] = ['alpha', 'beta'].map((name) => {
    const simulated = running.clusters.find((cluster) => cluster.name === name);
    if (simulated === undefined) throw new Error(`the simulator has no cluster ${name}`);
    const { id, baseUrl: endpoint, apiKey } = simulated;
    const cluster = new CohesityCluster({ name, id, endpoint, credentials: { apiKey } });
    onTestFinished(() => cluster.close());
    return cluster;
  }) as [CohesityCluster, CohesityCluster];
  const advance = (advanceSeconds: number) => control(running, 'POST', 'clock', { advanceSeconds });
  const startRun = (protectionGroupId: string) =>
    control(running, 'POST', 'runs', { cluster: 'alpha', protectionGroupId, runType: 'kIncremental' });
  return { running, alpha, beta, advance, startRun };
}

/** Initializes the failover of the first two members of a group, and makes the planned run. */
async function synced({ alpha, beta, advance }: Awaited<ReturnType<typeof bothClusters>>) {
  const groups = await beta.protectionGroups({
    environments: ['kVMware'],
    isActive: false,
    isDeleted: false,
  });
  const replica = groups.find(({ memberIds }) => memberIds.length > 2);
  if (replica === undefined) throw new Error('beta has no replica of a VMware group');
  const replicaObjectIds = replica.memberIds.slice(0, 2);
  const initialized = await beta.initializeFailover(FAILOVER, {
    environment: 'kVMware',
    replicaObjectIds,
    replicaProtectionGroupId: replica.id,
    sourceClusterId: alpha.configuredId,
  });
  expect(initialized.sourceClusterId).toBe(alpha.configuredId);
  expect(initialized.objects.map(({ replicaObjectId }) => replicaObjectId)).toEqual(replicaObjectIds);
  const groupId = initialized.sourceProtectionGroupId ?? '';
  const objects = initialized.objects.map(({ sourceObjectId }) => `{"objectId":${sourceObjectId}}`).join();
  await alpha.startPlannedRun(
    FAILOVER,
    `{"replicationClusterId":${beta.configuredId},"objects":[${objects}],"protectionGroupId":"${groupId}"}`,
  );
  await advance(3_600);
  const [status] = await alpha.pollPlannedRuns([FAILOVER]);
  const run = await alpha.run(groupId, status?.runId ?? '');
  expect(run?.replications).toMatchObject([{ clusterId: beta.configuredId, status: 'SUCCEEDED' }]);
  return { objects: initialized.objects, groupId, run };
}

/** The snapshots of exactly this run, and a recovery of them. */
async function recovered(
  clusters: Awaited<ReturnType<typeof bothClusters>>,
  { objects, groupId, run }: Awaited<ReturnType<typeof synced>>,
) {
  const { beta } = clusters;
  const chosen = await Promise.all(
    objects.map(async ({ replicaObjectId }) => {
      const snapshots = await beta.objectSnapshots(replicaObjectId);
      expect(snapshots.length).toBeGreaterThan(1);
      return snapshots.filter(
        ({ sourceGroupId, runStartUsecs }) =>
          sourceGroupId === groupId && runStartUsecs === run?.backup?.startTimeUsecs,
      );
    }),
  );
  expect(chosen.map(({ length }) => length)).toEqual([1, 1]);
  return beta.startRecovery({
    ...TARGET,
    name: `recovery of ${FAILOVER}`,
    snapshots: chosen.flat().map(({ id }) => ({ snapshotId: id, protectionGroupId: null })),
    process: 'INSTANT',
    powerOn: true,
    continueOnError: false,
    existing: 'FAIL',
    namePrefix: 'dr-',
    nameSuffix: null,
  });
}

test.each(['newer', 'older'] as const)('a whole failover of objects on %s clusters', async (dialect) => {
  const clusters = await bothClusters(dialect);
  const { alpha, beta, advance } = clusters;
  const { objects, groupId, run } = await synced(clusters);

  const begun = await recovered(clusters, { objects, groupId, run });
  expect(begun).toMatchObject({ status: 'ACCEPTED', tearDownStatus: null, endedAt: null });
  await advance(7_200);
  const [recovery] = await beta.recoveries([begun.id]);
  expect(recovery).toMatchObject({ id: begun.id, name: begun.name, status: 'SUCCEEDED' });
  expect(recovery?.objects).toHaveLength(2);
  for (const object of recovery?.objects ?? [])
    expect(object).toMatchObject({
      status: 'SUCCEEDED',
      instantRecoveryStatus: 'SUCCEEDED',
      datastoreMigrationStatus: 'SUCCEEDED',
      bytesRestored: expect.any(BigInt),
    });
  expect((await beta.recoveriesSince(new Date(0))).map(({ id }) => id)).toEqual([begun.id]);

  await beta.refreshSource(TARGET.vCenterId);
  await advance(600);
  const links = await Promise.all(
    objects.map(async ({ replicaObjectId }) => {
      const name = `dr-${recovery?.objects.find(({ objectId }) => objectId === replicaObjectId)?.objectName}`;
      const [found, ...others] = await beta.findObjects(name, TARGET.vCenterId);
      expect(others).toEqual([]);
      expect(await beta.sourceObjects(TARGET.vCenterId)).toContainEqual(found);
      return { replicaObjectId, failoverObjectId: found?.objectId ?? 0n };
    }),
  );
  await beta.linkObjects(FAILOVER, links);
  const activation = { objectIds: null, protectionGroupId: null, enableReverseReplication: true };
  const activated = await beta.activateBackup(FAILOVER, activation);
  expect(activated).toMatchObject({
    objectErrors: [],
    isReverseReplicationEnabled: true,
    reverseReplicationError: null,
  });
  const group = await beta.protectionGroup(activated.protectionGroupId ?? '');
  expect(new Set(group?.memberIds)).toEqual(new Set(links.map(({ failoverObjectId }) => failoverObjectId)));

  await alpha.deactivateBackup(FAILOVER, {
    replicationClusterId: beta.configuredId,
    objectIds: objects.map(({ sourceObjectId }) => sourceObjectId),
    protectionGroupId: groupId,
    viewId: null,
    keepFailoverObjects: false,
  });
  await expect(beta.cancelFailover(FAILOVER)).rejects.toMatchObject({ kind: 'REFUSED' });
});

test.each(['newer', 'older'] as const)('a recovery is torn down on %s clusters', async (dialect) => {
  const clusters = await bothClusters(dialect);
  const { beta, advance } = clusters;
  const { id } = await recovered(clusters, await synced(clusters));
  await expect(beta.tearDownRecovery(id)).rejects.toMatchObject({ kind: 'REFUSED', status: 409 });
  await advance(7_200);
  await beta.tearDownRecovery(id);
  await expect(beta.recovery(id)).resolves.toMatchObject({ tearDownStatus: expect.any(String) });
  await advance(7_200);
  await expect(beta.recovery(id)).resolves.toMatchObject({ tearDownStatus: 'SUCCEEDED' });
  await expect(beta.recovery('1:2:3')).resolves.toBeNull();
});

test('a recovery is canceled while it runs, and not afterwards', async () => {
  const clusters = await bothClusters('newer');
  const { id } = await recovered(clusters, await synced(clusters));
  await clusters.beta.cancelRecovery(id);
  await clusters.advance(600);
  await expect(clusters.beta.recovery(id)).resolves.toMatchObject({ status: 'CANCELED' });
  await expect(clusters.beta.cancelRecovery(id)).rejects.toMatchObject({ kind: 'REFUSED' });
});

test('groups are paused, resumed, renamed and deleted', async () => {
  const { alpha } = await bothClusters('newer');
  const groups = await alpha.protectionGroups({
    environments: ['kVMware'],
    isActive: true,
    isDeleted: false,
  });
  const [group, other] = groups;
  if (group === undefined || other === undefined) throw new Error('alpha has too few groups');
  await alpha.pauseOrResumeGroups('PAUSE', [group.id]);
  await expect(alpha.protectionGroup(group.id)).resolves.toMatchObject({ isPaused: true });
  await alpha.pauseOrResumeGroups('RESUME', [group.id]);
  await expect(alpha.protectionGroup(group.id)).resolves.toMatchObject({ isPaused: false });
  await alpha.renameGroup(group.id, 'Renamed');
  const { lastRun: _, ...rest } = group;
  await expect(alpha.protectionGroup(group.id)).resolves.toMatchObject({ ...rest, name: 'Renamed' });
  await alpha.deleteGroup(other.id);
  await expect(alpha.protectionGroup(other.id)).resolves.toMatchObject({ isDeleted: true });
});

test('a run is canceled', async () => {
  const { alpha, advance, startRun } = await bothClusters('newer');
  const [group] = await alpha.protectionGroups({
    environments: ['kVMware'],
    isActive: true,
    isDeleted: false,
  });
  if (group === undefined) throw new Error('alpha has no VMware group');
  await startRun(group.id);
  const [run] = await alpha.runs(group.id, { limit: 1 });
  expect(run?.backup?.status).toBe('ACCEPTED');
  await alpha.cancelRun(group.id, {
    runId: run?.id ?? '',
    localTaskId: run?.backup?.localTaskId ?? null,
    objectIds: null,
    replicationTaskIds: [],
  });
  await advance(600);
  await expect(alpha.run(group.id, run?.id ?? '')).resolves.toMatchObject({ backup: { status: 'CANCELED' } });
});

test('a privilege that is missing is told from credentials that are refused', async () => {
  const { running, alpha } = await bothClusters('newer');
  await control(running, 'POST', 'clusters', { cluster: 'alpha', privileges: ['PROTECTION_VIEW'] });
  await expect(alpha.pollPlannedRuns(['f'])).rejects.toMatchObject({ kind: 'FORBIDDEN', status: 403 });
  await expect(alpha.cancelFailover('f')).rejects.toMatchObject({
    kind: 'FORBIDDEN',
    mayHaveTakenEffect: false,
  });
  await expect(alpha.protectionGroups({})).resolves.not.toEqual([]);
});

test.each([200, 201, 202, 403, 409, 500])(
  'a call that a quorum holds, answered %i, may take effect later',
  async (quorumStatus) => {
    const { running, alpha } = await bothClusters('newer');
    await control(running, 'POST', 'clusters', { cluster: 'alpha', quorumStatus });
    const [group] = await alpha.protectionGroups({
      environments: ['kVMware'],
      isActive: true,
      isDeleted: false,
    });
    const held = { kind: 'HELD', mayHaveTakenEffect: true };
    await expect(alpha.pauseOrResumeGroups('PAUSE', [group?.id ?? ''])).rejects.toMatchObject(held);
    await expect(alpha.startPlannedRun('f', '{}')).rejects.toMatchObject(held);
    await expect(alpha.cancelFailover('f')).rejects.toMatchObject(held);
    await expect(alpha.protectionGroup(group?.id ?? '')).resolves.toMatchObject({ isPaused: false });
  },
);

test("the cluster's own audit log shows what was done in a time", async () => {
  const { alpha, advance } = await bothClusters('newer');
  const { answeredAt } = await alpha.identity();
  const since = answeredAt ?? new Date(0);
  const [group] = await alpha.protectionGroups({
    environments: ['kVMware'],
    isActive: true,
    isDeleted: false,
  });
  await alpha.pauseOrResumeGroups('PAUSE', [group?.id ?? '']);
  await advance(60);
  const until = new Date(since.getTime() + 3_600_000);
  const entries = await alpha.auditEntries(since, until);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.at(-1)).toMatchObject({ at: expect.any(Date), username: expect.any(String) });
  await expect(alpha.auditEntries(until, new Date(until.getTime() + 1_000))).resolves.toEqual([]);
});

test('privileges come with a token', async () => {
  const { running, alpha } = await bothClusters('newer');
  await control(running, 'POST', 'clusters', { cluster: 'alpha', privileges: ['RESTORE_MODIFY'] });
  await expect(alpha.privileges()).resolves.toBeNull();
  const [{ id, baseUrl: endpoint, username, password }] = running.clusters as [(typeof running.clusters)[0]];
  const credentials = { username, password, domain: 'LOCAL' };
  const client = new CohesityCluster({ name: 'alpha', id, endpoint, credentials });
  onTestFinished(() => client.close());
  await expect(client.privileges()).resolves.toEqual(new Set(['RESTORE_MODIFY']));
});
