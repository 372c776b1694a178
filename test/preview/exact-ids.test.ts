import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { advance, control, groupNamed, stateOf } from '../support/simulator-control.ts';

const ALPHA = '4401288812305341';
/** Above 2^53, as everything here that can be. */
const BETA = '7250964517238462211';
const DATABASE_1 = '9007199254740993';
const DATABASE_2 = '9007199254740995';
const VIEW = '9223372036854775807';
const SHARE = '301';

const CONFIGURATION = /* GraphQL */ `
  id requestBody sourceClusterId replicationClusterId objects { objectId } protectionGroupId viewId
`;

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  simulator = await startTestSimulator({ extraGroups: 1 });
  api = await openTestApi({ simulator, worker: true });
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

async function storedIdOf(configuration: object): Promise<string> {
  const { createFailoverRunConfiguration: created } = await answer(
    `mutation ($configuration: FailoverRunConfigurationInput!) {
      createFailoverRunConfiguration(input: { configuration: $configuration }) {
        configuration { ${CONFIGURATION} } issues { code } } }`,
    { configuration },
  );
  expect(created.issues).toEqual([]);
  return created.configuration.id;
}

async function runToItsSchedule(configurationId: string, failoverId: string) {
  const { startPlannedRun } = await answer(
    `mutation ($configurationId: ID!, $failoverId: String!) {
      startPlannedRun(input: { configurationId: $configurationId, failoverId: $failoverId }) {
        plannedRun { id } issues { severity code } } }`,
    { configurationId, failoverId },
  );
  const { issues } = startPlannedRun;
  expect(issues.filter(({ severity }: { severity: string }) => severity === 'ERROR')).toEqual([]);
  for await (const { runId } of api.useCases.plannedRuns.subscribe(failoverId)) {
    if (runId !== null) break;
    await advance(simulator, 20);
  }
  const { plannedRun } = await answer(
    `query ($id: ID!) {
      plannedRun(id: $id) { failoverId runId protectionGroupId configuration { ${CONFIGURATION} } } }`,
    { id: startPlannedRun.plannedRun.id },
  );
  return plannedRun;
}

describe('ids above 2^53', () => {
  it('of objects, replication cluster and view go through every path unchanged', async () => {
    const { id: protectionGroupId } = groupNamed(simulator, 'extra-0001');
    const memberIds = [SHARE, DATABASE_1, DATABASE_2];
    await control(simulator, 'POST', 'groups', { cluster: 'alpha', protectionGroupId, memberIds });
    await control(simulator, 'POST', 'runs', { cluster: 'alpha', protectionGroupId });
    await control(simulator, 'POST', 'views', { cluster: 'alpha', viewId: '31', id: VIEW });

    const { cluster } = await answer(`{ cluster(id: "${ALPHA}") {
      remoteClusters { id }
      protectionGroups(filter: { protectionGroupIds: ["${protectionGroupId}"] }) { nodes {
        objects { objectId } policy { replicatesTo { id } } ongoingOperations { kind objectIds } } } } }`);
    expect(cluster.remoteClusters).toContainEqual({ id: BETA });
    const [group] = cluster.protectionGroups.nodes;
    expect(group.objects.map(({ objectId }: { objectId: string }) => objectId)).toEqual(
      expect.arrayContaining(memberIds),
    );
    expect(group.policy.replicatesTo).toEqual([{ id: BETA }]);

    const configuration = {
      replicationClusterId: BETA,
      protectionGroupId,
      objects: memberIds.map((objectId) => ({ objectId })),
      viewId: VIEW,
    };
    const { previewPlannedRun: preview } = await answer(
      `query ($configuration: FailoverRunConfigurationInput!) { previewPlannedRun(configuration: $configuration) {
        issues { code } configuration { objects { objectId } viewId replicationClusterId }
        effects { waitsFor { kind objectIds } } } }`,
      { configuration },
    );
    expect(preview.issues).toEqual([]);
    expect(preview.configuration).toEqual({
      objects: memberIds.map((objectId) => ({ objectId })),
      viewId: VIEW,
      replicationClusterId: BETA,
    });
    expect(preview.effects.waitsFor).toContainEqual({
      kind: 'BACKUP',
      objectIds: expect.arrayContaining(memberIds),
    });

    const body =
      `{"replicationClusterId":${BETA},"objects":[{"objectId":${SHARE}},{"objectId":${DATABASE_1}},{"objectId":${DATABASE_2}}],` +
      `"protectionGroupId":"${protectionGroupId}","runType":"kIncremental","viewId":${VIEW},` +
      '"cancelNonFailoverRuns":false,"pauseNextRuns":false}';
    const configurationId = await storedIdOf(configuration);
    const { importFailoverRunConfiguration: imported } = await answer(
      `mutation ($dictionary: JSON!) { importFailoverRunConfiguration(input: { dictionary: $dictionary }) {
        configuration { ${CONFIGURATION} } issues { code } } }`,
      { dictionary: body },
    );
    expect(imported).toEqual({
      issues: [],
      configuration: {
        id: configurationId,
        requestBody: body,
        sourceClusterId: ALPHA,
        replicationClusterId: BETA,
        objects: memberIds.map((objectId) => ({ objectId })),
        protectionGroupId,
        viewId: VIEW,
      },
    });

    await finishRuns(protectionGroupId);
    const plannedRun = await runToItsSchedule(configurationId, 'exact-alpha');
    expect(plannedRun.configuration).toEqual(imported.configuration);
    const { failovers, runs } = stateOf(simulator);
    expect(failovers.find(({ failoverId }) => failoverId === 'exact-alpha')?.plannedRuns).toMatchObject([
      { objectIds: memberIds, replicationClusterId: BETA, viewId: VIEW, runId: plannedRun.runId },
    ]);
    const run = runs.find(({ id }) => id === plannedRun.runId);
    expect(run?.objectIds.toSorted()).toEqual(memberIds.toSorted());
    expect(run?.replications).toMatchObject([{ targetId: BETA }]);
  });

  it('of the source cluster, in its own id and in those of its groups, as well', async () => {
    const state = stateOf(simulator);
    const copy = state.groups.find(({ cluster, name }) => cluster === 'beta' && name === 'Databases');
    if (copy === undefined) throw new Error('beta has no copy of Databases');
    await control(simulator, 'POST', 'groups', {
      cluster: 'beta',
      protectionGroupId: copy.id,
      isActive: true,
    });
    expect(copy.id.startsWith(`${BETA}:`)).toBe(true);
    const { cluster } = await answer(`{ cluster(id: "${BETA}") {
      clusterId health { status } protectionGroups(filter: { protectionGroupIds: ["${copy.id}"] }) { nodes { protectionGroupId isActive } } } }`);
    expect(cluster).toEqual({
      clusterId: BETA,
      health: { status: 'UP' },
      protectionGroups: { nodes: [{ protectionGroupId: copy.id, isActive: true }] },
    });
    const configurationId = await storedIdOf({
      replicationClusterId: ALPHA,
      protectionGroupId: copy.id,
      objects: copy.objectIds.map((objectId) => ({ objectId })),
    });
    const plannedRun = await runToItsSchedule(configurationId, 'exact-beta');
    expect(plannedRun).toMatchObject({
      protectionGroupId: copy.id,
      runId: expect.stringMatching(/^\d+:\d+$/),
      configuration: { sourceClusterId: BETA, protectionGroupId: copy.id },
    });
    const accepted = stateOf(simulator).failovers.find(({ failoverId }) => failoverId === 'exact-beta');
    expect(accepted).toMatchObject({ cluster: 'beta', plannedRuns: [{ protectionGroupId: copy.id }] });
  });
});

/** So that the planned run need not wait. */
async function finishRuns(protectionGroupId: string): Promise<void> {
  for (const run of stateOf(simulator).runs.filter((one) => one.protectionGroupId === protectionGroupId))
    for (const { kind, targetId } of [run.backup, ...run.replications, ...run.archivals]) {
      const operation = { cluster: 'alpha', runId: run.id, kind, status: 'Succeeded' };
      await control(simulator, 'POST', 'operations', {
        ...operation,
        ...(targetId === null ? {} : { targetId }),
      });
    }
}
