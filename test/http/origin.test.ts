import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { send } from '../support/http.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const ALLOWED = 'https://console.example';
let server: TestServer;
let port: string;
beforeAll(async () => {
  server = await openTestServer({ allowedHosts: ['server.example'], allowedOrigins: [ALLOWED] });
  port = new URL(server.server.url).port;
});
afterAll(() => server.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const body = '{"query":"{ viewer { name } }"}';
const post = (headers: Record<string, string>) =>
  send(`${server.server.url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
const refused = { status: 403, body: expect.stringContaining('FOREIGN_REQUEST') };

describe('the name that the server is addressed by', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '127.9.9.9',
    '[::1]',
    'console.localhost',
    'LOCALHOST',
    'server.example',
    'Server.Example',
  ])('may be %s', async (host) => {
    expect((await post({ host: `${host}:${port}` })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80#localhost',
    '10.0.0.1',
  ])('may not be %j, which a page could have pointed at this machine', async (host) => {
    expect(await post({ host })).toMatchObject(refused);
    // Neither may anything else be read by such a page.
    expect(await send(`${server.server.url}/metrics`, { headers: { host } })).toMatchObject(refused);
  });

  it('may be any where the operator allows that', async () => {
    const open = await openTestServer({ allowedHosts: null });
    const answer = await send(`${open.server.url}/health/live`, { headers: { host: 'anything.example' } });
    expect(answer.status).toBe(200);
    await open.close();
  });
});

describe('pages', () => {
  it('of the server itself are served', async () => {
    expect((await post({ origin: server.server.url })).status).toBe(200);
    // As behind a proxy, with the port that the scheme implies, and in capitals.
    for (const host of ['server.example', 'server.example:443', 'Server.Example'])
      expect((await post({ host, origin: 'https://server.example' })).status, host).toBe(200);
    expect(await post({ host: 'server.example:80', origin: 'https://server.example' })).toMatchObject(
      refused,
    );
  });

  it.each([
    'https://evil.example',
    'null',
    'http://localhost:1',
    'https://console.example.evil.example',
    'http://console.example',
  ])('of %s are refused, with and without preflight', async (origin) => {
    expect(await post({ origin })).toMatchObject(refused);
    const preflight = await send(`${server.server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight).toMatchObject(refused);
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('of a name pointed at this machine are refused, although theirs and the server’s are the same', async () => {
    const host = `evil.example:${port}`;
    expect(await post({ host, origin: `http://${host}` })).toMatchObject(refused);
  });

  it('of allowed origins are served, and may read the answer', async () => {
    const preflight = await send(`${server.server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: ALLOWED,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBeLessThan(300);
    expect(preflight.headers).toMatchObject({ 'access-control-allow-origin': ALLOWED });
    const answer = await post({ origin: ALLOWED });
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': ALLOWED } });
  });
});

describe('extensions and desktop programs', () => {
  const allowedOrigins = ['null', 'electron://altair', 'chrome-extension://flnheeellpciglgpaodhkhmapeljopja'];

  it.each(allowedOrigins)('with the origin %s are served where that is allowed', async (origin) => {
    const open = await openTestServer({ allowedOrigins });
    const preflight = await send(`${open.url}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.headers['access-control-allow-origin']).toBe(origin);
    const headers = { ...JSON_TYPE, origin, 'sec-fetch-site': 'cross-site' };
    const answer = await send(open.url, { method: 'POST', headers, body });
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    await open.close();
    // And refused elsewhere.
    expect(await post({ origin })).toMatchObject(refused);
  });
});

test('no page may show the explorer in a frame', async () => {
  const { headers } = await send(`${server.server.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining('text/html'),
    'content-security-policy': "frame-ancestors 'none'",
  });
});

describe('requests without an origin', () => {
  const QUERY = `/graphql?query=${encodeURIComponent('{ viewer { name } }')}`;
  const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
    send(`${server.server.url}${path}`, { method, headers });
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const page = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

  it.each<Record<string, string>>([
    {},
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
  ])('that no other site caused are served: %j', async (headers) => {
    expect(await ask(QUERY, headers)).toMatchObject({ status: 200, body: expect.stringContaining('data') });
  });

  const causes: Record<string, string>[] = [
    'cross-site',
    'same-site',
    'cross-site, same-origin',
    'anything',
  ].flatMap((site) => {
    const rest: Record<string, string>[] = [
      {},
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script', accept: '*/*' },
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty', accept: 'application/json' },
      { ...link, accept: 'application/json' },
      { ...link, accept: 'text/html;q=0, */*' },
      { ...link, ...page, 'sec-fetch-dest': 'iframe' },
      { ...page, 'sec-fetch-mode': 'no-cors' },
    ];
    return rest.map((headers) => ({ 'sec-fetch-site': site, ...headers }));
  });
  it.each(causes)('that a page of another site caused are not executed: %j', async (headers) => {
    expect(await ask(QUERY, headers)).toMatchObject(refused);
    expect((await ask(QUERY, headers, 'HEAD')).status).toBe(403);
    expect(await ask(QUERY.replace('/graphql', '/graphql/'), headers)).toMatchObject(refused);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'])(
    'forms of other sites, sent as %s, are refused before they are read',
    async (type) => {
      const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site', ...link, ...page };
      expect(await post(headers)).toMatchObject(refused);
    },
  );

  it('an upgrade to a socket that a page of another site caused is refused', async () => {
    const headers = {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    expect(await ask('/graphql', headers)).toMatchObject(refused);
    expect(await ask('/graphql', { ...headers, ...link, ...page })).toMatchObject(refused);
  });

  it.each(['/graphql', QUERY, '/graphql/', '/', '/health/ready', '/metrics'])(
    'a link on another site leads to %s, which executes nothing',
    async (path) => {
      const { status, body } = await ask(path, { 'sec-fetch-site': 'cross-site', ...link, ...page });
      expect(status).toBeLessThan(400);
      expect(body.includes('{"data"')).toBe(false);
    },
  );

  it('from pages of allowed origins need that origin, too', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(await ask(QUERY, headers)).toMatchObject(refused);
    expect((await ask(QUERY, { ...headers, 'sec-fetch-mode': 'cors', origin: ALLOWED })).status).toBe(200);
  });
});
