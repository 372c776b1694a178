import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/settings/settings.ts';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { readResults } from '../support/event-stream.ts';
import { advance } from '../support/simulator-control.ts';

const readme = readFileSync('README.md', 'utf8');
const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The code blocks of a language, in order. */
function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter(([, tag]) => tag === language)
    .map(([, , code]) => code ?? '');
}

const TOP_LEVEL = new Set(readdirSync('.').filter((name) => name !== 'node_modules'));
const FILE_NAMES = new Set(
  globSync('{.ci,bench,bin,docs,drizzle,examples,simulator,src,test}/**/*.*').map((path) => basename(path)),
);

/** What a text names in backticks that looks like a file or folder of this repository. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`(\.?[\w@*-][\w.@*-]*(?:\/[\w.@*-]+)*\/?)`/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => {
      const isFileName = /\.(?:[cm]?[jt]s|sql|graphql|md|yml|pem)$/.test(path);
      return isFileName || (path.includes('/') && TOP_LEVEL.has(path.split('/')[0] ?? ''));
    });
}

/** A path is named from the top of the repository, a file alone by its name; stars stand for any text. */
function isThere(path: string): boolean {
  return globSync(path).length > 0 || (!path.includes('/') && FILE_NAMES.has(path));
}

describe('the README', () => {
  it('leads from the first mutation to the end of a run with what it prints', async () => {
    const simulator = await startTestSimulator();
    const api = await openTestApi({ simulator, worker: true });
    try {
      const curl = blocksOf(readme, 'sh').find((block) => block.startsWith('curl'));
      const body = curl?.match(/-d '([\s\S]*)'/)?.[1] ?? '';
      const created = await (await api.post(body)).json();
      const { configuration, issues } = created.data.createFailoverRunConfiguration;
      expect(issues).toEqual([]);

      const [preview = '', start = '', watch = ''] = blocksOf(readme, 'graphql');
      expect((await api.execute(preview)).data.previewPlannedRun).toMatchObject({
        ready: true,
        effects: { run: expect.stringContaining('Databases') },
      });
      const { startPlannedRun } = (await api.execute(start, { configurationId: configuration.id })).data;
      expect(startPlannedRun.plannedRun.status).toBe('PENDING');

      const variables = { id: startPlannedRun.plannedRun.id };
      const response = await api.post(JSON.stringify({ query: watch, variables }), {
        accept: 'text/event-stream',
      });
      const states: unknown[] = [];
      for await (const { data } of readResults(response)) {
        states.push(data.plannedRun);
        await advance(simulator, 60);
      }
      expect(states.length).toBeGreaterThan(2);
      expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', percentComplete: 100, failure: null });
    } finally {
      await api.close();
      await simulator.close();
    }
  });

  it('tells every setting', () => {
    const parts = globSync('src/settings/parts/*.ts').map((file) => readFileSync(file, 'utf8'));
    const schemas = [...parts.join('').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
    const settings = [...schemas, 'CLUSTERS_FILE'];
    expect(settings.length).toBeGreaterThan(15);
    expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it.each([
    ['PORT', 'port', '4000'],
    ['DATABASE_WAIT_MS', 'databaseWaitMs', '0'],
    ['POLL_INTERVAL_MS', 'pollIntervalMs', '2000'],
    ['SUBMISSION_GRACE_MS', 'submissionGraceMs', '60000'],
    ['CANCEL_ABANDON_MS', 'cancelAbandonMs', '30000'],
    ['RETENTION_DAYS', 'retentionDays', '0'],
    ['SIMULATOR_SPEED', 'simulatorSpeed', '30'],
    ['SHUTDOWN_GRACE_MS', 'shutdownGraceMs', '10000'],
    ['MAX_OBJECTS', 'maxObjects', '10000'],
    ['MAX_REQUEST_BYTES', 'maxRequestBytes', '2000000'],
    ['MAX_TOKENS', 'maxTokens', '60000'],
    ['MAX_DEPTH', 'maxDepth', '15'],
    ['MAX_ALIASES', 'maxAliases', '50'],
    ['MAX_NODES', 'maxNodes', '50000'],
    ['MAX_COST', 'maxCost', '50000'],
    ['MAX_ANSWER_BYTES', 'maxAnswerBytes', '16000000'],
    ['MAX_SUBSCRIPTIONS', 'maxSubscriptions', '5000'],
  ] as const)('tells the default of %s', (setting, field, expected) => {
    expect(readConfig('server', {}).config?.[field]).toBe(Number(expected));
    const row = readme.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${setting}\``));
    expect(row).toContain(`\`${expected}\``);
  });

  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = globSync('*.md').concat(globSync('docs/**/*.md'));

  it.each(documents)('%s links to files that exist', (document) => {
    const targets = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !target.includes('://'));
    expect(targets.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
  });

  it.each(documents.filter((document) => document !== 'CHANGELOG.md'))(
    '%s names paths that exist',
    (document) => {
      expect(pathsIn(readFileSync(document, 'utf8')).filter((path) => !isThere(path))).toEqual([]);
    },
  );

  it('have their paths recognised', () => {
    const text =
      'See `src/store/planned-runs/tables.ts`, `no/such.ts`, `missing.ts`, `/health/live`, `a b/c.ts`, `text/plain`.';
    const paths = pathsIn(text);
    expect(paths).toEqual(['src/store/planned-runs/tables.ts', 'no/such.ts', 'missing.ts']);
    expect(paths.filter((path) => !isThere(path))).toEqual(['no/such.ts', 'missing.ts']);
  });

  it('draw every room of the house', () => {
    const rooms = globSync(['src/*', 'src/core/*', 'simulator', 'client', 'console'], { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'core')
      .map((entry) => join(relative('.', entry.parentPath), entry.name));
    const drawn = readFileSync('docs/ARCHITECTURE.md', 'utf8');
    expect(rooms.length).toBeGreaterThan(10);
    expect(rooms.filter((room) => !drawn.includes(`| \`${room}\` |`))).toEqual([]);
  });

  it('give every dependency its reason', () => {
    const text = readFileSync('docs/dependencies.md', 'utf8');
    const named = Object.keys({ ...dependencies, ...devDependencies });
    const missing = named.filter(
      (name) => !text.includes(`\`${name}\``) && !/^@types\/|^@graphql-codegen\//.test(name),
    );
    expect(missing).toEqual([]);
  });
});
