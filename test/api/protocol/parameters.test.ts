import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const QUERY = '{ viewer { name } }';
const DATA = { data: { viewer: { name: 'anonymous' } } };

/** What a request is answered with, by POST or GET. */
async function ask(method: string, parameters: object, headers: Record<string, string> = {}) {
  const search = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const response =
    method === 'POST'
      ? await api.post(JSON.stringify(parameters), headers)
      : await api.handler.fetch(`http://localhost/graphql?${search}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe.each(['POST', 'GET'])('%s', (method) => {
  it.each([undefined, '', null])(
    'with the operation name %j executes the only operation',
    async (operationName) => {
      if (method === 'GET' && operationName === null) return;
      expect(
        (await ask(method, { query: QUERY, ...(operationName !== undefined && { operationName }) })).body,
      ).toEqual(DATA);
    },
  );

  it('with an empty operation name does not choose among several', async () => {
    const query = 'query A { viewer { name } } query B { viewer { name } }';
    expect((await ask(method, { query, operationName: 'B' })).body).toEqual(DATA);
    expect((await ask(method, { query, operationName: '' })).body.errors).toHaveLength(1);
  });
});

it('refuses an operation name that is no text', async () => {
  expect(await ask('POST', { query: QUERY, operationName: 5 })).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  });
});

it('takes empty parameters of a GET request for absent', async () => {
  expect((await ask('GET', { query: QUERY, variables: '', extensions: '' })).body).toEqual(DATA);
});

describe.each(['POST', 'GET'])('persisted queries, offered by %s', (method) => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

  it.each([
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json',
  ])('are answered in the words that clients know, as %s', async (accept) => {
    const { status, headers, body } = await ask(
      method,
      { operationName: 'X', variables: {}, extensions },
      { accept },
    );
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-cache');
    expect(body).toEqual({
      errors: [
        { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
      ],
    });
  });

  it('are not looked at beside the query itself', async () => {
    expect((await ask(method, { query: QUERY, extensions })).body).toEqual(DATA);
  });

  it.each([{}, { extensions: {} }, { extensions: { persistedQuery: null } }])(
    'are something else than no query at all: %j',
    async (parameters) => {
      const headers = { accept: 'application/graphql-response+json' };
      expect(await ask(method, parameters, headers)).toMatchObject({
        status: 400,
        body: { errors: [{ message: 'Must provide query string.' }] },
      });
    },
  );
});
