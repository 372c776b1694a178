import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { control, groupNamed, requestsOf } from '../support/simulator-control.ts';

const BETA = '7250964517238462211';
/** The folder that group Web protects, with machines 151 to 154 in it. */
const FOLDER = '150';
/** A machine of another group. */
const MACHINE = '171';

const PREVIEW = /* GraphQL */ `
  query ($configuration: FailoverRunConfigurationInput!) {
    previewPlannedRun(configuration: $configuration) { ready issues { severity code path message } }
  }
`;

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
beforeEach(() => control(simulator, 'POST', 'reset', { seed: 1, extraGroups: 1 }));

async function preview(group: string, objectIds: readonly string[]) {
  const configuration = {
    replicationClusterId: BETA,
    protectionGroupId: groupNamed(simulator, group).id,
    objects: objectIds.map((objectId) => ({ objectId })),
  };
  const { data, errors } = await api.execute(PREVIEW, { configuration });
  expect(errors).toBeUndefined();
  return data.previewPlannedRun;
}

const changeMembers = (group: string, memberIds: readonly string[]) =>
  control(simulator, 'POST', 'groups', {
    cluster: 'alpha',
    protectionGroupId: groupNamed(simulator, group).id,
    memberIds,
  });

describe('a folder named as an object', () => {
  it('is refused with the objects to name instead, and nothing that follows from it', async () => {
    const objects = 'web-1 (151), web-2 (152), web-3 (153), web-4 (154)';
    expect(await preview('Web', [FOLDER])).toEqual({
      ready: false,
      issues: [
        {
          severity: 'ERROR',
          code: 'OBJECT_NOT_PROTECTED',
          path: ['objects', '0', 'objectId'],
          message: expect.stringContaining(`name the objects in it. The group protects ${objects}.`),
        },
      ],
    });
  });

  it('is refused beside objects that are none', async () => {
    const { issues } = await preview('Web', ['151', FOLDER, '152']);
    expect(issues).toMatchObject([{ code: 'OBJECT_NOT_PROTECTED', path: ['objects', '1', 'objectId'] }]);
  });

  it('costs one request more', async () => {
    const ordinary = await requestsOf(simulator, () => preview('Web', ['151']));
    const special = await requestsOf(simulator, () => preview('Web', ['151', FOLDER]));
    expect(special.toSorted()).toEqual([...ordinary, 'GET /alpha/v2/data-protect/objects'].toSorted());
  });
});

describe('an object that no run holds yet is not taken for a folder', () => {
  it('when it joined a group of objects', async () => {
    await changeMembers('extra-0001', ['1000001', MACHINE]);
    expect(await preview('extra-0001', [MACHINE])).toMatchObject({ ready: true });
  });

  it('when it replaced all that the runs hold', async () => {
    await changeMembers('extra-0001', [MACHINE]);
    expect(await preview('extra-0001', [MACHINE])).toMatchObject({ ready: true });
  });

  it('when it joined a group of a folder', async () => {
    await changeMembers('Web', [FOLDER, MACHINE]);
    expect(await preview('Web', ['151', MACHINE])).toMatchObject({ ready: true });
  });
});
