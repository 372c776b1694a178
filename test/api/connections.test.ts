import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
const ids: string[] = [];

beforeAll(async () => {
  api = await openTestApi();
  for (let index = 0; index < 7; index++) {
    const { data } = await api.execute(`mutation { createFailoverRunConfiguration(input: { configuration: {
      replicationClusterId: ${index % 2 ? 20 : 21}, protectionGroupId: "1:2:${index + 1}", runType: ${index === 3 ? 'FULL' : 'LOG'},
      objects: [{ objectId: 1 }]
    } }) { configuration { id } } }`);
    ids.push(data.createFailoverRunConfiguration.configuration.id);
  }
});
afterAll(() => api.close());

const LIST = /* GraphQL */ `
  query ($first: Int, $after: String, $last: Int, $before: String, $filter: FailoverRunConfigurationFilter, $orderBy: FailoverRunConfigurationOrder) {
    failoverRunConfigurations(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      nodes { id }
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

async function list(variables: unknown) {
  const { data, errors } = await api.execute(LIST, variables);
  return { errors, ...data?.failoverRunConfigurations };
}

const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id);

describe('failoverRunConfigurations', () => {
  it('is walked forwards, newest first', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ first: 3, after });
      seen.push(...idsOf(page.nodes));
      expect(page.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(idsOf(page.nodes));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(7);
  });

  it('is walked backwards to the same order', async () => {
    const { nodes } = await list({ first: 100 });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ last: 2, before });
      seen.unshift(...idsOf(page.nodes));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    } while (before);
    expect(seen).toEqual(idsOf(nodes));
  });

  it('is ordered the other way round when asked', async () => {
    const newest = await list({ first: 100 });
    const oldest = await list({ first: 100, orderBy: { direction: 'ASC' } });
    expect(idsOf(oldest.nodes)).toEqual(idsOf(newest.nodes).toReversed());
  });

  it('is narrowed by what the filter names', async () => {
    expect((await list({ filter: { replicationClusterId: '20' } })).nodes).toHaveLength(3);
    expect((await list({ filter: { runType: 'FULL' } })).nodes).toEqual([{ id: ids[3] }]);
    expect((await list({ filter: { protectionGroupId: '1:2:5' } })).nodes).toEqual([{ id: ids[4] }]);
    expect((await list({ filter: { sourceClusterId: 2 } })).nodes).toEqual([]);
    expect((await list({ filter: { createdBefore: '2001-01-01T00:00:00Z' } })).nodes).toEqual([]);
    expect(
      (await list({ filter: { createdFrom: '2001-01-01T00:00:00Z', createdBefore: null } })).nodes,
    ).toHaveLength(7);
  });

  it.each([
    [{ first: 101 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 101 }, 'last'],
    [{ first: 1, last: 1 }, 'both'],
    [{ after: 'bm9uc2Vuc2U' }, 'after'],
    [{ before: '' }, 'before'],
  ])('refuses %j', async (variables, word) => {
    const { errors } = await list(variables);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(word), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('answers with nothing when asked for nothing', async () => {
    expect(await list({ first: 0 })).toMatchObject({
      nodes: [],
      pageInfo: { startCursor: null, endCursor: null },
    });
  });
});

describe('lists within lists', () => {
  it('are read together, aliases and fragments included, each with its own arguments', async () => {
    const { plannedRuns } = api.useCases;
    const { listOfConfigurations } = plannedRuns;
    const reads: number[] = [];
    plannedRuns.listOfConfigurations = (digests, ...parameters) => {
      reads.push(digests.length);
      return listOfConfigurations(digests, ...parameters);
    };
    try {
      const { data, errors } = await api.execute(`
        { failoverRunConfigurations(first: 7) { nodes { ...Runs } } }
        fragment Runs on FailoverRunConfiguration {
          a: plannedRuns(first: 1) { nodes { id } } b: plannedRuns(first: 1) { nodes { id } } c: plannedRuns(last: 2) { nodes { id } }
        }`);
      expect(errors).toBeUndefined();
      expect(data.failoverRunConfigurations.nodes).toHaveLength(7);
      expect(reads.toSorted()).toEqual([14, 7]);
    } finally {
      plannedRuns.listOfConfigurations = listOfConfigurations;
    }
  });
});
