import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';

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

test('GraphQL is given clusters by name alone, without the connections that hold credentials', () => {
  const names = simulator.clusters.map(({ name, id }) => ({ name, configuredId: id, isSimulated: true }));
  expect(api.useCases.clusters.all).toStrictEqual(names);
});
