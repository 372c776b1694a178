import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { print, row } from './report.ts';

/** How long the service is left alone before its memory is read, in milliseconds. */
const REST_MS = 10_000;
const PORT = 45_871;

/** From `npm start` to the first answer, on a new and on a used data directory; memory at rest afterwards. */
export async function measureStartUp(): Promise<void> {
  print('\nnpm start, with simulated clusters and the embedded database');
  const folder = await mkdtemp(join(tmpdir(), 'planned-failover-bench-'));
  try {
    row('first start', [`first answer after ${(await timeStart(folder, false)).seconds} s`]);
    const { seconds, megabytes } = await timeStart(folder, true);
    row('second start', [`first answer after ${seconds} s`, `${megabytes} MB resident at rest`]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timeStart(folder: string, rest: boolean) {
  const from = performance.now();
  const child = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: String(PORT), DATA_DIR: folder, LOG_LEVEL: 'error' },
    detached: true,
  });
  // Closes when the last process of the group has ended, which is not npm.
  const ended = once(child.stdout.resume(), 'close');
  await firstAnswer();
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  if (rest) await sleep(REST_MS);
  const megabytes = rest ? await residentMegabytes() : undefined;
  // The group, because npm stands between.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return { seconds, megabytes };
}

async function firstAnswer(): Promise<void> {
  for (;;) {
    const answer = await request(`http://127.0.0.1:${PORT}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ clusters { name health { status } } }"}',
    }).catch(() => undefined);
    const text = await answer?.body.text();
    if (text?.includes('"UP"')) return;
    await sleep(20);
  }
}

async function residentMegabytes(): Promise<string> {
  const { body } = await request(`http://127.0.0.1:${PORT}/metrics`);
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(await body.text()) ?? [];
  return (Number(bytes) / 2 ** 20).toFixed(0);
}
