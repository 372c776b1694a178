import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../support/http.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const PAGE = { accept: 'text/html,*/*;q=0.8' };

/** What fetch, which decompresses by itself, cannot show. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${server.server.url}${path}`, { method, headers });
  return { response, text: await response.text() };
}

describe('the schema', () => {
  it('can be downloaded as it is written', async () => {
    const { response, text } = await get('/schema.graphql');
    expect(response.status).toBe(200);
    expect(text).toBe(readFileSync('schema.graphql', 'utf8'));
    expect(buildSchema(text).getMutationType()).toBeDefined();
  });

  it('may be read by a page that a link on another site leads to', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await send(`${server.server.url}/schema.graphql`, { headers: link })).status).toBe(200);
    const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    expect((await send(`${server.server.url}/schema.graphql`, { headers: image })).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE'])('is only read: %s is refused', async (method) => {
    const { response } = await get('/schema.graphql', {}, method);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe.each([
  ['the schema', '/schema.graphql', {}],
  ['the explorer', '/graphql', PAGE],
  ['the explorer, with a slash', '/graphql/', PAGE],
])('%s', (_what, path, headers: Record<string, string>) => {
  it.each<[string, string | undefined]>([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['gzip;q=0', undefined],
    ['zstd', undefined],
    ['br;q=0.5, identity', undefined],
    ['', undefined],
  ])('for a client that accepts %j is compressed with %s', async (accepted, coding) => {
    const plain = await get(path, { ...headers, 'accept-encoding': 'identity' });
    const asked = { ...headers, 'accept-encoding': accepted };
    const { response, text } = await get(path, asked);
    expect(response.headers.get('content-encoding') ?? undefined).toBe(coding);
    expect(response.headers.get('vary')).toContain('accept-encoding');
    expect(text).toBe(plain.text);
    const length = Number(response.headers.get('content-length'));
    if (coding !== undefined) expect(length).toBeLessThan(Buffer.byteLength(text) / 2);
    const head = await get(path, asked, 'HEAD');
    expect(head.text).toBe('');
    expect(head.response.headers.get('content-length')).toBe(String(length));
  });

  it('is not sent again to those that have it', async () => {
    for (const coding of ['br', 'gzip', 'identity']) {
      const asked = { ...headers, 'accept-encoding': coding };
      const { response } = await get(path, asked);
      const etag = response.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]+"$/);
      for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const again = await get(path, { ...asked, 'if-none-match': known });
        expect([again.response.status, again.text]).toEqual([304, '']);
        expect(again.response.headers.get('etag')).toBe(etag);
      }
      const other = await get(path, { ...asked, 'if-none-match': '"x"' });
      expect(other.response.status).toBe(200);
    }
  });
});

describe('files of the explorer', () => {
  const assetNames = async () => {
    const { text } = await get('/graphql', PAGE);
    const [, json = ''] = /const assets = (\{.*\});/.exec(text) ?? [];
    return Object.values<string>(JSON.parse(json));
  };

  it('are compressed, and kept for ever', async () => {
    const names = await assetNames();
    expect(names).toHaveLength(6);
    for (const name of names) {
      const { headers } = await send(`${server.server.url}/graphql/assets/${name}`, {
        headers: { 'accept-encoding': 'br' },
      });
      expect(headers, name).toMatchObject({
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it.each(['x.js', '', '..%2f..%2fpackage.json', '../../package.json'])('are no others: %j', async (name) => {
    const { response, text } = await get(`/graphql/assets/${name}`);
    expect(response.status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('are counted as one route', async () => {
    await get('/graphql/assets/none.js');
    const { text } = await get('/metrics');
    expect(text).toContain('route="/graphql/assets/"');
    expect(text).not.toContain('none.js');
  });
});
