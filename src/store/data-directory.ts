import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataDirectoryError } from './data-directory-error.ts';
import { lockDirectory } from './data-directory-lock.ts';
import { reasonOf } from './database-error.ts';

/** A data directory that belongs to this process alone. */
export interface DataDirectory {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of a file or folder in it. */
  pathOf(name: string): string;
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
    mkdirSync(path, { recursive: true, mode: 0o700 });
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

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}
