import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BETA, DELTA, Harness } from './harness.ts';

describe('inventory', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ extraGroups: 60 });
  });
  afterAll(() => harness.close());

  it('answers /clusters with one object, ids digit for digit', async () => {
    const { status, text } = await harness.beta('GET', '/clusters');
    expect(status).toBe(200);
    expect(text).toContain('"id":7250964517238462211,');
    expect(text).toMatch(/^\{/);
  });

  it('lists remote clusters with their purposes', async () => {
    const { body } = await harness.alpha('GET', '/remote-clusters');
    const purposes = body.remoteClusters.map((remote: { clusterName: string; purpose: string[] }) => [
      remote.clusterName,
      remote.purpose.includes('Replication'),
    ]);
    expect(purposes).toEqual([
      ['beta', true],
      ['gamma', true],
      ['delta', false],
    ]);
  });

  it('filters remote clusters, and tells each by itself', async () => {
    const names = async (query: string) => {
      const { body } = await harness.alpha('GET', `/remote-clusters?${query}`);
      return body.remoteClusters.map((remote: { clusterName: string }) => remote.clusterName);
    };
    expect(await names(`clusterIds=${BETA},${DELTA}`)).toEqual(['beta', 'delta']);
    expect(await names('clusterNames=gamma')).toEqual(['gamma']);
    expect(await names('purpose=Replication')).toEqual(['beta', 'gamma']);
    expect(await names('clusterIds=1')).toEqual([]);
    const { status, body } = await harness.alpha('GET', `/remote-clusters/${BETA}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ clusterId: BETA, clusterName: 'beta' });
    expect((await harness.alpha('GET', '/remote-clusters/1')).body.message).toMatch(/Remote cluster 1/);
  });

  it('filters groups, with lists as CSV, also with %2C', async () => {
    const names = async (query: string) => {
      const { body } = await harness.alpha('GET', `/data-protect/protection-groups?${query}`);
      return body.protectionGroups.map((group: { name: string }) => group.name);
    };
    expect(await names('names=ERP,Web')).toEqual(['ERP', 'Web']);
    expect(await names('names=ERP%2CWeb')).toEqual(['ERP', 'Web']);
    expect(await names('environments=kView')).toEqual(['Finance share']);
    expect(await names('isDeleted=true')).toEqual(['Retired']);
    expect(await names('isActive=false')).toEqual(['Branch office']);
    expect(await names('isPaused=true')).toEqual(['Archive server']);
    const erp = await harness.group('ERP');
    expect(await names(`ids=${erp.id}`)).toEqual(['ERP']);
    expect(await names(`policyIds=${erp.policyId}&isDeleted=false`)).toEqual(['ERP', 'Archive server']);
  });

  it('pages through groups by cookie, each group once', async () => {
    const names: string[] = [];
    let cookie = '';
    do {
      const { body } = await harness.alpha(
        'GET',
        `/data-protect/protection-groups?maxResultCount=25${cookie && `&paginationCookie=${cookie}`}`,
      );
      names.push(...body.protectionGroups.map((group: { name: string }) => group.name));
      cookie = body.paginationCookie ?? '';
    } while (cookie !== '');
    expect(names).toHaveLength(68);
    expect(new Set(names).size).toBe(68);
  });

  it('keeps object ids above 2^53 exact in groups, runs and objects', async () => {
    const { text: groups } = await harness.alpha('GET', '/data-protect/protection-groups?names=ERP');
    expect(groups).toContain('{"id":9007199254740993,"name":"erp-db-1"}');
    const id = await harness.groupId('ERP');
    const { text: runs } = await harness.alpha(
      'GET',
      `/data-protect/protection-groups/${id}/runs?numRuns=1&includeObjectDetails=true`,
    );
    expect(runs).toContain('"id":9007199254740993,');
    const { text: objects, body } = await harness.alpha(
      'GET',
      '/data-protect/objects?ids=9007199254740993,9007199254740995',
    );
    expect(objects).toContain('"id":9007199254740995,');
    expect(body.objects[0].protectionGroupConfigurations).toHaveLength(2);
  });

  it('shows the members of a container only in runs and objects', async () => {
    const web = await harness.group('Web');
    expect(web.vmwareParams.objects).toEqual([{ id: 150n, name: 'Web servers' }]);
    expect(web.numProtectedObjects).toBe(4n);
    const { body } = await harness.alpha(
      'GET',
      `/data-protect/protection-groups/${web.id}/runs?includeObjectDetails=true`,
    );
    expect(body.runs[0].objects.map((entry: { object: { id: bigint } }) => entry.object.id)).toEqual([
      151n,
      152n,
      153n,
      154n,
    ]);
    const { body: found } = await harness.alpha('GET', '/data-protect/objects?ids=151');
    expect(found.objects[0].protectionGroupConfigurations).toEqual([
      { protectionGroupId: web.id, protectionGroupName: 'Web' },
    ]);
    const { body: single } = await harness.alpha('GET', '/data-protect/objects/151');
    expect(single).toEqual(found.objects[0]);
    expect((await harness.alpha('GET', '/data-protect/objects/5')).status).toBe(404);
  });

  it('starts with finished runs, newest first, whose ids have the form of the vendor', async () => {
    const id = await harness.groupId('ERP');
    const { body } = await harness.alpha('GET', `/data-protect/protection-groups/${id}/runs`);
    expect(body.runs).toHaveLength(3);
    const [newest, older] = body.runs;
    expect(newest.localBackupInfo.startTimeUsecs).toBeGreaterThan(older.localBackupInfo.startTimeUsecs);
    expect(newest.id).toMatch(/^\d+:\d+$/);
    expect(newest.localBackupInfo.localTaskId).toMatch(/^\d+:\d+:\d+$/);
    expect(newest.localBackupInfo.localSnapshotStats.bytesRead).toBeGreaterThan(0n);
    expect(newest.replicationInfo.replicationTargetResults[0]).toMatchObject({
      clusterId: BETA,
      status: 'Succeeded',
      percentageCompleted: 100n,
    });
  });

  it('filters runs by status and summarises them across groups', async () => {
    const id = await harness.groupId('ERP');
    const runs = async (query: string) =>
      (await harness.alpha('GET', `/data-protect/protection-groups/${id}/runs?${query}`)).body.runs;
    expect(await runs('localBackupRunStatus=Running,Failed')).toEqual([]);
    expect(await runs('replicationRunStatus=Succeeded&numRuns=2')).toHaveLength(2);
    const { body } = await harness.alpha('GET', '/data-protect/runs/summary?startTimeUsecs=0');
    expect(body.protectionRunsSummary.length).toBeGreaterThan(3);
    expect(body.protectionRunsSummary[0]).toMatchObject({ status: 'Succeeded', isFullRun: false });
  });

  it('filters runs by their types as requests name them', async () => {
    const runs = async (runTypes: string) => {
      const id = await harness.groupId('ERP');
      const path = `/data-protect/protection-groups/${id}/runs?runTypes=${runTypes}`;
      return (await harness.alpha('GET', path)).body.runs;
    };
    expect(await runs('kAll')).toHaveLength(3);
    expect(await runs('kFull,kIncremental')).toHaveLength(3);
    expect(await runs('kRegular')).toHaveLength(3);
    expect(await runs('kFull,kLog')).toEqual([]);
  });

  it('describes policies, one by one and by ids', async () => {
    const erp = await harness.group('ERP');
    const { body } = await harness.alpha('GET', `/data-protect/policies/${erp.policyId}`);
    expect(body.backupPolicy.regular.retention).toEqual({ unit: 'Days', duration: 30n });
    expect(body.remoteTargetPolicy.replicationTargets[0]).toMatchObject({
      targetType: 'RemoteCluster',
      remoteTargetConfig: { clusterId: BETA, clusterName: 'beta' },
    });
    const list = await harness.alpha('GET', `/data-protect/policies?ids=${erp.policyId}`);
    expect(list.body.policies).toHaveLength(1);
    expect((await harness.alpha('GET', '/data-protect/policies/1:2:3')).status).toBe(404);
  });

  it('describes views with the entity that protects them', async () => {
    const { body } = await harness.alpha('GET', '/file-services/views/31');
    expect(body.viewProtection.magnetoEntityId).toBe(301n);
    expect(body.viewProtection.protectionGroups).toHaveLength(1);
    expect((await harness.alpha('GET', '/file-services/views/999')).status).toBe(404);
  });

  it('has an inactive copy on the replication cluster, where runs arrive as replication runs', async () => {
    const copy = await harness.group('ERP', 'beta');
    expect(copy.isActive).toBe(false);
    const { body } = await harness.beta('GET', `/data-protect/protection-groups/${copy.id}/runs`);
    expect(body.runs).toHaveLength(3);
    expect(body.runs[0]).toMatchObject({
      isReplicationRun: true,
      originProtectionGroupId: await harness.groupId('ERP'),
    });
  });

  it('answers unknown things with the vendor’s error form', async () => {
    const { status, body } = await harness.alpha('GET', '/data-protect/protection-groups/1:2:3');
    expect(status).toBe(404);
    expect(body).toEqual({ errorCode: 'KNotFound', message: expect.any(String), taskLogId: null });
    expect((await harness.alpha('GET', '/no/such/path')).status).toBe(404);
    expect((await harness.request('GET', '/delta/v2/clusters')).status).toBe(404);
  });
});
