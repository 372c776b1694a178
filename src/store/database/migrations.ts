import { fileURLToPath } from 'node:url';

/** The migrations that drizzle-kit generates from the tables.ts of each feature; at the same distance from `src/` and `dist/`. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../drizzle', import.meta.url));
