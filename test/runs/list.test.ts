import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Group, openRuns, type Runs } from './support/open-runs.ts';
import type { SeenRun } from './support/watch.ts';

/** Runs in the order in which they were recorded; the first two are canceled. */
const recorded: SeenRun[] = [];
const groups: Group[] = [];
let configurationId: string;
let runs: Runs;
beforeAll(async () => {
  runs = await openRuns();
  for (let index = 0; index < 7; index += 1) {
    const group = runs.nextGroup();
    groups.push(group);
    recorded.push(await runs.started(group, {}, { failoverId: `run-${index}` }));
  }
  await runs.cancel('run-0');
  await runs.cancel('run-1');
  configurationId = await runs.configure(groups[0] as Group);
  recorded.push(await runs.started(groups[0] as Group, {}, { failoverId: 'run-7' }));
});
afterAll(() => runs.close());

const idsOf = ({ nodes }: { readonly nodes: readonly { readonly failoverId: string }[] }) =>
  nodes.map(({ failoverId }) => failoverId);

async function list(variables: object): Promise<ReturnType<typeof idsOf>> {
  return idsOf((await page(variables)).plannedRuns);
}

function page(variables: object) {
  return runs.execute(
    `query ($first: Int, $after: String, $last: Int, $before: String, $filter: PlannedRunFilter, $orderBy: PlannedRunOrder) {
      plannedRuns(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
        nodes { failoverId }
        edges { cursor node { failoverId } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`,
    variables,
  );
}

const NEWEST_FIRST = ['run-7', 'run-6', 'run-5', 'run-4', 'run-3', 'run-2', 'run-1', 'run-0'];

test('all runs, newest first or oldest first', async () => {
  expect(await list({})).toEqual(NEWEST_FIRST);
  expect(await list({ orderBy: { direction: 'ASC' } })).toEqual(NEWEST_FIRST.toReversed());
});

test('pages forwards and backwards', async () => {
  const { plannedRuns: first } = await page({ first: 3 });
  expect(idsOf(first)).toEqual(NEWEST_FIRST.slice(0, 3));
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const { plannedRuns: second } = await page({ first: 3, after: first.pageInfo.endCursor });
  expect(idsOf(second)).toEqual(NEWEST_FIRST.slice(3, 6));
  const { plannedRuns: third } = await page({ first: 3, after: second.pageInfo.endCursor });
  expect(idsOf(third)).toEqual(NEWEST_FIRST.slice(6));
  expect(third.pageInfo.hasNextPage).toBe(false);
  const { plannedRuns: back } = await page({ last: 2, before: second.pageInfo.startCursor });
  expect(idsOf(back)).toEqual(NEWEST_FIRST.slice(1, 3));
  expect(back.edges.map(({ node }: { node: SeenRun }) => node.failoverId)).toEqual(idsOf(back));
});

test('by status, group, source cluster and time, alone and together', async () => {
  const by = (filter: object) => list({ filter });
  expect(await by({ statuses: ['CANCELED'] })).toEqual(['run-1', 'run-0']);
  expect(await by({ statuses: ['CANCELED', 'PENDING'] })).toEqual(NEWEST_FIRST);
  expect(await by({ statuses: [] })).toEqual([]);
  expect(await by({ protectionGroupId: groups[0]?.id })).toEqual(['run-7', 'run-0']);
  expect(await by({ protectionGroupId: groups[0]?.id, statuses: ['PENDING'] })).toEqual(['run-7']);
  expect(await by({ sourceClusterId: runs.alpha.id.toString() })).toEqual(NEWEST_FIRST);
  expect(await by({ sourceClusterId: runs.beta.id.toString() })).toEqual([]);
  const { createdAt } = recorded[4] as SeenRun;
  expect(await by({ createdFrom: createdAt })).toEqual(NEWEST_FIRST.slice(0, 4));
  expect(await by({ createdBefore: createdAt })).toEqual(NEWEST_FIRST.slice(4));
});

test('by failover ids, at most 100 of them', async () => {
  expect(await list({ filter: { failoverIds: ['run-3', 'unknown', '\0', 'run-5'] } })).toEqual([
    'run-5',
    'run-3',
  ]);
  expect(await list({ filter: { failoverIds: [] } })).toEqual([]);
  await expect(list({ filter: { failoverIds: Array.from({ length: 101 }, () => 'x') } })).rejects.toThrow(
    'at most 100',
  );
});

test('one by its failover id', async () => {
  const query = 'query ($id: String!) { plannedRunByFailoverId(failoverId: $id) { id } }';
  const find = async (id: string) => (await runs.execute(query, { id })).plannedRunByFailoverId;
  expect(await find('run-4')).toEqual({ id: recorded[4]?.id });
  expect(await find('unknown')).toBeNull();
  expect(await find('\0')).toBeNull();
});

test('counts what the filter lets through, on all pages', async () => {
  const query = `query ($filter: PlannedRunFilter, $id: ID!) {
    plannedRuns(first: 1, filter: $filter) { totalCount }
    failoverRunConfiguration(id: $id) { plannedRuns(first: 0) { totalCount } }
    failoverRunConfigurations(first: 1) { totalCount }
    failoverByFailoverId(failoverId: "run-4") { plannedRuns(first: 0) { totalCount } } }`;
  expect(await runs.execute(query, { id: configurationId, filter: { statuses: ['CANCELED'] } })).toEqual({
    plannedRuns: { totalCount: 2 },
    failoverRunConfiguration: { plannedRuns: { totalCount: 2 } },
    failoverRunConfigurations: { totalCount: 7 },
    failoverByFailoverId: { plannedRuns: { totalCount: 1 } },
  });
});

test('a filter applies to every page', async () => {
  const filter = { statuses: ['PENDING'] };
  const { plannedRuns: first } = await page({ first: 4, filter });
  const { plannedRuns: second } = await page({ first: 4, after: first.pageInfo.endCursor, filter });
  expect([...idsOf(first), ...idsOf(second)]).toEqual(NEWEST_FIRST.slice(0, 6));
});

test('a configuration lists its own runs', async () => {
  const { node } = await runs.execute(
    `query ($id: ID!) {
      node(id: $id) { ... on FailoverRunConfiguration { plannedRuns(first: 1) { nodes { failoverId } pageInfo { hasNextPage } } } }
    }`,
    { id: configurationId },
  );
  expect(node.plannedRuns).toEqual({ nodes: [{ failoverId: 'run-7' }], pageInfo: { hasNextPage: true } });
});

test('a run is a node, and the same as in the list', async () => {
  const [run] = recorded;
  const { node } = await runs.execute(
    'query ($id: ID!) { node(id: $id) { __typename ... on PlannedRun { failoverId configuration { id } } } }',
    { id: run?.id },
  );
  expect(node).toEqual({
    ...{ __typename: 'PlannedRun', failoverId: 'run-0', configuration: { id: configurationId } },
  });
});
