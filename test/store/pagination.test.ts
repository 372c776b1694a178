import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  FailoverRunConfigurationFilter,
  FailoverRunConfigurationSummary,
} from '../../src/core/configurations/rules/failover-run-configuration.ts';
import type { CreationCursor, OrderDirection } from '../../src/core/values/page.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { failoverRunConfigurations } from '../../src/store/configurations/tables.ts';
import { configurationWith, digestOf } from '../support/configurations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const START = Date.UTC(2026, 0, 31, 23, 59, 59, 998);
let opened: TestDatabase;
let repository: FailoverRunConfigurationRepository;

/** Forty rows, of which many share their millisecond and others are one millisecond apart. */
const records: readonly FailoverRunConfigurationSummary[] = Array.from({ length: 40 }, (_, n) => {
  const { objectIds: _objectIds, ...content } = configurationWith({
    sourceClusterId: n % 3 === 0 ? 2n ** 60n : 11n,
    replicationClusterId: n % 4 === 0 ? 2n ** 61n : 22n,
    protectionGroupId: n % 5 === 0 ? null : `11:5:${n % 2}`,
    runType: n % 6 === 0 ? 'FULL' : 'INCREMENTAL',
  });
  const createdAt = new Date(START + ((n * 7) % 40 < 20 ? 1 : Math.floor(n / 4)));
  return { ...content, digest: digestOf(n), createdAt, createdBy: 'operator' };
});

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new FailoverRunConfigurationRepository(opened.database);
  await opened.database
    .insert(failoverRunConfigurations)
    .values(records.map((record) => ({ ...record, objectIds: [1n, 2n] })));
});
afterAll(() => opened?.drop());

function cursorOf(record: FailoverRunConfigurationSummary): CreationCursor {
  return { createdAt: record.createdAt, key: record.digest };
}

function compare(a: CreationCursor, b: CreationCursor): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The whole list, told without SQL. */
function expectedList(filter: FailoverRunConfigurationFilter, direction: OrderDirection) {
  const passes = (record: FailoverRunConfigurationSummary) =>
    (filter.sourceClusterId ?? record.sourceClusterId) === record.sourceClusterId &&
    (filter.replicationClusterId ?? record.replicationClusterId) === record.replicationClusterId &&
    (filter.protectionGroupId ?? record.protectionGroupId) === record.protectionGroupId &&
    (filter.runType ?? record.runType) === record.runType &&
    (filter.createdFrom === undefined || record.createdAt >= filter.createdFrom) &&
    (filter.createdBefore === undefined || record.createdAt < filter.createdBefore);
  const sorted = records.filter(passes).sort((a, b) => compare(cursorOf(a), cursorOf(b)));
  return direction === 'ASC' ? sorted : sorted.reverse();
}

const anyDirection = fc.constantFrom<OrderDirection>('ASC', 'DESC');
const anyTime = fc.integer({ min: -1, max: 12 }).map((milliseconds) => new Date(START + milliseconds));
const anyFilter: fc.Arbitrary<FailoverRunConfigurationFilter> = fc.record(
  {
    sourceClusterId: fc.constantFrom(2n ** 60n, 11n, 12n),
    replicationClusterId: fc.constantFrom(2n ** 61n, 22n),
    protectionGroupId: fc.constantFrom('11:5:0', '11:5:1'),
    runType: fc.constantFrom('FULL', 'INCREMENTAL'),
    createdFrom: anyTime,
    createdBefore: anyTime,
  },
  { requiredKeys: [] },
);
/** Cursors of rows that exist, and positions between them. */
const anyCursor: fc.Arbitrary<CreationCursor> = fc.oneof(
  fc.constantFrom(...records).map(cursorOf),
  fc.record({ createdAt: anyTime, key: fc.integer({ min: 100, max: 200 }).map(digestOf) }),
);

describe('a list of configurations', () => {
  test('walked page by page, forwards or backwards, is the whole list in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, anyDirection, fc.integer({ min: 1, max: 11 }), fc.boolean(), walk),
      { numRuns: 60 },
    );
  });

  async function walk(
    filter: FailoverRunConfigurationFilter,
    direction: OrderDirection,
    size: number,
    backwards: boolean,
  ) {
    const walked: FailoverRunConfigurationSummary[] = [];
    let cursor: CreationCursor | undefined;
    for (;;) {
      const page = await repository.list(
        filter,
        direction,
        backwards ? { last: size, before: cursor } : { first: size, after: cursor },
      );
      if (backwards) walked.unshift(...page.items);
      else walked.push(...page.items);
      expect(backwards ? page.hasNextPage : page.hasPreviousPage).toBe(cursor !== undefined);
      if (!(backwards ? page.hasPreviousPage : page.hasNextPage)) break;
      expect(page.items).toHaveLength(size);
      const edge = backwards ? page.items[0] : page.items.at(-1);
      if (edge === undefined) throw new Error('a page that says there is more must hold a row');
      cursor = cursorOf(edge);
    }
    expect(walked).toEqual(expectedList(filter, direction));
  }

  test('cut by any cursors on both sides, holds the rows between them', async () => {
    const anyBound = fc.option(anyCursor, { nil: undefined });
    const anySize = fc.integer({ min: 1, max: 45 });
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        anyDirection,
        anyBound,
        anyBound,
        anySize,
        fc.boolean(),
        async (filter, direction, after, before, size, backwards) => {
          const all = expectedList(filter, direction);
          const sign = direction === 'ASC' ? 1 : -1;
          const behind = (record: FailoverRunConfigurationSummary, cursor: CreationCursor | undefined) =>
            cursor === undefined ? 0 : sign * compare(cursorOf(record), cursor);
          const between = all.filter(
            (record) =>
              (after === undefined || behind(record, after) > 0) &&
              (before === undefined || behind(record, before) < 0),
          );
          const items = backwards ? between.slice(-size) : between.slice(0, size);
          const atOrBeforeAfter = after !== undefined && all.some((record) => behind(record, after) <= 0);
          const atOrAfterBefore = before !== undefined && all.some((record) => behind(record, before) >= 0);
          const cut = between.length > size;
          expect(
            await repository.list(filter, direction, { [backwards ? 'last' : 'first']: size, after, before }),
          ).toEqual({
            items,
            hasPreviousPage: atOrBeforeAfter || (backwards && cut),
            hasNextPage: atOrAfterBefore || (!backwards && cut),
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('created now continues at the cursor of its last row, to the millisecond', async () => {
    const fresh = await openTestDatabase();
    try {
      const repository = new FailoverRunConfigurationRepository(fresh.database);
      for (let n = 0; n < 30; n++) await repository.createOrGet(configurationWith(), digestOf(n), 'operator');
      const first = await repository.list({}, 'ASC', { first: 10 });
      const last = first.items.at(-1);
      if (last === undefined) throw new Error('thirty rows make a page');
      const rest = await repository.list({}, 'ASC', { first: 100, after: cursorOf(last) });
      expect(rest.items).toHaveLength(20);
    } finally {
      await fresh.drop();
    }
  });

  test('a page without a size is a mistake of the caller', async () => {
    await expect(repository.list({}, 'ASC', {})).rejects.toThrow(TypeError);
  });
});
