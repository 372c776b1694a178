import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LONGEST_CANCELLATION_MS } from '../../src/core/planned-runs/rules/end-of-cancellation.ts';
import { openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun, Watch } from './support/watch.ts';

const ABANDON_MS = 30_000;

/** The service's clock can be put forward; simulated time stands still, so that a run stays as it is. */
let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true, alterable: true, cancelAbandonMs: ABANDON_MS });
});
afterEach(async () => {
  runs.alter(null);
  await runs.control('DELETE', 'faults');
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
});
afterAll(() => runs.close());

async function running(): Promise<{ run: SeenRun; watch: Watch }> {
  const watch = await runs.watch(await runs.started(runs.nextGroup()));
  await watch.untilStatus('WAITING');
  await runs.advance(20);
  return { run: await watch.untilStatus('RUNNING'), watch };
}

async function cancel({ failoverId }: SeenRun, watch: Watch): Promise<void> {
  await runs.cancel(failoverId);
  await watch.untilStatus('CANCELING');
}

/** A run that its cluster has accepted, and leaves out of its list from now on. */
async function unlisted(): Promise<{ run: SeenRun; watch: Watch }> {
  const run = await runs.started(runs.nextGroup());
  const watch = await runs.watch(run);
  await watch.untilStatus('WAITING');
  leaveOut();
  return { run, watch };
}

/** @param cancelStatus what requests to cancel are answered, whatever becomes of them */
function leaveOut(cancelStatus?: number): void {
  runs.alter(({ method, path, status }) => {
    if (path.endsWith('/cancel')) return { status: cancelStatus ?? status };
    return method === 'GET' && path.includes('/planned-runs?') ? { text: '{"failoverPlannedRuns":[]}' } : {};
  });
}

/** The path of the run's details at its cluster. */
const detailsOf = ({ runId }: SeenRun) => `/runs/${runId?.split(':')[0]}`;

test.each([
  ['taken', []],
  ['declined', [{ kind: 'status', status: 409, method: 'POST', path: '/cancel' }]],
])(
  'long after a cancellation that was %s, one request without an answer does not end the run',
  async (_, faults) => {
    const { run, watch } = await running();
    for (const fault of faults) await runs.fault(fault);
    await cancel(run, watch);
    await runs.furtherRequests(2, '/planned-runs');
    runs.clock.advance(2 * ABANDON_MS);
    await runs.fault({ kind: 'status', status: 401, method: 'GET', path: '/planned-runs', times: 1 });
    const lost = await watch.until(({ failure }) => failure !== null);
    expect(lost).toMatchObject({ status: 'CANCELING', failure: { code: 'CLUSTER_UNAUTHORIZED' } });
    await watch.until(({ failure }) => failure === null);
    await runs.control('DELETE', 'faults');
    await runs.furtherRequests(2, '/planned-runs');
    await runs.advance(60);
    expect((await watch.toTheEnd()).at(-1)).toMatchObject({
      ...{ status: 'CANCELED', failure: { code: 'BACKUP_CANCELED' } },
    });
  },
);

test('a run whose details do not come is not given up while the cluster works on its cancellation', async () => {
  const { run, watch } = await running();
  await cancel(run, watch);
  await runs.fault({ kind: 'status', status: 401, path: detailsOf(run) });
  await watch.until(({ failure }) => failure !== null);
  runs.clock.advance(2 * ABANDON_MS);
  await runs.furtherRequests(3, detailsOf(run));
  expect(await runs.run(run.id)).toMatchObject({ status: 'CANCELING' });
  await runs.control('DELETE', 'faults');
  await runs.advance(60);
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({
    ...{ status: 'CANCELED', failure: { code: 'BACKUP_CANCELED' } },
  });
});

test('a cancellation that the cluster has taken is not told again', async () => {
  const { run, watch } = await running();
  await cancel(run, watch);
  await runs.furtherRequests(3, '/planned-runs');
  expect(await runs.answersTo(`${run.failoverId}/cancel`)).toEqual([201]);
  await runs.advance(60);
  await watch.toTheEnd();
});

test('a cancellation that the cluster declines is told again until it takes it', async () => {
  const { run, watch } = await running();
  await runs.fault({ kind: 'status', status: 409, method: 'POST', path: '/cancel', times: 3 });
  await cancel(run, watch);
  await runs.furtherRequests(6, '/planned-runs');
  expect(await runs.answersTo(`${run.failoverId}/cancel`)).toEqual([409, 409, 409, 201]);
  await runs.advance(60);
  expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
});

test.each([
  ['Failover X has been canceled.', 'taken'],
  ['The failover was already cancelled.', 'taken'],
  ['Failover X cannot be canceled: it has been activated.', 'declined'],
])('where a cluster answers 409, "%s", the cancellation is %s', async (message, meaning) => {
  const { run, watch } = await running();
  runs.alter(({ path, status, text }) =>
    path.endsWith('/cancel') ? { status: 409, text: JSON.stringify({ message }) } : { status, text },
  );
  // The one that follows the cluster, which may otherwise ask for the same at this moment, and the sweeper.
  await runs.clock.untilAsleep(2);
  const { issues } = await runs.cancel(run.failoverId);
  expect(issues.map(({ code }) => code)).toEqual(meaning === 'taken' ? [] : ['CANCEL_REFUSED']);
  await watch.untilStatus('CANCELING');
  await runs.furtherRequests(4, '/planned-runs');
  const isRepeated = (await runs.answersTo(`${run.failoverId}/cancel`)).length > 1;
  expect(isRepeated).toBe(meaning === 'declined');
  runs.alter(null);
  await runs.advance(60);
  await watch.toTheEnd();
});

test('a run whose cluster is lost after it took the cancellation is given up in the end', async () => {
  const { run, watch } = await running();
  await cancel(run, watch);
  await runs.furtherRequests(2, '/planned-runs');
  await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
  await watch.until(({ failure }) => failure?.code === 'CLUSTER_UNAUTHORIZED');
  runs.clock.advance(LONGEST_CANCELLATION_MS);
  const end = (await watch.toTheEnd()).at(-1);
  expect(end).toMatchObject({ status: 'CANCELED', failure: { code: 'CANCEL_UNCONFIRMED' } });
  expect(end?.failure?.message).toContain('accepted the cancellation');
});

/** Makes the cluster tell nothing of the run's copy to the replication cluster. */
function hideCopy(run: SeenRun): void {
  runs.alter(({ path, text }) => {
    const isOfRun = path.includes(`/runs/${encodeURIComponent(run.runId ?? '')}`);
    return isOfRun && !path.includes('progress')
      ? { text: text.replace('"replicationInfo"', '"other"') }
      : {};
  });
}

/** Makes the cluster tell nothing of the run itself, while it still lists it. */
function hideDetails(run: SeenRun): void {
  runs.alter(({ path }) =>
    path.includes(`/runs/${encodeURIComponent(run.runId ?? '')}`) ? { status: 404, text: '{}' } : {},
  );
}

test.each([
  ['the copy', hideCopy],
  ['the run', hideDetails],
])(
  'a cluster that took the cancellation and tells no end of %s is not waited for without end',
  async (_, hide) => {
    const { run, watch } = await running();
    hide(run);
    await runs.advance(3_600);
    await watch.untilStatus('REPLICATING');
    await cancel(run, watch);
    await runs.furtherRequests(3, '/planned-runs');
    expect(await runs.run(run.id)).toMatchObject({ status: 'CANCELING', failure: null });
    runs.clock.advance(LONGEST_CANCELLATION_MS);
    const end = (await watch.toTheEnd()).at(-1);
    expect(end).toMatchObject({ status: 'CANCELED', failure: { code: 'CANCEL_UNCONFIRMED' } });
    expect(end?.events.at(-1)?.message).toContain('reported no end of the run within 10 minutes');
  },
);

test('a run that is to be canceled is not taken for canceled while the cluster has neither listed it nor been told', async () => {
  const { run, watch } = await unlisted();
  await runs.fault({ kind: 'status', status: 500, method: 'POST', path: '/cancel' });
  await cancel(run, watch);
  await watch.until(({ failure }) => failure?.code === 'PLANNED_RUN_UNKNOWN');
  await runs.furtherRequests(3, '/planned-runs');
  expect(await runs.run(run.id)).toMatchObject({ status: 'CANCELING' });
  runs.alter(null);
  await watch.until(({ failure }) => failure === null);
  await runs.control('DELETE', 'faults');
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({
    ...{ status: 'CANCELED', failure: { code: 'BACKUP_CANCELED' } },
  });
});

test('such a run ends in the end, although the cluster says nothing of it', async () => {
  const { run, watch } = await unlisted();
  await runs.fault({ kind: 'status', status: 500, method: 'POST', path: '/cancel' });
  await cancel(run, watch);
  await runs.furtherRequests(3, '/planned-runs');
  runs.clock.advance(LONGEST_CANCELLATION_MS);
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({
    ...{ status: 'CANCELED', failure: { code: 'CLUSTER_NOT_TOLD' } },
  });
});

test.each([
  [201, 'has taken the cancellation'],
  [404, 'does not know the failover to cancel'],
])('a run that the cluster does not list is canceled when it answers %i: it %s', async (status) => {
  const { run, watch } = await unlisted();
  leaveOut(status);
  await cancel(run, watch);
  expect((await watch.toTheEnd()).at(-1)).toMatchObject({
    ...{ status: 'CANCELED', failure: { code: 'PLANNED_RUN_UNKNOWN' } },
  });
});
