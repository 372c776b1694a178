import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { FailoverChanges } from '../../../src/core/failovers/failover-changes.ts';
import type { FailoverReads } from '../../../src/core/failovers/failover-port.ts';
import { StoreUnavailable } from '../../../src/core/values/store-unavailable.ts';
import { createRepositories, type Repositories } from '../../../src/process/composition/repositories.ts';
import { systemClock } from '../../../src/process/system-clock.ts';
import { FailoverNotifications } from '../../../src/store/failovers/failover-feed.ts';
import { PlannedRunNotifications } from '../../../src/store/planned-runs/planned-run-feed.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../../support/planned-runs.ts';

let opened: TestDatabase;
let repositories: Repositories;
beforeAll(async () => {
  opened = await openTestDatabase();
  repositories = createRepositories(opened, enqueueNothing, systemClock);
  await storeConfiguration(opened);
});
afterAll(() => opened?.drop());

/** A store that is away while `isAway` says so, and pauses that are over when it is back. */
async function openChanges(isAway: () => boolean) {
  const { failovers } = repositories;
  const reads: Pick<FailoverReads, 'find' | 'eventPage'> = {
    find: async (ids) => (isAway() ? Promise.reject(new StoreUnavailable('gone')) : failovers.find(ids)),
    eventPage: async (...parameters) =>
      isAway() ? Promise.reject(new StoreUnavailable('gone')) : failovers.eventPage(...parameters),
  };
  const pauses: number[] = [];
  const { changes, close } = await FailoverChanges.open(
    reads,
    new FailoverNotifications(opened.driver),
    new PlannedRunNotifications(opened.driver),
    { sleep: async (milliseconds) => void pauses.push(milliseconds) },
  );
  onTestFinished(close);
  return { changes, pauses };
}

test('an outage of the store ends no stream, and no event comes twice', async () => {
  let failures = 0;
  const { changes, pauses } = await openChanges(() => failures-- > 0);
  const { run } = await repositories.plannedRuns.record(newRun(), [], enqueueNothing);
  failures = 2;
  const states = changes.subscribe(run.failoverId);
  expect((await states.next()).value).toMatchObject({ phase: 'SYNCING' });
  expect(pauses).toHaveLength(2);
  failures = 2;
  const events = changes.events(run.failoverId, 0);
  const first = await events.next();
  expect(first.value).toMatchObject({ number: 1 });
  await repositories.plannedRuns.change(run, { status: 'FAILED', endedAt: new Date() }, []);
  const numbers = [first.value?.number];
  for await (const { number } of events) numbers.push(number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(1);
  expect((await states.next()).value).toMatchObject({ phase: 'STOPPED' });
  expect((await states.next()).done).toBe(true);
  expect(changes.subscriberCount).toBe(0);
});

test('whatever else is wrong ends the stream', async () => {
  const { changes } = await openChanges(() => {
    throw new TypeError('a bug');
  });
  await expect(changes.subscribe('any').next()).rejects.toThrow('a bug');
});
