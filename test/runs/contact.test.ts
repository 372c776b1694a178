import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun, Watch } from './support/watch.ts';

let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true, alterable: true });
});
afterEach(async () => {
  runs.alter(null);
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
});
afterAll(() => runs.close());

async function waiting(): Promise<{ run: SeenRun; watch: Watch }> {
  const run = await runs.started(runs.nextGroup());
  const watch = await runs.watch(run);
  return { run: await watch.untilStatus('WAITING'), watch };
}

async function contactOf({ id }: SeenRun) {
  const { plannedRun } = await runs.execute(
    `query ($id: ID!) {
      plannedRun(id: $id) { failure { code message } contact { state since reason { code message } } }
    }`,
    { id },
  );
  return plannedRun;
}

test('a run says that its cluster cannot be asked, since when and why, and when it can again', async () => {
  const { run, watch } = await waiting();
  expect(await contactOf(run)).toEqual({
    failure: null,
    contact: { state: 'IN_CONTACT', since: null, reason: null },
  });
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  const lost = await watch.until(({ failure }) => failure !== null);
  const since = lost.events.find(({ kind }) => kind === 'CLUSTER_LOST')?.at;
  expect(await contactOf(run)).toEqual({
    // Clients of 0.1 look here.
    failure: lost.failure,
    contact: { state: 'LOST', since, reason: lost.failure },
  });
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
  const found = await watch.until(({ failure }) => failure === null);
  const foundAt = found.events.find(({ kind }) => kind === 'CLUSTER_FOUND')?.at;
  expect(await contactOf(run)).toEqual({
    failure: null,
    contact: { state: 'IN_CONTACT', since: foundAt, reason: null },
  });
  await watch.close();
});

test.each([
  ['that its cluster no longer lists', '{"failoverPlannedRuns":[]}', 'PLANNED_RUN_UNKNOWN'],
  ['of which its cluster reports nonsense', '{"failoverPlannedRuns":7}', 'CLUSTER_UNEXPECTED_ANSWER'],
])('a run %s is not understood', async (_, text, code) => {
  const { run, watch } = await waiting();
  runs.alter(({ path }) => (path.includes('/planned-runs?') ? { text } : {}));
  await watch.until(({ failure }) => failure !== null);
  expect(await contactOf(run)).toMatchObject({ contact: { state: 'NOT_UNDERSTOOD', reason: { code } } });
  await watch.close();
});
