import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { control, type LoggedRequest } from '../support/simulator-control.ts';

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  simulator = await startTestSimulator();
  api = await openTestApi({ simulator });
});
afterAll(async () => {
  await api.close();
  await simulator.close();
});

const INVENTORY = `{ clusters { __typename id clusterId name
  protectionGroups(first: 100) { nodes { __typename id protectionGroupId name } } } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
  ... on Cluster { clusterId name } ... on ProtectionGroup { protectionGroupId name } } }`;

interface Cluster {
  readonly __typename: string;
  readonly id: string;
  readonly clusterId: string;
  readonly name: string;
  readonly protectionGroups: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
}

async function inventory(): Promise<readonly Cluster[]> {
  const { data, errors } = await api.execute(INVENTORY);
  expect(errors).toBeUndefined();
  return data.clusters;
}

describe('clusters and protection groups', () => {
  it('are found again by their global ids, those of one cluster with one request', async () => {
    const clusters = await inventory();
    const groups = clusters.flatMap(({ protectionGroups }) => protectionGroups.nodes.slice(0, 20));
    const shown = [...clusters.map(({ protectionGroups: _groups, ...cluster }) => cluster), ...groups];
    const sent = async () => (await control<LoggedRequest[]>(simulator, 'GET', 'requests')).length;
    const before = await sent();
    const { data, errors } = await api.execute(NODES, { ids: shown.map(({ id }) => id) });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(shown);
    expect((await sent()) - before).toBeLessThanOrEqual(clusters.length);
  });

  it('have ids that no other object has, the copy of a group on another cluster included', async () => {
    const clusters = await inventory();
    const ids = clusters.flatMap(({ id, protectionGroups }) => [
      id,
      ...protectionGroups.nodes.map((group) => group.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    'Cluster:1',
    'Cluster:01',
    'Cluster:x',
    'Cluster:99999999999999999999',
    'ProtectionGroup:1/1:2:3',
    'ProtectionGroup:1:2:3',
    'ProtectionGroup:/1:2:3',
    'ProtectionGroup:4401288812305341/../x',
    'ProtectionGroup:4401288812305341/9:9:9',
  ])('are null where there is none: %s', async (text) => {
    const ids = [Buffer.from(text).toString('base64url')];
    const { data, errors } = await api.execute(NODES, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([null]);
  });
});
