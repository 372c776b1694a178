import { createClient as createEventsClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import type { PlannedRun } from '../../src/core/planned-runs/rules/planned-run.ts';
import { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';
import { startTestSimulator } from '../support/api.ts';
import { Heard } from '../support/heard.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { type ConfigurationInput, describeRuns, startRun } from '../support/start-run.ts';
import { type SubscribingClient, Subscription } from '../support/subscription.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

let simulator: Simulator;
let server: TestServer;
let heard: Heard;
let described: ConfigurationInput[];
beforeAll(async () => {
  simulator = await startTestSimulator({ extraGroups: 8 });
  server = await openTestServer({ simulator, worker: true, pollIntervalMs: 20 });
  heard = await Heard.on(new PlannedRunNotifications(server.database.driver));
  described = await describeRuns(server.execute);
});
afterAll(async () => {
  await heard?.close();
  await server?.close();
  await simulator?.close();
});

/** Starts a run of a group that no other test has used. */
function startNext() {
  const configuration = described.shift();
  if (configuration === undefined) throw new Error('no group is left');
  return startRun(server.execute, configuration);
}

/** Lets simulated time pass until the run has come so far. */
async function advanceUntil(failoverId: string, ...statuses: string[]): Promise<PlannedRun> {
  for (;;) {
    const last = heard.of(failoverId).at(-1);
    if (last && statuses.includes(last.status)) return last;
    const told = heard.of(failoverId).length;
    const response = await fetch(`${simulator.baseUrl}/__control/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: 20 }),
    });
    if (!response.ok) throw new Error(await response.text());
    await heard.until(() => heard.of(failoverId).length > told);
  }
}

const WATCH = `subscription Watch($id: ID!) { plannedRun(id: $id) {
  failoverId status runId percentComplete bytesTransferred startedAt endedAt events { message } } }`;

/** The same fields of a run as the store tells it. */
const shown = (run: PlannedRun) => ({
  status: run.status,
  runId: run.runId,
  percentComplete: run.percentComplete,
  bytesTransferred: run.bytesTransferred?.toString() ?? null,
});

interface Transport {
  /** @param retryWait resolves when a lost connection may be tried again */
  open(url: string, retryWait?: () => Promise<void>): SubscribingClient & { dispose(): unknown };
}

const TRANSPORTS: Record<string, Transport> = {
  'graphql-ws': {
    open: (url, retryWait) =>
      createSocketClient({
        url: url.replace('http:', 'ws:'),
        webSocketImpl: WebSocket,
        ...(retryWait && { retryWait, shouldRetry: () => true }),
      }),
  },
  'graphql-sse': { open: (url, retryWait) => createEventsClient({ url, ...(retryWait && { retryWait }) }) },
};

describe.each(Object.entries(TRANSPORTS))('%s', (_name, { open }) => {
  function openClient(url = server.url, retryWait?: () => Promise<void>) {
    const client = open(url, retryWait);
    onTestFinished(async () => {
      await client.dispose();
    });
    return client;
  }

  test('tells the current state, then every change once and in order, and completes', async () => {
    const run = await startNext();
    await advanceUntil(run.failoverId, 'RUNNING');
    const subscription = new Subscription(openClient(), WATCH, { id: run.id });
    await subscription.until(() => true);
    await advanceUntil(run.failoverId, 'SUCCEEDED');
    await subscription.completed();
    const changes = heard.of(run.failoverId).slice(-subscription.runs.length);
    expect(subscription.runs).toMatchObject(changes.map(shown));
    expect(changes[0]?.status).toBe('RUNNING');
    expect(changes.map(({ status }) => status)).toContain('REPLICATING');
    expect(changes.at(-1)?.status).toBe('SUCCEEDED');
    // Each state comes with the story up to it.
    const lengths = subscription.runs.map(({ events }) => events.length);
    expect(lengths).toEqual(lengths.toSorted((left, right) => left - right));
    expect(subscription.runs.at(-1).events.at(-1).message).toMatch(/in sync/);
  });

  test('after a lost connection, goes on with the state as it is then', async () => {
    const proxy = await openTcpProxy('127.0.0.1', Number(new URL(server.url).port));
    onTestFinished(() => proxy.close());
    const mended = Promise.withResolvers<void>();
    const run = await startNext();
    await advanceUntil(run.failoverId, 'WAITING', 'RUNNING');
    const client = openClient(`http://127.0.0.1:${proxy.port}/graphql`, () => mended.promise);
    const subscription = new Subscription(client, WATCH, { id: run.id });
    await subscription.until(() => true);
    proxy.cut();
    const missed = await advanceUntil(run.failoverId, 'REPLICATING');
    const toldBefore = subscription.runs.length;
    proxy.mend();
    mended.resolve();
    await subscription.until(({ data }) => data.plannedRun.status === 'REPLICATING');
    expect(subscription.runs.slice(toldBefore)).toMatchObject([shown(missed)]);
    await advanceUntil(run.failoverId, 'SUCCEEDED');
    await subscription.completed();
    expect(subscription.runs.at(-1)).toMatchObject({ status: 'SUCCEEDED', percentComplete: 100 });
  });

  test('tells the end of a run that has ended, and completes', async () => {
    const run = await startNext();
    await advanceUntil(run.failoverId, 'SUCCEEDED');
    const subscription = new Subscription(openClient(), WATCH, { id: run.id });
    await subscription.completed();
    expect(subscription.runs).toMatchObject([{ status: 'SUCCEEDED', percentComplete: 100 }]);
  });

  test('tells that there is no such run', async () => {
    const subscription = new Subscription(openClient(), WATCH, { id: 'nonsense' });
    await subscription.completed();
    expect(subscription.results).toMatchObject([
      { errors: [{ message: 'No planned run has this id.', extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
  });

  test('serves queries and mutations as well', async () => {
    const client = openClient();
    const query = new Subscription(client, '{ viewer { name } }', {});
    await query.completed();
    expect(query.results).toMatchObject([{ data: { viewer: { name: expect.any(String) } } }]);
    const mutation = new Subscription(
      client,
      'mutation ($d: JSON!) { importFailoverRunConfiguration(input: { dictionary: $d }) { issues { code } } }',
      { d: {} },
    );
    await mutation.completed();
    expect(mutation.results[0]?.data.importFailoverRunConfiguration.issues).not.toEqual([]);
  });

  test('leaving releases the subscription', async () => {
    const run = await startNext();
    const client = openClient();
    const subscription = new Subscription(client, WATCH, { id: run.id });
    await subscription.until(() => true);
    expect(await subscribersByMetrics()).toBe(1);
    subscription.leave();
    await until(async () => (await subscribersByMetrics()) === 0);
  });
});

async function subscribersByMetrics(): Promise<number> {
  const metrics = await (await fetch(`${server.server.url}/metrics`)).text();
  return Number(/^planned_run_subscribers (\d+)$/m.exec(metrics)?.[1]);
}
