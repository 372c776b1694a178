import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { type Answer, startTestSimulator } from '../support/api.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { advance } from '../support/simulator-control.ts';
import { type ConfigurationInput, describeRuns } from '../support/start-run.ts';

/** Read by path. */
type Data = Answer['data'];

let simulator: Simulator;
let server: TestServer;
let socket: SocketClient;
let client: ApolloClient;
let described: ConfigurationInput[];

beforeAll(async () => {
  simulator = await startTestSimulator();
  server = await openTestServer({ simulator, worker: true });
  described = await describeRuns(server.execute);
  socket = createClient({ url: server.socketUrl, webSocketImpl: WebSocket });
  client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: server.url }),
    ),
  });
});
afterAll(async () => {
  client?.stop();
  await socket?.dispose();
  await server?.close();
  await simulator?.close();
});

const CREATE = gql`
  mutation Create($configuration: FailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: { configuration: $configuration }) {
      configuration {
        id
        replicationClusterId
      }
    }
  }
`;

const START = gql`
  mutation Start($configurationId: ID!) {
    startPlannedRun(input: { configurationId: $configurationId }) {
      plannedRun {
        id
        status
      }
    }
  }
`;

const ONE = gql`
  query One($id: ID!) {
    plannedRun(id: $id) {
      id
      status
      percentComplete
      configuration {
        id
        replicationClusterId
      }
    }
  }
`;

const WATCH = gql`
  subscription Watch($id: ID!) {
    plannedRun(id: $id) {
      id
      status
      percentComplete
    }
  }
`;

test('starts a run, watches it to its end, and finds every change in its cache', async () => {
  const created = await client.mutate<Data>({ mutation: CREATE, variables: { configuration: described[0] } });
  const { configuration } = created.data.createFailoverRunConfiguration;
  const started = await client.mutate<Data>({
    mutation: START,
    variables: { configurationId: configuration.id },
  });
  const { id } = started.data.startPlannedRun.plannedRun;

  // A view of the run elsewhere on the page: it asked once, and is kept up to date by what the subscription brings.
  await client.query({ query: ONE, variables: { id } });
  const view = client.watchQuery<Data>({ query: ONE, variables: { id }, fetchPolicy: 'cache-only' });
  const shownAsSucceeded = new Promise<void>((resolve) => {
    view.subscribe(({ data }) => data.plannedRun.status === 'SUCCEEDED' && resolve());
  });

  const told: string[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscribe<Data>({ query: WATCH, variables: { id } }).subscribe({
      next: ({ data, error }) => {
        if (error) return reject(error);
        told.push(data.plannedRun.status);
        advance(simulator, 60).catch(reject);
      },
      error: reject,
      complete: resolve,
    });
  });
  expect(told.at(-1)).toBe('SUCCEEDED');
  await shownAsSucceeded;
  expect(client.cache.extract()).toMatchObject({
    [`PlannedRun:${id}`]: {
      status: 'SUCCEEDED',
      percentComplete: 100,
      configuration: { __ref: `FailoverRunConfiguration:${configuration.id}` },
    },
    [`FailoverRunConfiguration:${configuration.id}`]: {
      replicationClusterId: described[0]?.replicationClusterId,
    },
  });
});

test('watches over plain HTTP, too, with the link that it has for it', async () => {
  const plain = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: server.url }) });
  onTestFinished(() => plain.stop());
  const created = await plain.mutate<Data>({ mutation: CREATE, variables: { configuration: described[1] } });
  const configurationId = created.data.createFailoverRunConfiguration.configuration.id;
  const started = await plain.mutate<Data>({ mutation: START, variables: { configurationId } });
  const watch = (id: string) =>
    new Promise<string[]>((resolve, reject) => {
      const told: string[] = [];
      plain.subscribe<Data>({ query: WATCH, variables: { id } }).subscribe({
        next: ({ data, error }) => {
          if (error) return reject(error);
          told.push(data.plannedRun.status);
          advance(simulator, 60).catch(reject);
        },
        error: reject,
        complete: () => resolve(told),
      });
    });
  const told = await watch(started.data.startPlannedRun.plannedRun.id);
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toBe('SUCCEEDED');
  await expect(watch('x')).rejects.toThrow('No planned run has this id');
});

test('keeps clusters by their global ids', async () => {
  const { data } = await client.query<Data>({
    query: gql`{ clusters { id clusterId name remoteClusters { id name } } }`,
  });
  const { cluster } = (
    await client.query<Data>({
      query: gql`query One($id: Int64!) { cluster(id: $id) { id name isSimulated } }`,
      variables: { id: data.clusters[0].clusterId },
    })
  ).data;
  expect(cluster).toMatchObject({ id: data.clusters[0].id, name: 'alpha', isSimulated: true });
  const cached = Object.keys(client.cache.extract() as object);
  expect(cached).toEqual(expect.arrayContaining(data.clusters.map(({ id }: Data) => `Cluster:${id}`)));
});

test('throws what is wrong with a request', async () => {
  await expect(client.query({ query: gql`{ nonsense }` })).rejects.toThrow('nonsense');
});
