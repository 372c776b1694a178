import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const CREATE = /* GraphQL */ `
  mutation ($input: CreateFailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: $input) {
      configuration {
        id digest requestBody sourceClusterId replicationClusterId objects { objectId } protectionGroupId
        runType viewId cancelNonFailoverRuns pauseNextRuns createdAt createdBy
      }
      issues { severity code path message }
    }
  }
`;

const IMPORT = /* GraphQL */ `
  mutation ($dictionary: JSON!, $sourceClusterId: Int64) {
    importFailoverRunConfiguration(input: { dictionary: $dictionary, sourceClusterId: $sourceClusterId }) {
      configuration { id requestBody }
      issues { code path }
    }
  }
`;

const configuration = {
  replicationClusterId: '9007199254740993',
  protectionGroupId: '1:10:100',
  objects: [{ objectId: '9223372036854775807' }, { objectId: 7 }],
};

describe('createFailoverRunConfiguration', () => {
  it('stores the configuration with its defaults and answers with exact ids', async () => {
    const { data, errors } = await api.execute(CREATE, { input: { configuration } });
    expect(errors).toBeUndefined();
    expect(data.createFailoverRunConfiguration).toEqual({
      issues: [],
      configuration: {
        id: expect.any(String),
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        requestBody:
          '{"replicationClusterId":9007199254740993,"objects":[{"objectId":7},{"objectId":9223372036854775807}],' +
          '"protectionGroupId":"1:10:100","runType":"kIncremental","cancelNonFailoverRuns":false,"pauseNextRuns":false}',
        sourceClusterId: '1',
        replicationClusterId: '9007199254740993',
        objects: [{ objectId: '7' }, { objectId: '9223372036854775807' }],
        protectionGroupId: '1:10:100',
        runType: 'INCREMENTAL',
        viewId: null,
        cancelNonFailoverRuns: false,
        pauseNextRuns: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        createdBy: 'anonymous',
      },
    });
  });

  it('treats null as absent', async () => {
    const nulls = { runType: null, viewId: null, cancelNonFailoverRuns: null, pauseNextRuns: null };
    const { data } = await api.execute(CREATE, { input: { configuration: { ...configuration, ...nulls } } });
    expect(data.createFailoverRunConfiguration.configuration).toMatchObject({
      runType: 'INCREMENTAL',
      pauseNextRuns: false,
    });
  });

  it('answers the same configuration, in other words and a hundred times at once, with one record', async () => {
    const reordered = {
      ...configuration,
      runType: 'INCREMENTAL',
      objects: configuration.objects.toReversed(),
    };
    const inputs = Array.from({ length: 100 }, (_, index) => ({
      configuration: { ...(index % 2 ? configuration : reordered), viewId: '77' },
    }));
    const answers = await Promise.all(inputs.map((input) => api.execute(CREATE, { input })));
    const records = answers.map(({ data }) => data.createFailoverRunConfiguration.configuration);
    expect(new Set(records.map(({ id, createdAt }) => `${id} ${createdAt}`)).size).toBe(1);
    const { data } = await api.execute('{ failoverRunConfigurations(first: 100) { nodes { viewId } } }');
    const stored = data.failoverRunConfigurations.nodes.filter(
      ({ viewId }: { viewId: string }) => viewId === '77',
    );
    expect(stored).toHaveLength(1);
  });

  it('tells every fault at once and stores nothing', async () => {
    const input = {
      configuration: {
        replicationClusterId: 0,
        protectionGroupId: 'x',
        objects: [{ objectId: 1 }, { objectId: 1 }],
      },
    };
    const { data } = await api.execute(CREATE, { input });
    const { configuration: created, issues } = data.createFailoverRunConfiguration;
    expect(created).toBeNull();
    expect(issues.map(({ code, path }: { code: string; path: string[] }) => [code, ...path])).toEqual([
      ['ID_OUT_OF_RANGE', 'replicationClusterId'],
      ['DUPLICATE_OBJECT', 'objects', '1', 'objectId'],
      ['MALFORMED_PROTECTION_GROUP_ID', 'protectionGroupId'],
    ]);
    expect(
      issues.every(
        ({ severity, message }: { severity: string; message: string }) => severity === 'ERROR' && message,
      ),
    ).toBe(true);
  });

  it('accepts 10,000 objects, in variables and in the query text, and refuses one more', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => 9_000_000_000_000_000_000n + BigInt(index));
    const objects = ids.map((objectId) => ({ objectId: String(objectId) }));
    const { data } = await api.execute(CREATE, { input: { configuration: { ...configuration, objects } } });
    expect(data.createFailoverRunConfiguration.configuration.objects).toHaveLength(10_000);

    const inline = await api.execute(`mutation { createFailoverRunConfiguration(input: { configuration: {
      replicationClusterId: 2, protectionGroupId: "1:2:3", objects: [${ids.map((id) => `{objectId: ${id}}`).join(' ')}]
    } }) { configuration { objects { objectId } } } }`);
    expect(inline.errors).toBeUndefined();
    expect(inline.data.createFailoverRunConfiguration.configuration.objects).toHaveLength(10_000);

    const tooMany = { ...configuration, objects: [...objects, { objectId: 1 }] };
    const refused = await api.execute(CREATE, { input: { configuration: tooMany } });
    expect(refused.data.createFailoverRunConfiguration.issues).toMatchObject([
      { code: 'TOO_MANY_OBJECTS', path: ['objects'] },
    ]);
  });

  it('tells 200 of 9,999 repetitions, and how many more there are', async () => {
    const objects = Array.from({ length: 10_000 }, () => ({ objectId: '7' }));
    const input = { configuration: { ...configuration, objects } };
    const { issues } = (await api.execute(CREATE, { input })).data.createFailoverRunConfiguration;
    expect(issues).toHaveLength(201);
    expect(issues[200]).toMatchObject({
      code: 'TOO_MANY_ISSUES',
      path: [],
      message: expect.stringContaining('9799 more'),
    });
  });
});

describe('importFailoverRunConfiguration', () => {
  it('reads text, objects in variables and objects in the query text alike', async () => {
    const text =
      '{"replicationClusterId": 9007199254740993, "objects": [{"objectId": 5}], "protectionGroupId": "1:2:3", "runType": null}';
    const fromText = await api.execute(IMPORT, { dictionary: text });
    const fromVariables = await api.execute(IMPORT, {
      dictionary: {
        replicationClusterId: '9007199254740993',
        objects: [{ objectId: 5 }],
        protectionGroupId: '1:2:3',
      },
    });
    const fromLiteral = await api.execute(`mutation { importFailoverRunConfiguration(input: { dictionary: {
      replicationClusterId: 9007199254740993, objects: [{ objectId: 5 }], protectionGroupId: "1:2:3", viewId: null
    } }) { configuration { id requestBody } issues { code path } } }`);
    expect(fromText.data.importFailoverRunConfiguration.configuration.requestBody).toContain(
      '9007199254740993',
    );
    expect(fromVariables.data).toEqual(fromText.data);
    expect(fromLiteral.data).toEqual(fromText.data);
  });

  it.each([
    ['JSON', '7250964517238462211', 'replicationClusterId: $value', ['replicationClusterId']],
    ['Float', '7250964517238462211', 'replicationClusterId: $value', ['replicationClusterId']],
    ['ID', '7250964517238462211', 'replicationClusterId: $value', ['replicationClusterId']],
    ['JSON', '9223372036854775807', 'replicationClusterId: $value', ['replicationClusterId']],
    [
      'JSON',
      '[{"objectId":9007199254740993}]',
      'replicationClusterId: 2, objects: $value',
      ['objects', '0', 'objectId'],
    ],
  ])(
    'refuses a %s variable %s within the query text that has lost digits',
    async (type, json, fields, path) => {
      const objects = fields.includes('objects') ? '' : 'objects: [{ objectId: 5 }]';
      const query = `mutation ($value: ${type}) { importFailoverRunConfiguration(input: { dictionary: {
      ${fields}, ${objects}, protectionGroupId: "1:2:3"
    } }) { configuration { id } issues { code path } } }`;
      const response = await api.post(`{"query":${JSON.stringify(query)},"variables":{"value":${json}}}`);
      expect(await response.json()).toEqual({
        data: {
          importFailoverRunConfiguration: { configuration: null, issues: [{ code: 'UNSAFE_INTEGER', path }] },
        },
      });
    },
  );

  it.each(['Int64', 'JSON', 'String'])(
    'takes exact variables of type %s within the query text',
    async (type) => {
      const query = `mutation ($value: ${type}) { importFailoverRunConfiguration(input: { dictionary: {
      replicationClusterId: $value, objects: [{ objectId: 5 }], protectionGroupId: "1:2:3"
    } }) { configuration { replicationClusterId } issues { code path } } }`;
      const { data } = await api.execute(query, { value: '7250964517238462211' });
      expect(data.importFailoverRunConfiguration).toEqual({
        configuration: { replicationClusterId: '7250964517238462211' },
        issues: [],
      });
    },
  );

  it('takes the source cluster from beside the dictionary', async () => {
    const dictionary = { replicationClusterId: 2, objects: [{ objectId: 5 }] };
    const without = await api.execute(IMPORT, { dictionary });
    expect(without.data.importFailoverRunConfiguration.issues).toEqual([
      { code: 'SOURCE_CLUSTER_UNDETERMINED', path: ['protectionGroupId'] },
    ]);
    const beside = await api.execute(IMPORT, { dictionary, sourceClusterId: '3' });
    expect(beside.data.importFailoverRunConfiguration.issues).toEqual([]);
  });

  it('tells faults of form and of content together', async () => {
    const dictionary = {
      replication_cluster_id: 2,
      objects: [{ objectId: 5 }, { objectId: 5 }],
      viewId: 2 ** 53,
      colour: 'red',
    };
    const { data } = await api.execute(IMPORT, { dictionary, sourceClusterId: 1 });
    expect(data.importFailoverRunConfiguration.configuration).toBeNull();
    expect(data.importFailoverRunConfiguration.issues).toEqual([
      { code: 'UNKNOWN_FIELD', path: ['replication_cluster_id'] },
      { code: 'UNKNOWN_FIELD', path: ['colour'] },
      { code: 'UNSAFE_INTEGER', path: ['viewId'] },
      { code: 'DUPLICATE_OBJECT', path: ['objects', '1', 'objectId'] },
    ]);
  });
});

describe('reading back', () => {
  it('finds a record by its id, alone and as a node, and answers null for anything else', async () => {
    const created = await api.execute(CREATE, { input: { configuration } });
    const { id } = created.data.createFailoverRunConfiguration.configuration;
    const query = `query ($id: ID!, $ids: [ID!]!) {
      failoverRunConfiguration(id: $id) { id requestBody }
      node(id: $id) { __typename id }
      nodes(ids: $ids) { id }
      stranger: failoverRunConfiguration(id: "x") { id }
    }`;
    const { data } = await api.execute(query, { id, ids: [id, 'nonsense', id, `${id}==`] });
    expect(data).toMatchObject({
      failoverRunConfiguration: { id },
      node: { __typename: 'FailoverRunConfiguration', id },
      nodes: [{ id }, null, { id }, null],
      stranger: null,
    });
  });

  it('validates without storing, under the id that storing would give', async () => {
    const query = `query ($configuration: FailoverRunConfigurationInput!) {
      validateFailoverRunConfiguration(configuration: $configuration) { valid issues { code } configuration { id createdAt requestBody } }
    }`;
    const draft = { ...configuration, viewId: '123456' };
    const { data } = await api.execute(query, { configuration: draft });
    const { valid, configuration: validated } = data.validateFailoverRunConfiguration;
    expect(valid).toBe(true);
    expect(validated.createdAt).toBeNull();
    const found = await api.execute('query ($id: ID!) { node(id: $id) { id } }', { id: validated.id });
    expect(found.data.node).toBeNull();
    const created = await api.execute(CREATE, { input: { configuration: draft } });
    expect(created.data.createFailoverRunConfiguration.configuration.id).toBe(validated.id);
  });

  it('names the viewer', async () => {
    expect((await api.execute('{ viewer { name } }')).data).toEqual({ viewer: { name: 'anonymous' } });
  });
});

describe('the objects of a configuration', () => {
  const ids = Array.from({ length: 250 }, (_, index) => 9_000_000_000_000_000_000n + BigInt(index)).map(
    String,
  );
  const objects = ids.map((objectId) => ({ objectId }));
  const PAGE = `query ($id: ID!, $first: Int, $after: String) { failoverRunConfiguration(id: $id) {
    objectCount objectPage(first: $first, after: $after) {
      nodes { objectId } edges { cursor node { objectId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }`;

  it('are counted and paged, whether the configuration is stored or merely valid', async () => {
    const { data } = await api.execute(CREATE, { input: { configuration: { ...configuration, objects } } });
    const { id } = data.createFailoverRunConfiguration.configuration;
    const walked: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const answer: Answer = await api.execute(PAGE, { id, first: 100, after });
      const { objectCount, objectPage } = answer.data.failoverRunConfiguration;
      expect(objectCount).toBe(250);
      expect(objectPage.edges.map(({ node }: { node: unknown }) => node)).toEqual(objectPage.nodes);
      expect(objectPage.pageInfo).toMatchObject({ hasNextPage: page < 2, hasPreviousPage: page > 0 });
      walked.push(...objectPage.nodes.map(({ objectId }: { objectId: string }) => objectId));
      after = objectPage.pageInfo.endCursor;
    }
    expect(walked).toEqual(ids);

    const valid = await api.execute(
      `query ($configuration: FailoverRunConfigurationInput!) { validateFailoverRunConfiguration(configuration: $configuration) {
        configuration { objectCount objectPage(first: 1) { nodes { objectId } } } } }`,
      { configuration: { ...configuration, objects } },
    );
    expect(valid.data.validateFailoverRunConfiguration.configuration).toEqual({
      objectCount: 250,
      objectPage: { nodes: [{ objectId: ids[0] }] },
    });
  });

  it.each([
    'x',
    Buffer.from('object.0').toString('base64url'),
    Buffer.from('object.99999999999999999999').toString('base64url'),
  ])('are not paged from %s on', async (after) => {
    const { data } = await api.execute(CREATE, { input: { configuration } });
    const { id } = data.createFailoverRunConfiguration.configuration;
    const answer = await api.execute(PAGE, { id, after });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
