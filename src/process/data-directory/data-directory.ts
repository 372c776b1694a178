import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from '../../store/database/database-error.ts';
import type { ExclusiveDirectory } from '../../store/database/types.ts';
import { DataDirectoryError } from './data-directory-error.ts';
import { lockDirectory } from './data-directory-lock.ts';

/** A data directory that belongs to this process alone. */
export interface DataDirectory extends ExclusiveDirectory {
  /** Absolute. */
  readonly path: string;
  /** Tells those who are refused where this process serves, e.g. `http://127.0.0.1:4000`. */
  announce(address: string): void;
  /** Gives the directory up; further calls do nothing. Close first whatever writes to it. */
  release(): void;
}

/**
 * Creates the directory when it is missing, for its owner alone, and locks it for this process.
 * @throws DataDirectoryError
 */
export function lockDataDirectory(directory: string): DataDirectory {
  const path = resolve(directory);
  prepare(path);
  const lock = lockDirectory(path);
  return {
    path,
    pathOf: (name) => join(path, name),
    announce: lock.announce,
    release: lock.release,
  };
}

function prepare(path: string): void {
  try {
    createFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataDirectoryError(
      'UNUSABLE',
      isFile(path)
        ? `the data directory ${path} is not a directory`
        : `the data directory ${path} cannot be used: ${reasonOf(error)}`,
      null,
      error,
    );
  }
}

/** Node's own recursive way never returns where the system denies that a parent exists, as below `/proc`. */
function createFolder(path: string): void {
  if (existsSync(path)) return;
  createFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}
