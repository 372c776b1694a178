import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A script of this folder, running as a process of its own. */
export interface RunningScript {
  readonly pid: number;
  /** What it wrote to standard output so far, line by line. */
  readonly lines: readonly string[];
  /** Resolves when it has written this many lines; rejects when it ends before. */
  untilLines(count: number): Promise<void>;
  /** Ends it as the kernel ends a process, unless it has ended; resolves when all its output has arrived. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
}

/** Starts `test/support/<name>` with the same Node. */
export function startScript(name: string, ...args: string[]): RunningScript {
  const child = spawn(process.execPath, [join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = outcome(child);
  return {
    pid: child.pid ?? -1,
    lines,
    ended,
    async untilLines(count) {
      const closed = new AbortController();
      const early = once(child, 'close').then(() => closed.abort());
      while (lines.length < count)
        await once(reader, 'line', { signal: closed.signal }).catch(async () => {
          await early;
          if (lines.length < count) throw new Error(`${name} ended after ${lines.length} lines`);
        });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** After `close` nothing more arrives from the process, and its last line has been read. */
async function outcome(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}
