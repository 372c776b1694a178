import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, type SimulatorOptions, startSimulator } from 'planned-failover-simulator';
import { writeClustersFile } from 'planned-failover-simulator/clusters-file';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import type { ClusterConnectionOptions } from '../../src/cohesity/connection/options.ts';
import { RELEASES } from '../../src/core/clusters/release.ts';
import { requestBody } from '../../src/core/configurations/rules/request-body.ts';
import { parseClustersFile } from '../../src/settings/clusters-file.ts';
import { QUICK } from './support/scripted-cluster.ts';

async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const running = await startSimulator({ speed: 0, ...options });
  onTestFinished(() => running.close());
  return running;
}

function connect(
  running: Simulator,
  name: 'alpha' | 'beta',
  options: Partial<ClusterConnectionOptions> = {},
) {
  const simulated = running.clusters.find((cluster) => cluster.name === name);
  if (simulated === undefined) throw new Error(`the simulator has no cluster ${name}`);
  const { id, baseUrl: endpoint, apiKey } = simulated;
  const cluster = new CohesityCluster({
    name,
    id,
    endpoint,
    credentials: { apiKey },
    ...options,
    limits: { ...QUICK, ...options.limits },
  });
  onTestFinished(() => cluster.close());
  return cluster;
}

async function control(running: Simulator, path: string, body?: object): Promise<void> {
  const response = await fetch(`${running.baseUrl}/__control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`control ${path}: ${response.status} ${await response.text()}`);
}

async function requests(running: Simulator): Promise<string[]> {
  const response = await fetch(`${running.baseUrl}/__control/requests`);
  const log = (await response.json()) as { requests?: unknown } | unknown[];
  const entries = (Array.isArray(log) ? log : log.requests) as {
    method: string;
    path: string;
    status: number;
  }[];
  return entries.map(({ method, path, status }) => `${method} ${path.split('?')[0]} ${status}`);
}

/** Alpha's VMware group that replicates to beta, with one of its objects. */
async function replicatedGroup(alpha: CohesityCluster, beta: CohesityCluster) {
  const { id: betaId } = await beta.identity();
  const groups = await alpha.protectionGroups({
    environments: ['kVMware'],
    isActive: true,
    isDeleted: false,
  });
  const policies = await alpha.policies(groups.flatMap(({ policyId }) => policyId ?? []));
  const replicating = new Set(
    policies.filter(({ replicatesTo }) => replicatesTo.some(({ id }) => id === betaId)).map(({ id }) => id),
  );
  const group = groups.find(
    ({ policyId, memberIds }) => replicating.has(policyId ?? '') && memberIds.length > 1,
  );
  if (group === undefined) throw new Error('alpha has no VMware group that replicates to beta');
  return { group, betaId };
}

describe('inventory', () => {
  test('both clusters know themselves and each other, by ids beyond 2^53', async () => {
    const running = await simulator();
    const [alpha, beta] = [connect(running, 'alpha'), connect(running, 'beta')];
    const [a, b] = await Promise.all([alpha.identity(), beta.identity()]);
    expect([a.id, b.id]).toEqual([alpha.configuredId, beta.configuredId]);
    expect([a.name, b.name]).toEqual(['alpha', 'beta']);
    expect([a.id, b.id].some((id) => id > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
    await expect(alpha.remoteClusters()).resolves.toContainEqual({ id: b.id, name: 'beta' });
    await expect(beta.remoteClusters()).resolves.toContainEqual({ id: a.id, name: 'alpha' });
  });

  test('the members of a group are exact, and each knows its group', async () => {
    const running = await simulator();
    const alpha = connect(running, 'alpha');
    const { group } = await replicatedGroup(alpha, connect(running, 'beta'));
    await expect(alpha.protectionGroup(group.id)).resolves.toMatchObject({ ...group, lastRun: {} });
    const [run] = await alpha.runs(group.id, { limit: 1, includeObjects: true });
    const objectIds = run?.objects?.map(({ objectId }) => objectId) ?? [];
    expect(objectIds.length).toBeGreaterThan(1);
    expect(objectIds.some((id) => id > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
    const protection = await alpha.objectProtection([...objectIds, 4n]);
    expect(new Set(protection.keys())).toEqual(new Set(objectIds));
    for (const { object, protectionGroupIds } of protection.values()) {
      expect(object.name).toBeTruthy();
      expect(protectionGroupIds).toContain(group.id);
    }
  });

  test('lists longer than a page come whole', async () => {
    const running = await simulator({ extraGroups: 1_200 });
    const groups = await connect(running, 'alpha').protectionGroups({});
    expect(groups.length).toBeGreaterThan(1_200);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
  });

  test('last runs, single runs, progress and ongoing runs agree', async () => {
    const running = await simulator();
    const alpha = connect(running, 'alpha');
    const { group } = await replicatedGroup(alpha, connect(running, 'beta'));
    await control(running, 'runs', { cluster: 'alpha', protectionGroupId: group.id, runType: 'kRegular' });
    const [current] = await alpha.runs(group.id, { limit: 1, includeObjects: true });
    if (current === undefined) throw new Error('the run has not started');
    expect(current.replications).not.toEqual([]);
    await expect(alpha.run(group.id, current.id)).resolves.toEqual(current);
    const [withLastRun] = await alpha.protectionGroups({ ids: [group.id], includeLastRun: true });
    expect(withLastRun?.lastRun).toMatchObject({ id: current.id, backup: current.backup });
    const ongoing = await alpha.ongoingRuns(new Date(0));
    expect(ongoing).toContainEqual({
      id: current.id,
      protectionGroupId: group.id,
      status: current.backup?.status,
      startedAt: current.backup?.startedAt,
    });
    const unfinished = await alpha.runs(group.id, { limit: 10, unfinished: 'BACKUP' });
    expect(unfinished.map(({ id }) => id)).toEqual([current.id]);
    await expect(alpha.runProgress(current.id)).resolves.toMatchObject({
      backup: { percentComplete: expect.any(Number) },
    });
  });

  test('views tell the object that stands for them', async () => {
    const running = await simulator();
    const alpha = connect(running, 'alpha');
    const { clusters } = running.snapshot() as {
      clusters: { name: string; views: { id: string; name: string; magnetoEntityId: string }[] }[];
    };
    const [known] = clusters.find(({ name }) => name === 'alpha')?.views ?? [];
    if (known === undefined) throw new Error('alpha has no view');
    await expect(alpha.view(BigInt(known.id))).resolves.toMatchObject({
      name: known.name,
      objectId: BigInt(known.magnetoEntityId),
    });
  });

  test('what does not exist is null', async () => {
    const alpha = connect(await simulator(), 'alpha');
    await expect(alpha.protectionGroup('1:2:3')).resolves.toBeNull();
    await expect(alpha.run('1:2:3', '4:5')).resolves.toBeNull();
    await expect(alpha.runProgress('4:5')).resolves.toBeNull();
    await expect(alpha.view(4n)).resolves.toBeNull();
    await expect(alpha.policies(['4:5:6'])).resolves.toEqual([]);
  });
});

describe.each([
  ['newer', 'kebab', RELEASES.NEWER],
  ['older', 'camel', RELEASES.OLDER],
] as const)('planned runs on %s clusters', (dialect, spelling, release) => {
  test.each(['auto', spelling] as const)('start, poll and cancel, dialect %s', async (configured) => {
    const running = await simulator({ dialect });
    const [alpha, beta] = [connect(running, 'alpha', { dialect: configured }), connect(running, 'beta')];
    const { group, betaId } = await replicatedGroup(alpha, beta);
    const [run] = await alpha.runs(group.id, { limit: 1, includeObjects: true });
    const body = requestBody({
      replicationClusterId: betaId,
      objectIds: (run?.objects ?? []).map(({ objectId }) => objectId),
      protectionGroupId: group.id,
      runType: 'INCREMENTAL',
      viewId: null,
      cancelNonFailoverRuns: false,
      pauseNextRuns: true,
      sourceClusterId: alpha.configuredId,
    });
    await expect(alpha.pollPlannedRuns(['trial-1'])).resolves.toEqual([]);
    await alpha.startPlannedRun('trial-1', body);
    const [status] = await alpha.pollPlannedRuns(['unknown', 'trial-1']);
    expect(status).toMatchObject({ failoverId: 'trial-1', protectionGroupId: group.id });
    expect(status?.backupStatus === null).toBe(dialect === 'older');
    await expect(alpha.release()).resolves.toBe(release);
    await alpha.cancelFailover('trial-1');
    const accepted = (await requests(running)).filter((line) => /POST .*planned-?run 201/i.test(line));
    expect(accepted).toHaveLength(1);
  });

  test('an unknown group is refused without a trace', async () => {
    const running = await simulator({ dialect });
    const [alpha, beta] = [connect(running, 'alpha'), connect(running, 'beta')];
    const body = `{"replicationClusterId":${beta.configuredId},"objects":[{"objectId":1}],"protectionGroupId":"${alpha.configuredId}:2:3"}`;
    await expect(alpha.startPlannedRun('trial-2', body)).rejects.toMatchObject({
      name: 'ClusterError',
      mayHaveTakenEffect: false,
    });
    await expect(alpha.pollPlannedRuns(['trial-2'])).resolves.toEqual([]);
  });
});

describe('credentials', () => {
  test('a token that the cluster forgets is renewed', async () => {
    const running = await simulator();
    const { username, password, domain } = running.clusters[0] as Simulator['clusters'][number];
    const alpha = connect(running, 'alpha', { credentials: { username, password, domain } });
    await alpha.identity();
    await control(running, 'clusters', { cluster: 'alpha', expireTokens: true });
    await expect(alpha.identity()).resolves.toMatchObject({ name: 'alpha' });
  });

  test('a wrong key is unauthorized', async () => {
    const alpha = connect(await simulator(), 'alpha', { credentials: { apiKey: 'wrong' } });
    await expect(alpha.identity()).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  });

  test('Helios passes on to the cluster that is named', async () => {
    const running = await simulator();
    const { helios } = running.snapshot() as { helios: { baseUrl: string; apiKey: string } };
    const beta = connect(running, 'beta');
    const throughHelios = connect(running, 'beta', {
      endpoint: helios.baseUrl,
      credentials: { apiKey: helios.apiKey },
      accessClusterId: beta.configuredId,
    });
    await expect(throughHelios.identity()).resolves.toEqual(await beta.identity());
  });
});

test('an answer dropped after the effect leaves a run that a poll finds', async () => {
  const running = await simulator();
  const [alpha, beta] = [connect(running, 'alpha'), connect(running, 'beta')];
  const { group, betaId } = await replicatedGroup(alpha, beta);
  const [run] = await alpha.runs(group.id, { limit: 1, includeObjects: true });
  await control(running, 'faults', { cluster: 'alpha', method: 'POST', kind: 'dropAfterEffect', times: 1 });
  const objects = run?.objects?.map(({ objectId }) => `{"objectId":${objectId}}`).join();
  const body = `{"replicationClusterId":${betaId},"objects":[${objects}],"protectionGroupId":"${group.id}"}`;
  await expect(alpha.startPlannedRun('trial-3', body)).rejects.toMatchObject({
    kind: 'UNREACHABLE',
    mayHaveTakenEffect: true,
  });
  await expect(alpha.pollPlannedRuns(['trial-3'])).resolves.toMatchObject([{ failoverId: 'trial-3' }]);
});

test('the clusters file that the simulator writes leads to its clusters', async () => {
  const running = await simulator();
  const folder = await mkdtemp(join(tmpdir(), 'clusters-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'clusters.yaml');
  writeClustersFile(file, running.clusters);
  const result = parseClustersFile(readFileSync(file, 'utf8'), {}, () => '');
  if (!('clusters' in result)) throw new Error(result.problems.join('\n'));
  for (const options of result.clusters) {
    const cluster = new CohesityCluster(options);
    onTestFinished(() => cluster.close());
    await expect(cluster.identity()).resolves.toMatchObject({ id: options.id, name: options.name });
  }
});
