import { statSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { DatabaseOpenError, reasonOf } from './database-error.ts';
import { MIGRATIONS_FOLDER } from './migrations.ts';

/** Where the embedded database lives. */
export interface EmbeddedOptions {
  /** Folder of its own files, or `undefined` for memory. */
  readonly folder?: string | undefined;
  /** Contents to begin with, from `PGlite.dumpDataDir`; for a new database only. */
  readonly snapshot?: Blob | undefined;
}

/**
 * Opens PGlite, PostgreSQL within this process, and brings its tables up to date.
 * It does not guard its folder: the caller must hold the lock of the data directory, or a second process
 * corrupts it.
 */
export async function openEmbedded({ folder, snapshot }: EmbeddedOptions) {
  const description = folder === undefined ? 'embedded database in memory' : `embedded database in ${folder}`;
  const client = await open(folder, snapshot, description);
  const database = drizzle(client);
  try {
    await migrate(database, { migrationsFolder: MIGRATIONS_FOLDER });
  } catch (error) {
    await client.close();
    throw new DatabaseOpenError(
      'MIGRATION_FAILED',
      `${description}: the tables could not be brought up to date: ${reasonOf(error)}`,
      error,
    );
  }
  return { client, database, description };
}

async function open(folder: string | undefined, snapshot: Blob | undefined, description: string) {
  if (folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new DatabaseOpenError('UNREADABLE', `${description} cannot be opened: that is no folder`);
  try {
    return await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: folder }),
      ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
      // An answered write has reached the operating system, and so outlives this process however it ends.
      relaxedDurability: false,
    });
  } catch (error) {
    throw new DatabaseOpenError('UNREADABLE', `${description} cannot be opened: ${reasonOf(error)}`, error);
  }
}
