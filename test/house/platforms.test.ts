import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What the lockfile says of a package. */
interface Locked {
  readonly version?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc?: string;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, REQUIRED_MAJOR, REQUIRED_MINOR] = /(\d+)\.(\d+)/.exec(engines.node)?.map(Number) ?? [];

const SYSTEMS: Readonly<Record<string, Omit<Platform, 'cpu'>>> = {
  'Linux with glibc': { os: 'linux', libc: 'glibc' },
  'Linux with musl, such as Alpine': { os: 'linux', libc: 'musl' },
  macOS: { os: 'darwin' },
  Windows: { os: 'win32' },
};

/** The platforms that a row of the README's table names. */
function platformsOf(row: string): Platform[] {
  return [...row.matchAll(/([A-Z]?[A-Za-z, ]+?) \(([a-z0-9, ]+)\)/g)].flatMap(
    ([, name = '', processors = '']) => {
      const system = SYSTEMS[name.replace(/^, /, '')];
      if (system === undefined) throw new Error(`the README names an unknown system: ${name}`);
      return processors.split(', ').map((cpu) => ({ ...system, cpu }));
    },
  );
}

const rows = readFileSync('README.md', 'utf8').split('\n');
const bundled = platformsOf(
  rows
    .find((row) => row.endsWith('| comes with `npm ci` |'))
    ?.split('|')[1]
    ?.trim() ?? '',
);
const own = platformsOf(
  rows
    .find((row) => row.endsWith('of your own |'))
    ?.split('|')[1]
    ?.trim() ?? '',
);

function allows(list: string | readonly string[] | undefined, value: string | undefined): boolean {
  return list === undefined || value === undefined || [list].flat().includes(value);
}

function runsOn(locked: Locked, { os, cpu, libc }: Platform): boolean {
  return allows(locked.os, os) && allows(locked.cpu, cpu) && allows(locked.libc, libc);
}

/** The package that a dependency leads to from a place in the tree. */
function resolve(from: string, name: string): Locked | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
    if (found !== undefined || place === '') return found;
  }
}

const nodes = Object.values(packages).filter(({ bin, os }) => bin?.node !== undefined && os !== undefined);

describe('the lockfile', () => {
  it('is judged for the platforms that the README names', () => {
    expect(bundled).toHaveLength(6);
    expect(bundled).toContainEqual({ os: 'darwin', cpu: 'arm64' });
    expect(own).toEqual([
      { os: 'linux', libc: 'musl', cpu: 'x64' },
      { os: 'linux', libc: 'musl', cpu: 'arm64' },
    ]);
  });

  it.each(bundled)('brings one Node for $os $cpu, and one that is new enough', (platform) => {
    const fitting = nodes.filter((node) => runsOn(node, platform));
    expect(fitting).toHaveLength(1);
    const [major = 0, minor = 0] = fitting[0]?.version?.split('.').map(Number) ?? [];
    expect(major * 1_000 + minor).toBeGreaterThanOrEqual(
      (REQUIRED_MAJOR ?? NaN) * 1_000 + (REQUIRED_MINOR ?? NaN),
    );
  });

  it.each(own)('brings no Node to $os $cpu $libc that would hide the one there', (platform) => {
    expect(nodes.filter((node) => runsOn(node, platform))).toEqual([]);
  });

  // npm writes only what fits the machine it runs on when a lockfile is made beside an existing `node_modules`.
  it('holds every optional package', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => resolve(place, name) === undefined),
    );
    expect(missing).toEqual([]);
  });

  it.each([...bundled, ...own])('has a binary of every package for $os $cpu $libc', (platform) => {
    const lacking = Object.entries(packages).filter(([place, { optionalDependencies = {} }]) => {
      const binaries = Object.keys(optionalDependencies)
        .map((name) => resolve(place, name))
        .filter((locked) => locked?.os !== undefined || locked?.cpu !== undefined);
      // A single one is an extra for one system, such as its way to watch files.
      return binaries.length > 1 && !binaries.some((binary) => binary && runsOn(binary, platform));
    });
    // For Alpine the project brings no Node on purpose.
    const expected = own.includes(platform) ? [''] : [];
    expect(lacking.map(([place]) => place)).toEqual(expected);
  });
});
