import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database/database.ts';
import { reachPostgresql } from '../../src/store/database/postgresql.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';

test('a file for TLS that cannot be read is named', async () => {
  const url = 'postgres://me:secret@127.0.0.1:1/failovers?sslrootcert=/no/such/ca.pem';
  await expect(openDatabase({ url })).rejects.toMatchObject({
    kind: 'TLS_FILE',
    message: expect.stringMatching(/\/no\/such\/ca\.pem.* cannot be read \(ENOENT\)/),
  });
});

describe.runIf(TEST_DATABASE_URL !== undefined)('a PostgreSQL database is refused with its reason', () => {
  async function execute(...statements: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  async function emptyDatabase(options = '') {
    const { url, drop } = await createPostgresqlDatabase(TEST_DATABASE_URL ?? '', options);
    onTestFinished(drop);
    return { url, name: new URL(url).pathname.slice(1) };
  }

  /** What the start says, and what a start that other settings prevent says; neither shows SQL. */
  async function expectRefusal(url: string, message: RegExp): Promise<void> {
    for (const attempt of [openDatabase, reachPostgresql])
      await expect(attempt({ url })).rejects.toMatchObject({
        kind: 'UNSUITABLE',
        message: expect.stringMatching(message),
      });
  }

  test('where its texts are not UTF-8', async () => {
    const { url } = await emptyDatabase(`encoding 'LATIN1' locale 'C' template template0`);
    await expectRefusal(url, /holds texts as LATIN1, .* ENCODING 'UTF8' TEMPLATE template0/);
  });

  test('where it takes no changes', async () => {
    const { url, name } = await emptyDatabase();
    await execute(`alter database ${name} set default_transaction_read_only = on`);
    await expectRefusal(url, /takes no changes: it is set to read only/);
  });

  test('where a right is missing', async () => {
    const { url, name } = await emptyDatabase();
    const role = `${name}_reader`;
    await execute(`create role ${role} login`);
    const weak = new URL(url);
    weak.username = role;
    const error = await openDatabase({ url: weak.href }).catch((reason: unknown) => reason);
    await execute(`drop role ${role}`);
    expect(error).toMatchObject({ kind: 'MIGRATION_FAILED' });
    expect(String(error)).toMatch(
      /brought up to date: permission denied for database \w+; the user must own/,
    );
    expect(String(error)).not.toMatch(/params|create schema/i);
  });
});
