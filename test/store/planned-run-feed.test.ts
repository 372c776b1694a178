import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PlannedRun, PlannedRunChange } from '../../src/core/planned-runs/rules/planned-run.ts';
import { INT64_MAX, INT64_MIN } from '../../src/core/values/int64.ts';
import { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { Heard } from '../support/heard.ts';
import { enqueueNothing, eventWith, newRun, storeConfiguration } from '../support/planned-runs.ts';

let opened: TestDatabase;
let repository: PlannedRunRepository;
let feed: PlannedRunNotifications;
const listeners: Heard[] = [];

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new PlannedRunRepository(opened);
  feed = new PlannedRunNotifications(opened.driver);
  await storeConfiguration(opened);
});
afterEach(async () => {
  for (const heard of listeners.splice(0)) await heard.close();
});
afterAll(() => opened?.drop());

async function listen(): Promise<Heard> {
  const heard = await Heard.on(feed);
  listeners.push(heard);
  return heard;
}

async function recorded(reason: string | null = null): Promise<PlannedRun> {
  const { run } = await repository.record(newRun({ reason }), [], enqueueNothing);
  return run;
}

async function changed(run: PlannedRun, change: PlannedRunChange): Promise<PlannedRun> {
  const next = await repository.change(run, change, [eventWith()]);
  if (next === null) throw new TypeError('unchanged');
  return next;
}

describe('a listener', () => {
  test('hears each change once, in order, exactly as it was answered', async () => {
    const heard = await listen();
    const run = await recorded('no change yet');
    const states = [
      { status: 'RUNNING', bytesTransferred: INT64_MAX, startedAt: new Date('2026-03-01T10:00:02.002Z') },
      { percentComplete: 33.333333333333336, runId: '1:2', lastSyncedAt: new Date(0) },
      {
        contact: { state: 'LOST', since: new Date(1), reason: { code: 'CLUSTER_UNREACHABLE', message: 'é' } },
      },
      { bytesTransferred: INT64_MIN, estimatedCompletionAt: new Date('2026-03-01T11:00:00.999Z') },
      { status: 'FAILED', failure: { code: 'K"\\', message: 'line\nline\u2028 — \u{1F6A8}' } },
    ] as const;
    const expected: PlannedRun[] = [];
    for (const state of states) expected.push(await changed(expected.at(-1) ?? run, state));
    await heard.until(() => heard.runs.length >= states.length);
    expect(heard.runs).toEqual(expected);
    expect(heard.gaps).toBe(0);
  });

  test('hears nothing of what did not happen, and of confirmations', async () => {
    const heard = await listen();
    const run = await recorded();
    expect(await repository.change({ ...run, version: 9 }, { status: 'RUNNING' }, [])).toBeNull();
    await expect(repository.change(run, { percentComplete: 101 }, [])).rejects.toThrow();
    await expect(
      repository.change(run, { status: 'RUNNING' }, [eventWith({ kind: null as never })]),
    ).rejects.toThrow();
    await repository.confirm([run.failoverId], new Date());
    const next = await changed(run, { status: 'WAITING' });
    await heard.until(() => heard.runs.length > 0);
    expect(heard.runs).toEqual([next]);
  });

  test('hears many runs that change at once, the changes of each in order', async () => {
    const heard = await listen();
    const runs = await Promise.all(Array.from({ length: 10 }, () => recorded()));
    const expected = await Promise.all(
      runs.map(async (run) => {
        const states: PlannedRun[] = [];
        for (let percent = 1; percent <= 10; percent += 1)
          states.push(await changed(states.at(-1) ?? run, { percentComplete: percent }));
        return states;
      }),
    );
    await heard.until(() => heard.runs.length >= 100);
    expect(heard.runs).toHaveLength(100);
    for (const [index, run] of runs.entries()) expect(heard.of(run.failoverId)).toEqual(expected[index]);
  });

  test('shares the changes with others, and hears none once closed', async () => {
    const [one, two] = [await listen(), await listen()];
    const first = await changed(await recorded(), { status: 'WAITING' });
    await Promise.all([one, two].map((heard) => heard.until(() => heard.runs.length > 0)));
    await one.close();
    await one.close();
    const second = await changed(first, { status: 'RUNNING' });
    await two.until(() => two.runs.length > 1);
    expect(one.runs).toEqual([first]);
    expect(two.runs).toEqual([first, second]);
  });

  test('hears nothing from the moment it is being closed', async () => {
    const heard = await listen();
    let closing: Promise<void> | undefined;
    await opened.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_notify('planned_run_changes', 'unreadable')`);
      closing = heard.close();
    });
    await closing;
    expect([heard.gaps, heard.runs]).toEqual([0, []]);
  });

  test.each([
    ['of ASCII', 'r'.repeat(30_000)],
    ['of several bytes each', '\u{1F6A8}ü漢'.repeat(4_000)],
    ['just over the limit in bytes, not in characters', '漢'.repeat(2_700)],
    ['that are all escaped', '"\\\n'.repeat(5_000)],
  ])('hears a reason of many characters %s complete, among others', async (_, reason) => {
    const heard = await listen();
    const [long, short] = [await recorded(reason), await recorded()];
    const expected = await Promise.all([
      changed(long, { failure: { code: 'LONG', message: reason } }),
      changed(short, { status: 'WAITING' }),
      changed(await recorded(reason), { status: 'CANCELING' }),
    ]);
    await heard.until(() => heard.runs.length >= 3);
    expect(heard.runs).toHaveLength(3);
    for (const run of expected) expect(heard.of(run.failoverId)).toEqual([run]);
  });

  test('takes what it cannot read for a gap and goes on', async () => {
    const heard = await listen();
    for (const payload of ['', 'nonsense', '1/1 a@2 {"failoverId":"a"}', '2/2 a@2 {}'])
      await opened.database.execute(sql`select pg_notify('planned_run_changes', ${payload})`);
    const run = await changed(await recorded(), { status: 'WAITING' });
    await heard.until(() => heard.runs.length > 0);
    expect(heard.gaps).toBe(4);
    expect(heard.runs).toEqual([run]);
  });
});

test('a listener closes after its database has', async () => {
  const other = await openTestDatabase();
  const heard = await Heard.on(new PlannedRunNotifications(other.driver));
  await other.close();
  await heard.close();
  await other.drop();
});
