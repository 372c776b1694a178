import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PlannedRunChanges, SubscriberTooSlow } from '../../../src/core/planned-runs/planned-run-changes.ts';
import type { PlannedRunFeed, PlannedRunFinder } from '../../../src/core/planned-runs/planned-run-port.ts';
import type { PlannedRun } from '../../../src/core/planned-runs/rules/planned-run.ts';
import { StoreUnavailable } from '../../../src/core/values/store-unavailable.ts';
import { systemClock } from '../../../src/process/system-clock.ts';
import { PlannedRunNotifications } from '../../../src/store/planned-runs/planned-run-feed.ts';
import { PlannedRunRepository } from '../../../src/store/planned-runs/planned-runs.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { Heard } from '../../support/heard.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../../support/planned-runs.ts';

let opened: TestDatabase;
let repository: PlannedRunRepository;
let notifications: PlannedRunNotifications;
let heard: Heard;

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new PlannedRunRepository(opened);
  notifications = new PlannedRunNotifications(opened.driver);
  await storeConfiguration(opened);
  heard = await Heard.on(notifications);
});
afterAll(async () => {
  await heard?.close();
  await opened?.drop();
});

/** The changes of the database; a test may put something between. */
async function openChanges({
  find = (ids: readonly string[]) => repository.find(ids),
  feed = notifications,
}: {
  readonly find?: PlannedRunFinder['find'];
  readonly feed?: PlannedRunFeed;
} = {}) {
  const store: PlannedRunFinder = Object.assign(Object.create(repository), { find });
  const failures: unknown[] = [];
  const { changes, close } = await PlannedRunChanges.open(
    store,
    feed,
    (error) => failures.push(error),
    systemClock,
  );
  onTestFinished(close);
  return { changes, failures };
}

async function recorded(): Promise<PlannedRun> {
  return (await repository.record(newRun(), [], enqueueNothing)).run;
}

/** Changes the run, and waits until everyone has been told. */
async function change(run: PlannedRun, fields: Partial<PlannedRun>): Promise<PlannedRun> {
  const changed = await repository.change(run, fields, []);
  if (changed === null) throw new Error('the run has moved on');
  await heard.until(() => heard.of(run.failoverId).some(({ version }) => version === changed.version));
  return changed;
}

describe('a subscription', () => {
  test('tells the state now, then every change, and ends with the final one', async () => {
    const { changes } = await openChanges();
    const run = await recorded();
    const states = changes.subscribe(run.failoverId);
    expect(await states.next()).toEqual({ done: false, value: run });
    const running = await change(run, { status: 'RUNNING' });
    const failed = await change(running, { status: 'FAILED' });
    expect(await states.next()).toEqual({ done: false, value: running });
    expect(await states.next()).toEqual({ done: false, value: failed });
    expect((await states.next()).done).toBe(true);
    expect(changes.subscriberCount).toBe(0);
  });

  test('waits for a store that is away, and fails with whatever else is wrong', async () => {
    let attempts = 0;
    const { changes } = await openChanges({
      find(ids) {
        attempts += 1;
        return attempts < 3 ? Promise.reject(new StoreUnavailable('gone')) : repository.find(ids);
      },
    });
    const run = await recorded();
    const states = changes.subscribe(run.failoverId);
    expect(await states.next()).toEqual({ done: false, value: run });
    await states.return?.();
    const broken = await openChanges({ find: () => Promise.reject(new TypeError('a bug')) });
    await expect(broken.changes.subscribe(run.failoverId).next()).rejects.toThrow('a bug');
  });

  test('of a run that has ended tells its end', async () => {
    const { changes } = await openChanges();
    const ended = await change(await recorded(), { status: 'CANCELED' });
    expect(await Array.fromAsync(changes.subscribe(ended.failoverId))).toEqual([ended]);
  });

  test('of a run that does not exist tells nothing', async () => {
    const { changes } = await openChanges();
    expect(await Array.fromAsync(changes.subscribe('unknown'))).toEqual([]);
    expect(changes.subscriberCount).toBe(0);
  });

  test('that cannot read its first state fails and is let go', async () => {
    const { changes } = await openChanges({ find: () => Promise.reject(new Error('no database')) });
    await expect(changes.subscribe('any').next()).rejects.toThrow('no database');
    expect(changes.subscriberCount).toBe(0);
  });

  test('can be left while it waits', async () => {
    const { changes } = await openChanges();
    const run = await recorded();
    const states = changes.subscribe(run.failoverId);
    await states.next();
    const waiting = states.next();
    expect(changes.subscriberCount).toBe(1);
    await states.return?.();
    expect((await waiting).done).toBe(true);
    expect(changes.subscriberCount).toBe(0);
  });

  test.each(['before', 'after'])('tells changes once that happen just %s its first read', async (moment) => {
    const read = Promise.withResolvers<void>();
    const mayRead = Promise.withResolvers<void>();
    const mayAnswer = Promise.withResolvers<void>();
    const { changes } = await openChanges({
      async find(ids) {
        await mayRead.promise;
        const runs = await repository.find(ids);
        read.resolve();
        await mayAnswer.promise;
        return runs;
      },
    });
    const run = await recorded();
    const states = changes.subscribe(run.failoverId);
    const first = states.next();
    if (moment === 'before') await change(run, { percentComplete: 10 });
    mayRead.resolve();
    await read.promise;
    if (moment === 'after') await change(run, { percentComplete: 10 });
    mayAnswer.resolve();
    const [current] = await repository.find([run.failoverId]);
    if (!current) throw new Error('the run is gone');
    await change(current, { status: 'SUCCEEDED', percentComplete: 100 });
    const told = [(await first).value, ...(await Array.fromAsync(states))];
    expect(told.map(({ percentComplete }) => percentComplete)).toEqual(
      moment === 'before' ? [10, 100] : [0, 10, 100],
    );
  });

  test('that is not read is cut off after what was kept for it, and no other with it', async () => {
    const { changes } = await openChanges();
    let run = await recorded();
    const slow = changes.subscribe(run.failoverId);
    const fast = changes.subscribe(run.failoverId);
    await Promise.all([slow.next(), fast.next()]);
    for (let percent = 1; percent <= 80; percent += 1) {
      run = await change(run, { percentComplete: percent });
      expect((await fast.next()).value).toEqual(run);
    }
    expect(changes.subscriberCount).toBe(1);
    const kept: number[] = [];
    const reading = (async () => {
      for await (const { percentComplete } of slow) kept.push(percentComplete);
    })();
    await expect(reading).rejects.toThrow(SubscriberTooSlow);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(65);
    expect(kept).toEqual(kept.map((_percent, index) => index + 1));
    await fast.return?.();
  });
});

describe('after a gap in the feed', () => {
  /** The real feed, which can be made to lose what it is told. */
  function lossyFeed() {
    let isLosing = false;
    let tellGap = () => {};
    const feed: PlannedRunFeed = {
      listen(onChange, onGap) {
        tellGap = onGap;
        return notifications.listen((run) => {
          if (!isLosing) onChange(run);
        }, onGap);
      },
    };
    return {
      feed,
      lose: () => {
        isLosing = true;
      },
      comeBack: () => {
        isLosing = false;
        tellGap();
      },
    };
  }

  test('all subscribers are brought up to date by one read, repeated until it succeeds', async () => {
    const { feed, lose, comeBack } = lossyFeed();
    const reads: (readonly string[])[] = [];
    let isBroken = false;
    const { changes, failures } = await openChanges({
      feed,
      async find(ids) {
        reads.push(ids);
        if (isBroken) {
          isBroken = false;
          throw new Error('no database');
        }
        return repository.find(ids);
      },
    });
    const runs = [await recorded(), await recorded()];
    const watched = runs.flatMap((run) => [run, run]).map(({ failoverId }) => changes.subscribe(failoverId));
    await Promise.all(watched.map((states) => states.next()));
    lose();
    const missed = await Promise.all(
      runs.map(async (run) => change(await change(run, { status: 'RUNNING' }), { status: 'REPLICATING' })),
    );
    reads.length = 0;
    isBroken = true;
    comeBack();
    const told = await Promise.all(watched.map((states) => states.next()));
    expect(told.map(({ value }) => value)).toEqual([missed[0], missed[0], missed[1], missed[1]]);
    const both = runs.map(({ failoverId }) => failoverId);
    expect(reads).toEqual([both, both]);
    expect(failures).toHaveLength(1);
    for (const states of watched) await states.return?.();
  });
});
