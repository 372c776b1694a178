import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const JSON_TYPE = 'application/json';
const STRICT = 'application/graphql-response+json';
const EVENTS = 'text/event-stream';
const PAGE = 'text/html';

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';', 1)[0];
const query = JSON.stringify({ query: '{ viewer { name } }' });

describe('a result is answered as', () => {
  it.each([
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [STRICT, STRICT],
    [`${STRICT}; charset=utf-8, ${JSON_TYPE}; charset=utf-8`, STRICT],
    [`${JSON_TYPE}, ${STRICT}`, JSON_TYPE],
    [`${JSON_TYPE};q=0.5, ${STRICT};q=0.6`, STRICT],
    [`${STRICT};q=0.5, ${JSON_TYPE};q=0.6`, JSON_TYPE],
    [`${STRICT};q=0.5, */*;q=0.1`, STRICT],
    [`${JSON_TYPE};q=0, */*`, STRICT],
    [`${STRICT};q=0, application/*;q=0.1`, JSON_TYPE],
    [`*/*, ${STRICT}`, STRICT],
    [`*/*;q=1, ${JSON_TYPE};q=0.1, ${STRICT};q=0`, EVENTS],
    ['APPLICATION/JSON ; Q=0.4', JSON_TYPE],
    [`${JSON_TYPE};charset="utf-8";q=0.1`, JSON_TYPE],
    [`,,;, nonsense, ${JSON_TYPE};q=x`, JSON_TYPE],
    [`text/plain;x="a,${STRICT}", ${JSON_TYPE}`, JSON_TYPE],
    [EVENTS, EVENTS],
    [`${STRICT}, ${JSON_TYPE}, ${EVENTS}, multipart/mixed`, STRICT],
    ['multipart/mixed;boundary="graphql";subscriptionSpec="1.0",application/json', JSON_TYPE],
  ])('%j asks: %s', async (accept, expected) => {
    const response = await api.post(query, { accept });
    expect(response.status).toBe(200);
    expect(typeOf(response)).toBe(expected);
    expect(await response.text()).toContain('{"data":{"viewer":{"name":"anonymous"}}}');
  });

  it.each(['text/html', 'image/*', `${JSON_TYPE};q=0`, '*/*;q=0', `${JSON_TYPE};charset=utf-16`, 'nonsense'])(
    'nothing, and nothing is executed, where %j accepts nothing there is',
    async (accept) => {
      const mutation = `mutation { createFailoverRunConfiguration(input: { configuration: {
      replicationClusterId: 2, protectionGroupId: "1:2:3", objects: [{ objectId: 77 }] } }) { configuration { id } } }`;
      const response = await api.post(JSON.stringify({ query: mutation }), { accept });
      expect(response.status).toBe(406);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
      const { data } = await api.execute('{ failoverRunConfigurations { nodes { id } } }');
      expect(data.failoverRunConfigurations.nodes).toEqual([]);
    },
  );
});

describe('GraphiQL', () => {
  const get = (accept: string) =>
    api.handler.fetch('http://localhost/graphql?query={viewer{name}}', { headers: { accept } });

  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', PAGE],
    [`${PAGE}, ${JSON_TYPE};q=0.9`, PAGE],
    [`${JSON_TYPE};q=0.5, ${PAGE};q=0.6`, PAGE],
    [`${JSON_TYPE}, ${PAGE};q=0.9`, JSON_TYPE],
    [`${PAGE};q=0, */*`, JSON_TYPE],
    ['*/*', JSON_TYPE],
  ])('or a result? %j asks for %s', async (accept, expected) => {
    const response = await get(accept);
    expect(typeOf(response)).toBe(expected);
    await response.body?.cancel();
  });
});
