import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { requestsOf } from '../support/simulator-control.ts';

const ALPHA = '4401288812305341';

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  simulator = await startTestSimulator();
  api = await openTestApi({ simulator });
});
afterAll(async () => {
  await api?.close();
  await simulator?.close();
});

async function answer(query: string, variables?: object) {
  const { data, errors } = await api.execute(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('an id that would lead to another endpoint', () => {
  const EVIL = [
    '../../access-tokens?',
    '..',
    '4401288812305341:1:2/../../../access-tokens',
    '1:2:3?x=',
    'a%2f..',
  ];

  it.each(EVIL)('%j reaches no cluster', async (id) => {
    const configuration = {
      replicationClusterId: '2',
      protectionGroupId: id,
      objects: [{ objectId: '101' }],
    };
    const { createFailoverRunConfiguration: created } = await answer(
      `mutation ($configuration: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $configuration }) { configuration { id } } }`,
      { configuration: { ...configuration, protectionGroupId: '1:2:3' } },
    );
    const configurationId = created.configuration.id;
    const [alpha] = api.clusters;
    const refused: unknown[] = [];
    const requests = await requestsOf(simulator, async () => {
      for (const field of ['previewPlannedRun', 'validateFailoverRunConfiguration']) {
        const { [field]: outcome } = await answer(
          `query ($configuration: FailoverRunConfigurationInput!) {
            ${field}(configuration: $configuration, sourceClusterId: "${ALPHA}") { issues { code path } } }`,
          { configuration },
        );
        refused.push(outcome.issues);
      }
      for (const mutation of [
        `startPlannedRun(input: { configurationId: "${configurationId}", failoverId: $id })`,
        'cancelFailover(input: { failoverId: $id })',
      ]) {
        const outcome = await answer(`mutation ($id: String!) { it: ${mutation} { issues { code path } } }`, {
          id,
        });
        refused.push(outcome.it.issues);
      }
      for (const query of [
        `query ($id: String!) { cluster(id: "${ALPHA}") { protectionGroups(filter: { protectionGroupIds: [$id] }) { nodes { id } } } }`,
        'query ($id: Int64!) { cluster(id: $id) { health { status } } }',
      ])
        refused.push((await api.execute(query, { id })).errors?.length);
      refused.push((await answer('query ($id: ID!) { plannedRun(id: $id) { status } }', { id })).plannedRun);
      await expect(alpha?.run(`${ALPHA}:1:2`, id)).rejects.toMatchObject({ kind: 'REFUSED' });
      await expect(alpha?.runProgress(id)).rejects.toMatchObject({ kind: 'REFUSED' });
      await expect(alpha?.policies([id])).rejects.toMatchObject({ kind: 'REFUSED' });
    });
    expect(refused).toEqual([
      [{ code: 'MALFORMED_PROTECTION_GROUP_ID', path: ['protectionGroupId'] }],
      [{ code: 'MALFORMED_PROTECTION_GROUP_ID', path: ['protectionGroupId'] }],
      [{ code: 'MALFORMED_FAILOVER_ID', path: ['failoverId'] }],
      [{ code: expect.stringMatching(/MALFORMED_FAILOVER_ID|PLANNED_RUN_NOT_FOUND/), path: ['failoverId'] }],
      1,
      1,
      null,
    ]);
    expect(requests).toEqual([]);
  });
});
