import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRuns } from '../runs/support/open-runs.ts';

let runs: Awaited<ReturnType<typeof openRuns>>;
beforeAll(async () => {
  runs = await openRuns({ extraGroups: 3 });
});
afterAll(() => runs.close());

test('a run is found by its failover id, with its group and a preview of its configuration', async () => {
  const group = runs.nextGroup();
  await runs.started(group, {}, { failoverId: 'found-1' });
  await runs.started(runs.nextGroup(), {}, { failoverId: 'found-2' });
  const data = await runs.execute(`{
    there: plannedRunByFailoverId(failoverId: "found-1") {
      failoverId
      protectionGroup { protectionGroupId name }
      configuration { protectionGroup { name } preview { issues { code } } }
    }
    unknown: plannedRunByFailoverId(failoverId: "never") { id }
    hostile: plannedRunByFailoverId(failoverId: "../..") { id }
    plannedRuns(filter: { failoverIds: ["found-2", "..", "never"] }) { nodes { failoverId } }
  }`);
  expect(data).toEqual({
    there: {
      failoverId: 'found-1',
      protectionGroup: { protectionGroupId: group.id, name: group.name },
      configuration: {
        protectionGroup: { name: group.name },
        preview: { issues: expect.arrayContaining([{ code: 'PLANNED_RUN_IN_PROGRESS' }]) },
      },
    },
    unknown: null,
    hostile: null,
    plannedRuns: { nodes: [{ failoverId: 'found-2' }] },
  });
});
