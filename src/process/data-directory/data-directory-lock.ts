import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { reasonOf } from '../../store/database/database-error.ts';
import { DataDirectoryError, type DataDirectoryHolder } from './data-directory-error.ts';

/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/** Every lock held: one that nobody refers to would be collected as garbage, and so let go. */
const HELD = new Set<DatabaseSync>();

/** A lock held by this process. */
export interface DirectoryLock {
  announce(address: string): void;
  release(): void;
}

/**
 * Locks a directory for this process with an exclusive SQLite transaction on a file in it.
 * That is a lock of the operating system, which ends with the process however it dies: the files that stay
 * behind mean nothing, and nobody has to judge whether the process of a number is still the same one.
 * @throws DataDirectoryError with the holder when another process has it
 */
export function lockDirectory(path: string): DirectoryLock {
  const holderFile = join(path, 'lock.json');
  const lock = acquire(path, holderFile);
  const holder: DataDirectoryHolder = {
    pid: process.pid,
    host: hostname(),
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    address: null,
  };
  writeHolder(holderFile, holder);
  return {
    announce(address) {
      writeHolder(holderFile, { ...holder, address });
    },
    release() {
      if (!lock.isOpen) return;
      // Before the lock goes, or the next holder's word would be deleted.
      rmSync(holderFile, { force: true });
      lock.close();
      HELD.delete(lock);
    },
  };
}

function acquire(path: string, holderFile: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    HELD.add(lock);
    return lock;
  } catch (error) {
    lock?.close();
    if (!isBusy(error))
      throw new DataDirectoryError(
        'UNUSABLE',
        `the data directory ${path} cannot be locked: ${reasonOf(error)}`,
        null,
        error,
      );
    const holder = readHolder(holderFile);
    throw new DataDirectoryError(
      'IN_USE',
      `the data directory ${path} is in use by ${describe(holder)}; stop it first, or choose another directory`,
      holder,
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function describe(holder: DataDirectoryHolder | null): string {
  if (holder === null) return 'another process';
  const serving = holder.address === null ? '' : `, serving ${holder.address}`;
  return `process ${holder.pid} on ${holder.host} (started ${holder.startedAt}${serving})`;
}

/** Replaces the file as a whole, so that nobody reads half of it. */
function writeHolder(file: string, holder: DataDirectoryHolder): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** What the holder wrote, or `null` when it has not written yet. */
function readHolder(file: string): DataDirectoryHolder | null {
  try {
    const { pid, host, startedAt, address } = JSON.parse(readFileSync(file, 'utf8'));
    if (!Number.isInteger(pid) || typeof host !== 'string' || typeof startedAt !== 'string') return null;
    return { pid, host, startedAt, address: typeof address === 'string' ? address : null };
  } catch {
    return null;
  }
}
