import { readFileSync } from 'node:fs';
import { expect, expectTypeOf, test } from 'vitest';
import type { ClusterConnectionOptions } from '../../src/cohesity/connection/options.ts';
import { type ConfiguredCluster, parseClustersFile } from '../../src/settings/clusters-file.ts';

const ENV = { ALPHA_KEY: 'alpha-key-secret', BETA_PASSWORD: 'beta-pass-secret', EMPTY: '', LINE: 'a\n' };
const noFile = (path: string): string => {
  throw Object.assign(new Error(`no such file ${path}`), { code: 'ENOENT' });
};

function problemsOf(text: string, readFile = noFile): readonly string[] {
  const result = parseClustersFile(text, ENV, readFile);
  if (!('problems' in result)) throw new Error('the file was accepted');
  return result.problems;
}

/** A file with one cluster, in which one line is another. */
function withLine(field: string, line: string): string {
  const fields: Record<string, string> = {
    name: 'name: alpha',
    endpoint: 'endpoint: https://alpha.example',
    id: 'id: 1',
    apiKey: `apiKey: \${ALPHA_KEY}`,
    [field]: line,
  };
  return `-\n${Object.values(fields)
    .map((text) => `  ${text}\n`)
    .join('')}`;
}

test('keys, users, Helios and ids beyond 2^53, plain or quoted', () => {
  const result = parseClustersFile(
    `clusters:
  - name: alpha
    endpoint: https://alpha.example/
    id: 9007199254740993
    apiKey: \${ALPHA_KEY}
    accessClusterId: "9223372036854775807"
  - name: beta
    endpoint: http://127.0.0.1:8080/beta/v2
    id: '9007199254740995'
    username: admin
    password: x\${BETA_PASSWORD}y
    domain: corp.example
    dialect: camel
    simulated: true
`,
    ENV,
    noFile,
  );
  expect(result).toEqual({
    clusters: [
      {
        name: 'alpha',
        id: 9007199254740993n,
        endpoint: 'https://alpha.example/',
        credentials: { apiKey: 'alpha-key-secret' },
        accessClusterId: 9223372036854775807n,
        certificateAuthority: undefined,
        dialect: 'auto',
        isSimulated: false,
      },
      {
        name: 'beta',
        id: 9007199254740995n,
        endpoint: 'http://127.0.0.1:8080/beta/v2',
        credentials: { username: 'admin', password: 'xbeta-pass-secrety', domain: 'corp.example' },
        accessClusterId: undefined,
        certificateAuthority: undefined,
        dialect: 'camel',
        isSimulated: true,
      },
    ],
  });
});

test('all problems at once, each with its line and field, and no secret', () => {
  const problems = problemsOf(`clusters:
  - name: alpha
    endpoint: http://alpha.example
    id: 1.5
    apiKey: literal-secret
    password: other-secret
  - name: alpha
    id: 0
    apiKey: \${GAMMA_KEY}
    apikey: third-secret
  - just-a-text-secret
`);
  expect(problems).toEqual([
    'line 3, clusters.0.endpoint: must begin with https:// (http:// is for this machine only)',
    'line 4, clusters.0.id: must be a whole number, or one in quotes',
    'line 2, clusters.0: has both an apiKey and a user',
    'line 7, clusters.1.endpoint: is missing',
    'line 8, clusters.1.id: must be a positive int64',
    'line 9, clusters.1.apiKey: the environment variable GAMMA_KEY is not set',
    'line 7, clusters.1: unknown: apikey',
    'line 7, clusters.1.name: is used by an earlier cluster already',
    'line 11, clusters.2: must be of type object',
  ]);
  expect(problems.join()).not.toContain('secret');
});

test.each([
  ['name', 'name: "a b"', '0.name: must be 1 to 63'],
  ['name', 'name: 5', '0.name: must be of type string'],
  ['endpoint', 'endpoint: alpha', '0.endpoint: must be a URL'],
  ['endpoint', 'endpoint: ftp://alpha', '0.endpoint: must begin with https://'],
  ['endpoint', 'endpoint: https://u:p-secret@alpha', '0.endpoint: must not hold credentials'],
  ['endpoint', 'endpoint: https://alpha?x=1', '0.endpoint: must not have a query'],
  ['id', 'id: 9223372036854775808', '0.id: must be a positive int64'],
  ['id', 'id: "12x"', '0.id: must be a positive int64'],
  ['apiKey', 'apiKey: ""', '0.apiKey: must not be empty'],
  ['apiKey', `apiKey: "\${EMPTY}"`, '0.apiKey: the environment variable EMPTY is not set'],
  ['apiKey', `apiKey: "\${broken-secret"`, '0.apiKey: has a malformed'],
  ['apiKey', `apiKey: "\${LINE}"`, '0.apiKey: holds a control character'],
  ['apiKey', 'apiKey: "schlüssel-secret"', '0.apiKey: must be visible ASCII'],
  ['caFile', 'caFile: /nowhere', '0.caFile: cannot be read (ENOENT)'],
  ['dialect', 'dialect: snake', '0.dialect: must be auto, kebab or camel'],
])('%s written as %s is refused', (field, line, expected) => {
  const problems = problemsOf(withLine(field, line));
  expect(problems.some((problem) => problem.includes(expected))).toBe(true);
  expect(problems.join()).not.toContain('secret');
});

test.each([
  [undefined, 'apiKey:', 'needs an apiKey, or username and password'],
  ['username', 'username: x', 'has both'],
])('credentials: %s, %s', (field, line, expected) => {
  const text = field === undefined ? withLine('apiKey', 'dialect: auto') : withLine(field, line);
  expect(problemsOf(text).join()).toContain(expected);
});

test.each(['', '5', '[]', 'clusters: []', 'clusters: {}'])('%j holds no clusters', (text) => {
  expect(problemsOf(text)).toEqual(['must hold a list of at least one cluster, alone or under "clusters"']);
});

test('a file that grows without end when its aliases are followed is refused', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [at, name] of [...'bcdefgh'].entries())
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(', ')}]`);
  expect(problemsOf(bomb.join('\n'))).toEqual(['has too many aliases']);
});

test('what is not YAML is refused by line, without quoting it', () => {
  const problems = problemsOf('clusters:\n  - name: alpha\n   apiKey: "top-secret\n  ] secret');
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join()).toMatch(/line \d+: not YAML/);
  expect(problems.join()).not.toContain('secret');
});

test('every certificate of the file must be one, the second as well as the first', () => {
  const certificate = readFileSync('test/fixtures/localhost-certificate.pem', 'utf8');
  const broken = certificate.replace(/[A-Za-z]{20}/, 'AAAA');
  const read = () => `${certificate}${broken}`;
  expect(problemsOf(withLine('caFile', 'caFile: chain.pem'), read).join()).toContain(
    '0.caFile: does not hold certificates in PEM form',
  );
  expect(
    parseClustersFile(withLine('caFile', 'caFile: chain.pem'), ENV, () => certificate + certificate),
  ).toHaveProperty('clusters');
});

test('a certificate file must hold certificates', () => {
  const certificate = 'test/fixtures/localhost-certificate.pem';
  const read = (path: string) => readFileSync(path, 'utf8');
  expect(parseClustersFile(withLine('caFile', `caFile: ${certificate}`), ENV, read)).toMatchObject({
    clusters: [{ certificateAuthority: read(certificate) }],
  });
  expect(problemsOf(withLine('caFile', 'caFile: test/fixtures/localhost-key.pem'), read).join()).toContain(
    '0.caFile: does not hold certificates',
  );
});

test('what the file can say of a cluster is what a connection takes', () => {
  // Checked by the compiler: a new option or dialect must be named here and there.
  type Wiring = 'log' | 'limits' | 'onOddity' | 'currentCaller';
  type Options = Required<Omit<ClusterConnectionOptions, Wiring>>;
  expectTypeOf<keyof ConfiguredCluster>().toEqualTypeOf<keyof Options>();
  expectTypeOf<ConfiguredCluster['dialect'] | undefined>().toEqualTypeOf<Options['dialect'] | undefined>();
  expectTypeOf<ConfiguredCluster>().toExtend<ClusterConnectionOptions>();
});
