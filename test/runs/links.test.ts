import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRuns, type Runs } from './support/open-runs.ts';

let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true });
});
afterAll(() => runs.close());

const LINKS = `query ($id: ID!) { plannedRun(id: $id) {
  protectionGroup { protectionGroupId isPaused pausedByFailoverIds }
  configuration {
    protectionGroup { protectionGroupId }
    preview { ready issues { code } configuration { createdBy } }
    objects { objectId name }
    objectPage(first: 1) { nodes { name } }
  } } }`;
const linksOf = async ({ id }: { readonly id: string }) => (await runs.execute(LINKS, { id })).plannedRun;

test('a run leads to its group, which says what keeps it paused', async () => {
  const group = runs.nextGroup();
  const run = await runs.started(group, { pauseNextRuns: true }, { failoverId: 'pausing' });
  const watch = await runs.watch(run);
  await watch.untilStatus('WAITING');
  await runs.advance(3_600);
  expect((await watch.toTheEnd()).at(-1)?.status).toBe('SUCCEEDED');
  const { protectionGroup, configuration } = await linksOf(run);
  expect(protectionGroup).toEqual({
    protectionGroupId: group.id,
    isPaused: true,
    pausedByFailoverIds: ['pausing'],
  });
  expect(configuration).toMatchObject({
    protectionGroup: { protectionGroupId: group.id },
    preview: { ready: true, configuration: { createdBy: expect.any(String) } },
    objectPage: { nodes: [{ name: expect.stringMatching(/./) }] },
  });
  for (const { name } of configuration.objects) expect(name).toEqual(expect.stringMatching(/./));
});

test('a group that is not paused is kept so by none; what paused another is not known', async () => {
  const query =
    '{ clusters { protectionGroups(first: 100) { nodes { isPaused pausedByFailoverIds name } } } }';
  const { clusters } = await runs.execute(query);
  const nodes: { isPaused: boolean; pausedByFailoverIds: string[] | null; name: string }[] =
    clusters[0].protectionGroups.nodes;
  const others = nodes.filter(({ name }) => name !== 'extra-0001');
  expect(new Set(others.map(({ isPaused }) => isPaused))).toEqual(new Set([true, false]));
  for (const { isPaused, pausedByFailoverIds } of others)
    expect(pausedByFailoverIds).toEqual(isPaused ? null : []);
});

test('what only the cluster knows is null while it cannot be read', async () => {
  const run = await runs.started(runs.nextGroup());
  await runs.fault({ kind: 'status', status: 503 });
  const { protectionGroup, configuration } = await linksOf(run);
  expect(protectionGroup).toBeNull();
  expect(configuration.protectionGroup).toBeNull();
  expect(configuration.preview).toMatchObject({ ready: false, issues: [{ code: 'CLUSTER_UNREACHABLE' }] });
  for (const { name } of configuration.objects) expect(name).toBeNull();
  await runs.control('DELETE', 'faults');
});
