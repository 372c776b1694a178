import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type OpenDatabase, openDatabase, openEmbeddedDatabase } from '../../src/store/database/database.ts';
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
  if (TEST_DATABASE_URL === undefined) {
    const opened = await openEmbeddedDatabase({ snapshot: await embeddedSnapshot() });
    return { ...opened, url: undefined, drop: () => opened.close() };
  }
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

/** Creates an empty database beside the given one, for tests that open it themselves. */
export async function createPostgresqlDatabase(
  serverUrl: string,
): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `create database ${name}`);
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
