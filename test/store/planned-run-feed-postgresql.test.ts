import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlannedRun } from '../../src/core/planned-runs/rules/planned-run.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';
import { Heard } from '../support/heard.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../support/planned-runs.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

describe.skipIf(TEST_DATABASE_URL === undefined)('on PostgreSQL', () => {
  let drop: () => Promise<void>;
  let writer: OpenDatabase;
  let line: TcpProxy;
  /** Another instance on the same database, at the end of a line that can be cut. */
  let reader: OpenDatabase;
  let repository: PlannedRunRepository;
  let heard: Heard;

  beforeEach(async () => {
    const created = await createPostgresqlDatabase(TEST_DATABASE_URL ?? '');
    drop = created.drop;
    writer = await openDatabase({ url: created.url });
    await storeConfiguration(writer);
    repository = new PlannedRunRepository(writer);
    const url = new URL(created.url);
    line = await openTcpProxy(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(line.port);
    reader = await openDatabase({ url: url.href });
    heard = await Heard.on(new PlannedRunNotifications(reader.driver));
  });
  afterEach(async () => {
    await heard.close();
    await reader.close();
    await line.close();
    await writer.close();
    await drop();
  });

  async function recorded(): Promise<PlannedRun> {
    return (await repository.record(newRun(), [], enqueueNothing)).run;
  }

  async function changed(run: PlannedRun, percentComplete: number): Promise<PlannedRun> {
    const next = await repository.change(run, { percentComplete }, []);
    if (next === null) throw new TypeError('unchanged');
    return next;
  }

  test('changes are heard in another instance', async () => {
    const first = await changed(await recorded(), 1);
    const second = await changed(first, 2);
    await heard.until(() => heard.runs.length >= 2);
    expect(heard.runs).toEqual([first, second]);
  });

  test('of changes at once by two instances, each that won is heard once and in order', async () => {
    const writers = [repository, new PlannedRunRepository(reader)];
    const run = await recorded();
    const won: PlannedRun[] = [];
    for (let round = 1, from = run; round <= 20; round += 1) {
      const outcomes = await Promise.all(
        writers.map((each) => each.change(from, { percentComplete: round }, [])),
      );
      const [winner, loser] = outcomes.toSorted((one) => (one === null ? 1 : -1));
      if (!winner) throw new TypeError('unchanged');
      expect(loser).toBeNull();
      won.push(winner);
      from = winner;
    }
    await heard.until(() => heard.runs.length >= won.length);
    expect(heard.runs).toEqual(won);
  });

  test('a listener whose backend was terminated tells of the gap and hears again', async () => {
    const first = await changed(await recorded(), 1);
    await heard.until(() => heard.runs.length > 0);
    const { rows } = await writer.database.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query like 'listen %'`,
    );
    expect(rows).toHaveLength(1);
    await heard.until(() => heard.gaps > 0);
    const second = await changed(first, 2);
    await heard.until(() => heard.runs.length > 1);
    expect(heard.runs).toEqual([first, second]);
    expect(heard.gaps).toBe(1);
  });

  test('a listener goes on trying to connect, and misses what happens meanwhile with one gap', async () => {
    const run = await recorded();
    line.cut();
    for (let attempt = 0; attempt < 3; attempt += 1) await line.nextAttempt();
    const missed = await changed(run, 1);
    expect(heard.gaps).toBe(0);
    line.mend();
    await heard.until(() => heard.gaps > 0);
    const told = await changed(missed, 2);
    await heard.until(() => heard.runs.length > 0);
    expect(heard.runs).toEqual([told]);
    expect(heard.gaps).toBe(1);
  });

  test.each(['cut', 'silence'] as const)('closes while it tries to connect (%s)', async (trouble) => {
    line[trouble]();
    await line.nextAttempt();
    await heard.close();
    expect(heard.gaps).toBe(0);
  });

  test('says so when there is no connection to begin with', async () => {
    line.cut();
    await expect(Heard.on(new PlannedRunNotifications(reader.driver))).rejects.toThrow();
  });
});
