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

const LIST = `query ($filter: ProtectionGroupFilter) { clusters { protectionGroups(first: 100, filter: $filter) {
  nodes { name environment } } } }`;

async function groupsWith(filter: object) {
  const { data, errors } = await api.execute(LIST, { filter });
  expect(errors).toBeUndefined();
  return data.clusters.flatMap((cluster: typeof data) => cluster.protectionGroups.nodes);
}

const impossible = ['', ' \0', '\r\n', '\u007f'];

describe('a filter of protection groups', () => {
  it.each([
    ...impossible.map((name) => ({ names: [name] })),
    ...[...impossible, ' ', ',', 'kVMware,kView', '../..', '%'].map((environment) => ({
      environments: [environment],
    })),
  ])('that no group can satisfy finds nothing, and is not sent: %.40j', async (filter) => {
    const sent = async () => (await control<LoggedRequest[]>(simulator, 'GET', 'requests')).length;
    const before = await sent();
    expect(await groupsWith(filter)).toEqual([]);
    expect(await sent()).toBe(before);
  });

  it.each(['names', 'protectionGroupIds', 'environments'])(
    'with a text of 200 kB among its %s is refused, and not sent',
    async (field) => {
      const sent = async () => (await control<LoggedRequest[]>(simulator, 'GET', 'requests')).length;
      const before = await sent();
      const { errors } = await api.execute(LIST, { filter: { [field]: ['x'.repeat(200_000)] } });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(await sent()).toBe(before);
    },
  );

  it('looks for the rest of what it is given', async () => {
    const named = await groupsWith({ names: ['', 'ERP', '\0'] });
    expect(new Set(named.map(({ name }: { name: string }) => name))).toEqual(new Set(['ERP']));
    const views = await groupsWith({ environments: [',', 'kView'] });
    expect(views.length).toBeGreaterThan(0);
    for (const { environment } of views) expect(environment).toBe('kView');
  });

  it.each(['a,b', '%', "' OR 1=1", 'ÄÖ 😀'])('may name anything that could be a name: %j', async (name) => {
    expect(await groupsWith({ names: [name] })).toEqual([]);
  });
});
