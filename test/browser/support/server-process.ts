import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(import.meta.dirname, '../../../src/process/main.ts');

/** The service as `npm start` runs it, on ports of the system's choice and an empty data directory. */
export interface ServerProcess {
  /** Where GraphiQL is. */
  readonly graphiql: string;
  /** Base URL of the simulator's control requests. */
  readonly control: string;
  stop(): Promise<void>;
}

/** Starts it; rejects when it ends before it listens. */
export async function startServerProcess(): Promise<ServerProcess> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'planned-failover-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { DATA_DIR: dataDirectory, PORT: '0', SIMULATOR_PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  let graphiql: string | undefined;
  let control: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url, path] = /(http:\/\/[^/]+)(\/\S+)/.exec(line) ?? [];
    if (url !== undefined && path === '/graphql') graphiql = `${url}${path}`;
    if (path === '/__control/state') control = `${url}/__control`;
    if (graphiql !== undefined && control !== undefined) return { graphiql, control, stop };
  }
  await stop();
  throw new Error('The server ended before it was listening.');
}
