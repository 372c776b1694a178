import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms of src/ each room may import from, beside itself. The files directly in src/ wire them together. */
const IMPORT_TABLE: Record<string, readonly string[]> = {
  domain: [],
  app: ['domain'],
  graphql: ['app', 'domain'],
  store: ['domain'],
  cohesity: ['domain'],
  worker: ['app', 'domain'],
  simulator: [],
};

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

const files = globSync('src/**/*.ts').map((file) => normalize(file));

function roomOf(file: string): string {
  const [, room] = file.split('/');
  return room === undefined || room.endsWith('.ts') ? 'root' : room;
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) =>
    normalize(join(dirname(file), specifier ?? '')),
  );
}

describe('the house', () => {
  it('has only the rooms of the import table', () => {
    const rooms = new Set(files.map(roomOf));
    rooms.delete('root');
    expect(Object.keys(IMPORT_TABLE)).toEqual(expect.arrayContaining([...rooms]));
  });

  it.each(Object.entries(IMPORT_TABLE))('%s imports only from itself and %j', (room, allowed) => {
    const strays = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => ![room, ...allowed].includes(roomOf(target)));
    expect(strays).toEqual([]);
  });

  it('reads the environment in config.ts only', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    // The simulator is a program of its own.
    expect(readers.filter((file) => !['src/config.ts', 'src/simulator/main.ts'].includes(file))).toEqual([]);
  });

  it('resolves every relative import to a file', () => {
    const missing = files.flatMap((file) => importsOf(file).filter((target) => !files.includes(target)));
    expect(missing).toEqual([]);
  });
});
