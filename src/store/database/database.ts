import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { DataDirectory } from '../../process/data-directory/data-directory.ts';
import { DatabaseOpenError } from './database-error.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded.ts';
import { openPostgresql, type PostgresqlOptions, transactionOnPool } from './postgresql.ts';

/** What both drivers answer to SQL that Drizzle did not build. */
interface RowsResult extends PgQueryResultHKT {
  type: { rows: Record<string, unknown>[] };
}

/** Drizzle on whichever database was opened; transactions are of this type too. */
export type Database = PgDatabase<RowsResult>;

/** What lies beneath, for what Drizzle does not do: LISTEN/NOTIFY and the job queue. */
export type DatabaseDriver =
  | { readonly kind: 'postgresql'; readonly pool: pg.Pool }
  | { readonly kind: 'embedded'; readonly client: PGlite };

/** An open database with its tables up to date. */
export interface OpenDatabase {
  readonly database: Database;
  readonly driver: DatabaseDriver;
  /** Kind and place, fit for logs; holds no secret. */
  readonly description: string;
  /**
   * Runs the work in one transaction, rolled back when it throws.
   * Use this instead of Drizzle's own `transaction`, which keeps a pooled connection for ever when it breaks
   * before the transaction begins.
   */
  transaction<Result>(work: (transaction: Database) => Promise<Result>): Promise<Result>;
  /** Resolves when the database answers, throws when it does not. */
  ping(): Promise<void>;
  /** Lets running queries end, then closes; further calls do nothing. */
  close(): Promise<void>;
}

/**
 * Which database: a PostgreSQL server, or the embedded one. The embedded one lives in `memory://`, or in a
 * data directory that this process has locked.
 */
export type DatabaseLocation =
  | ({ readonly url: string } & Omit<PostgresqlOptions, 'url'>)
  | { readonly dataDirectory: DataDirectory };

/**
 * Opens the database and applies outstanding migrations.
 * @throws DatabaseOpenError within 10 seconds when it cannot be used
 */
export async function openDatabase(location: DatabaseLocation): Promise<OpenDatabase> {
  if ('dataDirectory' in location)
    return openEmbeddedDatabase({ folder: location.dataDirectory.pathOf('database') });
  if (location.url === 'memory://') return openEmbeddedDatabase({});
  if (/^postgres(ql)?:\/\//.test(location.url)) return openPostgresqlDatabase(location);
  throw new DatabaseOpenError(
    'INVALID_URL',
    'the database URL begins neither with postgres:// nor memory://',
  );
}

async function openPostgresqlDatabase(options: PostgresqlOptions): Promise<OpenDatabase> {
  const { pool, database, description } = await openPostgresql(options);
  return assemble({
    database,
    driver: { kind: 'postgresql', pool },
    description,
    transaction: (work) => transactionOnPool(pool, work),
    close: () => pool.end(),
  });
}

/** Opens the embedded database; exported for tests, which begin with a snapshot to save the set-up. */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<OpenDatabase> {
  const { client, database, description } = await openEmbedded(options);
  return assemble({
    database,
    driver: { kind: 'embedded', client },
    description,
    transaction: (work) => database.transaction(work),
    close: () => client.close(),
  });
}

function assemble(parts: Omit<OpenDatabase, 'ping'>): OpenDatabase {
  let closed: Promise<void> | undefined;
  return {
    ...parts,
    async ping() {
      await parts.database.execute(sql`select 1`);
    },
    close() {
      closed ??= parts.close();
      return closed;
    },
  };
}
