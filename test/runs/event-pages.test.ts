import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { enqueueNothing, eventWith, newRun, storeConfiguration } from '../support/planned-runs.ts';

const PAGE = `query Page($id: ID!, $first: Int, $after: String) { plannedRun(id: $id) {
  eventPage(first: $first, after: $after) {
    edges { cursor node { message } } nodes { message } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
  await storeConfiguration(api.database);
});
afterAll(() => api?.close());

const idOf = (failoverId: string) => Buffer.from(`PlannedRun:${failoverId}`).toString('base64url');

async function recordRun(...messages: string[]) {
  const history = messages.map((message) => eventWith({ message }));
  const { run } = await api.repositories.plannedRuns.record(
    newRun({ createdAt: new Date() }),
    history,
    enqueueNothing,
  );
  return { run, id: idOf(run.failoverId) };
}

test('the events of a run come in pages, and what is new later comes after the last cursor', async () => {
  const { run, id } = await recordRun('one', 'two', 'three');
  const pageAfter = async (after: string | null) =>
    (await api.execute(PAGE, { id, first: 2, after })).data.plannedRun.eventPage;
  const first = await pageAfter(null);
  expect(first).toMatchObject({
    edges: [{ node: { message: 'one' } }, { node: { message: 'two' } }],
    nodes: [{ message: 'one' }, { message: 'two' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: first.edges[0].cursor },
  });
  const second = await pageAfter(first.pageInfo.endCursor);
  expect(second).toMatchObject({
    nodes: [{ message: 'three' }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  });
  await api.repositories.plannedRuns.change(run, { status: 'CANCELED' }, [eventWith({ message: 'four' })]);
  expect((await pageAfter(second.pageInfo.endCursor)).nodes).toEqual([{ message: 'four' }]);
});

test('pages of many runs, and several of one, come in one answer', async () => {
  for (const message of ['a', 'b', 'c']) await recordRun(message);
  const { data } = await api.execute(`{ plannedRuns(first: 3) { nodes {
    eventPage(first: 5) { nodes { message } } again: eventPage(first: 1) { nodes { message } } } } }`);
  const messages = data.plannedRuns.nodes.map(
    ({ eventPage, again }: Record<string, { nodes: { message: string }[] }>) => [
      eventPage?.nodes.map(({ message }) => message),
      again?.nodes.map(({ message }) => message),
    ],
  );
  expect(messages.sort()).toEqual(['a', 'b', 'c'].map((message) => [[message], [message]]));
});

test.each([
  { first: 101 },
  { first: -1 },
  { after: 'no cursor' },
  { after: Buffer.from('event.0').toString('base64url') },
  { after: Buffer.from('event.9999999999').toString('base64url') },
  { after: Buffer.from('object.1').toString('base64url') },
])('%j is refused', async (page) => {
  const { id } = await recordRun('one');
  const { errors } = await api.execute(PAGE, { id, ...page });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
