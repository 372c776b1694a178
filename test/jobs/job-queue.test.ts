import { EventEmitter, once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JobQueue } from '../../src/jobs/job-queue.ts';
import { FOLLOW, SUBMIT } from '../../src/jobs/jobs.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { jobsOf } from '../../src/process/composition/failover-jobs.ts';
import { createRepositories } from '../../src/process/composition/repositories.ts';
import { createRetention, createWorkerUseCases } from '../../src/process/composition/use-cases.ts';
import { systemClock } from '../../src/process/system-clock.ts';
import { recordingLogger } from '../support/api.ts';
import { openTestDatabase, TEST_DATABASE_URL, type TestDatabase } from '../support/database.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../support/planned-runs.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let queues: JobQueue[];
/** What handlers were called with; each call is an event of the name of its payload. */
let calls: EventEmitter;
let release: () => void;
let released: Promise<void>;
beforeEach(async () => {
  database = await openTestDatabase();
  queues = [];
  calls = new EventEmitter();
  ({ promise: released, resolve: release } = Promise.withResolvers<void>());
});
afterEach(async () => {
  release();
  for (const queue of queues) await queue.close();
  await database.drop();
});

async function openQueue(): Promise<JobQueue> {
  const { driver, url } = database;
  const queue = await JobQueue.open(
    driver.kind === 'embedded'
      ? { kind: 'embedded', client: driver.client }
      : { kind: 'postgresql', url: url ?? '' },
    true,
    recordingLogger(),
  );
  queues.push(queue);
  return queue;
}

test('a job is enqueued with the transaction, or not at all', async () => {
  const queue = await openQueue();
  const undone = database.transaction(async (transaction) => {
    await queue.enqueueSubmission('undone', transaction);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await database.transaction((transaction) => queue.enqueueSubmission('done', transaction));
  const first = once(calls, 'submit');
  await queue.work(SUBMIT, 2, async ({ failoverId }) => void calls.emit('submit', failoverId));
  expect(await first).toEqual(['done']);
});

test('a queue of a version that did not announce its jobs announces them from now on', async () => {
  await openQueue();
  const announces = async () => {
    const { rows } = await database.database.execute(sql`select distinct notify from pgboss.queue`);
    return rows.map(({ notify }) => notify);
  };
  await database.database.execute(sql`update pgboss.queue set notify = false where name = ${SUBMIT.name}`);
  expect(await announces()).toHaveLength(2);
  await openQueue();
  expect(await announces()).toEqual([true]);
});

test('a handler that throws is called again', async () => {
  const queue = await openQueue();
  await queue.enqueueSubmission('troublesome');
  let attempts = 0;
  const succeeded = once(calls, 'succeeded');
  await queue.work(SUBMIT, 1, async ({ failoverId }) => {
    attempts += 1;
    if (attempts < 3) throw new Error('not yet');
    calls.emit('succeeded', failoverId);
  });
  expect(await succeeded).toEqual(['troublesome']);
  expect(attempts).toBe(3);
});

test('of the jobs with one key one runs and one waits, and what is enqueued meanwhile is not lost', async () => {
  const queue = await openQueue();
  let running = 0;
  let most = 0;
  let total = 0;
  await queue.work(FOLLOW, 3, async () => {
    running += 1;
    most = Math.max(most, running);
    total += 1;
    calls.emit('call');
    if (total === 1) await released;
    running -= 1;
  });
  const first = once(calls, 'call');
  await queue.enqueueFollowing(1n);
  await first;
  const second = once(calls, 'call');
  for (let again = 0; again < 5; again += 1) await queue.enqueueFollowing(1n);
  release();
  await second;
  // A job of another key comes after whatever of the first one was still waiting.
  const last = once(calls, 'call');
  await queue.enqueueFollowing(2n);
  await last;
  expect({ most, total }).toEqual({ most: 1, total: 3 });
});

describe.skipIf(TEST_DATABASE_URL !== undefined)('on the embedded database, which one process has', () => {
  // The first queue's heartbeats go on, so that nothing else would free the job.
  test('the next process does at once what the one before it left running', async () => {
    const killed = await openQueue();
    const begun = once(calls, 'begun');
    await killed.work(FOLLOW, 1, async ({ clusterId }) => {
      calls.emit('begun', clusterId);
      await released;
    });
    await killed.enqueueFollowing(7n);
    await begun;
    const taken = once(calls, 'taken');
    const next = await openQueue();
    await next.work(FOLLOW, 1, async ({ clusterId }) => void calls.emit('taken', clusterId));
    expect(await taken).toEqual(['7']);
  });
});

test('runs that are old enough are removed by a job, which enqueues the next one', async () => {
  const queue = await openQueue();
  const jobs = jobsOf(queue, systemClock);
  const repositories = createRepositories(database, jobs.enqueueWork, systemClock);
  const { plannedRuns } = repositories;
  await storeConfiguration(database);
  const createdAt = new Date('2020-01-01T00:00:00Z');
  const protectionGroupId = '11:5:7';
  const { run: old } = await plannedRuns.record(newRun({ createdAt, protectionGroupId }), [], enqueueNothing);
  await plannedRuns.change(old, { status: 'FAILED', endedAt: createdAt }, []);
  const { run: later } = await plannedRuns.record(newRun({ protectionGroupId }), [], enqueueNothing);
  await plannedRuns.change(later, { status: 'FAILED', endedAt: new Date() }, []);
  const logger = recordingLogger();
  const timing = { pollIntervalMs: 50, submissionGraceMs: 1_000, cancelAbandonMs: 1_000, maxObjects: 10 };
  const worker = await startWorker({
    queue,
    runs: plannedRuns,
    ...createWorkerUseCases(repositories, [], timing, jobs, logger, systemClock),
    sweeper: {
      failovers: repositories.failovers,
      backfill: (limit) => repositories.join.backfill(limit),
      intervalMs: 1_000,
      clock: systemClock,
    },
    removeOldRuns: createRetention(repositories, { retentionDays: 30 }, logger, systemClock),
    clusterCount: 0,
    logger,
  });
  const waiting = async () => {
    const { rows } = await database.database.execute(sql`
      select extract(epoch from start_after - created_on)::int as pause from pgboss.job
      where name = 'remove-old-runs' and state = 'created'`);
    return rows;
  };
  // The first job waits for a moment, too.
  await until(async () => (await waiting()).some(({ pause }) => pause === 3600));
  expect(await waiting()).toEqual([{ pause: 3600 }]);
  expect(await plannedRuns.find([old.failoverId, later.failoverId])).toEqual([null, expect.anything()]);
  // Another worker, or this one again, adds no second job.
  await queue.enqueueRemoval(0);
  expect(await waiting()).toEqual([{ pause: 3600 }]);
  await worker.stop();
});
