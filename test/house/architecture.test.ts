import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the files of a room may import, beside one another. */
interface Room {
  /** Rooms of `src/`; `core` stands for all of its features. */
  readonly rooms: readonly string[];
  /** Packages of npm and modules of Node, by name. */
  readonly packages: readonly string[];
}

/**
 * `core` by feature, in one line, and the edges by technology around it. Rules need no I/O: what `core` may use of Node
 * computes only.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  'core/values': { rooms: [], packages: [] },
  'core/clusters': { rooms: ['core/values'], packages: ['lru-cache'] },
  'core/configurations': {
    rooms: ['core/values', 'core/clusters'],
    packages: ['fastest-levenshtein', 'node:crypto'],
  },
  'core/previews': {
    rooms: ['core/values', 'core/clusters', 'core/configurations'],
    packages: ['node:crypto'],
  },
  'core/planned-runs': {
    rooms: ['core/values', 'core/clusters', 'core/configurations', 'core/previews'],
    packages: ['@repeaterjs/repeater', 'node:crypto', 'node:util'],
  },
  'core/failovers': { rooms: ['core'], packages: ['@repeaterjs/repeater', 'node:crypto', 'node:util'] },
  'core/access': { rooms: ['core/values'], packages: ['node:crypto'] },
  'core/approvals': { rooms: ['core/values'], packages: ['node:crypto'] },
  'core/audit': { rooms: ['core/values'], packages: ['node:crypto'] },
  graphql: {
    rooms: ['core'],
    packages: [
      '@graphql-yoga/render-graphiql',
      'dataloader',
      'graphql',
      'graphql-scalars',
      'graphql-ws',
      'graphql-yoga',
      'lru-cache',
      'node:async_hooks',
      'node:buffer',
      'node:crypto',
      'node:fs',
      'node:timers/promises',
      'node:util',
      'node:zlib',
    ],
  },
  http: {
    rooms: ['graphql', 'core/values', 'core/access'],
    packages: [
      'graphql-ws',
      'node:events',
      'node:http',
      'node:net',
      'node:stream',
      'node:timers/promises',
      'prom-client',
      'ws',
    ],
  },
  store: {
    rooms: ['core'],
    packages: [
      'node:crypto',
      '@electric-sql/pglite',
      'cockatiel',
      'drizzle-orm',
      'node:fs',
      'node:net',
      'node:timers/promises',
      'node:url',
      'pg',
      'zod',
    ],
  },
  cohesity: {
    rooms: ['core'],
    packages: ['cockatiel', 'lru-cache', 'node:timers/promises', 'node:util', 'node:zlib', 'undici', 'zod'],
  },
  jobs: { rooms: ['core'], packages: ['drizzle-orm', 'pg-boss', 'zod'] },
  webhooks: { rooms: ['core'], packages: ['node:crypto', 'undici', 'zod'] },
  settings: { rooms: ['core/values'], packages: ['node:crypto', 'node:fs', 'node:path', 'yaml', 'zod'] },
  telemetry: { rooms: ['core/values'], packages: [] },
  process: {
    rooms: ['core', 'graphql', 'http', 'store', 'cohesity', 'jobs', 'webhooks', 'settings', 'telemetry'],
    packages: [
      'node:crypto',
      'node:util',
      'close-with-grace',
      'node:events',
      'node:fs',
      'node:net',
      'node:os',
      'node:path',
      'node:sqlite',
      'node:timers/promises',
      'pino',
      'planned-failover-simulator',
    ],
  },
  simulator: {
    rooms: [],
    packages: [
      'node:crypto',
      'node:fs',
      'node:http',
      'node:https',
      'node:net',
      'node:path',
      'node:timers/promises',
      'node:util',
      'yaml',
      'zod',
    ],
  },
};

/** What would read the time, wait, or reach beyond the process, without an import that shows it. */
const AMBIENT =
  /\b(Date\.now|Temporal\.Now|performance\.|set(Timeout|Interval|Immediate)\b|process\.|console\.|Math\.random|fetch\()|\bnew Date\(\)/;
/** The entrances of the programs. The settings hand everything else what it needs of the environment. */
const READERS_OF_THE_ENVIRONMENT = /^(src\/settings\/|simulator\/main\.ts$)/;

/** Most lines of a file, and most files of a folder. */
const SIZES = [
  { tops: ['src', 'simulator'], lines: 300, files: 15 },
  { tops: ['test'], lines: 450, files: 25 },
];
const MEDIAN_LINES = 80;

const GENERATED = 'src/graphql/kit/generated.ts';
const IMPORT = /^(?:import|export)(?:\s[^'";]*?\sfrom)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g;

const texts = new Map(
  globSync('{src,simulator,test,bench}/**/*.ts', { exclude: ['**/node_modules/**', 'bench/peers/**'] })
    .map((file) => normalize(file))
    .map((file) => [file, readFileSync(file, 'utf8')]),
);
const files = [...texts.keys()];
const products = files.filter((file) => /^(src|simulator)\//.test(file));

function textOf(file: string): string {
  return texts.get(file) ?? '';
}

function roomOf(file: string): string {
  const [top = '', room = '', feature] = file.split('/');
  if (top !== 'src') return top;
  return room === 'core' ? `core/${feature}` : room;
}

const imports = new Map(
  files.map((file) => {
    const specifiers = [...textOf(file).matchAll(IMPORT)].map(([, fixed, dynamic]) => fixed ?? dynamic ?? '');
    return [file, specifiers];
  }),
);

function modulesOf(file: string): readonly string[] {
  const relative = (imports.get(file) ?? []).filter((specifier) => specifier.startsWith('.'));
  return relative.map((specifier) => normalize(join(dirname(file), specifier)));
}

function packagesOf(file: string): readonly string[] {
  const others = (imports.get(file) ?? []).filter((specifier) => !specifier.startsWith('.'));
  return others.map((specifier) =>
    specifier.startsWith('node:') ? specifier : (/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier),
  );
}

/** Each chain of imports that leads back to where it began, types included. */
function cycles(): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of modulesOf(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function lineCount(file: string): number {
  return textOf(file).split('\n').length - 1;
}

describe('the house', () => {
  it('has only the rooms of the table', () => {
    expect(Object.keys(ROOMS)).toEqual(expect.arrayContaining([...new Set(products.map(roomOf))]));
  });

  it.each(Object.entries(ROOMS))('%s imports what the table allows', (room, { rooms, packages }) => {
    const isAllowed = (target: string) =>
      [room, ...rooms].some((one) => target === one || target.startsWith(`${one}/`));
    const strays = products
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => [
        ...modulesOf(file)
          .filter((target) => !isAllowed(roomOf(target)))
          .map((target) => `${file}: ${target}`),
        ...packagesOf(file)
          .filter((name) => !packages.includes(name))
          .map((name) => `${file}: ${name}`),
      ]);
    expect(strays).toEqual([]);
  });

  it('is reached from tests and benchmarks alone, and the simulator by the name of its package', () => {
    const outer = files.filter((file) => !products.includes(file));
    const strays = outer.flatMap((file) =>
      modulesOf(file).filter((target) => target.startsWith('simulator/')),
    );
    expect(strays).toEqual([]);
  });

  it('resolves every relative import to a file', () => {
    const missing = files.flatMap((file) => modulesOf(file).filter((target) => !existsSync(target)));
    expect(missing).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(cycles()).toEqual([]);
  });

  it('has no clock, timer or world in core', () => {
    const strays = products
      .filter((file) => file.startsWith('src/core/'))
      .filter((file) => AMBIENT.test(textOf(file).replace(COMMENT, '')));
    expect(strays).toEqual([]);
  });

  it('reads the environment in the settings only', () => {
    const readers = products.filter((file) => textOf(file).includes('process.env'));
    expect(readers.filter((file) => !READERS_OF_THE_ENVIRONMENT.test(file))).toEqual([]);
  });
});

describe('sizes', () => {
  const written = files.filter((file) => file !== GENERATED);

  it.each(SIZES)('files of $tops have at most $lines lines', ({ tops, lines }) => {
    const own = written.filter((file) => tops.includes(file.split('/')[0] ?? ''));
    expect(own.filter((file) => lineCount(file) > lines)).toEqual([]);
  });

  it.each(SIZES)('folders of $tops have at most $files files', ({ tops, files: most }) => {
    const own = written.filter((file) => tops.includes(file.split('/')[0] ?? ''));
    const folders = Map.groupBy(own, dirname);
    const crowded = [...folders]
      .filter(([, { length }]) => length > most)
      .map(([folder, inside]) => `${folder}: ${inside.map((file) => basename(file)).join(' ')}`);
    expect(crowded).toEqual([]);
  });

  it(`the median file has at most ${MEDIAN_LINES} lines`, () => {
    const counts = written.filter((file) => products.includes(file)).map(lineCount);
    const median = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)];
    expect(median).toBeLessThanOrEqual(MEDIAN_LINES);
  });
});
