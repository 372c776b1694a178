import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun, Watch } from './support/watch.ts';

let runs: Runs;
beforeAll(async () => {
  runs = await openRuns({ worker: true, alterable: true });
});
afterEach(() => runs.alter(null));
afterAll(() => runs.close());

async function begun(failoverId: string): Promise<{ run: SeenRun; watch: Watch }> {
  const run = await runs.started(runs.nextGroup(), {}, { failoverId });
  const watch = await runs.watch(run);
  await watch.untilStatus('WAITING');
  return { run, watch };
}

/** Puts another number wherever clusters state one of this name. */
function state(name: string, value: bigint): void {
  const stated = new RegExp(`"${name}":\\d+`, 'g');
  runs.alter(({ text }) => ({ text: text.replace(stated, `"${name}":${value}`) }));
}

/** That runs are followed through their states is what other tests are about; here it must go on. */
async function followedToTheEnd({ watch }: { watch: Watch }): Promise<SeenRun | undefined> {
  await runs.advance(20);
  await watch.untilStatus('RUNNING');
  await runs.advance(3_600);
  return (await watch.toTheEnd()).at(-1);
}

test.each([9_223_372_036_854_775_807n, 300_000_000_000_000_000n])(
  'a remaining time of %i µs is no estimate, and the run is followed',
  async (remaining) => {
    const { run, watch } = await begun(`remaining-${remaining}`);
    state('expectedRemainingTimeUsecs', remaining);
    await runs.advance(20);
    const running = await watch.untilStatus('RUNNING');
    expect(running).toMatchObject({ estimatedCompletionAt: null, failure: null });
    expect(await followedToTheEnd({ watch })).toMatchObject({
      id: run.id,
      status: 'SUCCEEDED',
      failure: null,
    });
  },
);

test.each(['startTimeUsecs', 'endTimeUsecs'])(
  'a %s after the year 9999 is none, and the run is followed',
  async (name) => {
    const begin = await begun(`late-${name}`);
    state(name, 300_000_000_000_000_000n);
    const end = await followedToTheEnd(begin);
    expect(end).toMatchObject({ status: 'SUCCEEDED' });
    expect(Date.parse(end?.endedAt ?? '')).toBeLessThan(Date.parse('2200-01-01'));
    expect(end?.events.map(({ kind }) => kind)).not.toContain('CLUSTER_LOST');
  },
);

test('a run that cannot be followed says so, is logged once, and holds up no other', async () => {
  const { database } = runs.api.database;
  const odd = await begun('odd');
  const other = await begun('other');
  // Stands for whatever we have not thought of: the database does not take what the cluster tells of the one run.
  await database.execute(
    sql`alter table planned_runs add constraint odd check (failover_id <> 'odd' or run_id is null)`,
  );
  await runs.advance(20);
  const marked = await odd.watch.until(({ failure }) => failure !== null);
  expect(marked).toMatchObject({ status: 'WAITING', failure: { code: 'CLUSTER_NOT_UNDERSTOOD' } });
  expect(marked.events.at(-1)).toMatchObject({ kind: 'CLUSTER_LOST', message: marked.failure?.message });
  expect(marked.failure?.message).not.toContain('constraint');
  expect(await followedToTheEnd(other)).toMatchObject({ status: 'SUCCEEDED' });
  const errors = runs.api.logger.lines.filter(({ level }) => level === 'error');
  expect(errors).toMatchObject([{ fields: { failoverId: 'odd' } }]);
  await database.execute(sql`alter table planned_runs drop constraint odd`);
  expect((await odd.watch.toTheEnd()).at(-1)).toMatchObject({ status: 'SUCCEEDED', failure: null });
});

test('a run that the database does not take for now says nothing of its cluster, and is followed afterwards', async () => {
  const { database } = runs.api.database;
  const begin = await begun('full');
  const repeats = () =>
    runs.api.logger.lines.filter(({ message }) => message === 'A job did not get done and will be repeated');
  await database.execute(sql`create function no_space() returns trigger language plpgsql as $$ begin
    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
  await database.execute(sql`create trigger no_space before update on planned_runs for each row
    when (old.run_id is null and new.run_id is not null) execute function no_space()`);
  await runs.advance(20);
  await runs.clock.during(until(() => repeats().length > 0));
  expect(repeats()[0]).toMatchObject({
    level: 'info',
    fields: { err: { name: 'StoreUnavailable', message: 'could not extend file: No space left on device' } },
  });
  await database.execute(sql`drop trigger no_space on planned_runs`);
  const end = await followedToTheEnd(begin);
  expect(end).toMatchObject({ status: 'SUCCEEDED', failure: null });
  expect(end?.events.map(({ kind }) => kind)).not.toContain('CLUSTER_LOST');
});
