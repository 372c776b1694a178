import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun, Watch } from './support/watch.ts';

const ABANDON_MS = 500;

let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true, cancelAbandonMs: ABANDON_MS });
});
afterEach(async () => {
  await runs.control('DELETE', 'faults');
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false, down: false });
});
afterAll(() => runs.close());

const failureCode = ({ failure }: SeenRun) => failure?.code;
const countOf = ({ events }: SeenRun, kind: string) => events.filter((event) => event.kind === kind).length;

async function running(): Promise<{ run: SeenRun; watch: Watch }> {
  const watch = await runs.watch(await runs.started(runs.nextGroup()));
  await watch.untilStatus('WAITING');
  await runs.advance(20);
  return { run: await watch.untilStatus('RUNNING'), watch };
}

/** Resolves when the cluster has been asked that many times more for its planned runs. */
const polls = (further: number) => runs.furtherRequests(further, '/planned-runs');

test('while its key is refused, a run keeps its state and says since when it is not known', async () => {
  const { watch } = await running();
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  const lost = await watch.until((run) => failureCode(run) === 'CLUSTER_UNAUTHORIZED');
  expect(lost).toMatchObject({ status: 'RUNNING', endedAt: null });
  await polls(3);
  const still = await runs.run(lost.id);
  expect(still).toEqual(lost);
  expect(countOf(still, 'CLUSTER_LOST')).toBe(1);

  await runs.advance(3_600);
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
  const found = await watch.until((run) => failureCode(run) === undefined);
  expect(countOf(found, 'CLUSTER_FOUND')).toBe(1);
  expect(Date.parse(found.lastSyncedAt ?? '')).toBeGreaterThan(Date.parse(lost.lastSyncedAt ?? ''));
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({ status: 'SUCCEEDED', failure: null });
});

test('while its cluster is down, a run keeps its state, and it catches up afterwards', async () => {
  const { run, watch } = await running();
  await runs.control('POST', 'clusters', { cluster: 'alpha', down: true });
  const lost = await watch.until(({ failure }) => failure !== null);
  expect(lost).toMatchObject({ status: 'RUNNING', failure: { code: 'CLUSTER_UNREACHABLE' } });
  expect(lost.runId).toBe(run.runId);
  await runs.advance(3_600);
  await runs.control('POST', 'clusters', { cluster: 'alpha', down: false });
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({ status: 'SUCCEEDED', failure: null });
  expect(await runs.accepted(run.failoverId)).toBe(1);
});

test('a run that is not accepted yet says that its cluster cannot be asked, and can be canceled', async () => {
  await runs.fault({ kind: 'status', status: 401, path: 'planned-run' });
  const run = await runs.started(runs.nextGroup());
  const watch = await runs.watch(run);
  const lost = await watch.until(({ failure }) => failure !== null);
  expect(lost).toMatchObject({ status: 'PENDING', failure: { code: 'CLUSTER_UNAUTHORIZED' } });
  expect(countOf(lost, 'CLUSTER_LOST')).toBe(1);
  const { plannedRun, issues } = await runs.cancel(run.failoverId);
  expect(issues).toEqual([]);
  expect(plannedRun).toMatchObject({ status: 'CANCELED', failure: null });
});

test('a run that was sent and cannot be asked for is given up when it is to be canceled', async () => {
  await runs.fault({ kind: 'drop', method: 'POST', path: 'planned-run' });
  const run = await runs.started(runs.nextGroup());
  const watch = await runs.watch(run);
  await watch.until((next) => countOf(next, 'SUBMITTING') === 1);
  await runs.fault({ kind: 'status', status: 401, method: 'GET', path: 'planned-runs' });
  const { plannedRun } = await runs.cancel(run.failoverId);
  expect(plannedRun?.status).toBe('CANCELING');
  runs.clock.advance(ABANDON_MS);
  const end = (await watch.toTheEnd()).at(-1);
  expect(end).toMatchObject({ status: 'CANCELED', failure: { code: 'CLUSTER_NOT_TOLD' } });
});

test('a run whose details do not come says so and holds up no other', async () => {
  const { run: silent, watch } = await running();
  await runs.fault({ kind: 'status', status: 401, path: `/runs/${silent.runId?.split(':')[0]}` });
  await watch.until((run) => failureCode(run) === 'CLUSTER_UNAUTHORIZED');
  const { watch: other } = await running();
  await polls(3);
  await runs.advance(3_600);
  const undisturbed = (await other.toTheEnd()).at(-1);
  expect(undisturbed).toMatchObject({ status: 'SUCCEEDED' });
  expect(undisturbed && countOf(undisturbed, 'CLUSTER_LOST')).toBe(0);
  expect(await runs.run(silent.id)).toMatchObject({ status: 'RUNNING' });
  await runs.control('DELETE', 'faults');
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({ status: 'SUCCEEDED', failure: null });
});
