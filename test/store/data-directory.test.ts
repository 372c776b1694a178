import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDataDirectory } from '../../src/process/data-directory/data-directory.ts';
import { startScript } from '../support/processes/child-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

function hold(directory: string, ...args: string[]) {
  const script = startScript('hold-data-directory.ts', directory, ...args);
  onTestFinished(() => script.kill());
  return script;
}

test('a second process is refused and told who holds the directory', async () => {
  const directory = temporaryFolder();
  const first = hold(directory);
  await first.untilLines(1);
  const second = hold(directory);
  expect(await second.ended).toBe(1);
  expect(second.lines).toEqual([expect.stringContaining(`is in use by process ${first.pid} on `)]);
  expect(second.lines[0]).toContain('serving http://127.0.0.1:4000');
  expect(() => lockDataDirectory(directory)).toThrow(
    expect.objectContaining({
      name: 'DataDirectoryError',
      kind: 'IN_USE',
      holder: expect.objectContaining({ pid: first.pid, address: 'http://127.0.0.1:4000' }),
    }),
  );
});

test('of several that start at once, one gets the directory', async () => {
  const directory = temporaryFolder();
  const all = Array.from({ length: 4 }, () => hold(directory));
  await Promise.all(all.map((script) => script.untilLines(1)));
  expect(all.filter((script) => script.lines[0] === 'locked')).toHaveLength(1);
});

test('what a killed process leaves behind keeps nobody out', async () => {
  const directory = temporaryFolder();
  const killed = hold(directory);
  await killed.untilLines(1);
  await killed.kill();
  expect(existsSync(join(directory, 'lock.json'))).toBe(true);
  const next = hold(directory);
  await next.untilLines(1);
  expect(next.lines).toEqual(['locked']);
});

test('a released directory can be locked again, by the same process too', () => {
  const directory = temporaryFolder();
  const first = lockDataDirectory(directory);
  expect(() => lockDataDirectory(directory)).toThrow(`process ${process.pid}`);
  first.release();
  first.release();
  expect(existsSync(first.pathOf('lock.json'))).toBe(false);
  const second = lockDataDirectory(directory);
  first.release();
  expect(() => lockDataDirectory(directory)).toThrow('is in use');
  second.release();
});

test('a holder whose note cannot be read still holds', () => {
  const directory = temporaryFolder();
  const held = lockDataDirectory(directory);
  onTestFinished(() => held.release());
  writeFileSync(held.pathOf('lock.json'), '{"pid":');
  expect(() => lockDataDirectory(directory)).toThrow('is in use by another process');
});

test('a missing directory is created for its owner alone', () => {
  const directory = join(temporaryFolder(), 'deep', 'data');
  const held = lockDataDirectory(directory);
  onTestFinished(() => held.release());
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(statSync(held.pathOf('lock.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(held.pathOf('lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test.each([
  ['a file', (folder: string) => join(folder, 'file')],
  ['a path through a file', (folder: string) => join(folder, 'file', 'data')],
])('%s is refused as unusable', (_, pathIn) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  const path = pathIn(folder);
  expect(() => lockDataDirectory(path)).toThrow(
    expect.objectContaining({ kind: 'UNUSABLE', message: expect.stringContaining(path) }),
  );
});

test.each([0o500, 0o000])('a directory with mode %o is refused as unusable', async (mode) => {
  const directory = temporaryFolder();
  chmodSync(directory, mode);
  // The superuser may do anything, so there another user tries.
  const script = hold(directory, ...(process.getuid?.() === 0 ? ['65534'] : []));
  expect(await script.ended).toBe(1);
  expect(script.lines).toEqual([
    expect.stringContaining(`the data directory ${directory} cannot be used: EACCES`),
  ]);
});
