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
  return serverOf(child, await firstMatch(child, /(http:\S+)/));
}

/** Starts the product on a database in memory, unless the settings say otherwise. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: 'memory://', ...settings },
  });
  return serverOf(child, await firstMatch(child, /(http:\S+\/graphql)/));
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

async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('the output of the server is not read');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, found] = pattern.exec(line) ?? [];
    if (found === undefined) continue;
    // Nobody reads on: the pipe must not fill up.
    child.stdout.resume();
    return found;
  }
  throw new Error('a server ended before it listened');
}
