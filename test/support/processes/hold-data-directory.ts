import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lockDataDirectory } from '../../../src/process/data-directory/data-directory.ts';

/** Locks the directory of the first argument, says so, and keeps it until killed. */
const [directory, user] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: hold-data-directory.ts <directory> [user id]');
if (user !== undefined) process.setuid?.(Number(user));
try {
  lockDataDirectory(directory).announce('http://127.0.0.1:4000');
  collectGarbage();
  writeSync(1, 'locked\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  writeSync(1, `${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** A lock that only the collector knows about must not go with it. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
