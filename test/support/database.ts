import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { openDatabase, openEmbeddedDatabase } from '../../src/store/database/database.ts';
import type { OpenDatabase } from '../../src/store/database/types.ts';
import { embeddedSnapshot } from './embedded-snapshot.ts';

/** The PostgreSQL server to test on, or `undefined` for the embedded database. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL || undefined;

/** A fresh database with all tables, on whichever kind the run tests; `drop` closes it and leaves no trace. */
export interface TestDatabase extends OpenDatabase {
  /** `undefined` for the embedded database. */
  readonly url: string | undefined;
  drop(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  if (TEST_DATABASE_URL === undefined) return lendEmbedded();
  const { url, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL);
  const opened = await openDatabase({ url });
  return {
    ...opened,
    url,
    async drop() {
      await opened.close();
      await drop();
    },
  };
}

/** Embedded databases of this process that nobody uses, emptied: opening one costs half a second of computing. */
const idle: OpenDatabase[] = [];

async function lendEmbedded(): Promise<TestDatabase> {
  const opened = idle.pop() ?? (await openEmbeddedDatabase({ snapshot: await embeddedSnapshot() }));
  let isOver = false;
  return {
    ...opened,
    url: undefined,
    close() {
      isOver = true;
      return opened.close();
    },
    async drop() {
      if (isOver) return;
      isOver = true;
      await empty(opened);
      idle.push(opened);
    },
  };
}

/** Leaves the rows that opening makes: the migrations, and the names of the queues. */
const KEPT = ['version', 'queue'];

async function empty({ database }: OpenDatabase): Promise<void> {
  const { rows } = await database.execute(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'pgboss') and tablename not in (${sql.join(KEPT, sql`, `)})`);
  const deletions = rows.map(({ name }) => `delete from ${name};`).join('\n');
  await database.execute(
    sql.raw(`do $$ begin set local session_replication_role = replica;\n${deletions}\nend $$`),
  );
  await database.execute(sql.raw('unlisten *'));
}

/** Creates an empty database beside the given one, for tests that open it themselves, with options in SQL. */
export async function createPostgresqlDatabase(
  serverUrl: string,
  options = '',
): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `create database ${name} ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `drop database ${name} with (force)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
