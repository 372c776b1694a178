import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const SOURCE = join(import.meta.dirname, '../../../src');
/** Starting takes two thirds of the time when the modules need not be compiled again. */
export const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../../node_modules/.cache/node-compile');

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything it wrote to standard error. */
  readonly errors: string;
  /** Everything it wrote to standard output. */
  readonly output: string;
}

/** Settings by variable. Nothing else of the test's own environment reaches the process. */
export type Settings = Readonly<Record<string, string>>;

/** `src/process/main.ts` or another entry, as a process of its own; killed when the running test has finished. */
export class ServiceProcess {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #written = new EventEmitter();
  readonly #output: string[] = [];
  readonly #errors: string[] = [];
  readonly ended: Promise<ProcessEnd>;

  /**
   * @param settings without `PORT` the system chooses one, without `DATA_DIR` and `DATABASE_URL` all is in memory
   * @param entry a file of `src`, or the path of another program
   */
  constructor(settings: Settings, entry = 'process/main.ts') {
    const { PATH = '' } = process.env;
    const place = 'DATA_DIR' in settings || 'DATABASE_URL' in settings ? {} : { DATABASE_URL: 'memory://' };
    this.#child = spawn(process.execPath, [resolve(SOURCE, entry)], {
      // A folder that is not the project's: what is found only from there would be missing elsewhere.
      cwd: temporaryFolder(),
      env: { PATH, NODE_COMPILE_CACHE, PORT: '0', ...place, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const [stream, lines] of [
      [this.#child.stdout, this.#output],
      [this.#child.stderr, this.#errors],
    ] as const)
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        this.#written.emit('line');
      });
    this.ended = this.#end();
    onTestFinished(() => this.kill());
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** Lines of its log, parsed, so far. */
  get log(): Readonly<Record<string, unknown>>[] {
    return this.#errors.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  }

  /** Resolves with the address once the process says that it listens. */
  async url(): Promise<string> {
    await this.until(() => /\/graphql$/m.test(this.#output.join('\n')));
    return /(http:\S+)\/graphql$/m.exec(this.#output.join('\n'))?.[1] ?? '';
  }

  /** Moves the time of the simulated clusters that run within it. */
  async advance(seconds: number): Promise<void> {
    await this.url();
    const control = /http:\S+\/__control\//.exec(this.#output.join('\n'))?.[0] ?? '';
    const body = JSON.stringify({ advanceSeconds: seconds });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${control}clock`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Resolves when the condition holds, looking again after each line written; rejects when the process ends before. */
  async until(condition: () => boolean): Promise<void> {
    let end: ProcessEnd | undefined;
    void this.ended.then((ended) => {
      end = ended;
      this.#written.emit('line');
    });
    while (!condition()) {
      if (end !== undefined) throw new Error(`the process ended (${end.code}): ${end.errors}`);
      await once(this.#written, 'line');
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends it as the kernel ends a process, unless it has ended. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async #end(): Promise<ProcessEnd> {
    const [code, signal] = await once(this.#child, 'close');
    return { code, signal, errors: this.#errors.join('\n'), output: this.#output.join('\n') };
  }
}
