import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUN_TYPES } from '../../src/core/clusters/run-type.ts';
import { INT64_MAX } from '../../src/core/values/int64.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { failoverRunConfigurations } from '../../src/store/configurations/tables.ts';
import { configurationWith, digestOf } from '../support/configurations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let opened: TestDatabase;
let repository: FailoverRunConfigurationRepository;

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new FailoverRunConfigurationRepository(opened.database);
});
afterAll(() => opened?.drop());

describe('createOrGet', () => {
  test('stores every field and answers with it', async () => {
    const configuration = configurationWith({
      objectIds: [3n, 9n],
      viewId: 77n,
      cancelNonFailoverRuns: true,
      pauseNextRuns: true,
    });
    const before = Date.now();
    const record = await repository.createOrGet(configuration, digestOf('every field'), 'operator');
    expect(record).toEqual({
      ...configuration,
      digest: digestOf('every field'),
      createdBy: 'operator',
      createdAt: expect.any(Date),
    });
    expect(record.createdAt.getTime()).toBeGreaterThanOrEqual(before - 60_000);
    expect(await repository.findByDigests([record.digest])).toEqual([record]);
  });

  test.each(RUN_TYPES)('stores the run type %s', async (runType) => {
    const record = await repository.createOrGet(
      configurationWith({ runType }),
      digestOf(runType),
      'operator',
    );
    expect(record.runType).toBe(runType);
  });

  test('keeps the absence of group and view', async () => {
    const configuration = configurationWith({ protectionGroupId: null, viewId: null });
    const record = await repository.createOrGet(configuration, digestOf('nulls'), 'operator');
    expect(record).toMatchObject({ protectionGroupId: null, viewId: null });
  });

  test('answers a second call with the first record, creator and time included', async () => {
    const first = await repository.createOrGet(configurationWith(), digestOf('twice'), 'first');
    const second = await repository.createOrGet(configurationWith(), digestOf('twice'), 'second');
    expect(second).toEqual(first);
    expect(second.createdBy).toBe('first');
  });

  test('100 concurrent calls end with one row and one answer', async () => {
    const digest = digestOf('concurrent');
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, caller) =>
        repository.createOrGet(configurationWith(), digest, `caller ${caller}`),
      ),
    );
    const [stored] = await repository.findByDigests([digest]);
    for (const answer of answers) expect(answer).toEqual(stored);
    const rows = await opened.database.select().from(failoverRunConfigurations);
    expect(rows.filter((row) => row.digest === digest)).toHaveLength(1);
  });

  test.each([2n ** 53n - 1n, 2n ** 53n + 1n, INT64_MAX - 1n, INT64_MAX])(
    'keeps the id %s exact',
    async (id) => {
      const configuration = configurationWith({
        sourceClusterId: id,
        replicationClusterId: id - 1n,
        viewId: id,
        objectIds: [1n, id - 1n, id],
      });
      const created = await repository.createOrGet(configuration, digestOf(`exact ${id}`), 'operator');
      const [read] = await repository.findByDigests([created.digest]);
      for (const record of [created, read]) expect(record).toMatchObject(configuration);
    },
  );

  test('keeps 10,000 objects', async () => {
    const objectIds = Array.from({ length: 10_000 }, (_, n) => 2n ** 60n + BigInt(n));
    const created = await repository.createOrGet(
      configurationWith({ objectIds }),
      digestOf('large'),
      'operator',
    );
    expect(created.objectIds).toEqual(objectIds);
  });

  test.each([
    ['a digest that is none', configurationWith(), 'abc'],
    ['no objects', configurationWith({ objectIds: [] }), digestOf('no objects')],
    ['an unknown run type', configurationWith({ runType: 'SOMETIMES' as never }), digestOf('run type')],
  ])('the database itself refuses %s', async (_, configuration, digest) => {
    await expect(repository.createOrGet(configuration, digest, 'operator')).rejects.toThrow();
  });
});

describe('findByDigests', () => {
  test('answers in the order asked, repeats what is asked twice, and says null for the unknown', async () => {
    const [one, two] = [digestOf('order 1'), digestOf('order 2')];
    for (const digest of [one, two]) await repository.createOrGet(configurationWith(), digest, 'operator');
    const found = await repository.findByDigests([two, digestOf('unknown'), one, two]);
    expect(found.map((record) => record?.digest ?? null)).toEqual([two, null, one, two]);
    expect(await repository.findByDigests([])).toEqual([]);
  });
});

describe('what lists and pages show of configurations', () => {
  test('leaves their objects where they are, until somebody asks for them', async () => {
    const [few, many] = [digestOf('few'), digestOf('many')];
    const objectIds = Array.from({ length: 10_000 }, (_, n) => 2n ** 60n + BigInt(n));
    const stored = await repository.createOrGet(configurationWith(), few, 'operator');
    await repository.createOrGet(configurationWith({ objectIds }), many, 'operator');
    const { objectIds: ofFew, ...summary } = stored;

    const asked = [many, digestOf('unknown'), few, many];
    const summaries = await repository.findSummaries(asked);
    expect(summaries[2]).toEqual(summary);
    expect(summaries.map((found) => found?.digest ?? null)).toEqual([many, null, few, many]);
    expect(await repository.objectIdsOf(asked)).toEqual([objectIds, [], ofFew, objectIds]);
    expect(await repository.countObjects(asked)).toEqual([10_000, 0, ofFew.length, 10_000]);
    const { items } = await repository.list({}, 'DESC', { first: 100 });
    for (const item of items) expect(item).not.toHaveProperty('objectIds');
  });
});
