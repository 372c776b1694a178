import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  FINAL_STATUSES,
  isFinal,
  type NewPlannedRun,
  PLANNED_RUN_STATUSES,
} from '../../src/core/planned-runs/rules/planned-run.ts';
import { INT64_MAX, INT64_MIN } from '../../src/core/values/int64.ts';
import type { Database } from '../../src/store/database/types.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { digestOf } from '../support/configurations.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { enqueueNothing, eventWith, latest, newRun, storeConfiguration } from '../support/planned-runs.ts';

let opened: TestDatabase;
let repository: PlannedRunRepository;

beforeAll(async () => {
  opened = await openTestDatabase();
  repository = new PlannedRunRepository(opened);
  await storeConfiguration(opened);
  await opened.database.execute(sql`create table enqueued (failover_id text not null)`);
});
afterAll(() => opened?.drop());

/** Writes as the job queue does, through its own adapter. */
function enqueue({ failoverId }: NewPlannedRun) {
  return async (transaction: Database) => {
    await fromDrizzle(transaction, sql).executeSql('insert into enqueued values ($1)', [failoverId]);
  };
}

async function countEnqueued(failoverId: string): Promise<number> {
  const { rows } = await opened.database.execute(
    sql`select failover_id from enqueued where failover_id = ${failoverId}`,
  );
  return rows.length;
}

async function recorded(fields: Partial<NewPlannedRun> = {}) {
  const { kind, run } = await repository.record(newRun(fields), [], enqueueNothing);
  expect(kind).toBe('RECORDED');
  return run;
}

describe('record', () => {
  test('keeps every field, the events and the job', async () => {
    const run = newRun({ reason: 'drill — \u{1F6A8} and "quotes"' });
    const story = [eventWith({ kind: 'CREATED', actor: 'operator', from: null, to: 'PENDING' }), eventWith()];
    const outcome = await repository.record(run, story, enqueue(run));
    expect(outcome).toEqual({
      kind: 'RECORDED',
      run: {
        ...run,
        status: 'PENDING',
        version: 1,
        waitingOnOtherRunCancellations: false,
        runId: null,
        percentComplete: 0,
        bytesTransferred: null,
        estimatedCompletionAt: null,
        startedAt: null,
        endedAt: null,
        failure: null,
        contact: { state: 'IN_CONTACT', since: null, reason: null },
        submittedAt: null,
        submissionAttemptedAt: null,
        cancelRequestedAt: null,
        cancelAcknowledgedAt: null,
        lastSyncedAt: null,
      },
    });
    expect(await repository.find([run.failoverId])).toEqual([outcome.run]);
    expect(await repository.listEvents([latest(run)])).toEqual([story]);
    expect(await countEnqueued(run.failoverId)).toBe(1);
  });

  test('20 at once with one failover id: one is recorded, all answer with it', async () => {
    const run = newRun();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, caller) =>
        repository.record(
          { ...run, startedBy: `caller ${caller}` },
          [eventWith({ actor: `caller ${caller}` })],
          enqueue(run),
        ),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'RECORDED')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'FAILOVER_ID_TAKEN')).toHaveLength(19);
    const [stored] = await repository.find([run.failoverId]);
    for (const outcome of outcomes) expect(outcome.run).toEqual(stored);
    const [story] = await repository.listEvents([latest(run)]);
    expect(story).toEqual([eventWith({ actor: stored?.startedBy ?? '' })]);
    expect(await countEnqueued(run.failoverId)).toBe(1);
  });

  test('a taken failover id is told also when the group is another, or the run has ended', async () => {
    const first = await recorded();
    const again = { ...newRun(), failoverId: first.failoverId };
    expect(await repository.record(again, [], enqueueNothing)).toEqual({
      kind: 'FAILOVER_ID_TAKEN',
      run: first,
    });
    const ended = await repository.change(first, { status: 'CANCELED' }, []);
    expect(await repository.record(again, [], enqueueNothing)).toEqual({
      kind: 'FAILOVER_ID_TAKEN',
      run: ended,
    });
  });

  test('a taken failover id is told before a busy group', async () => {
    const first = await recorded();
    const second = await recorded();
    const both = newRun({ failoverId: first.failoverId, protectionGroupId: second.protectionGroupId });
    expect(await repository.record(both, [], enqueueNothing)).toEqual({
      kind: 'FAILOVER_ID_TAKEN',
      run: first,
    });
  });

  test('two of one group at once: one is recorded, the other is told of it', async () => {
    const one = newRun();
    const two = newRun({ protectionGroupId: one.protectionGroupId });
    const outcomes = await Promise.all(
      [one, two].map((run) => repository.record(run, [eventWith()], enqueue(run))),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['GROUP_BUSY', 'RECORDED']);
    expect(outcomes[0]?.run).toEqual(outcomes[1]?.run);
    const winner = outcomes[0]?.run.failoverId;
    const loser = winner === one.failoverId ? two : one;
    expect(await repository.find([loser.failoverId])).toEqual([null]);
    expect(await countEnqueued(loser.failoverId)).toBe(0);
  });

  test('groups of one id on two clusters are not each other’s', async () => {
    const one = await recorded({ sourceClusterId: 101n });
    await recorded({ sourceClusterId: 102n, protectionGroupId: one.protectionGroupId });
  });

  test.each(PLANNED_RUN_STATUSES)(
    'with a run in %s the group is free only if that is final',
    async (status) => {
      const run = await recorded();
      const changed = await repository.change(run, { status }, []);
      const outcome = await repository.record(
        newRun({ protectionGroupId: run.protectionGroupId }),
        [],
        enqueueNothing,
      );
      if (isFinal(status)) expect(outcome.kind).toBe('RECORDED');
      else expect(outcome).toEqual({ kind: 'GROUP_BUSY', run: changed });
    },
  );

  test('takes its turn when the run in the way ends before it can be told', async () => {
    const inTheWay = await recorded();
    let refused = 0;
    const late = new PlannedRunRepository({
      database: opened.database,
      async transaction(work) {
        const result = await opened.transaction(work);
        if (result === null) {
          refused += 1;
          await repository.change(inTheWay, { status: 'SUCCEEDED' }, []);
        }
        return result;
      },
    });
    const run = newRun({ protectionGroupId: inTheWay.protectionGroupId });
    const outcome = await late.record(run, [], enqueue(run));
    expect(refused).toBe(1);
    expect(outcome).toMatchObject({ kind: 'RECORDED', run: { failoverId: run.failoverId } });
    expect(await countEnqueued(run.failoverId)).toBe(1);
  });

  test('a job that cannot be enqueued leaves nothing behind', async () => {
    const run = newRun();
    await expect(
      repository.record(run, [eventWith()], async (transaction) => {
        await enqueue(run)(transaction);
        throw new Error('queue is gone');
      }),
    ).rejects.toThrow('queue is gone');
    expect(await repository.find([run.failoverId])).toEqual([null]);
    expect(await repository.listEvents([latest(run)])).toEqual([[]]);
    expect(await countEnqueued(run.failoverId)).toBe(0);
    expect((await repository.record(run, [], enqueue(run))).kind).toBe('RECORDED');
  });

  test.each([
    ['a configuration that is not stored', { configurationDigest: digestOf('never stored') }],
    ['a failover id of other characters', { failoverId: 'a b' }],
  ])('the database itself refuses %s', async (_, fields) => {
    await expect(repository.record(newRun(fields), [], enqueueNothing)).rejects.toThrow();
  });
});

describe('find and its kin', () => {
  test('find answers in the order asked, with null for the unknown', async () => {
    const [one, two] = [await recorded(), await recorded()];
    expect(await repository.find([two.failoverId, 'unknown', one.failoverId, two.failoverId])).toEqual([
      two,
      null,
      one,
      two,
    ]);
    expect(await repository.find([])).toEqual([]);
  });

  test('findLatest answers the last run of one group of one cluster, whatever became of it', async () => {
    const first = await recorded({ createdAt: new Date('2026-03-02T00:00:00Z') });
    const { sourceClusterId, protectionGroupId } = first;
    const ended = await repository.change(first, { status: 'SUCCEEDED' }, []);
    expect(await repository.findLatest(sourceClusterId, protectionGroupId)).toEqual(ended);
    const second = await recorded({ protectionGroupId, createdAt: new Date('2026-03-03T00:00:00Z') });
    const elsewhere = await recorded({
      protectionGroupId,
      sourceClusterId: 12n,
      createdAt: new Date('2026-03-04T00:00:00Z'),
    });
    expect(await repository.findLatest(sourceClusterId, protectionGroupId)).toEqual(second);
    expect(await repository.findLatest(12n, protectionGroupId)).toEqual(elsewhere);
    expect(await repository.findLatest(sourceClusterId, 'unknown')).toBeNull();
  });

  test('unfinished runs are listed by cluster, oldest first, and the clusters that have any', async () => {
    const [busy, done] = [2n ** 60n + 1n, 2n ** 60n + 2n];
    const late = await recorded({ sourceClusterId: busy, createdAt: new Date('2026-03-05T00:00:00Z') });
    const early = await recorded({ sourceClusterId: busy, createdAt: new Date('2026-03-04T00:00:00Z') });
    for (const [index, status] of FINAL_STATUSES.entries()) {
      const sourceClusterId = index % 2 === 0 ? busy : done;
      await repository.change(await recorded({ sourceClusterId }), { status }, []);
    }
    expect(await repository.listUnfinished(busy)).toEqual([early, late]);
    expect(await repository.listUnfinished(done)).toEqual([]);
    const clusters = await repository.sourceClustersOfUnfinished();
    expect(clusters).toContain(busy);
    expect(clusters).not.toContain(done);
    expect(new Set(clusters).size).toBe(clusters.length);
  });

  test.each([INT64_MIN, -1n, 2n ** 53n + 1n, INT64_MAX])('keeps the int64 %s exact', async (value) => {
    const run = await recorded({ sourceClusterId: value });
    const changed = await repository.change(run, { bytesTransferred: value }, []);
    expect(changed).toMatchObject({ sourceClusterId: value, bytesTransferred: value });
    expect(await repository.findLatest(value, run.protectionGroupId)).toEqual(changed);
    expect(await repository.sourceClustersOfUnfinished()).toContain(value);
  });
});
