import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runProcess } from '../../src/process/run-process.ts';
import { readConfig } from '../../src/settings/settings.ts';
import { occupyPort } from '../support/processes/occupied-port.ts';
import { ServiceProcess, type Settings } from '../support/processes/service-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';

/** The lines in which a process of its own named its settings, after a check that it said nothing else. */
async function refusals(settings: Settings, entry?: string): Promise<string[]> {
  const { code, output, errors } = await new ServiceProcess(settings, entry).ended;
  expect(output).toBe('');
  return linesOf(code, errors);
}

/** The same of what a process does, done in this one: starting another takes more time than all the rest. */
async function refusalsHere(settings: Settings): Promise<string[]> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await runProcess(readConfig('server', { ...settings }), { server: true, worker: true });
    return linesOf(process.exitCode, write.mock.calls.join('').trimEnd());
  } finally {
    write.mockRestore();
    process.exitCode = undefined;
  }
}

function linesOf(code: typeof process.exitCode, errors: string): string[] {
  expect(code).toBe(1);
  expect(errors).not.toMatch(/^\s+at |secret|Error:|node:internal/m);
  const [heading, ...lines] = errors.split('\n');
  expect(heading).toBe('Cannot start with these settings:');
  return lines;
}

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, text);
  return file;
}

test('every bad setting is named at once, whether it cannot be read or what it names cannot be used', async () => {
  const port = await occupyPort();
  const DATA_DIR = fileWith('');
  const CLUSTERS_FILE = fileWith(`clusters:
  - name: alpha
    endpoint: http://alpha.example
    id: 1
    apiKey: \${ALPHA_KEY}
  - name: beta
    endpoint: https://beta.example
    id: 0
    apiKey: secret-key
    password: secret-word
`);
  const lines = await refusals({
    PORT: port,
    DATA_DIR,
    CLUSTERS_FILE,
    SIMULATOR_PORT: '-1',
    POLL_INTERVAL_MS: 'often',
    LOG_LEVEL: 'loud',
    MAX_DEPTH: '2',
  });
  expect(lines).toEqual([
    '  SIMULATOR_PORT: must be a whole number between 0 and 65535',
    '  POLL_INTERVAL_MS: must be a whole number between 50 and 3600000',
    '  LOG_LEVEL: must be debug, info, warn, error or silent',
    '  MAX_DEPTH: must be a whole number between 3 and 100',
    ...[
      'line 3, clusters.0.endpoint: must begin with https:// (http:// is for this machine only)',
      'line 5, clusters.0.apiKey: the environment variable ALPHA_KEY is not set',
      'line 8, clusters.1.id: must be a positive int64',
      'line 6, clusters.1: has both an apiKey and a user',
    ].map((problem) => `  CLUSTERS_FILE: ${CLUSTERS_FILE}, ${problem}`),
    `  DATA_DIR: the data directory ${DATA_DIR} is not a directory`,
    `  PORT: ${port} is already in use on 127.0.0.1`,
  ]);
});

test('a database that cannot be reached is named with its place and without its password, beside ports in use', async () => {
  const port = await occupyPort();
  const lines = await refusalsHere({
    DATABASE_URL: 'postgres://operator:secret-word@127.0.0.1:1/failover?options=secret',
    PORT: port,
    SIMULATOR_PORT: port,
  });
  expect(lines).toEqual([
    '  DATABASE_URL: PostgreSQL at 127.0.0.1:1, database "failover", cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
    `  PORT: ${port} is already in use on 127.0.0.1`,
    `  SIMULATOR_PORT: ${port} is already in use on 127.0.0.1`,
  ]);
});

test('the data directory is named beside the database where simulated clusters are to be kept in it', async () => {
  const DATABASE_URL = 'postgres://operator:secret-word@127.0.0.1:1/failover';
  const DATA_DIR = fileWith('');
  const expected = [
    expect.stringMatching('^  DATABASE_URL: PostgreSQL at 127.0.0.1:1'),
    `  DATA_DIR: the data directory ${DATA_DIR} is not a directory`,
  ];
  expect(await refusalsHere({ DATABASE_URL, DATA_DIR })).toEqual(expected);
  expect(await refusalsHere({ DATABASE_URL, DATA_DIR, PORT: 'abc' })).toEqual([
    expect.stringMatching('^  PORT: '),
    ...expected,
  ]);
});

test('a data directory where the system makes no folders is refused, beside an address of another machine', async () => {
  const DATA_DIR = '/proc/planned-failover/data';
  const lines = await refusalsHere({ DATA_DIR, HOST: '192.0.2.7', ALLOW_UNAUTHENTICATED: 'true' });
  expect(lines).toEqual([
    expect.stringMatching(`^  DATA_DIR: the data directory ${DATA_DIR} cannot be used: E`),
    '  HOST: 192.0.2.7 is no address of this machine',
  ]);
});

test('a worker of its own says what it must share with the servers', async () => {
  const settings = { DATA_DIR: temporaryFolder(), MAX_OBJECTS: '0' };
  expect(await refusals(settings, 'process/worker.ts')).toEqual([
    '  MAX_OBJECTS: must be a whole number between 1 and 1000000',
    '  DATABASE_URL: a worker of its own shares the database with the servers: it must be a postgres:// URL',
    '  CLUSTERS_FILE: a worker of its own must be given the same clusters as the servers',
  ]);
});
