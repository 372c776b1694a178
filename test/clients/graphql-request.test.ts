import { ClientError, GraphQLClient, gql } from 'graphql-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let client: GraphQLClient;
beforeAll(async () => {
  server = await openTestServer();
  client = new GraphQLClient(server.url);
});
afterAll(() => server?.close());

const CREATE = gql`
  mutation Create($configuration: FailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: { configuration: $configuration }) {
      configuration {
        id
        replicationClusterId
        objects {
          objectId
        }
      }
      issues {
        code
        path
      }
    }
  }
`;

const LIST = gql`
  query List($first: Int!, $after: String) {
    failoverRunConfigurations(first: $first, after: $after) {
      nodes {
        id
        replicationClusterId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Created {
  readonly createFailoverRunConfiguration: {
    readonly configuration: { readonly id: string } | null;
    readonly issues: readonly unknown[];
  };
}

interface Listed {
  readonly failoverRunConfigurations: {
    readonly nodes: readonly { readonly id: string; readonly replicationClusterId: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const configurationTo = (replicationClusterId: bigint) => ({
  replicationClusterId: String(replicationClusterId),
  protectionGroupId: '11:5:7',
  objects: [{ objectId: '9223372036854775807' }],
});

test('creates configurations and reads them back, page by page', async () => {
  const ids: string[] = [];
  for (const cluster of [9007199254740993n, 9007199254740995n, 9007199254740997n]) {
    const { createFailoverRunConfiguration: answer } = await client.request<Created>(CREATE, {
      configuration: configurationTo(cluster),
    });
    expect(answer).toEqual({
      configuration: {
        id: expect.any(String),
        replicationClusterId: String(cluster),
        objects: [{ objectId: '9223372036854775807' }],
      },
      issues: [],
    });
    ids.push(answer.configuration?.id ?? '');
  }
  const listed: string[] = [];
  let after: string | undefined;
  for (let hasNextPage = true; hasNextPage; ) {
    const { failoverRunConfigurations: page } = await client.request<Listed>(LIST, { first: 2, after });
    listed.push(...page.nodes.map(({ id }) => id));
    hasNextPage = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  expect(listed).toEqual(ids.toReversed());
});

test('reads what is wrong with a configuration as data', async () => {
  const configuration = { ...configurationTo(11n), objects: [] };
  const { createFailoverRunConfiguration } = await client.request<Created>(CREATE, { configuration });
  expect(createFailoverRunConfiguration.configuration).toBeNull();
  expect(createFailoverRunConfiguration.issues).toContainEqual({ code: 'OBJECTS_EMPTY', path: ['objects'] });
});

test('throws what is wrong with a request', async () => {
  const query = 'query ($id: Int64!) { cluster(id: $id) { name } }';
  const thrown = await client.request(query, { id: 2 ** 53 }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ClientError);
  const { response } = thrown as ClientError;
  expect(response.errors?.[0]?.message).toMatch(/send it as a string/i);
});
