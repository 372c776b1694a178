import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INT64_MAX } from '../../src/core/values/int64.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { plannedRunEvents } from '../../src/store/planned-runs/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { enqueueNothing, eventWith, latest, newRun, storeConfiguration } from '../support/planned-runs.ts';

let opened: TestDatabase;
let repository: PlannedRunRepository;

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new PlannedRunRepository(opened);
  await storeConfiguration(opened);
});
afterAll(() => opened?.drop());

async function recorded() {
  return (await repository.record(newRun(), [], enqueueNothing)).run;
}

describe('change', () => {
  const everything = {
    status: 'FAILED',
    waitingOnOtherRunCancellations: true,
    runId: '12:1700000000000000',
    percentComplete: 33.3333333333,
    bytesTransferred: INT64_MAX,
    estimatedCompletionAt: new Date('2026-03-01T11:00:00.001Z'),
    startedAt: new Date('2026-03-01T10:00:02.002Z'),
    endedAt: new Date('2026-03-01T10:59:00.003Z'),
    failure: { code: 'KNoSpace', message: 'Kein Platz\nauf dem Ziel' },
    submittedAt: new Date('2026-03-01T10:00:01.004Z'),
    submissionAttemptedAt: new Date('2026-03-01T10:00:01.005Z'),
    cancelRequestedAt: new Date('2026-03-01T10:30:00.006Z'),
    lastSyncedAt: new Date('2026-03-01T10:59:01.007Z'),
  } as const;

  test('writes every field, leaves alone what is left out, and clears what is null', async () => {
    const run = await recorded();
    const failed = await repository.change(run, everything, []);
    expect(failed).toEqual({ ...run, ...everything, version: 2 });
    expect(await repository.find([run.failoverId])).toEqual([failed]);
    if (failed === null) throw new TypeError('unchanged');
    const cleared = { failure: null, bytesTransferred: null, runId: null, endedAt: null };
    expect(await repository.change(failed, cleared, [])).toEqual({ ...failed, ...cleared, version: 3 });
  });

  test('needs the status and the version that it comes from', async () => {
    const run = await recorded();
    for (const from of [
      { ...run, status: 'WAITING' as const },
      { ...run, version: 2 },
      { ...run, failoverId: 'unknown' },
    ])
      expect(await repository.change(from, { status: 'RUNNING' }, [eventWith()])).toBeNull();
    expect(await repository.find([run.failoverId])).toEqual([run]);
    expect(await repository.listEvents([latest(run)])).toEqual([[]]);
  });

  test('of two at once one wins, with its events alone', async () => {
    const run = await recorded();
    const outcomes = await Promise.all(
      (['RUNNING', 'CANCELING'] as const).map((status) =>
        repository.change(run, { status }, [eventWith({ to: status })]),
      ),
    );
    const [winner, ...others] = outcomes.filter((outcome) => outcome !== null);
    expect(others).toEqual([]);
    expect(winner?.version).toBe(2);
    const [story] = await repository.listEvents([latest(run)]);
    expect(story?.map(({ to }) => to)).toEqual([winner?.status]);
  });

  test('an event that cannot be written takes the change back', async () => {
    const run = await recorded();
    await expect(
      repository.change(run, { status: 'RUNNING' }, [eventWith(), eventWith({ kind: null as never })]),
    ).rejects.toThrow();
    expect(await repository.find([run.failoverId])).toEqual([run]);
    expect(await repository.listEvents([latest(run)])).toEqual([[]]);
  });

  test.each([{ percentComplete: 100.5 }, { percentComplete: -1 }, { status: 'LOST' as never }])(
    'the database itself refuses %j',
    async (change) => {
      await expect(repository.change(await recorded(), change, [])).rejects.toThrow();
    },
  );

  test('a NUL in the words of a cluster does not make the run unwritable', async () => {
    const [given, kept] = [
      { code: 'K\0', message: 'a\0b' },
      { code: 'K\uFFFD', message: 'a\uFFFDb' },
    ];
    const contact = { state: 'LOST', since: new Date('2026-03-01T10:00:00Z'), reason: given } as const;
    const lost = await repository.change(await recorded(), { contact }, [eventWith({ message: '\0' })]);
    expect(lost).toMatchObject({ failure: null, contact: { ...contact, reason: kept } });
    const failed = lost && (await repository.change(lost, { status: 'FAILED', failure: given }, []));
    expect(failed).toMatchObject({ failure: kept, contact: { ...contact, reason: kept } });
  });
});

describe('listEvents', () => {
  test('tells each story in the order it was written, whatever the times say', async () => {
    const sameTime = new Date('2026-03-01T10:00:00Z');
    const story = ['one', 'two', 'three', 'four', 'five'].map((message) =>
      eventWith({ message, at: sameTime }),
    );
    const { run } = await repository.record(newRun(), story.slice(0, 2), enqueueNothing);
    const second = await repository.change(run, { percentComplete: 1 }, story.slice(2, 4));
    if (second === null) throw new TypeError('unchanged');
    await repository.change(second, { percentComplete: 2 }, [
      { ...eventWith({ message: 'five' }), at: new Date('2020-01-01T00:00:00Z') },
    ]);
    const other = await recorded();
    const [told, none, unknown, toldAgain] = await repository.listEvents([
      latest(run),
      other,
      latest({ failoverId: 'unknown' }),
      latest(run),
    ]);
    expect(told?.map(({ message }) => message)).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect([none, unknown]).toEqual([[], []]);
    expect(toldAgain).toEqual(told);
    expect(await repository.listEvents([])).toEqual([]);
  });

  test('stops at the version that is asked for, and shows what release 0.1 wrote without one', async () => {
    const { run } = await repository.record(newRun(), [eventWith({ message: 'one' })], enqueueNothing);
    const second = await repository.change(run, { percentComplete: 1 }, [eventWith({ message: 'two' })]);
    if (second === null) throw new TypeError('unchanged');
    await repository.change(second, { percentComplete: 2 }, [eventWith({ message: 'three' })]);
    const stories = await repository.listEvents([run, second, latest(run)]);
    expect(stories.map((story) => story.map(({ message }) => message))).toEqual([
      ['one'],
      ['one', 'two'],
      ['one', 'two', 'three'],
    ]);
    await opened.database
      .update(plannedRunEvents)
      .set({ version: null })
      .where(eq(plannedRunEvents.failoverId, run.failoverId));
    expect((await repository.listEvents([run]))[0]).toHaveLength(3);
  });
});

describe('listEventPages', () => {
  test('answers page after page, of several runs and versions at once', async () => {
    const history = ['one', 'two', 'three'].map((message) => eventWith({ message }));
    const { run } = await repository.record(newRun(), history, enqueueNothing);
    await repository.change(run, { percentComplete: 1 }, [eventWith({ message: 'four' })]);
    const pages = await repository.listEventPages([
      { run, first: 2, after: 0 },
      { run, first: 2, after: 2 },
      { run: latest(run), first: 1, after: 2 },
      { run, first: 0, after: 0 },
      { run: latest(run), first: 9, after: 4 },
      { run: latest({ failoverId: 'unknown' }), first: 9, after: 0 },
    ]);
    expect(
      pages.map(({ items, hasNextPage, hasPreviousPage }) => [
        items.map(({ position, message }) => `${position} ${message}`),
        hasPreviousPage,
        hasNextPage,
      ]),
    ).toEqual([
      [['1 one', '2 two'], false, true],
      [['3 three'], true, false],
      [['3 three'], true, true],
      [[], false, true],
      [[], true, false],
      [[], false, false],
    ]);
    expect(await repository.listEventPages([])).toEqual([]);
  });
});

describe('acknowledgeCancellation', () => {
  test('notes the first time on this run, and no change', async () => {
    const [run, other] = [await recorded(), await recorded()];
    const at = new Date('2026-03-01T10:30:00.006Z');
    await repository.acknowledgeCancellation(run.failoverId, at);
    await repository.acknowledgeCancellation(run.failoverId, new Date('2026-03-01T10:31:00Z'));
    const noted = [{ ...run, cancelAcknowledgedAt: at }, other];
    expect(await repository.find([run.failoverId, other.failoverId])).toEqual(noted);
  });
});

describe('confirm', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 0, minute));

  test('notes the time on these runs, no change and never an earlier time', async () => {
    const [one, two, other] = [await recorded(), await recorded(), await recorded()];
    const ids = [one.failoverId, two.failoverId, one.failoverId, 'unknown'];
    const read = () => repository.find([one.failoverId, two.failoverId, other.failoverId]);
    await repository.confirm(ids, at(2));
    const confirmed = [{ ...one, lastSyncedAt: at(2) }, { ...two, lastSyncedAt: at(2) }, other];
    expect(await read()).toEqual(confirmed);
    await repository.confirm(ids, at(1));
    await repository.confirm([], at(3));
    expect(await read()).toEqual(confirmed);
  });

  test('of the same runs in different orders at once do not block each other', async () => {
    const runs = await Promise.all(Array.from({ length: 60 }, () => recorded()));
    const ids = runs.map(({ failoverId }) => failoverId);
    await Promise.all(
      Array.from({ length: 20 }, (_, minute) =>
        repository.confirm(minute % 2 === 0 ? ids : ids.toReversed(), at(minute)),
      ),
    );
    const times = (await repository.find(ids)).map((run) => run?.lastSyncedAt);
    expect(times).toEqual(ids.map(() => at(19)));
  });
});
