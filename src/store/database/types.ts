import type { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type pg from 'pg';

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

/** The folder of the embedded database: it must belong to this process alone as long as the database is open. */
export interface ExclusiveDirectory {
  /** Absolute path of a file or folder in it. */
  pathOf(name: string): string;
}
