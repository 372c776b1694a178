import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Clusters } from '../../src/core/clusters/clusters.ts';
import { CancelPlannedRun } from '../../src/core/planned-runs/cancel-planned-run.ts';
import { systemClock } from '../../src/process/system-clock.ts';
import { until } from '../support/until.ts';
import { type Group, openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun, Watch } from './support/watch.ts';

let runs: Runs;
const hasEvent = (kind: string) => (run: SeenRun) => run.events.some((event) => event.kind === kind);

async function begun(group: Group = runs.nextGroup()): Promise<{ run: SeenRun; watch: Watch }> {
  const run = await runs.started(group);
  return { run, watch: await runs.watch(run) };
}

/** What the cluster says of the failover; `undefined` when it never heard of it. */
async function failoverOf({ failoverId }: SeenRun): Promise<{ isCanceled: boolean } | undefined> {
  const { failovers } = await runs.control('GET', 'state');
  return failovers.find((each: { failoverId: string }) => each.failoverId === failoverId);
}

/** Answers to the requests to cancel it, in order. */
async function cancellations({ failoverId }: SeenRun): Promise<readonly (number | null)[]> {
  const all = await runs.requests();
  return all.filter(({ path }) => path.endsWith(`/${failoverId}/cancel`)).map(({ status }) => status);
}

/** A run whose backup the cluster cancels, asked by somebody else. */
async function canceledByOthers(): Promise<{ run: SeenRun; watch: Watch }> {
  const { watch } = await begun();
  await watch.untilStatus('WAITING');
  await runs.advance(20);
  const run = await watch.untilStatus('RUNNING');
  const operation = { cluster: 'alpha', runId: run.runId, kind: 'backup', status: 'Canceling' };
  await runs.control('POST', 'operations', operation);
  await watch.untilStatus('CANCELING');
  return { run, watch };
}

describe.each(['newer', 'older'] as const)('on a cluster of the %s dialect', (dialect) => {
  beforeAll(async () => {
    runs = await openRuns({
      dialect,
      worker: true,
      alterable: true,
      submissionGraceMs: 500,
      cancelAbandonMs: 500,
    });
  });
  afterEach(async () => {
    runs.alter(null);
    await runs.control('DELETE', 'faults');
  });
  afterAll(() => runs.close());

  test('a run that was never sent ends at once, and its group is free', async () => {
    await runs.fault({ kind: 'status', status: 429, method: 'POST', path: 'planned' });
    const group = runs.nextGroup();
    const { run, watch } = await begun(group);
    await watch.until(hasEvent('CLUSTER_LOST'));
    const { plannedRun, issues } = await runs.cancel(run.failoverId, 'Changed our minds');
    expect(issues).toEqual([]);
    expect(plannedRun).toMatchObject({ status: 'CANCELED', failure: null });
    expect(plannedRun?.events.at(-1)).toMatchObject({
      ...{ kind: 'CANCEL_REQUESTED', from: 'PENDING', to: 'CANCELED', message: 'Changed our minds' },
    });
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
    await runs.control('DELETE', 'faults');
    expect(await failoverOf(run)).toBeUndefined();
    const { watch: next } = await begun(group);
    await next.untilStatus('WAITING');
  });

  test('a run that was sent and never arrived is canceled when that is certain', async () => {
    await runs.fault({ kind: 'drop', method: 'POST', path: 'planned' });
    const { run, watch } = await begun();
    await watch.until(hasEvent('SUBMITTING'));
    const { plannedRun } = await runs.cancel(run.failoverId);
    expect(plannedRun?.status).toBe('CANCELING');
    const end = (await watch.toTheEnd()).at(-1);
    expect(end?.events.at(-1)).toMatchObject({
      ...{ from: 'CANCELING', to: 'CANCELED', message: 'Canceled; the cluster never knew the run.' },
    });
    expect(await runs.submissions(run.failoverId)).toHaveLength(1);
  });

  test('a run that is accepted while somebody cancels it is canceled on the cluster', async () => {
    const answer = runs.holdAnswers('POST', 'lanned');
    const { run, watch } = await begun();
    await answer.arrived;
    const { plannedRun } = await runs.cancel(run.failoverId);
    expect(plannedRun).toMatchObject({ status: 'CANCELING', submittedAt: null });
    answer.release();
    await watch.toTheEnd();
    const end = await runs.run(run.id);
    expect(end.status).toBe('CANCELED');
    expect(end.submittedAt).not.toBeNull();
    expect(await failoverOf(run)).toMatchObject({ isCanceled: true, acceptedPlannedRuns: 1 });
  });

  test.each(['WAITING', 'RUNNING', 'REPLICATING'])(
    'a run that is %s is canceled by its cluster',
    async (status) => {
      const { run, watch } = await begun();
      await watch.untilStatus('WAITING');
      if (status !== 'WAITING') await runs.advance(20);
      if (status !== 'WAITING') await watch.untilStatus('RUNNING');
      for (let last = watch.seen.at(-1); last?.status !== status; last = watch.seen.at(-1)) {
        await runs.advance(60);
        await watch.until((next) => next !== last);
      }
      const { plannedRun, issues } = await runs.cancel(run.failoverId);
      expect(issues).toEqual([]);
      expect(plannedRun?.status).toBe('CANCELING');
      expect(await failoverOf(run)).toMatchObject({ isCanceled: true });
      await watch.untilStatus('CANCELING');
      // Meanwhile a repetition changes nothing.
      const again = await runs.cancel(run.failoverId);
      expect(again).toMatchObject({ plannedRun: { id: run.id }, issues: [] });
      await runs.advance(60);
      expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
      expect(await runs.cancel(run.failoverId)).toMatchObject({
        plannedRun: { status: 'CANCELED' },
        issues: [],
      });
    },
  );

  test('a run that the cluster cancels by itself is left to it, until somebody here asks for the same', async () => {
    const { run, watch } = await canceledByOthers();
    const { lastSyncedAt } = await runs.run(run.id);
    await runs.furtherRequests(3, /planned-?runs\?/i);
    expect((await runs.run(run.id)).lastSyncedAt).not.toBe(lastSyncedAt);
    expect(await cancellations(run)).toEqual([]);
    const { plannedRun, issues } = await runs.cancel(run.failoverId, 'Enough');
    expect(issues).toEqual([]);
    expect(plannedRun?.events.at(-1)).toMatchObject({
      ...{
        kind: 'CANCEL_REQUESTED',
        actor: 'anonymous',
        from: 'CANCELING',
        to: 'CANCELING',
        message: 'Enough',
      },
    });
    expect(await failoverOf(run)).toMatchObject({ isCanceled: true });
    await runs.advance(60);
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
  });

  test('a run that the cluster cancels by itself can be given up when the cluster is gone', async () => {
    const { run, watch } = await canceledByOthers();
    await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
    await watch.until(({ failure }) => failure !== null);
    await runs.cancel(run.failoverId);
    expect((await watch.toTheEnd()).at(-1)).toMatchObject({
      ...{ status: 'CANCELED', failure: { code: 'CLUSTER_NOT_TOLD' } },
    });
    await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
  });

  test('a run that has ended lets its failover go, once', async () => {
    const { run, watch } = await begun();
    await watch.untilStatus('WAITING');
    await runs.advance(3_600);
    await watch.toTheEnd();
    for (const _twice of [1, 2])
      expect(await runs.cancel(run.failoverId)).toMatchObject({
        plannedRun: { status: 'SUCCEEDED' },
        issues: [],
      });
    const answers = () => runs.answersTo(`/failover/${run.failoverId}/cancel`);
    await runs.clock.during(until(async () => (await answers()).some((status) => status !== null)));
    expect(await answers()).toEqual([201]);
  });

  test('an unknown run and an endless reason are told', async () => {
    expect(await runs.cancel('never-heard-of')).toMatchObject({
      plannedRun: null,
      issues: [{ code: 'PLANNED_RUN_NOT_FOUND', path: ['failoverId'] }],
    });
    expect(await runs.cancel('never-heard-of', 'x'.repeat(1_001))).toMatchObject({
      plannedRun: null,
      issues: [{ code: 'REASON_TOO_LONG', path: ['reason'] }],
    });
  });

  test('a cluster that declines is told again by the worker', async () => {
    const { run, watch } = await begun();
    await watch.untilStatus('WAITING');
    await runs.fault({ kind: 'status', status: 409, method: 'POST', path: '/cancel', times: 1 });
    expect(await runs.cancel(run.failoverId)).toMatchObject({
      plannedRun: { status: 'CANCELING' },
      issues: [{ severity: 'WARNING', code: 'CANCEL_REFUSED' }],
    });
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
    expect(await failoverOf(run)).toMatchObject({ isCanceled: true });
  });

  test('whoever cancels does not wait for a cluster that hangs, and the worker goes on telling it', async () => {
    const { run, watch } = await begun();
    await watch.untilStatus('WAITING');
    await runs.fault({ kind: 'slow', ms: 2_000, method: 'POST', path: '/cancel', times: 1 });
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => void waits.push(milliseconds);
    const { repositories, clusters } = runs.api;
    const clock = { ...systemClock, sleep };
    const impatient = new CancelPlannedRun(repositories.plannedRuns, new Clusters(clusters), clock);
    const { plannedRun, issues } = await impatient.cancel(run.failoverId, null, { name: 'operator' });
    expect(waits).toEqual([3_000]);
    expect(plannedRun).toMatchObject({ status: 'CANCELING', cancelAcknowledgedAt: null });
    expect(issues).toMatchObject([{ severity: 'WARNING', code: 'CLUSTER_UNREACHABLE' }]);
    expect(issues[0]?.message).toMatch(/is recorded.*not answered within 3 seconds/);
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('CANCELED');
    expect(await failoverOf(run)).toMatchObject({ isCanceled: true });
  });

  test('a run whose cancellation the cluster never takes ends as the cluster says', async () => {
    const { run, watch } = await begun();
    await watch.untilStatus('WAITING');
    await runs.fault({ kind: 'status', status: 500, method: 'POST', path: '/cancel' });
    expect((await runs.cancel(run.failoverId)).issues).toMatchObject([{ severity: 'WARNING' }]);
    await runs.advance(3_600);
    expect((await watch.toTheEnd()).at(-1)?.status).toBe('SUCCEEDED');
  });

  test('the wish to cancel is given up where the cluster cannot be told', async () => {
    const group = runs.nextGroup();
    const { run, watch } = await begun(group);
    await watch.untilStatus('WAITING');
    await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: true });
    expect(await runs.cancel(run.failoverId)).toMatchObject({
      plannedRun: { status: 'CANCELING' },
      issues: [{ severity: 'WARNING', code: 'CLUSTER_UNREACHABLE' }],
    });
    const end = (await watch.toTheEnd()).at(-1);
    expect(end).toMatchObject({ status: 'CANCELED', failure: { code: 'CLUSTER_NOT_TOLD' } });
    expect(end?.failure?.message).toContain('may still carry the run out');
    await runs.control('POST', 'clusters', { cluster: 'alpha', revokeApiKey: false });
    expect(await failoverOf(run)).toMatchObject({ isCanceled: false });
  });
});
