import { z } from 'zod';
import { inCamelCase, integer } from '../kinds.ts';

const databaseUrl = z.string().refine((text) => text === 'memory://' || isPostgresUrl(text), {
  error: 'must be postgres://user:password@host:port/database, or memory:// for tests',
});

/** Where everything is kept; without a URL, embedded PGlite in the data directory. */
export const DATABASE_SETTINGS = z.object({
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_WAIT_MS: integer(0, 3_600_000).default(0),
  DATA_DIR: z.string().default('./data'),
});

export function toDatabaseConfig({ DATA_DIR, DATABASE_URL, ...others }: z.output<typeof DATABASE_SETTINGS>) {
  return { ...inCamelCase(others), databaseUrl: DATABASE_URL, dataDirectory: DATA_DIR };
}

/** Whether something is kept in `DATA_DIR`: the embedded database, or the state of simulated clusters. */
export function usesDataDirectory(url: string | undefined, areClustersSimulated: boolean): boolean {
  return url === undefined || (url !== 'memory://' && areClustersSimulated);
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && hostname !== '';
}
