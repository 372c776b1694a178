import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import journal from '../../drizzle/meta/_journal.json' with { type: 'json' };
import { FailoverRunConfigurationRepository } from '../../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import { configurationWith, digestOf } from '../support/configurations.ts';
import { createPostgresqlDatabase, TEST_DATABASE_URL } from '../support/database.ts';

const PASSWORD = 'correct-horse';

/** A TCP port of loopback that takes connections and treats them as told. */
async function listen(treat: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    treat(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('a server that cannot be reached', () => {
  test('because nothing listens is named with host, port and database, without the password', async () => {
    // Port 1 is reserved, and nothing listens on it.
    const error = await openDatabase({ url: `postgres://me:${PASSWORD}@127.0.0.1:1/failovers` }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'DatabaseOpenError', kind: 'UNREACHABLE' });
    expect(String(error)).toMatch(/127\.0\.0\.1:1, database "failovers", cannot be reached: .*ECONNREFUSED/);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(PASSWORD);
  });

  test('because it never answers is given up', async () => {
    const port = await listen(() => undefined);
    await expect(
      openDatabase({
        url: `postgres://me:${PASSWORD}@127.0.0.1:${port}/failovers`,
        connectionTimeoutMs: 200,
      }),
    ).rejects.toMatchObject({ kind: 'UNREACHABLE', message: expect.stringContaining('timeout') });
  });

  test('because it hangs up is reported', async () => {
    const port = await listen((socket) => socket.destroy());
    await expect(openDatabase({ url: `postgres://me@127.0.0.1:${port}/failovers` })).rejects.toMatchObject({
      kind: 'UNREACHABLE',
    });
  });
});

test('a URL that cannot be read is refused without being quoted', async () => {
  const error = await openDatabase({ url: `postgres://me:${PASSWORD}@host:notaport/x` }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ kind: 'INVALID_URL' });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(PASSWORD);
});

describe.runIf(TEST_DATABASE_URL !== undefined)('a PostgreSQL server', () => {
  const server = TEST_DATABASE_URL ?? '';

  async function emptyDatabase(): Promise<string> {
    const { url, drop } = await createPostgresqlDatabase(server);
    onTestFinished(drop);
    return url;
  }

  async function openEmpty(
    options: { maxConnections?: number; onConnectionLost?: (error: Error) => void } = {},
  ) {
    const opened = await openDatabase({ url: await emptyDatabase(), ...options });
    onTestFinished(() => opened.close());
    if (opened.driver.kind !== 'postgresql') throw new TypeError('this must be PostgreSQL');
    return { ...opened, pool: opened.driver.pool };
  }

  /** Ends all of this database's other connections, as a restart of the server does. */
  async function breakConnections(pool: pg.Pool): Promise<void> {
    const outsider = new pg.Client({ connectionString: pool.options.connectionString });
    await outsider.connect();
    await outsider.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await outsider.end();
  }

  test('says itself what is wrong', async () => {
    const url = new URL(server);
    url.pathname = '/no_such_database';
    await expect(openDatabase({ url: url.href })).rejects.toMatchObject({
      kind: 'REFUSED',
      message: expect.stringContaining('"no_such_database" does not exist'),
    });
  });

  test('is migrated once when many instances start at the same moment', async () => {
    const url = await emptyDatabase();
    const instances = await Promise.all(
      Array.from({ length: 8 }, () => openDatabase({ url, maxConnections: 1 })),
    );
    const [first] = instances;
    const applied = await first?.database.execute(
      sql`select hash, count(*)::int from drizzle.__drizzle_migrations group by hash`,
    );
    expect(applied?.rows).toEqual(journal.entries.map(() => ({ hash: expect.any(String), count: 1 })));
    await Promise.all(instances.map((instance) => instance.close()));
  });

  test('sees the connections under the name of this application', async () => {
    const { pool } = await openEmpty();
    const { rows } = await pool.query('show application_name');
    expect(rows).toEqual([{ application_name: 'planned-failover-graphql' }]);
  });

  test('may break idle connections: that is reported, and the next query gets a new one', async () => {
    const lost = Promise.withResolvers<Error>();
    const { pool, ping, database } = await openEmpty({ onConnectionLost: lost.resolve });
    await breakConnections(pool);
    expect((await lost.promise).message).toMatch(/terminat/);
    await ping();
    const record = await new FailoverRunConfigurationRepository(database).createOrGet(
      configurationWith(),
      digestOf('after'),
      'operator',
    );
    expect(record.digest).toBe(digestOf('after'));
  });

  test('may break a connection in a transaction: that one fails, the process and the pool go on', async () => {
    const { pool, ping, transaction } = await openEmpty({ maxConnections: 1 });
    const broken = transaction(async (database) => {
      await breakConnections(pool);
      await database.execute(sql`select 1`);
    });
    await expect(broken).rejects.toThrow();
    await ping();
    expect(await transaction(async () => 'again')).toBe('again');
  });

  test('may break a connection before its transaction begins: it goes back to the pool all the same', async () => {
    const { pool, ping, transaction } = await openEmpty({ maxConnections: 1 });
    pool.once(
      'acquire',
      (client) => void client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined),
    );
    await expect(transaction(async () => 'never')).rejects.toThrow();
    await ping();
  });
});
