import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../../support/api.ts';
import { describeRuns, startRun } from '../../support/start-run.ts';

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
let id: string;
beforeAll(async () => {
  simulator = await startTestSimulator();
  api = await openTestApi({ simulator });
  const [configuration] = await describeRuns(api.execute);
  if (configuration === undefined) throw new Error('the simulator has no group to fail over');
  ({ id } = await startRun(api.execute, configuration));
});
afterAll(async () => {
  await api.close();
  await simulator.close();
});

const query = 'subscription ($id: ID!) { plannedRun(id: $id) { status } }';
const EVENTS = 'text/event-stream';
const PARTS = 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"';

describe('a stream', () => {
  it.each([
    [EVENTS, 'text/event-stream'],
    ['*/*', 'text/event-stream'],
    ['text/*;q=0.1', 'text/event-stream'],
    [PARTS, 'multipart/mixed'],
    [`${PARTS}, application/json`, 'multipart/mixed'],
    ['multipart/mixed; Boundary=-; SubscriptionSpec=1.0', 'multipart/mixed'],
    [`${PARTS};q=0.5, ${EVENTS};q=0.9`, 'text/event-stream'],
    [`${PARTS};q=0.9, ${EVENTS};q=0.5`, 'multipart/mixed'],
    [`${EVENTS};q=0, ${PARTS};q=0.1`, 'multipart/mixed'],
    [`multipart/mixed, ${EVENTS}`, 'text/event-stream'],
  ])('for a client that accepts %s is %s, which no proxy may hold back', async (accept, expected) => {
    const response = await api.post(JSON.stringify({ query, variables: { id } }), { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')?.split(';', 1)[0]).toBe(expected);
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    // No coding is one whose name nobody knows.
    expect(response.headers.get('content-encoding')).toBeNull();
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });

  it.each(['application/json', `${EVENTS};q=0, */*`, 'multipart/mixed, application/json'])(
    'is none for a client that accepts %s: it learns what there is',
    async (accept) => {
      const response = await api.post(JSON.stringify({ query, variables: { id } }), { accept });
      expect(response.status).toBe(406);
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining(EVENTS), extensions: { code: 'NOT_ACCEPTABLE' } }],
      });
    },
  );

  it('is also how a query is answered to those who ask for one', async () => {
    const response = await api.post('{"query":"{ viewer { name } }"}', { accept: EVENTS });
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(await response.text()).toContain('data: {"data":{"viewer":{"name":"anonymous"}}}');
  });
});
