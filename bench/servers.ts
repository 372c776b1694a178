import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a script of this folder that prints its URL when it listens. */
export async function startPeer(script: string, ...args: string[]): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return serverOf(child, (await outputUntil(child, /http:\S+/)).trim());
}

/** The product, and where its simulator is controlled. */
export interface BenchProduct extends BenchServer {
  readonly control: string;
}

/** Starts the product on a database in memory, unless the settings say otherwise. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<BenchProduct> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/process/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: 'memory://', ...settings },
  });
  const banner = await outputUntil(child, /Database/);
  const url = banner.match(/http:\S+\/graphql/)?.[0] ?? '';
  return { ...serverOf(child, url), control: banner.match(/http:\S+\/__control/)?.[0] ?? '' };
}

function serverOf(child: ChildProcess, url: string): BenchServer {
  return {
    url,
    pid: child.pid ?? -1,
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What it has written when a line matches. */
async function outputUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('the output of the server is not read');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!pattern.test(line)) continue;
    // Nobody reads on: the pipe must not fill up.
    child.stdout.resume();
    return lines.join('\n');
  }
  throw new Error('a server ended before it listened');
}
