import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { temporaryFolder } from '../../support/processes/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** What a command answered. */
interface Outcome {
  readonly failed: boolean;
  /** Both of its outputs, without colours. */
  readonly output: string;
}

/** The tree as it is, copied into a folder that is gone when the running test has finished: for trying out edits. */
export class CopiedTree {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<CopiedTree> {
    const folder = temporaryFolder();
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      maxBuffer: 16_000_000,
    });
    for (const file of stdout.split('\0').filter(Boolean)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      cpSync(join(ROOT, file), join(folder, file));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    return new CopiedTree(folder);
  }

  /** Puts lines behind the one that is given; it must be there once. */
  addAfter(file: string, line: string, ...lines: readonly string[]): void {
    this.#replace(file, `${line}\n`, `${[line, ...lines].join('\n')}\n`);
  }

  /** Replaces a text that must be there once. */
  edit(file: string, before: string, after: string): void {
    this.#replace(file, before, after);
  }

  /** The files that the compiler names, in alphabetical order. */
  async namedByCompiler(): Promise<readonly string[]> {
    const { output } = await this.#execute('tsc', '--noEmit', '--pretty', 'false');
    const named = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error /gm)].map(([, file]) => file ?? '');
    return [...new Set(named)].toSorted();
  }

  /** The tests that fail among those of the files given, by their full names. */
  async failingTests(...files: readonly string[]): Promise<readonly string[]> {
    const report = join(this.#folder, 'report.json');
    const reporter = ['--reporter=json', `--outputFile=${report}`];
    await this.#execute('vitest', 'run', '--project', 'tests', ...reporter, ...files);
    type Result = { readonly status: string; readonly fullName: string };
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const results: readonly Result[] = testResults.flatMap(
      ({ assertionResults }: { assertionResults: readonly Result[] }) => assertionResults,
    );
    if (results.length === 0) throw new Error('no test ran');
    return results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  }

  /** Makes the generated types what the schema says. */
  async generateTypes(): Promise<void> {
    const { failed, output } = await this.#execute('graphql-codegen', '--config', 'codegen.yml');
    if (failed) throw new Error(output);
  }

  /** Whether the generated types are found to be out of date. */
  async asksForTypes(): Promise<boolean> {
    return (await this.#execute('graphql-codegen', '--config', 'codegen.yml', '--check')).failed;
  }

  /** Whether tables are found to have changed without a migration. */
  async asksForMigration(): Promise<boolean> {
    const asOthers = ['-c', 'user.name=newcomer', '-c', 'user.email=newcomer@example.com'];
    for (const command of [
      ['init', '-q'],
      ['add', '.'],
      [...asOthers, 'commit', '-q', '-m', 'As copied'],
    ])
      await run('git', command, { cwd: this.#folder });
    const { failed, output } = await this.#start('bash', '.ci/migrations-check');
    if (failed && !output.includes('commit the migration')) throw new Error(output);
    return failed;
  }

  #replace(file: string, before: string, after: string): void {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(before).length !== 2) throw new Error(`${file} does not hold this once:\n${before}`);
    writeFileSync(
      path,
      text.replace(before, () => after),
    );
  }

  #execute(program: string, ...parameters: readonly string[]): Promise<Outcome> {
    return this.#start(join(this.#folder, 'node_modules/.bin', program), ...parameters);
  }

  async #start(program: string, ...parameters: readonly string[]): Promise<Outcome> {
    const options = { cwd: this.#folder, maxBuffer: 64_000_000, env: { ...process.env, NO_COLOR: '1' } };
    const outcome = await run(program, parameters, options).then(
      (output) => ({ ...output, failed: false }),
      (error: Error & { readonly stdout?: string; readonly stderr?: string }) => {
        if (error.stdout === undefined) throw error;
        return { stdout: error.stdout, stderr: error.stderr ?? '', failed: true };
      },
    );
    return {
      failed: outcome.failed,
      output: stripVTControlCharacters(`${outcome.stdout}\n${outcome.stderr}`),
    };
  }
}
