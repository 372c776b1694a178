import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../core/values/logger.ts';
import { type DatabaseLocation, openDatabase } from '../store/database/database.ts';
import { DatabaseOpenError } from '../store/database/database-error.ts';
import type { OpenDatabase } from '../store/database/types.ts';

/** Between two attempts; a server that starts takes seconds. */
const PAUSE_MS = 1_000;

/**
 * Opens the database; where it is away, or not ready, tries again for the given time.
 * @throws DatabaseOpenError of the last attempt
 */
export async function openDatabaseWithin(
  waitMs: number,
  location: DatabaseLocation,
  logger: Logger,
): Promise<OpenDatabase> {
  const end = performance.now() + waitMs;
  let reported: string | undefined;
  for (;;) {
    try {
      return await openDatabase(location);
    } catch (error) {
      if (!isAway(error) || performance.now() + PAUSE_MS > end) throw error;
      if (error.message !== reported) logger.warn({ waitMs }, `Waiting for the database: ${error.message}`);
      reported = error.message;
      await pause(PAUSE_MS);
    }
  }
}

function isAway(error: unknown): error is DatabaseOpenError {
  return error instanceof DatabaseOpenError && (error.kind === 'UNREACHABLE' || error.kind === 'NOT_READY');
}
