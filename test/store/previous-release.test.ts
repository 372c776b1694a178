import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePostgresql } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgresql } from 'drizzle-orm/node-postgres/migrator';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { regain } from '../../src/core/planned-runs/rules/transitions.ts';
import { openDatabase, openEmbeddedDatabase } from '../../src/store/database/database.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';
import { encodeChange } from '../../src/store/planned-runs/planned-run-message.ts';
import { PlannedRunRepository } from '../../src/store/planned-runs/planned-runs.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';
import { Heard } from '../support/heard.ts';
import { latest } from '../support/planned-runs.ts';

/** The last migration of release 0.1. */
const LAST = '0002_planned_run_cancel_acknowledged';

const DIGEST = 'a'.repeat(64);
const AT = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** Rows as 0.1 left them, with runs under way on a cluster in every state of contact. */
const ROWS = [
  `insert into failover_run_configurations values
    ('${DIGEST}', 11, 22, '11:5:1', 'INCREMENTAL', null, false, true, '{7}', '${AT(0)}', 'ann')`,
  ...[
    ['undisturbed', 'RUNNING', null],
    ['lost', 'RUNNING', 'CLUSTER_UNREACHABLE'],
    ['refused', 'PENDING', 'CLUSTER_UNAUTHORIZED'],
    ['odd', 'WAITING', 'CLUSTER_NOT_UNDERSTOOD'],
    ['unlisted', 'CANCELING', 'PLANNED_RUN_UNKNOWN'],
    ['failed', 'FAILED', 'BACKUP_FAILED'],
    ['abandoned', 'CANCELED', 'CLUSTER_NOT_TOLD'],
  ].map(
    ([id, status, code]) => `insert into planned_runs
      (failover_id, configuration_digest, source_cluster_id, replication_cluster_id, protection_group_id, status,
       version, run_id, started_by, created_at, submitted_at, last_synced_at, failure_code, failure_message)
      values ('${id}', '${DIGEST}', 11, 22, '11:5:${id}', '${status}', 7, '9:17', 'ann', '${AT(1)}', '${AT(2)}',
       '${AT(3)}', ${code ? `'${code}', 'Why.'` : 'null, null'})`,
  ),
  ...[
    ['CLUSTER_LOST', 4],
    ['CLUSTER_FOUND', 5],
    ['CLUSTER_LOST', 6],
    ['CLUSTER_LOST', 7],
  ].map(
    ([kind, minute], index) => `insert into planned_run_events
      values ('lost', ${index + 1}, '${kind}', '${AT(Number(minute))}', 'system', null, null, 'Why.')`,
  ),
];

/** A folder with the migrations of 0.1 alone. */
function migrationsOfLastRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planned-failover-'));
  mkdirSync(join(folder, 'meta'));
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8'));
  const count = journal.entries.findIndex(({ tag }: { tag: string }) => tag === LAST) + 1;
  const entries = journal.entries.slice(0, count);
  for (const { tag } of entries) cpSync(`drizzle/${tag}.sql`, join(folder, `${tag}.sql`));
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** A database that 0.1 has used, opened by this release. */
async function openUsedDatabase(migrationsFolder: string): Promise<OpenDatabase & { drop(): Promise<void> }> {
  if (TEST_DATABASE_URL === undefined) {
    const client = await PGlite.create();
    await migrate(drizzle(client), { migrationsFolder });
    for (const row of ROWS) await client.query(row);
    const snapshot = await client.dumpDataDir('none');
    await client.close();
    const opened = await openEmbeddedDatabase({ snapshot });
    return { ...opened, drop: () => opened.close() };
  }
  const { url, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL);
  const pool = new pg.Pool({ connectionString: url });
  await migratePostgresql(drizzlePostgresql(pool), { migrationsFolder });
  for (const row of ROWS) await pool.query(row);
  await pool.end();
  const opened = await openDatabase({ url });
  return {
    ...opened,
    async drop() {
      await opened.close();
      await drop();
    },
  };
}

let opened: Awaited<ReturnType<typeof openUsedDatabase>>;
let repository: PlannedRunRepository;
beforeAll(async () => {
  const migrations = migrationsOfLastRelease();
  opened = await openUsedDatabase(migrations).finally(() => rmSync(migrations, { recursive: true }));
  repository = new PlannedRunRepository(opened);
});
afterAll(() => opened.drop());

async function read(failoverId: string) {
  const [run] = await repository.find([failoverId]);
  if (!run) throw new TypeError(`no run ${failoverId}`);
  return run;
}

/** What a server of 0.1 reads of a run. */
async function readByLastRelease(failoverId: string) {
  const { rows } = await opened.database.execute(
    sql`select status, version, failure_code, failure_message from planned_runs where failover_id = ${failoverId}`,
  );
  return rows[0];
}

/** A change as 0.1 writes it: it knows the failure alone. */
async function writeByLastRelease(failoverId: string, code: string | null): Promise<void> {
  await opened.database.execute(
    sql`update planned_runs set version = version + 1, failure_code = ${code},
      failure_message = ${code === null ? null : 'Old words.'} where failover_id = ${failoverId}`,
  );
}

describe('a database that release 0.1 has used', () => {
  test.each([
    ['undisturbed', 'IN_CONTACT', null, null],
    // Since the first loss after the cluster was found last.
    ['lost', 'LOST', AT(6), 'CLUSTER_UNREACHABLE'],
    ['refused', 'LOST', AT(3), 'CLUSTER_UNAUTHORIZED'],
    ['odd', 'NOT_UNDERSTOOD', AT(3), 'CLUSTER_NOT_UNDERSTOOD'],
    ['unlisted', 'NOT_UNDERSTOOD', AT(3), 'PLANNED_RUN_UNKNOWN'],
  ])('has its live run %s in contact as it was: %s', async (failoverId, state, since, code) => {
    expect(await read(failoverId)).toMatchObject({
      version: 7,
      failure: null,
      contact: {
        state,
        since: since && new Date(since),
        reason: code === null ? null : { code, message: 'Why.' },
      },
    });
  });

  test.each([
    ['failed', 'BACKUP_FAILED'],
    ['abandoned', 'CLUSTER_NOT_TOLD'],
  ])('has kept the failure of its run %s', async (failoverId, code) => {
    expect(await read(failoverId)).toMatchObject({
      failure: { code, message: 'Why.' },
      contact: { state: 'IN_CONTACT', since: null, reason: null },
    });
  });

  test('has its run under way followed on', async () => {
    const run = await read('odd');
    const transition = regain(run, new Date(AT(9)));
    const found = await repository.change(run, transition?.change ?? {}, transition?.events ?? []);
    expect(found).toMatchObject({ version: 8, failure: null, contact: { state: 'IN_CONTACT' } });
    expect(await read('odd')).toEqual(found);
    expect((await repository.listEvents([latest({ failoverId: 'odd' })]))[0]).toMatchObject([
      { kind: 'CLUSTER_FOUND' },
    ]);
  });
});

describe('a server of release 0.1 on the same database', () => {
  const reason = { code: 'CLUSTER_UNREACHABLE', message: 'No answer.' };

  test('reads of a live run why its cluster cannot be asked, and of an ended one why it failed', async () => {
    const contact = { state: 'LOST', since: new Date(AT(8)), reason } as const;
    const lost = await repository.change(await read('undisturbed'), { contact }, []);
    expect(await readByLastRelease('undisturbed')).toMatchObject({
      ...{ failure_code: reason.code, failure_message: reason.message },
    });
    const ended = lost && (await repository.change(lost, { status: 'SUCCEEDED', endedAt: new Date() }, []));
    expect(ended).toMatchObject({ failure: null, contact });
    expect(await readByLastRelease('undisturbed')).toMatchObject({ failure_code: null });
  });

  test('is believed when it finds a cluster again, or loses it', async () => {
    await writeByLastRelease('lost', null);
    expect(await read('lost')).toMatchObject({ contact: { state: 'IN_CONTACT', reason: null } });
    await writeByLastRelease('lost', 'CLUSTER_UNEXPECTED_ANSWER');
    expect(await read('lost')).toMatchObject({
      failure: null,
      contact: { state: 'NOT_UNDERSTOOD', since: new Date(AT(3)), reason: { message: 'Old words.' } },
    });
  });

  test('sends and gets notifications that both understand', async () => {
    const heard = await Heard.on(new PlannedRunNotifications(opened.driver));
    onTestFinished(() => heard.close());
    const run = await read('refused');
    const [payload = ''] = encodeChange(run);
    const [, heading = '', text = ''] = /^(\S+ \S+ )(.*)$/.exec(payload) ?? [];
    const { contact, ...known } = JSON.parse(text);
    expect(contact.state).toBe('LOST');
    expect(known.failure).toEqual(run.contact.reason);
    await opened.database.execute(
      sql`select pg_notify('planned_run_changes', ${heading + JSON.stringify(known)})`,
    );
    await heard.until(() => heard.runs.length > 0);
    expect(heard.gaps).toBe(0);
    expect(heard.runs).toEqual([run]);
  });
});
