import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const fetchInProcess = (url: string, init: RequestInit = {}) => api.handler.fetch(url, init);
const url = 'http://localhost/graphql';
const codesOf = (answer: { errors?: readonly { extensions?: Readonly<Record<string, unknown>> }[] }) =>
  answer.errors?.map(({ extensions }) => extensions?.code);

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url, fetchFn: fetchInProcess });
  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});

describe('what is not GraphQL over HTTP as we serve it', () => {
  const mutation =
    'mutation { importFailoverRunConfiguration(input: { dictionary: {} }) { issues { code } } }';

  it('answers 405 to mutations over GET', async () => {
    const response = await fetchInProcess(`${url}?query=${encodeURIComponent(mutation)}`, {
      headers: { accept: 'application/json' },
    });
    expect(response.status).toBe(405);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    '',
  ])('answers 415 to a body of type %j, which a foreign page could send', async (type) => {
    const response = await api.post(JSON.stringify({ query: mutation }), { 'content-type': type });
    expect(response.status).toBe(415);
    expect(await response.text()).not.toContain('MISSING_FIELD');
  });

  it.each(['variables={x', 'extensions=[', 'variables=undefined'])(
    'refuses the parameter %s of a GET request',
    async (parameter) => {
      const response = await fetchInProcess(`${url}?query={viewer{name}}&${parameter}`, {
        headers: { accept: 'application/json' },
      });
      expect(response.status).toBe(400);
      expect(codesOf(await response.json())).toEqual(['BAD_REQUEST']);
    },
  );

  it('refuses batches', async () => {
    const response = await api.post(JSON.stringify([{ query: '{ viewer { name } }' }]));
    expect(response.status).toBe(400);
  });

  it('sends no CORS headers to origins that are not allowed', async () => {
    const response = await api.post('{"query":"{ viewer { name } }"}', {
      origin: 'https://elsewhere.example',
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('limits', () => {
  it('on the body', async () => {
    const response = await api.post(
      JSON.stringify({ query: `{ viewer { name } } #${'x'.repeat(DEFAULT_SETTINGS.maxRequestBytes)}` }),
    );
    expect(response.status).toBe(413);
  });

  it('on tokens', async () => {
    const answer = await api.execute(`{ viewer { ${'name '.repeat(DEFAULT_SETTINGS.maxTokens)} } }`);
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining('tokens'), extensions: { code: 'DOCUMENT_TOO_LARGE' } },
    ]);
  });

  it('on aliases, also in fragments', async () => {
    const aliased = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}: name`).join(' ');
    expect((await api.execute(`{ viewer { ${aliased(50)} } }`)).errors).toBeUndefined();
    expect(codesOf(await api.execute(`{ viewer { ${aliased(51)} } }`))).toEqual(['DOCUMENT_TOO_LARGE']);
    const spread = `{ viewer { ...F } } fragment F on Viewer { ${aliased(51)} }`;
    expect(codesOf(await api.execute(spread))).toEqual(['DOCUMENT_TOO_LARGE']);
  });

  it('on depth, also through fragments, and without following cycles for ever', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'id' : `... on Node { ${nested(depth - 1)} }`);
    expect((await api.execute(`{ node(id: "x") { ${nested(20)} } }`)).errors).toBeUndefined();
    const cyclic = '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }';
    expect((await api.execute(cyclic)).errors).toHaveLength(1);
    const deep = Array.from({ length: 16 }, () => 'x {').join(' ');
    const answer = await api.execute(`{ ${deep} y ${'}'.repeat(16)} }`);
    expect(codesOf(answer)).toContain('DOCUMENT_TOO_LARGE');
  });

  it.each([
    ['selections', `{ ${'x { '.repeat(9_000)} y ${'}'.repeat(9_000)} }`],
    ['lists', `{ a(b: ${'['.repeat(29_000)}${']'.repeat(29_000)}) }`],
    ['objects', `{ a(b: ${'{c:'.repeat(9_000)}1${'}'.repeat(9_000)}) }`],
    ['types', `query ($a: ${'['.repeat(29_000)}Int${']'.repeat(29_000)}) { viewer { name } }`],
    [
      'chains of fragments',
      `{ ...F0 } ${Array.from({ length: 6_000 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ')}`,
    ],
  ])('on nested %s', async (_what, query) => {
    expect(codesOf(await api.execute(query))).toEqual(['DOCUMENT_TOO_LARGE']);
  });

  it('on selections of the same fields', async () => {
    const { errors } = await api.execute(`{ ${'viewer { name } '.repeat(10_000)} }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('too often'), extensions: { code: 'DOCUMENT_TOO_LARGE' } },
    ]);
  });

  it('leave what is no token to the parser', async () => {
    expect(codesOf(await api.execute('{ viewer { name } } ~'))).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('lets the introspection of tools through', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const query = getIntrospectionQuery({
      descriptions: true,
      inputValueDeprecation: true,
      schemaDescription: true,
    });
    expect((await api.execute(query)).errors).toBeUndefined();
  });

  it('on pages within pages, for queries and subscriptions, whatever variables bring it about', async () => {
    const nested = (size: string) =>
      `plannedRuns(first: ${size}) { nodes { configuration { plannedRuns(first: ${size}) { nodes { configuration { plannedRuns(first: ${size}) { nodes { id } } } } } } } }`;
    const query = `query ($size: Int) { ${nested('$size')} }`;
    expect((await api.execute(query, { size: 10 })).errors).toBeUndefined();
    expect((await api.execute(query, { size: 100 })).errors).toMatchObject([
      { message: expect.stringContaining('1010100 nodes'), extensions: { code: 'QUERY_TOO_EXPENSIVE' } },
    ]);
    expect((await api.execute(query, { size: 30 })).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_EXPENSIVE', cost: { requested: expect.any(Number), limit: 50_000 } } },
    ]);
    const subscription = `subscription { plannedRun(id: "x") { configuration { ${nested('100')} } } }`;
    expect(codesOf(await api.execute(subscription))).toEqual(['QUERY_TOO_EXPENSIVE']);
    const strict = await api.post(JSON.stringify({ query, variables: { size: 100 } }), {
      accept: 'application/graphql-response+json',
    });
    expect(strict.status).toBe(400);
  });

  it('on ids for nodes', async () => {
    const ids = Array.from({ length: 101 }, () => 'x');
    const answer = await api.execute('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('variables at fault', () => {
  it.each([
    ['a value of another type', 'Int', '"x"'],
    ['null where a value is required', 'Int!', 'null'],
    ['a word that the enum has not', 'RunType', '"SLOW"'],
    ['a field that the input has not', 'FailoverRunConfigurationInput', '{"colour":"red"}'],
    ['an id that has lost digits', 'Int64', '9007199254740993'],
  ])('%s', async (_what, type, value) => {
    const query = `mutation ($value: ${type}) {
      importFailoverRunConfiguration(input: { dictionary: { viewId: $value } }) { issues { code } }
    }`;
    const response = await api.post(`{"query":${JSON.stringify(query)},"variables":{"value":${value}}}`);
    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors)
      expect(error).toMatchObject({
        message: expect.stringContaining('$value'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
  });
});

describe('text and times that the database has not', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    `{ found: node(id: "${base64('PlannedRun:\0')}") { id } }`,
    `{ found: failoverRunConfiguration(id: "${base64('FailoverRunConfiguration:\0')}") { id } }`,
    `{ found: plannedRun(id: "${base64('PlannedRun:a\0')}") { id } }`,
  ])('are found nowhere: %s', async (query) => {
    expect(await api.execute(query)).toEqual({ data: { found: null } });
  });

  it.each(['plannedRuns', 'failoverRunConfigurations'])(
    'let nothing through as a filter of %s',
    async (field) => {
      const list = (filter: string) => api.execute(`{ list: ${field}(filter: ${filter}) { nodes { id } } }`);
      const nothing = { data: { list: { nodes: [] } } };
      expect(await list('{ protectionGroupId: "\\u0000" }')).toEqual(nothing);
      expect(await list('{ createdBefore: "0000-01-01T00:00:00Z" }')).toEqual(nothing);
      expect((await list('{ createdFrom: "0000-01-01T00:00:00Z" }')).errors).toBeUndefined();
    },
  );

  it.each(['1.\0', '8640000000000000.x'])('are no cursor: %j', async (text) => {
    const answer = await api.execute(`{ plannedRuns(after: "${base64(text)}") { nodes { id } } }`);
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  });

  it('are told as issues where there are issues', async () => {
    const { data } = await api.execute(`mutation {
      cancelFailover(input: { failoverId: "\\u0000" }) { issues { code } }
      startPlannedRun(input: { configurationId: "x", reason: "\\u0000" }) { issues { code } }
    }`);
    expect(data).toEqual({
      cancelFailover: { issues: [{ code: 'PLANNED_RUN_NOT_FOUND' }] },
      startPlannedRun: { issues: [{ code: 'CONFIGURATION_NOT_FOUND' }] },
    });
  });
});

describe('bugs', () => {
  it('are masked, and logged under the request id that the client sees', async () => {
    const failing = await openTestApi();
    await failing.database.close();
    const answer = await failing.execute('{ failoverRunConfigurations { nodes { id } } }');
    expect(answer.data).toBeNull();
    const [error] = answer.errors ?? [];
    expect(error).toMatchObject({
      path: ['failoverRunConfigurations'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(JSON.stringify(answer)).not.toMatch(/select|PGlite|pool|\.ts/i);
    expect(failing.logger.lines).toContainEqual(expect.objectContaining({ level: 'error' }));
    await failing.close();
  });
});

describe('the schema', () => {
  it('describes every type, field, argument, input field and enum value', async () => {
    const { data } = await api.execute(`{ __schema { description types { name description kind
      fields(includeDeprecated: true) { name description args { name description } }
      inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }`);
    const silent: string[] = [];
    for (const type of data.__schema.types) {
      if (type.name.startsWith('__')) continue;
      if (!type.description && !['Query', 'Mutation', 'Subscription'].includes(type.name))
        silent.push(type.name);
      for (const member of [
        ...(type.fields ?? []),
        ...(type.inputFields ?? []),
        ...(type.enumValues ?? []),
      ]) {
        if (!member.description) silent.push(`${type.name}.${member.name}`);
        for (const argument of member.args ?? [])
          if (!argument.description) silent.push(`${type.name}.${member.name}(${argument.name})`);
      }
    }
    expect(silent).toEqual([]);
    expect(data.__schema.description).toBeTruthy();
  });
});
