import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannedRun, PlannedRunFilter } from '../../src/core/planned-runs/rules/planned-run.ts';
import type { CreationCursor, OrderDirection, PageRequest } from '../../src/core/values/page.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { digestOf } from '../support/configurations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../support/planned-runs.ts';

let opened: TestDatabase;
let repository: PlannedRunRepository;
const runs: PlannedRun[] = [];
const second = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 0, 0, seconds));

/** Twelve runs, two in each second: the ids decide there. Recorded in another order than they are listed in. */
beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new PlannedRunRepository(opened);
  const digests = await Promise.all(['one', 'two'].map((name) => storeConfiguration(opened, digestOf(name))));
  for (const n of [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6]) {
    const { run } = await repository.record(
      newRun({
        failoverId: `run-${String(n).padStart(2, '0')}`,
        configurationDigest: digests[n < 6 ? 0 : 1] ?? '',
        sourceClusterId: n % 3 === 0 ? 31n : 32n,
        protectionGroupId: `31:1:${n % 4 === 0 ? 4 : n}`,
        createdAt: second(Math.floor(n / 2)),
      }),
      [],
      enqueueNothing,
    );
    // Final, or the group of every fourth would be busy for the next.
    const status = n % 4 === 0 ? 'SUCCEEDED' : n % 4 === 1 ? 'RUNNING' : 'PENDING';
    const changed = await repository.change(run, { status }, []);
    if (changed === null) throw new TypeError('unchanged');
    runs[n] = changed;
  }
});
afterAll(() => opened?.drop());

const cursorOf = ({ createdAt, failoverId }: PlannedRun): CreationCursor => ({ createdAt, key: failoverId });
const runAt = (n: number): PlannedRun => {
  const run = runs[n];
  if (run === undefined) throw new RangeError(`no run ${n}`);
  return run;
};
const list = (page: PageRequest<CreationCursor>, direction: OrderDirection = 'ASC', filter = {}) =>
  repository.list(filter, direction, page);

describe('list', () => {
  test('orders by time and id, either way', async () => {
    const whole = { first: 100 };
    expect(await list(whole)).toEqual({ items: runs, hasNextPage: false, hasPreviousPage: false });
    expect((await list(whole, 'DESC')).items).toEqual(runs.toReversed());
  });

  test.each<[string, PlannedRunFilter, (run: PlannedRun, n: number) => boolean]>([
    ['one status', { statuses: ['RUNNING'] }, (_, n) => n % 4 === 1],
    ['two statuses', { statuses: ['RUNNING', 'SUCCEEDED'] }, (_, n) => n % 4 < 2],
    ['no status at all', { statuses: [] }, () => false],
    ['source cluster', { sourceClusterId: 31n }, (_, n) => n % 3 === 0],
    ['group', { protectionGroupId: '31:1:4' }, (_, n) => n % 4 === 0],
    ['configuration', { configurationDigest: digestOf('two') }, (_, n) => n >= 6],
    ['from, inclusive', { createdFrom: second(2) }, (_, n) => n >= 4],
    ['before, exclusive', { createdBefore: second(2) }, (_, n) => n < 4],
    [
      'all together',
      { statuses: ['SUCCEEDED'], sourceClusterId: 32n, protectionGroupId: '31:1:4', createdFrom: second(3) },
      (_, n) => n === 8,
    ],
  ])('narrows by %s', async (_, filter, passes) => {
    expect((await list({ first: 100 }, 'ASC', filter)).items).toEqual(runs.filter(passes));
  });

  test.each(['ASC', 'DESC'] as const)(
    'pages forwards and backwards, %s, meet every run once',
    async (order) => {
      const expected = order === 'ASC' ? runs : runs.toReversed();
      for (const size of [1, 5, 12]) {
        const forwards: PlannedRun[] = [];
        const backwards: PlannedRun[] = [];
        for (let more = true, after: CreationCursor | undefined; more; ) {
          const page = await list({ first: size, after }, order);
          expect(page.hasPreviousPage).toBe(after !== undefined);
          forwards.push(...page.items);
          after = page.items.map(cursorOf).at(-1);
          more = page.hasNextPage;
        }
        for (let more = true, before: CreationCursor | undefined; more; ) {
          const page = await list({ last: size, before }, order);
          expect(page.hasNextPage).toBe(before !== undefined);
          backwards.unshift(...page.items);
          before = page.items.map(cursorOf)[0];
          more = page.hasPreviousPage;
        }
        expect(forwards).toEqual(expected);
        expect(backwards).toEqual(expected);
      }
    },
  );

  test('reads between two cursors', async () => {
    const page = await list({ first: 3, after: cursorOf(runAt(2)), before: cursorOf(runAt(5)) });
    expect(page).toEqual({ items: [runAt(3), runAt(4)], hasNextPage: true, hasPreviousPage: true });
  });
});

describe('the runs of several configurations, read together,', () => {
  const [one, two, none] = [digestOf('one'), digestOf('two'), digestOf('none')];
  const pages = (): PageRequest<CreationCursor>[] => [
    { first: 100 },
    { first: 2 },
    { last: 2 },
    { first: 0 },
    { first: 2, after: cursorOf(runAt(3)) },
    { last: 2, before: cursorOf(runAt(9)) },
    { first: 3, after: cursorOf(runAt(1)), before: cursorOf(runAt(5)) },
  ];

  test.each(['ASC', 'DESC'] as const)('are those of each alone, %s', async (direction) => {
    for (const page of pages()) {
      const alone = await Promise.all(
        [two, none, one, two].map((configurationDigest) => list(page, direction, { configurationDigest })),
      );
      expect(await repository.listOfConfigurations([two, none, one, two], direction, page)).toEqual(alone);
    }
    expect((await repository.listOfConfigurations([one], direction, { first: 100 }))[0]?.items).toHaveLength(
      6,
    );
  });
});
