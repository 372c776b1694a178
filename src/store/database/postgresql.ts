import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseOpenError, reasonOf } from './database-error.ts';
import { MIGRATIONS_FOLDER } from './migrations.ts';
import type { Database } from './types.ts';

/** Long enough for a busy server, short enough for the process to say within 10 seconds what is wrong. */
const CONNECTION_TIMEOUT_MS = 8_000;

/**
 * Serialises migrations of all instances that start at the same moment on one database.
 * Any number serves, as long as no other program on the database picks the same.
 */
const MIGRATION_LOCK = 7_203_118_554;

/** How to reach a PostgreSQL server, and what to do with failures nobody is waiting for. */
export interface PostgresqlOptions {
  readonly url: string;
  /** Most connections that this process holds open; default 10. */
  readonly maxConnections?: number | undefined;
  /** Longest wait for a connection, in milliseconds; default 8,000. */
  readonly connectionTimeoutMs?: number | undefined;
  /** Called when an idle connection breaks (server restart, network); the pool replaces it by itself. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
}

/** Connects to PostgreSQL and brings its tables up to date. */
export async function openPostgresql(options: PostgresqlOptions) {
  const { pool, place } = createPool(options);
  // Without a listener a broken idle connection would end the process.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  // The same for connections in use: there the query or transaction under way fails, and its caller is told.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateAlone(await connect(pool, place), place);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, database: drizzle(pool), description: place };
}

/**
 * Connects to PostgreSQL and goes away again; changes nothing.
 * @throws DatabaseOpenError
 */
export async function reachPostgresql(options: PostgresqlOptions): Promise<void> {
  const { pool, place } = createPool(options);
  try {
    (await connect(pool, place)).release();
  } finally {
    await pool.end();
  }
}

function createPool({ url, maxConnections, connectionTimeoutMs }: PostgresqlOptions) {
  const place = describe(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'planned-failover-graphql',
    max: maxConnections ?? 10,
    connectionTimeoutMillis: connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    // A connection whose peer vanished without a word is noticed instead of waited on for ever.
    keepAlive: true,
  });
  return { pool, place };
}

/** Runs the work in a transaction on a connection of its own, which always goes back to the pool. */
export async function transactionOnPool<Result>(
  pool: pg.Pool,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    return await drizzle(client).transaction(work);
  } finally {
    // The pool discards a connection that broke meanwhile.
    client.release();
  }
}

/** Host, port and database of the URL as the driver understands it; neither user nor password. */
function describe(url: string): string {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url });
  } catch {
    // The parser's error quotes the whole URL, password included.
    throw new DatabaseOpenError(
      'INVALID_URL',
      'the database URL is not of the form postgres://user:password@host:port/database',
    );
  }
  const host = client.host.startsWith('/') || !client.host.includes(':') ? client.host : `[${client.host}]`;
  return `PostgreSQL at ${host}:${client.port}, database "${client.database ?? client.user ?? ''}"`;
}

async function connect(pool: pg.Pool, place: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const answered = error instanceof pg.DatabaseError;
    throw new DatabaseOpenError(
      answered ? 'REFUSED' : 'UNREACHABLE',
      `${place}, ${answered ? 'refused the connection' : 'cannot be reached'}: ${reasonOf(error)}`,
      error,
    );
  }
}

/**
 * Migrates under a lock that lives as long as its connection does, and on that same connection:
 * an instance that dies half-way lets the next one go on, with nothing half done.
 */
async function migrateAlone(client: pg.PoolClient, place: string): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    client.release(true);
    throw new DatabaseOpenError(
      'MIGRATION_FAILED',
      `${place}: the tables could not be brought up to date: ${reasonOf(error)}`,
      error,
    );
  }
}
