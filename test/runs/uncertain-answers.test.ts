import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun } from './support/watch.ts';

const GRACE_MS = 700;

/** Faults name the run that they are for, so that tests can go on beside each other. */
let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true, alterable: true, submissionGraceMs: GRACE_MS });
});
afterAll(() => runs.close());

/** Starts a run whose first submission meets the fault, and waits until the cluster has accepted it. */
async function acceptedThrough(failoverId: string, fault: object): Promise<SeenRun> {
  await runs.fault({ method: 'POST', path: `${failoverId}/planned-run`, times: 1, ...fault });
  const watch = await runs.watch(await runs.started(runs.nextGroup(), {}, { failoverId }));
  const run = await watch.untilStatus('WAITING');
  await watch.close();
  expect(await runs.accepted(failoverId)).toBe(1);
  return run;
}

function countOf(run: SeenRun, kind: string): number {
  return run.events.filter((event) => event.kind === kind).length;
}

test.concurrent.each([
  ['the answer is lost', { kind: 'dropAfterEffect' }],
  ['the answer is malformed', { kind: 'malformed' }],
])(
  'where the cluster accepted and %s, the poll finds the run and nothing is repeated',
  async (name, fault) => {
    const failoverId = name.replaceAll(' ', '-');
    const run = await acceptedThrough(failoverId, fault);
    expect(await runs.submissions(failoverId)).toHaveLength(1);
    expect(countOf(run, 'SUBMITTING')).toBe(1);
    expect(countOf(run, 'SUBMISSION_UNCERTAIN')).toBe(1);
  },
);

test.concurrent.each([
  ['dropped', { kind: 'drop' }],
  ['answered 500', { kind: 'status', status: 500 }],
  ['answered 503', { kind: 'status', status: 503 }],
  ['answered 408', { kind: 'status', status: 408 }],
])('a request that was %s is repeated after the grace period, and polls lie between', async (name, fault) => {
  const failoverId = name.replaceAll(' ', '-');
  const run = await acceptedThrough(failoverId, fault);
  expect(await runs.submissions(failoverId)).toHaveLength(2);
  const ofRun = (await runs.requests()).filter(({ path }) => path.includes(failoverId));
  const between = ofRun.slice(
    ofRun.findIndex(({ method }) => method === 'POST') + 1,
    ofRun.findLastIndex(({ method }) => method === 'POST'),
  );
  expect(between.length).toBeGreaterThan(1);
  expect(new Set(between.map(({ method }) => method))).toEqual(new Set(['GET']));
  const [uncertain] = run.events.filter(({ kind }) => kind === 'SUBMISSION_UNCERTAIN');
  const [, repeated] = run.events.filter(({ kind }) => kind === 'SUBMITTING');
  const pause = Date.parse(repeated?.at ?? '') - Date.parse(uncertain?.at ?? '');
  expect(pause).toBeGreaterThanOrEqual(GRACE_MS);
});

test.concurrent.each([429, 425])(
  'a request that was answered %i did nothing, so it is repeated without a grace period',
  async (status) => {
    const failoverId = `later-${status}`;
    const run = await acceptedThrough(failoverId, { kind: 'status', status, retryAfterSeconds: 1 });
    expect(await runs.submissions(failoverId)).toHaveLength(2);
    expect(countOf(run, 'SUBMISSION_UNCERTAIN')).toBe(0);
    expect(run.events.map(({ kind }) => kind)).toEqual([
      ...['CREATED', 'SUBMITTING', 'CLUSTER_LOST', 'CLUSTER_FOUND', 'SUBMITTING', 'STATUS_CHANGED'],
    ]);
    expect(run.failure).toBeNull();
  },
);

test.concurrent.each([400, 404, 409, 422])(
  'a run that is answered %i has failed, and says why',
  async (status) => {
    const failoverId = `refused-${status}`;
    await runs.fault({ kind: 'status', status, method: 'POST', path: `${failoverId}/planned` });
    const group = runs.nextGroup();
    const watch = await runs.watch(await runs.started(group, {}, { failoverId }));
    const end = (await watch.toTheEnd()).at(-1);
    expect(end).toMatchObject({ status: 'FAILED', submittedAt: null, failure: { code: 'KInjectedFault' } });
    expect(end?.failure?.message).toContain(`Answered with ${status}`);
    expect(end?.endedAt).not.toBeNull();
    expect(await runs.accepted(failoverId)).toBe(0);
    // The group is free for another attempt.
    await runs.started(group, {}, { failoverId: `${failoverId}-again` });
  },
);

test('a slow answer is waited for, beyond the grace period too', async () => {
  const { watch, answer } = await acceptedUnanswered('slow');
  runs.clock.advance(2 * GRACE_MS);
  answer.release();
  const run = await watch.untilStatus('WAITING');
  await watch.close();
  expect(await runs.submissions('slow')).toHaveLength(1);
  expect(countOf(run, 'SUBMISSION_UNCERTAIN')).toBe(0);
});

/** A run that the cluster has accepted, while the answer that says so is on its way. */
async function acceptedUnanswered(failoverId: string) {
  const answer = runs.holdAnswers('POST', `${failoverId}/planned-run`);
  const watch = await runs.watch(await runs.started(runs.nextGroup(), {}, { failoverId }));
  await answer.arrived;
  return { watch, answer };
}

test('what was accepted is not asked for again, although the list does not show it', async () => {
  const failoverId = 'unlisted';
  const { watch, answer } = await acceptedUnanswered(failoverId);
  // The polls after the acceptance find nothing out: the key is refused there.
  await runs.fault({ kind: 'status', status: 401, method: 'GET', path: failoverId });
  answer.release();
  expect(await watch.untilStatus('WAITING')).toMatchObject({ failure: null });
  await watch.close();
  expect(await runs.submissions(failoverId)).toHaveLength(1);
});

test('what was accepted while somebody canceled it is known to be accepted, although the list does not show it', async () => {
  const failoverId = 'canceled-meanwhile';
  const { watch, answer } = await acceptedUnanswered(failoverId);
  await runs.fault({ kind: 'status', status: 401, method: 'GET', path: failoverId });
  await runs.cancel(failoverId);
  answer.release();
  const accepted = await watch.until(({ submittedAt }) => submittedAt !== null);
  expect(accepted.status).toBe('CANCELING');
  await watch.close();
});
