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

test('no page may show the explorer in a frame', async () => {
  const { headers } = await send(`${server.server.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining('text/html'),
    'content-security-policy': "frame-ancestors 'none'",
  });
});
