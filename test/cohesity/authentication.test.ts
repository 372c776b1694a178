import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { ExchangeRecord } from '../../src/cohesity/connection/options.ts';
import type { Logger } from '../../src/core/values/logger.ts';
import {
  API_KEY,
  drop,
  inTurn,
  json,
  type ReceivedRequest,
  type Reply,
  scriptedCluster,
} from './support/scripted-cluster.ts';

const IDENTITY = json('{"id": 7, "incarnationId": 8}');
const PASSWORD = 'pass-w0rd-secret';
const USER = { username: 'admin', password: PASSWORD, domain: 'LOCAL' };

/** A cluster whose tokens (`token-1-secret`, …) are valid until the next one is issued. */
function tokenCluster(reply: Reply = IDENTITY) {
  let issued = 0;
  return scriptedCluster((request, response, count) => {
    if (request.url === '/v2/access-tokens') {
      issued++;
      return json(`{"accessToken": "token-${issued}-secret", "tokenType": "Bearer"}`, 201)(
        request,
        response,
        count,
      );
    }
    const valid = request.headers.authorization === `Bearer token-${issued}-secret`;
    return (valid ? reply : json('{"errorCode": "KStatusUnauthorized"}', 401))(request, response, count);
  });
}

test('an API key goes in its header, with the cluster that Helios is to reach', async () => {
  const server = await scriptedCluster(IDENTITY);
  await server.client({ accessClusterId: 9007199254740993n }).identity();
  expect(server.requests[0]?.headers).toMatchObject({
    apikey: API_KEY,
    accessclusterid: '9007199254740993',
    accept: 'application/json',
  });
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
});

test('the endpoint may end in /v2, and have a path', async () => {
  const server = await scriptedCluster(IDENTITY);
  for (const tail of ['', '/', '/v2', '/v2/'])
    await server.client({ endpoint: server.endpoint + tail }).identity();
  await server.client({ endpoint: `${server.endpoint}/alpha` }).identity();
  expect(server.log()).toEqual([...Array(4).fill('GET /v2/clusters'), 'GET /alpha/v2/clusters']);
});

test('user and password get a token, once for all who wait for it', async () => {
  const server = await tokenCluster();
  const client = server.client({ credentials: USER, accessClusterId: 5n });
  await Promise.all(Array.from({ length: 10 }, () => client.identity()));
  await client.identity();
  expect(logins(server)).toBe(1);
  const [login] = server.requests;
  expect(login).toMatchObject({ method: 'POST', headers: { accessclusterid: '5' } });
  expect(JSON.parse(login?.body ?? '')).toEqual(USER);
  expect(login?.headers).not.toHaveProperty('authorization');
});

test('an expired token is renewed once for all who were refused, commands included', async () => {
  const server = await tokenCluster((request, response, count) =>
    (request.method === 'GET' ? IDENTITY : json('{"failoverId": "f"}', 201))(request, response, count),
  );
  const first = server.client({ credentials: USER, dialect: 'kebab' });
  const second = server.client({ credentials: USER });
  await first.identity();
  await second.identity();
  server.requests.length = 0;
  await Promise.all([...Array.from({ length: 9 }, () => first.identity()), first.startPlannedRun('f', '{}')]);
  expect(server.requests.filter(({ url }) => url === '/v2/access-tokens')).toHaveLength(1);
});

/** Issues tokens, and answers 401 to those that come with one as long as `refuses` says so. */
function refusingCluster(refuses: (request: ReceivedRequest) => boolean) {
  let issued = 0;
  return scriptedCluster((request, response, count) => {
    if (request.url === '/v2/access-tokens')
      return json(`{"accessToken": "token-${++issued}-secret"}`, 201)(request, response, count);
    return (refuses(request) ? json('', 401) : IDENTITY)(request, response, count);
  });
}

const logins = ({ requests }: { readonly requests: readonly ReceivedRequest[] }) =>
  requests.filter(({ url }) => url === '/v2/access-tokens').length;

test('a token that is refused from the first is not replaced before the pause is over, and says why', async () => {
  const server = await refusingCluster(() => true);
  const client = server.client({ credentials: USER, dialect: 'kebab' });
  for (let call = 0; call < 3; call++) {
    const failure = expect(client.identity()).rejects;
    await failure.toMatchObject({ kind: 'UNAUTHORIZED', message: expect.stringContaining('one-time code') });
  }
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  expect(logins(server)).toBe(1);
});

test('after the pause another token is asked for, and used', async () => {
  let refuses = true;
  const server = await refusingCluster(() => refuses);
  const client = server.client({ credentials: USER, limits: { loginPauseMs: 0 } });
  await expect(client.identity()).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  refuses = false;
  await expect(client.identity()).resolves.toMatchObject({ id: 7n });
  expect(logins(server)).toBeGreaterThan(1);
});

test('an operation that is always refused costs one more log-in, and the others keep their token', async () => {
  const server = await refusingCluster(({ url }) => url.startsWith('/v2/remote-clusters'));
  const client = server.client({ credentials: USER });
  await client.identity();
  for (let call = 0; call < 3; call++) {
    await expect(client.remoteClusters()).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
    await expect(client.identity()).resolves.toMatchObject({ id: 7n });
  }
  expect(logins(server)).toBe(2);
});

test('privileges are those that came with the token; a key brings none', async () => {
  const server = await scriptedCluster(
    json('{"accessToken": "t-secret", "privileges": ["RESTORE_MODIFY", "STORAGE_VIEW"]}', 201),
  );
  await expect(server.client({ credentials: USER }).privileges()).resolves.toEqual(
    new Set(['RESTORE_MODIFY', 'STORAGE_VIEW']),
  );
  await expect(server.client().privileges()).resolves.toBeNull();
});

test.each([
  [60_000, 1],
  [0, 2],
])('a wrong password is not tried again for %i ms', async (loginPauseMs, logins) => {
  const server = await scriptedCluster(
    json('{"errorCode": "KValidationError", "message": "bad login"}', 401),
  );
  const client = server.client({ credentials: USER, limits: { loginPauseMs } });
  for (let call = 0; call < 2; call++)
    await expect(client.identity()).rejects.toMatchObject({
      kind: 'UNAUTHORIZED',
      upstreamCode: 'KValidationError',
    });
  expect(server.log()).toEqual(Array(logins).fill('POST /v2/access-tokens'));
});

test('getting a token survives trouble', async () => {
  const token = json('{"accessToken": "t", "tokenType": "Bearer"}', 201);
  const server = await scriptedCluster(inTurn(drop, json('', 503), token, IDENTITY));
  await expect(server.client({ credentials: USER }).identity()).resolves.toMatchObject({ id: 7n });
});

test('a start that never got past the login has certainly had no effect', async () => {
  const server = await scriptedCluster(json('', 500));
  const client = server.client({ credentials: USER, dialect: 'kebab' });
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({
    kind: 'SERVER_ERROR',
    mayHaveTakenEffect: false,
  });
});

/** Everything that a curious or careless program could print of a value. */
function printed(value: unknown): string {
  const own = value instanceof Error ? `${value.stack} ${JSON.stringify(Object.entries(value))}` : '';
  const options = { depth: null, showHidden: true, getters: true };
  return [
    inspect(value, options),
    inspect(value, { ...options, customInspect: false }),
    JSON.stringify(value),
    String(value),
    own,
  ].join('\n');
}

test.each([
  ['an API key', { apiKey: API_KEY }],
  ['a password', USER],
])('%s is nowhere to be seen', async (_name, credentials) => {
  // The worst cluster: it repeats in its errors what it was told.
  const echo: Reply = (request, response, count) => {
    if (request.url.endsWith('access-tokens') && count === 1)
      return json('{"accessToken": "token-1-secret", "tokenType": "Bearer"}', 201)(request, response, count);
    const told = JSON.stringify(`${JSON.stringify(request.headers)} ${PASSWORD} ${request.body}`);
    return json(`{"errorCode": ${told}, "message": ${told}}`, 400)(request, response, count);
  };
  const logged: [unknown, string][] = [];
  const write = (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push([fields, message]);
  };
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  const server = await scriptedCluster(echo);
  const client = server.client({ credentials, log });
  const errors = await Promise.all(
    [client.identity(), client.pollPlannedRuns(['f']), client.cancelFailover('f')].map((work) =>
      work.then(
        () => new Error('succeeded'),
        (error: unknown) => error,
      ),
    ),
  );
  expect(errors.map((error) => (error as Error).name)).toEqual(Array(3).fill('ClusterError'));
  expect(logged.length).toBeGreaterThan(0);
  const secrets = 'apiKey' in credentials ? [API_KEY] : [PASSWORD, 'token-1-secret'];
  for (const value of [client, errors, ...errors, logged])
    for (const secret of secrets) expect(printed(value)).not.toContain(secret);
});

test('the log hears of each attempt, without queries', async () => {
  const heard: string[] = [];
  const hear = (level: string) => (record: ExchangeRecord) =>
    heard.push(
      `${level} ${record.method} ${record.path} ${record.status ?? record.error} #${record.attempt}`,
    );
  const server = await scriptedCluster(inTurn(drop, json('', 503), json('{"policies": []}')));
  await server.client({ log: { debug: hear('debug'), warn: hear('warn') } }).policies(['p1']);
  expect(heard).toEqual([
    'warn GET /data-protect/policies UND_ERR_SOCKET #1',
    'warn GET /data-protect/policies 503 #2',
    'debug GET /data-protect/policies 200 #3',
  ]);
});
