import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import {
  DatabaseOpenError,
  type DatabaseOpenErrorKind,
  reasonOf,
  withoutStatement,
} from './database-error.ts';
import { MIGRATIONS_FOLDER } from './migrations.ts';
import { isOutage } from './outages.ts';
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
    const client = await connect(pool, place);
    await checkSuitable(client, place);
    await migrateAlone(client, place);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, database: drizzle(pool), description: place };
}

/**
 * Connects to PostgreSQL, looks whether it can be used, and goes away again; changes nothing.
 * @throws DatabaseOpenError
 */
export async function reachPostgresql(options: PostgresqlOptions): Promise<void> {
  const { pool, place } = createPool(options);
  try {
    const client = await connect(pool, place);
    await checkSuitable(client, place);
    client.release();
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
  } catch (error) {
    throw unreadableFile(error) ?? unreadableUrl();
  }
  const host = client.host.startsWith('/') || !client.host.includes(':') ? client.host : `[${client.host}]`;
  return `PostgreSQL at ${host}:${client.port}, database "${client.database ?? client.user ?? ''}"`;
}

/** The parser reads the files that `sslrootcert`, `sslcert` and `sslkey` name. */
function unreadableFile(error: unknown): DatabaseOpenError | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined;
  return new DatabaseOpenError(
    'TLS_FILE',
    `the file ${error.path}, which the database URL names for TLS, cannot be read (${error.code})`,
  );
}

/** Without its cause: the parser's error quotes the whole URL, password included. */
function unreadableUrl(): DatabaseOpenError {
  return new DatabaseOpenError(
    'INVALID_URL',
    'the database URL is not of the form postgres://user:password@host:port/database',
  );
}

async function connect(pool: pg.Pool, place: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const answered = error instanceof pg.DatabaseError;
    throw new DatabaseOpenError(
      answered ? (isOutage(error) ? 'NOT_READY' : 'REFUSED') : 'UNREACHABLE',
      `${place}, ${answered ? 'refused the connection' : 'cannot be reached'}: ${reasonOf(error)}`,
      error,
    );
  }
}

/**
 * What would show later as a failure of something else: a standby or a database set to read only, and an encoding
 * that cannot hold every text.
 */
async function checkSuitable(client: pg.PoolClient, place: string): Promise<void> {
  const fail = (kind: DatabaseOpenErrorKind, message: string, cause?: unknown): never => {
    client.release(true);
    throw new DatabaseOpenError(kind, `${place}, ${message}`, cause);
  };
  const { rows } = await client
    .query(
      `select current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
        current_setting('transaction_read_only') = 'on' as read_only`,
    )
    .catch((error: unknown) => fail('UNREACHABLE', `does not answer: ${reasonOf(error)}`, error));
  const { encoding, standby, read_only: readOnly } = rows[0];
  if (standby) fail('UNSUITABLE', 'is a standby, which takes no changes: name the primary server');
  if (readOnly)
    fail('UNSUITABLE', 'takes no changes: it is set to read only (default_transaction_read_only)');
  if (encoding !== 'UTF8')
    fail(
      'UNSUITABLE',
      `holds texts as ${encoding}, which cannot hold every name and message: it must be made with ENCODING 'UTF8' TEMPLATE template0`,
    );
}

const INSUFFICIENT_PRIVILEGE = '42501';

function adviceOn(error: unknown): string {
  const cause = withoutStatement(error);
  const isRight = cause instanceof pg.DatabaseError && cause.code === INSUFFICIENT_PRIVILEGE;
  return isRight
    ? '; the user must own the database, or be granted CREATE on it and on its schema public'
    : '';
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
      `${place}: the tables could not be brought up to date: ${reasonOf(error)}${adviceOn(error)}`,
      error,
    );
  }
}
