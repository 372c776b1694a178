import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi } from '../../support/api.ts';
import { enqueueNothing, newRun, storeConfiguration } from '../../support/planned-runs.ts';
import { until } from '../../support/until.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
let id: string;
beforeAll(async () => {
  api = await openTestApi({ clientLimits: { maxSubscriptions: 3 } });
  await storeConfiguration(api.database);
  await api.repositories.plannedRuns.record(newRun(), [], enqueueNothing);
  id = (await api.execute('{ plannedRuns(first: 1) { nodes { id } } }')).data.plannedRuns.nodes[0].id;
});
afterAll(() => api.close());

const subscribe = (runId = id) =>
  api.post(
    JSON.stringify({
      query: 'subscription ($id: ID!) { plannedRun(id: $id) { status } }',
      variables: { id: runId },
    }),
    { accept: 'text/event-stream' },
  );

async function openStream() {
  const { body } = await subscribe();
  const reader = body?.getReader();
  let text = '';
  while (!text.includes('PENDING')) text += Buffer.from((await reader?.read())?.value ?? []).toString();
  return { leave: () => reader?.cancel() };
}

test('no more subscriptions are open than allowed, and one that ends makes room', async () => {
  // What is refused for other reasons takes no room.
  for (let attempt = 0; attempt < 5; attempt++)
    expect(await (await subscribe('x')).text()).toContain('BAD_USER_INPUT');
  const open = [await openStream(), await openStream(), await openStream()];
  expect(await (await subscribe()).text()).toContain('TOO_MANY_SUBSCRIPTIONS');
  expect((await api.execute('{ viewer { name } }')).errors).toBeUndefined();

  await open.pop()?.leave();
  await until(() => api.changes.subscriberCount === 2);
  open.push(await openStream());
  expect(await (await subscribe()).text()).toContain('TOO_MANY_SUBSCRIPTIONS');
  for (const stream of open) await stream.leave();
});
