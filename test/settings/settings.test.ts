import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Config, type ProcessRole, readConfig } from '../../src/settings/settings.ts';

function configOf(environment: NodeJS.ProcessEnv): Config {
  const { config, problems } = readConfig('server', environment);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

const problemsOf = (environment: NodeJS.ProcessEnv, role: ProcessRole = 'server') =>
  readConfig(role, environment).problems;

/** Every setting that is a number, with its least, its greatest and its default. */
const NUMBERS: readonly [setting: string, field: keyof Config, least: number, most: number, usual: number][] =
  [
    ['PORT', 'port', 0, 65_535, 4000],
    ['DATABASE_WAIT_MS', 'databaseWaitMs', 0, 3_600_000, 0],
    ['SIMULATOR_PORT', 'simulatorPort', 0, 65_535, 0],
    ['SIMULATOR_SPEED', 'simulatorSpeed', 0, 100_000, 30],
    ['POLL_INTERVAL_MS', 'pollIntervalMs', 50, 3_600_000, 2_000],
    ['SUBMISSION_GRACE_MS', 'submissionGraceMs', 1_000, 86_400_000, 60_000],
    ['CANCEL_ABANDON_MS', 'cancelAbandonMs', 0, 86_400_000, 30_000],
    ['RETENTION_DAYS', 'retentionDays', 0, 36_500, 0],
    ['SHUTDOWN_GRACE_MS', 'shutdownGraceMs', 0, 600_000, 10_000],
    ['MAX_OBJECTS', 'maxObjects', 1, 1_000_000, 10_000],
    ['MAX_REQUEST_BYTES', 'maxRequestBytes', 1_000, 1_000_000_000, 2_000_000],
    ['MAX_TOKENS', 'maxTokens', 100, 10_000_000, 60_000],
    ['MAX_DEPTH', 'maxDepth', 3, 100, 15],
    ['MAX_ALIASES', 'maxAliases', 0, 10_000, 50],
    ['MAX_NODES', 'maxNodes', 100, 100_000_000, 50_000],
    ['MAX_COST', 'maxCost', 1_000, 100_000_000, 50_000],
    ['MAX_ANSWER_BYTES', 'maxAnswerBytes', 10_000, 1_000_000_000, 16_000_000],
    ['MAX_SUBSCRIPTIONS', 'maxSubscriptions', 1, 1_000_000, 5_000],
  ];

test.each(NUMBERS)('%s is a whole number within its range', (setting, field, least, most, usual) => {
  expect(configOf({})[field]).toBe(usual);
  expect(configOf({ [setting]: '' })[field]).toBe(usual);
  expect(configOf({ [setting]: String(least) })[field]).toBe(least);
  expect(configOf({ [setting]: String(most) })[field]).toBe(most);
  const message = `must be a whole number between ${least} and ${most}`;
  expect(configOf({ [setting]: ` ${least}\t\r\n` })[field]).toBe(least);
  for (const text of [
    String(least - 1),
    String(most + 1),
    '1e3',
    '5.5',
    '0x10',
    '5 5',
    'NaN',
    '9'.repeat(16),
  ])
    expect(problemsOf({ [setting]: text })).toEqual([{ setting, message }]);
});

test('no number is left out of the table above', () => {
  const fields = Object.entries(configOf({})).filter(([, value]) => typeof value === 'number');
  expect(fields.map(([field]) => field).sort()).toEqual(NUMBERS.map(([, field]) => field).sort());
});

test.each([
  ['WORKER', 'yes', 'must be true or false'],
  ['ALLOW_UNAUTHENTICATED', '1', 'must be true or false'],
  ['LOG_LEVEL', 'INFO', 'must be debug, info, warn, error or silent'],
  [
    'ALLOWED_ORIGINS',
    'https://good.example,b.example:1',
    'entry 2 needs a scheme, as in https://b.example:1',
  ],
  ['ALLOWED_ORIGINS', 'https://good.example/', 'entry 1 must be https://good.example'],
  ['ALLOWED_ORIGINS', 'https://user:secret@good.example', 'entry 1 must be https://good.example'],
  ['ALLOWED_ORIGINS', 'https://Good.example:443', 'entry 1 must be https://good.example'],
  ['ALLOWED_ORIGINS', 'https://bücher.example', 'entry 1 must be https://xn--bcher-kva.example'],
  ['ALLOWED_ORIGINS', 'wss://good.example', 'must be that of the page: https://good.example'],
  ['ALLOWED_ORIGINS', 'electron://altair/index.html', 'entry 1 must be electron://altair'],
  ['ALLOWED_ORIGINS', 'file:///home/page.html', 'entry 1 must be null'],
  ['ALLOWED_ORIGINS', 'chrome-extension://', 'entry 1 is no origin'],
  ['ALLOWED_ORIGINS', 'data:text/html', 'entry 1 is no origin'],
  ['ALLOWED_ORIGINS', '"https://good.example"', 'entry 1 is no origin'],
  ['ALLOWED_ORIGINS', '*', 'entry 1 has a wildcard'],
  ['ALLOWED_ORIGINS', 'https://*.good.example', 'entry 1 has a wildcard'],
  ['ALLOWED_ORIGINS', 'https://a.example https://b.example', 'entry 1 is no origin'],
  ['ALLOWED_HOSTS', 'https://good.example', 'entry 1 must be good.example'],
  ['ALLOWED_HOSTS', 'a.example,good.example:4000', 'entry 2 must be good.example'],
  ['ALLOWED_HOSTS', 'good.example:80', 'entry 1 must be good.example'],
  ['ALLOWED_HOSTS', 'good.example/graphql', 'entry 1 must be good.example'],
  ['ALLOWED_HOSTS', 'user:secret@good.example', 'entry 1 must be good.example'],
  ['ALLOWED_HOSTS', 'fe80::0001', 'entry 1 must be [fe80::1], in brackets'],
  ['ALLOWED_HOSTS', '*.good.example', 'entry 1 has a wildcard'],
  ['ALLOWED_HOSTS', '"good.example"', 'entry 1 is no host name'],
  ['ALLOWED_HOSTS', 'a.example b.example', 'entry 1 is no host name'],
  ['ALLOWED_HOSTS', 'a.example;b.example', 'entry 1 is no host name'],
  ['DATABASE_URL', 'mysql://root:secret@localhost/x', 'must be postgres://'],
  ['DATABASE_URL', 'postgres://', 'must be postgres://'],
  ['DATABASE_URL', 'localhost:5432/secret', 'must be postgres://'],
  ['CLUSTERS_FILE', '/nowhere/clusters.yaml', '/nowhere/clusters.yaml cannot be read (ENOENT)'],
  ['CLUSTERS_FILE', '/', '/ cannot be read (EISDIR)'],
])('%s=%s is refused', (setting, text, message) => {
  const problems = problemsOf({ [setting]: text });
  expect(problems).toEqual([{ setting, message: expect.stringContaining(message) }]);
  expect(JSON.stringify(problems)).not.toContain('secret');
});

test('lists are trimmed, and names of hosts compared without regard to case', () => {
  expect(
    configOf({ ALLOWED_HOSTS: ' Console.Example ,[FE80::0:1],', ALLOWED_ORIGINS: ' https://a.example ' }),
  ).toMatchObject({
    allowedHosts: ['console.example', '[fe80::1]'],
    allowedOrigins: ['https://a.example'],
  });
  // As browsers send them, whatever the operator writes.
  expect(configOf({ ALLOWED_HOSTS: 'bücher.example' }).allowedHosts).toEqual(['xn--bcher-kva.example']);
});

test('extensions and desktop programs may be allowed, and pages without an origin', () => {
  const allowedOrigins = ['chrome-extension://abcdef', 'electron://altair', 'file://', 'null'];
  expect(configOf({ ALLOWED_ORIGINS: allowedOrigins.join() })).toMatchObject({ allowedOrigins });
});

test('an IPv6 address may stand in brackets, as in the URL that is printed', () => {
  expect(configOf({ HOST: '[::1]' })).toMatchObject({ host: '::1', allowedHosts: [] });
});

test('blanks and line ends around a setting, as files of variables bring them, are none of it', () => {
  const given = {
    DATABASE_URL: 'memory://\r',
    WORKER: ' false ',
    LOG_LEVEL: 'warn\r\n',
    CLUSTERS_FILE: '\r',
  };
  expect(configOf(given)).toMatchObject({
    databaseUrl: 'memory://',
    worker: false,
    logLevel: 'warn',
    clusters: null,
  });
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'server.example', '128.0.0.1'])(
  'HOST=%s is refused unless ALLOW_UNAUTHENTICATED is true',
  (HOST) => {
    expect(problemsOf({ HOST })).toEqual([
      { setting: 'HOST', message: expect.stringContaining('ALLOW_UNAUTHENTICATED=true') },
    ]);
    expect(problemsOf({ HOST, ALLOW_UNAUTHENTICATED: 'false' })).toHaveLength(1);
    expect(configOf({ HOST, ALLOW_UNAUTHENTICATED: 'true' })).toMatchObject({
      host: HOST,
      allowedHosts: null,
    });
  },
);

test.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost'])(
  'HOST=%s needs no permission, and answers to loopback names only',
  (HOST) => {
    expect(configOf({ HOST })).toMatchObject({ host: HOST, allowedHosts: [] });
  },
);

test('a worker of its own needs a shared database and clusters, and no permission to listen', () => {
  const settings = (environment: NodeJS.ProcessEnv) =>
    problemsOf(environment, 'worker').map(({ setting }) => setting);
  expect(settings({})).toEqual(['DATABASE_URL', 'CLUSTERS_FILE']);
  expect(settings({ DATABASE_URL: 'memory://', HOST: '0.0.0.0' })).toEqual(['DATABASE_URL', 'CLUSTERS_FILE']);
  expect(settings({ DATABASE_URL: 'mysql://x', POLL_INTERVAL_MS: 'x' })).toEqual([
    'DATABASE_URL',
    'POLL_INTERVAL_MS',
    'CLUSTERS_FILE',
  ]);
});

test('the configuration cannot be changed', () => {
  expect(() => Object.assign(configOf({}), { port: 1 })).toThrow(TypeError);
});

/** A folder with a clusters file and what it names, as bytes. */
function clustersFolder(clustersFile: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'clusters-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const certificate = readFileSync('test/fixtures/localhost-certificate.pem', 'utf8');
  writeFileSync(join(folder, 'alpha.pem'), `\uFEFF${certificate}`);
  writeFileSync(join(folder, 'clusters.yaml'), clustersFile);
  return join(folder, 'clusters.yaml');
}

const CLUSTERS = `- name: alpha
  endpoint: https://alpha.example
  id: "7"
  apiKey: key
  caFile: alpha.pem
`;

test('caFile starts where the clusters file is, and a byte order mark is no fault in either', () => {
  const path = clustersFolder(Buffer.from(`\uFEFF${CLUSTERS}`));
  const [alpha] = configOf({ CLUSTERS_FILE: path }).clusters ?? [];
  expect(alpha).toMatchObject({ name: 'alpha' });
  expect(alpha?.certificateAuthority).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

test('a clusters file in another encoding is refused, not read damaged', () => {
  const path = clustersFolder(Buffer.from(`\uFEFF${CLUSTERS}`, 'utf16le'));
  expect(problemsOf({ CLUSTERS_FILE: path })).toEqual([
    { setting: 'CLUSTERS_FILE', message: `${path} is not text in UTF-8` },
  ]);
});
