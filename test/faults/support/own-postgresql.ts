import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** Folder of the server's programs, where Debian puts them; `undefined` where there are none. */
export const POSTGRESQL_PROGRAMS = globSync('/usr/lib/postgresql/*/bin/initdb').map(dirname).sort().at(-1);

/** A PostgreSQL server of its own, on a free port of loopback, that is gone when the test has finished. */
export interface OwnPostgresql {
  readonly url: string;
  /** Ends all its processes at once; what was not committed is lost, as after a crash. */
  crash(): Promise<void>;
  start(): Promise<void>;
}

export async function startOwnPostgresql(): Promise<OwnPostgresql> {
  const folder = mkdtempSync(join(tmpdir(), 'planned-failover-postgresql-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const crash = () => asOwner(folder, 'pg_ctl', 'stop', `--pgdata=${data}`, '--mode=immediate', '--silent');
  const start = () =>
    asOwner(
      ...[
        folder,
        'pg_ctl',
        'start',
        `--pgdata=${data}`,
        `--log=${join(folder, 'log')}`,
        '--wait',
        '--silent',
      ],
      `--options=-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`,
    );
  onTestFinished(async () => {
    await crash().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  if (isRoot()) await run('chown', ['postgres', folder]);
  await asOwner(folder, 'initdb', `--pgdata=${data}`, '--username=tester', '--auth=trust', '--encoding=UTF8');
  await start();
  return { url: `postgres://tester@127.0.0.1:${port}/postgres`, crash, start };
}

/** PostgreSQL refuses to run as root. */
async function asOwner(folder: string = tmpdir(), program = '', ...options: string[]): Promise<void> {
  const path = join(POSTGRESQL_PROGRAMS ?? '', program);
  const [command, ...rest] = [...(isRoot() ? ['runuser', '-u', 'postgres', '--'] : []), path, ...options];
  await run(command ?? path, rest, { cwd: folder });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
