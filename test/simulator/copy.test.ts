import { copyOf, startSimulator } from 'planned-failover-simulator';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
  await harness.plannedRun('f-1', {
    replicationClusterId: BETA,
    objects: [{ objectId: 101n }],
    protectionGroupId: await harness.groupId('ERP'),
  });
  await harness.advance(30);
});
afterEach(() => harness.close());

const stateOf = async (of: Harness) => {
  const { clusters, helios: _, ...rest } = await of.control('GET', 'state');
  return { ...rest, clusters: clusters.map(({ baseUrl: __, ...cluster }: { baseUrl: string }) => cluster) };
};

it('a copy is the same, goes on alike, and is a world of its own', async () => {
  const copy = new Harness(await copyOf(harness.simulator));
  try {
    expect(await stateOf(copy)).toEqual(await stateOf(harness));
    await copy.advance(1200);
    expect((await copy.poll('f-1')).backupTaskStatus).toBe('Succeeded');
    expect((await harness.poll('f-1')).backupTaskStatus).toBe('Running');
    await harness.advance(1200);
    expect(await stateOf(copy)).toEqual(await stateOf(harness));
    expect((await copy.alpha('POST', '/data-protect/failover/f-1/cancel')).status).toBe(201);
    expect((await harness.failover('f-1')).isCanceled).toBe(false);
  } finally {
    await copy.close();
  }
});

it('a copy of one whose time passes stands still, and its work goes on when time is moved', async () => {
  const running = new Harness(await startSimulator({ speed: 30 }));
  const { id } = await running.group('Web');
  const { runId } = await running.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: id });
  const copy = new Harness(await copyOf(running.simulator));
  try {
    const { virtualTimeUsecs, speed } = await stateOf(copy);
    expect([speed, (await stateOf(copy)).virtualTimeUsecs]).toEqual([0n, virtualTimeUsecs]);
    await copy.advance(3600);
    expect((await copy.run(runId)).backup.status).toBe('Succeeded');
    await expect(running.run(runId)).resolves.toMatchObject({ replications: [{ status: 'Accepted' }] });
  } finally {
    await Promise.all([running.close(), copy.close()]);
  }
});

it('a text that is no copy is refused', async () => {
  await expect(startSimulator({ copy: '{"version":0}' })).rejects.toThrow(/another version/);
});
