import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../../src');

/** A program of this project, running as a process of its own; it is killed when the test has finished. */
export interface Program {
  readonly pid: number;
  /** What it wrote to standard output until it was ready. */
  readonly banner: string;
  /** Lines of its log at level error and above, and whatever else it wrote to standard error. */
  readonly complaints: readonly string[];
  /** Ends it as the kernel ends a process; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** The server; `url` is that of GraphQL. */
export interface ServerProgram extends Program {
  readonly url: string;
}

/** Runs `src/process/main.ts` with these settings, on a port that the system chooses. */
export async function startServer(settings: Readonly<Record<string, string>>): Promise<ServerProgram> {
  const program = await startProgram('process/main.ts', [], { PORT: '0', ...settings }, /^ {2}Database /m);
  const url = /http:\/\/\S+\/graphql/.exec(program.banner)?.[0];
  if (url === undefined) throw new Error(`the banner names no URL:\n${program.banner}`);
  return { ...program, url };
}

/** Runs `src/process/worker.ts` with these settings. */
export function startWorkerProgram(settings: Readonly<Record<string, string>>): Promise<Program> {
  return startProgram('process/worker.ts', [], settings, /^ {2}Database /m);
}

/** The simulator beside the server. */
export interface SimulatorProgram extends Program {
  /** For `CLUSTERS_FILE`. */
  readonly clustersFile: string;
  /** A request under `/__control/`. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  control(method: string, path: string, body?: unknown): Promise<any>;
}

/** Runs the simulator; its clusters file goes into the folder. */
export async function startSimulatorProgram(folder: string, ...options: string[]): Promise<SimulatorProgram> {
  const clustersFile = join(folder, 'clusters.yaml');
  const program = await startProgram(
    '../simulator/main.ts',
    ['--clusters-file', clustersFile, ...options],
    {},
    /^Clusters file: /m,
  );
  const base = /http:\/\/\S+\/__control\//.exec(program.banner)?.[0] ?? '';
  return {
    ...program,
    clustersFile,
    async control(method, path, body) {
      const response = await fetch(base + path, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (response.status !== 200) throw new Error(`control ${path}: ${await response.text()}`);
      return response.json();
    },
  };
}

async function startProgram(
  file: string,
  programArguments: readonly string[],
  settings: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, [join(SOURCES, file), ...programArguments], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', LOG_LEVEL: 'warn', ...settings },
  });
  const ended = exitOf(child);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (isComplaint(line)) complaints.push(line);
  });
  return {
    pid: child.pid ?? -1,
    banner: await untilReady(child, ready, complaints),
    complaints,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function untilReady(child: ChildProcess, ready: RegExp, complaints: readonly string[]): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (ready.test(text)) resolve(text);
    });
    child.once('close', () =>
      reject(new Error(`ended before it was ready:\n${text}${complaints.join('\n')}`)),
    );
  });
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}

/** A structured line counts from level error upwards; anything else does not belong into the log. */
function isComplaint(line: string): boolean {
  try {
    return JSON.parse(line).level >= 50;
  } catch {
    return line.trim() !== '';
  }
}
