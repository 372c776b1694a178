import { sql } from 'drizzle-orm';
import { DatabaseOpenError } from './database-error.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded.ts';
import { translateError } from './outages.ts';
import { openPostgresql, type PostgresqlOptions, transactionOnPool } from './postgresql.ts';
import type { ExclusiveDirectory, OpenDatabase } from './types.ts';

/**
 * Which database: a PostgreSQL server, or the embedded one. The embedded one lives in `memory://`, or in a
 * data directory that this process has locked.
 */
export type DatabaseLocation =
  | ({ readonly url: string } & Omit<PostgresqlOptions, 'url'>)
  | { readonly dataDirectory: ExclusiveDirectory };

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
      await parts.database.execute(sql`select 1`).catch((error: unknown) => {
        throw translateError(error);
      });
    },
    close() {
      closed ??= parts.close();
      return closed;
    },
  };
}
