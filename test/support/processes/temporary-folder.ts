import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type DataDirectory, lockDataDirectory } from '../../../src/process/data-directory/data-directory.ts';

/** A folder that exists until the running test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planned-failover-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A locked data directory that exists until the running test has finished. */
export function temporaryDataDirectory(): DataDirectory {
  const dataDirectory = lockDataDirectory(temporaryFolder());
  onTestFinished(() => dataDirectory.release());
  return dataDirectory;
}
