import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms each room may import from, beside itself: `core` by feature, in one line, and the edges around it. */
const IMPORT_TABLE: Record<string, readonly string[]> = {
  'core/values': [],
  'core/clusters': ['core/values'],
  'core/configurations': ['core/values', 'core/clusters'],
  'core/previews': ['core/values', 'core/clusters', 'core/configurations'],
  'core/planned-runs': ['core/values', 'core/clusters', 'core/configurations', 'core/previews'],
  graphql: ['core'],
  http: ['graphql', 'core/values'],
  store: ['core', 'process'],
  cohesity: ['core'],
  jobs: ['core'],
  settings: ['core/values', 'cohesity'],
  process: ['core', 'graphql', 'http', 'store', 'cohesity', 'jobs', 'settings'],
  simulator: [],
};

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

const files = globSync('{src,simulator}/**/*.ts').map((file) => normalize(file));

function roomOf(file: string): string {
  const [top, room, feature] = file.split('/');
  if (top === 'simulator') return 'simulator';
  return room === 'core' ? `core/${feature}` : (room ?? 'root');
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) =>
    normalize(join(dirname(file), specifier ?? '')),
  );
}

describe('the house', () => {
  it('has only the rooms of the import table', () => {
    expect(Object.keys(IMPORT_TABLE)).toEqual(expect.arrayContaining([...new Set(files.map(roomOf))]));
  });

  it.each(Object.entries(IMPORT_TABLE))('%s imports only from itself and %j', (room, allowed) => {
    const permitted = (target: string) =>
      [room, ...allowed].some((one) => target === one || target.startsWith(`${one}/`));
    const strays = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => !permitted(roomOf(target)));
    expect(strays).toEqual([]);
  });

  it('reads the environment in the settings only', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    // The simulator is a program of its own.
    const allowed = ['src/settings/settings.ts', 'simulator/main.ts'];
    expect(readers.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('resolves every relative import to a file', () => {
    const missing = files.flatMap((file) => importsOf(file).filter((target) => !files.includes(target)));
    expect(missing).toEqual([]);
  });
});
