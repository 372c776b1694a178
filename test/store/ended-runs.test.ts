import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RemoveOldRuns } from '../../src/core/planned-runs/remove-old-runs.ts';
import type { PlannedRun } from '../../src/core/planned-runs/rules/planned-run.ts';
import { createRepositories, type Repositories } from '../../src/process/composition/repositories.ts';
import { systemClock } from '../../src/process/system-clock.ts';
import { failoverEvents } from '../../src/store/failovers/tables.ts';
import { plannedRunEvents, plannedRuns } from '../../src/store/planned-runs/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { enqueueNothing, eventWith, latest, newRun, storeConfiguration } from '../support/planned-runs.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

let opened: TestDatabase;
let repositories: Repositories;
let repository: Repositories['plannedRuns'];
beforeAll(async () => {
  opened = await openTestDatabase();
  repositories = createRepositories(opened, enqueueNothing, systemClock);
  repository = repositories.plannedRuns;
  await storeConfiguration(opened);
});
afterAll(() => opened?.drop());

/** A run of the group that was recorded a day before its end, or has not ended. */
async function recorded(protectionGroupId: string, endedDaysAgo: number | null): Promise<PlannedRun> {
  const createdAt = daysAgo((endedDaysAgo ?? 400) + 1);
  const { run } = await repository.record(
    newRun({ protectionGroupId, createdAt }),
    [eventWith()],
    enqueueNothing,
  );
  if (endedDaysAgo === null) return run;
  const change = { status: 'SUCCEEDED', endedAt: daysAgo(endedDaysAgo) } as const;
  return (await repository.change(run, change, [eventWith(), eventWith()])) ?? run;
}

async function left(runs: readonly Pick<PlannedRun, 'failoverId'>[]): Promise<boolean[]> {
  const found = await repository.find(runs.map(({ failoverId }) => failoverId));
  const events = await repository.listEvents(runs.map(latest));
  expect(events.map(({ length }) => length > 0)).toEqual(found.map((run) => run !== null));
  return found.map((run) => run !== null);
}

async function failoversLeft(runs: readonly Pick<PlannedRun, 'failoverId'>[]): Promise<boolean[]> {
  const found = await repositories.failovers.find(runs.map(({ failoverId }) => failoverId));
  return found.map((failover) => failover !== null);
}

test('the failover of a run goes with it, unless it went further: then both stay', async () => {
  const runs = [await recorded('11:5:g', 500), await recorded('11:5:g', 400), await recorded('11:5:g', 1)];
  expect(await failoversLeft(runs)).toEqual([true, true, true]);
  const [event] = await opened.database
    .select()
    .from(failoverEvents)
    .where(eq(failoverEvents.failoverId, runs[1]?.failoverId ?? ''))
    .limit(1);
  if (event === undefined) throw new TypeError('a failover has events');
  await opened.database.insert(failoverEvents).values({ ...event, number: 100, step: 'RECOVER' });
  expect(await repositories.endedRuns.removeEnded(daysAgo(100), 100)).toBe(1);
  expect(await left(runs)).toEqual([false, true, true]);
  expect(await failoversLeft(runs)).toEqual([false, true, true]);
});

test('old runs go with all their events; of each group the last one stays, and so does what has not ended', async () => {
  const runs = [
    await recorded('11:5:a', 200),
    await recorded('11:5:a', 101),
    await recorded('11:5:a', 99),
    await recorded('11:5:b', 300),
    await recorded('11:5:b', 200),
    await recorded('11:5:c', null),
    // Another cluster has a group of the same name.
    (
      await repository.record(
        newRun({ sourceClusterId: 12n, protectionGroupId: '11:5:c' }),
        [eventWith()],
        enqueueNothing,
      )
    ).run,
  ];
  expect(await repositories.endedRuns.removeEnded(daysAgo(100), 100)).toBe(3);
  expect(await left(runs)).toEqual([false, false, true, false, true, true, true]);
  expect(await repositories.endedRuns.removeEnded(daysAgo(100), 100)).toBe(0);
});

test('no more than so many go at once, the oldest first', async () => {
  const runs = [await recorded('11:5:d', 500), await recorded('11:5:d', 400), await recorded('11:5:d', 1)];
  expect(await repositories.endedRuns.removeEnded(daysAgo(100), 1)).toBe(1);
  expect(await left(runs)).toEqual([false, true, true]);
  expect(await repositories.endedRuns.removeEnded(daysAgo(100), 1)).toBe(1);
  expect(await left(runs)).toEqual([false, false, true]);
});

test('batch follows batch until none is left, and a worker that stops does so in between', async () => {
  const runs = Array.from({ length: 205 }, (_, index) =>
    newRun({ protectionGroupId: index % 2 === 0 ? '11:5:e' : '11:5:f', createdAt: daysAgo(400 - index) }),
  );
  await opened.database
    .insert(plannedRuns)
    .values(runs.map((run) => ({ ...run, status: 'SUCCEEDED' as const, endedAt: run.createdAt })));
  await opened.database.insert(plannedRunEvents).values(
    runs.map(({ failoverId }) => {
      const { from, to, ...event } = eventWith();
      return { ...event, failoverId, position: 1, fromStatus: from, toStatus: to };
    }),
  );
  const pauses: number[] = [];
  const clock = {
    now: () => NOW,
    sleep: async (milliseconds: number) => void pauses.push(milliseconds),
  };
  const said: unknown[] = [];
  const removal = new RemoveOldRuns(repositories.endedRuns, 100, clock, {
    info: (fields, message) => said.push(fields, message),
  });
  await expect(removal.remove(AbortSignal.abort())).rejects.toThrow();
  expect((await left(runs)).includes(false)).toBe(false);
  await removal.remove(new AbortController().signal);
  expect((await left(runs)).filter(Boolean)).toHaveLength(2);
  expect(pauses).toHaveLength(2);
  expect(said).toEqual([{ removed: 203, endedBefore: daysAgo(100) }, 'Old planned runs were removed']);
  await removal.remove(new AbortController().signal);
  expect(said).toHaveLength(2);
});
