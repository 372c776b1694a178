import { Client, cacheExchange, type ExecutionResult, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSocketClient } from 'graphql-ws';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startTestSimulator } from '../support/api.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { advance } from '../support/simulator-control.ts';
import { type ConfigurationInput, describeRuns, startRun } from '../support/start-run.ts';

let simulator: Simulator;
let server: TestServer;
let described: ConfigurationInput[];
beforeAll(async () => {
  simulator = await startTestSimulator({ extraGroups: 4 });
  server = await openTestServer({ simulator, worker: true });
  described = await describeRuns(server.execute);
});
afterAll(async () => {
  await server?.close();
  await simulator?.close();
});

interface Watched {
  readonly plannedRun: { readonly id: string; readonly status: string };
}

const WATCH = 'subscription Watch($id: ID!) { plannedRun(id: $id) { id status percentComplete } }';

/** Every status that the client is told, until the subscription completes; after each, simulated time passes. */
async function watch(client: Client, id: string): Promise<string[]> {
  const statuses: string[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscription<Watched>(WATCH, { id }).subscribe(({ data, error, hasNext }) => {
      if (error) reject(error);
      if (data && hasNext !== false) {
        statuses.push(data.plannedRun.status);
        advance(simulator, 60).catch(reject);
      }
      if (hasNext === false) resolve();
    });
  });
  return statuses;
}

test('queries and mutates over HTTP', async () => {
  const client = new Client({
    url: server.url,
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
  });
  const created = await client
    .mutation(
      `mutation Create($configuration: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $configuration }) { configuration { id } } }`,
      { configuration: described[0] },
    )
    .toPromise();
  expect(created.error).toBeUndefined();
  const { id } = created.data.createFailoverRunConfiguration.configuration;
  const query = 'query One($id: ID!) { failoverRunConfiguration(id: $id) { id objects { objectId } } }';
  const read = await client.query(query, { id }).toPromise();
  const { failoverRunConfiguration: found } = read.data;
  const sent = described[0]?.objects.map(({ objectId }) => objectId) ?? [];
  expect(sent.some((objectId) => BigInt(objectId) > 2n ** 53n)).toBe(true);
  const objectIds = found.objects.map(({ objectId }: { objectId: string }) => objectId);
  expect(objectIds).toEqual(expect.arrayContaining(sent));
  expect(found.id).toBe(id);
  const refused = await client.query('{ nonsense }', {}).toPromise();
  expect(refused.error?.graphQLErrors[0]?.message).toContain('nonsense');
});

test('watches a run to its end over server-sent events, with nothing but its own transport', async () => {
  const run = await startRun(server.execute, described[1] as ConfigurationInput);
  const client = new Client({
    url: server.url,
    preferGetMethod: false,
    fetchSubscriptions: true,
    exchanges: [fetchExchange],
  });
  const statuses = await watch(client, run.id);
  expect(statuses.length).toBeGreaterThan(2);
  expect(statuses.at(-1)).toBe('SUCCEEDED');
});

test('watches a run to its end over graphql-ws', async () => {
  const run = await startRun(server.execute, described[2] as ConfigurationInput);
  const socket = createSocketClient({ url: server.socketUrl, webSocketImpl: WebSocket });
  const client = new Client({
    url: server.url,
    preferGetMethod: false,
    exchanges: [
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query: query ?? '', variables },
              // graphql-ws leaves out what urql would have as null.
              { ...sink, next: (result) => sink.next(result as ExecutionResult) },
            ),
          }),
        }),
      }),
    ],
  });
  const statuses = await watch(client, run.id);
  expect(statuses.length).toBeGreaterThan(2);
  expect(statuses.at(-1)).toBe('SUCCEEDED');
  await socket.dispose();
});
