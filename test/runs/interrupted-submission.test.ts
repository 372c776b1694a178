import { afterAll, beforeAll, expect, test } from 'vitest';
import { Clusters } from '../../src/core/clusters/clusters.ts';
import { LostCluster } from '../../src/core/planned-runs/lost-cluster.ts';
import type { PlannedRunSubmissions } from '../../src/core/planned-runs/planned-run-port.ts';
import type { PlannedRunChange } from '../../src/core/planned-runs/rules/planned-run.ts';
import { SubmitPlannedRun } from '../../src/core/planned-runs/submit-planned-run.ts';
import { JobQueue } from '../../src/jobs/job-queue.ts';
import { recordingLogger } from '../support/api.ts';
import { type Group, openRuns, type Runs } from './support/open-runs.ts';
import type { Watch } from './support/watch.ts';

const GRACE_MS = 700;

/** Each test leaves behind what a worker leaves that is killed at one moment, and lets another one go on with it. */
let runs: Runs;
let queue: JobQueue;
beforeAll(async () => {
  runs = await openRuns({ worker: true, submissionGraceMs: GRACE_MS });
  const { driver, url } = runs.api.database;
  queue = await JobQueue.open(
    driver.kind === 'embedded'
      ? { kind: 'embedded', client: driver.client }
      : { kind: 'postgresql', url: url ?? '' },
    false,
    recordingLogger(),
  );
});
afterAll(async () => {
  await queue.close();
  await runs.close();
});

/** Records a run without a job, as far as the killed worker had brought it. */
async function leftBehind(group: Group, failoverId: string, change: PlannedRunChange): Promise<Watch> {
  const { plannedRuns, configurations } = runs.api.repositories;
  await runs.configure(group);
  const { items } = await configurations.list({ protectionGroupId: group.id }, 'DESC', { first: 1 });
  const { run } = await plannedRuns.record(
    {
      failoverId,
      configurationDigest: items[0]?.digest ?? '',
      sourceClusterId: runs.alpha.id,
      replicationClusterId: runs.beta.id,
      protectionGroupId: group.id,
      reason: null,
      startedBy: 'operator',
      createdAt: runs.clock.now(),
    },
    [],
    async () => undefined,
  );
  await plannedRuns.change(run, change, []);
  const { plannedRuns: listed } = await runs.execute(
    'query ($filter: PlannedRunFilter) { plannedRuns(filter: $filter) { nodes { id } } }',
    { filter: { protectionGroupId: group.id } },
  );
  return runs.watch(listed.nodes[0]);
}

/** What the killed worker had sent. */
async function sent({ id, objectIds }: Group, failoverId: string): Promise<void> {
  const { baseUrl, apiKey } = runs.alpha;
  const objects = objectIds.map((objectId) => `{"objectId":${objectId}}`).join();
  const response = await fetch(`${baseUrl}/data-protect/failover/${failoverId}/planned-run`, {
    method: 'POST',
    headers: { apiKey, 'content-type': 'application/json' },
    body: `{"replicationClusterId":${runs.beta.id},"protectionGroupId":"${id}","objects":[${objects}]}`,
  });
  expect(response.status).toBe(201);
}

async function expectSuccess(watch: Watch, failoverId: string): Promise<void> {
  await runs.advance(3_600);
  expect((await watch.toTheEnd()).at(-1)?.status).toBe('SUCCEEDED');
  expect(await runs.accepted(failoverId)).toBe(1);
  expect(await runs.submissions(failoverId)).toHaveLength(1);
}

// The first one, before anybody follows the cluster for the sake of another run.
test('killed after the acceptance, before anybody was asked to follow: the run is followed', async () => {
  const group = runs.nextGroup();
  await sent(group, 'unfollowed');
  const watch = await leftBehind(group, 'unfollowed', { status: 'WAITING', submittedAt: runs.clock.now() });
  await queue.enqueueSubmission('unfollowed');
  await expectSuccess(watch, 'unfollowed');
});

test('killed before the answer came: the poll finds the run', async () => {
  const group = runs.nextGroup();
  await sent(group, 'no-answer');
  const watch = await leftBehind(group, 'no-answer', { submissionAttemptedAt: runs.clock.now() });
  await queue.enqueueSubmission('no-answer');
  await watch.untilStatus('WAITING');
  await expectSuccess(watch, 'no-answer');
});

test('killed before it had written down that it would send, although it had sent: the poll finds the run', async () => {
  const group = runs.nextGroup();
  await sent(group, 'unwritten');
  const watch = await leftBehind(group, 'unwritten', {});
  await queue.enqueueSubmission('unwritten');
  await watch.untilStatus('WAITING');
  await expectSuccess(watch, 'unwritten');
});

test('killed with the licence to send: the request is sent after the grace period', async () => {
  const submissionAttemptedAt = runs.clock.now();
  const watch = await leftBehind(runs.nextGroup(), 'unsent', { submissionAttemptedAt });
  await queue.enqueueSubmission('unsent');
  const { events } = await watch.untilStatus('WAITING');
  const sending = events.find(({ kind }) => kind === 'SUBMITTING');
  expect(Date.parse(sending?.at ?? '')).toBeGreaterThanOrEqual(submissionAttemptedAt.getTime() + GRACE_MS);
  await expectSuccess(watch, 'unsent');
});

/** A submission of its own, on this store. */
function submissionWith(change: PlannedRunSubmissions['change']): SubmitPlannedRun {
  const { plannedRuns, configurations } = runs.api.repositories;
  return new SubmitPlannedRun(
    { find: (failoverIds) => plannedRuns.find(failoverIds), change },
    configurations,
    new Clusters(runs.api.clusters),
    new LostCluster(plannedRuns, 1_000, runs.clock.now, runs.api.logger),
    { pollIntervalMs: 50, submissionGraceMs: GRACE_MS },
    runs.clock,
  );
}

test('held up until its licence to send has lapsed: it asks for another one', async () => {
  const watch = await leftBehind(runs.nextGroup(), 'late', {});
  let writes = 0;
  /** The first write takes so long that another worker might be about to send. */
  const change: PlannedRunSubmissions['change'] = async (...parameters) => {
    const changed = await runs.api.repositories.plannedRuns.change(...parameters);
    writes += 1;
    if (writes === 1) runs.clock.advance(GRACE_MS - 100);
    return changed;
  };
  const submission = submissionWith(change).submit('late', new AbortController().signal);
  const accepted = await runs.clock.during(submission);
  expect(accepted?.status).toBe('WAITING');
  const { events } = await watch.untilStatus('WAITING');
  expect(events.filter(({ kind }) => kind === 'SUBMITTING')).toHaveLength(2);
  expect(await runs.submissions('late')).toHaveLength(1);
  await watch.close();
});

test('refused because the request of another worker arrived after all: the run is accepted', async () => {
  const group = runs.nextGroup();
  const watch = await leftBehind(group, 'overtaken', {});
  const { plannedRuns } = runs.api.repositories;
  const change: PlannedRunSubmissions['change'] = async (...parameters) => {
    if ((await runs.accepted('overtaken')) === 0) {
      await sent(group, 'overtaken');
      await runs.fault({ kind: 'status', status: 409, method: 'POST', path: 'overtaken', times: 1 });
    }
    return plannedRuns.change(...parameters);
  };
  const accepted = await submissionWith(change).submit('overtaken', new AbortController().signal);
  expect(accepted).toMatchObject({ status: 'WAITING', failure: null });
  expect(await runs.accepted('overtaken')).toBe(1);
  expect((await runs.submissions('overtaken')).map(({ status }) => status)).toEqual([201, 409]);
  await watch.close();
});
