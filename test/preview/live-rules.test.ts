import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { QUICK } from '../cohesity/support/scripted-cluster.ts';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { advance, control, groupNamed, stateOf } from '../support/simulator-control.ts';

const ALPHA = '4401288812305341';
const BETA = '7250964517238462211';
const GAMMA = '5822160944712087';

const PREVIEW = /* GraphQL */ `
  query ($configuration: FailoverRunConfigurationInput!, $sourceClusterId: Int64) {
    previewPlannedRun(configuration: $configuration, sourceClusterId: $sourceClusterId) {
      ready
      issues { severity code path }
      digest
      effects { run }
    }
  }
`;

type Api = Awaited<ReturnType<typeof openTestApi>>;
type Configuration = Readonly<Record<string, unknown>>;

/** A rule, a configuration that keeps it, and the change of the clusters that breaks it. */
interface Rule {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly path: readonly string[];
  /** Fields beside those of a sound configuration of the group. */
  readonly fields?: Configuration;
  /** The group to fail over, with the objects it has at first; default ERP. */
  readonly group?: string;
  readonly prepare?: (simulator: Simulator) => Promise<unknown>;
  readonly breakIt: (simulator: Simulator) => Promise<unknown>;
}

const changeGroup = (simulator: Simulator, name: string, changes: object) =>
  control(simulator, 'POST', 'groups', {
    cluster: 'alpha',
    protectionGroupId: groupNamed(simulator, name).id,
    ...changes,
  });
const changeAlpha = (simulator: Simulator, changes: object) =>
  control(simulator, 'POST', 'clusters', { cluster: 'alpha', ...changes });
const ofGroup = ['protectionGroupId'];

const RULES: readonly Rule[] = [
  {
    code: 'CLUSTER_UNREACHABLE',
    severity: 'ERROR',
    path: ofGroup,
    breakIt: (simulator) => changeAlpha(simulator, { down: true }),
  },
  {
    code: 'CLUSTER_MISMATCH',
    severity: 'ERROR',
    path: ofGroup,
    breakIt: (simulator) => changeAlpha(simulator, { id: '4401288812305342' }),
  },
  {
    code: 'REPLICATION_CLUSTER_NOT_PAIRED',
    severity: 'ERROR',
    path: ['replicationClusterId'],
    breakIt: (simulator) => changeAlpha(simulator, { replicatesTo: [GAMMA] }),
  },
  {
    code: 'PROTECTION_GROUP_NOT_FOUND',
    severity: 'ERROR',
    path: ofGroup,
    group: 'extra-0001',
    breakIt: (simulator) => control(simulator, 'POST', 'reset', { seed: 1, extraGroups: 0 }),
  },
  {
    code: 'PROTECTION_GROUP_INACTIVE',
    severity: 'ERROR',
    path: ofGroup,
    breakIt: (simulator) => changeGroup(simulator, 'ERP', { isActive: false }),
  },
  {
    code: 'PROTECTION_GROUP_DELETED',
    severity: 'ERROR',
    path: ofGroup,
    breakIt: (simulator) => changeGroup(simulator, 'ERP', { isDeleted: true }),
  },
  {
    code: 'PROTECTION_GROUP_AMBIGUOUS',
    severity: 'ERROR',
    path: ofGroup,
    group: 'extra-0001',
    fields: { protectionGroupId: null },
    breakIt: (simulator) => changeGroup(simulator, 'extra-0002', { memberIds: ['1000001', '1000002'] }),
  },
  {
    code: 'OBJECT_NOT_PROTECTED',
    severity: 'ERROR',
    path: ['objects', '1', 'objectId'],
    group: 'Databases',
    breakIt: (simulator) => changeGroup(simulator, 'Databases', { memberIds: ['121', '9007199254740993'] }),
    fields: {
      objects: [{ objectId: '9007199254740993' }, { objectId: '9007199254740995' }, { objectId: '121' }],
    },
  },
  {
    code: 'VIEW_NOT_FOUND',
    severity: 'ERROR',
    path: ['viewId'],
    group: 'Finance share',
    fields: { viewId: '31' },
    breakIt: (simulator) =>
      control(simulator, 'POST', 'views', { cluster: 'alpha', viewId: '31', remove: true }),
  },
  {
    code: 'VIEW_NOT_IN_GROUP',
    severity: 'ERROR',
    path: ['viewId'],
    group: 'extra-0001',
    fields: { viewId: '31' },
    prepare: (simulator) => changeGroup(simulator, 'extra-0001', { memberIds: ['1000001', '301'] }),
    breakIt: (simulator) => changeGroup(simulator, 'extra-0001', { memberIds: ['1000001'] }),
  },
  {
    code: 'RUN_TYPE_UNSUPPORTED',
    severity: 'ERROR',
    path: ['runType'],
    fields: { runType: 'HYDRATE_CDP' },
    prepare: (simulator) => changeAlpha(simulator, { dialect: 'newer' }),
    breakIt: (simulator) => changeAlpha(simulator, { dialect: 'older' }),
  },
  {
    code: 'MISSING_FIELD',
    severity: 'ERROR',
    path: ofGroup,
    fields: { protectionGroupId: null },
    group: 'Web',
    prepare: (simulator) => changeAlpha(simulator, { dialect: 'newer' }),
    breakIt: (simulator) => changeAlpha(simulator, { dialect: 'older' }),
  },
  {
    code: 'REPLICATION_NOT_IN_POLICY',
    severity: 'WARNING',
    path: ['replicationClusterId'],
    breakIt: (simulator) =>
      changeGroup(simulator, 'ERP', { policyId: groupNamed(simulator, 'Lab hosts').policy?.id }),
  },
  {
    code: 'REPLICATION_NOT_IN_POLICY',
    severity: 'WARNING',
    path: ['replicationClusterId'],
    breakIt: (simulator) => changeGroup(simulator, 'ERP', { policyId: null }),
  },
  {
    code: 'PROTECTION_GROUP_PAUSED',
    severity: 'WARNING',
    path: ofGroup,
    breakIt: (simulator) => changeGroup(simulator, 'ERP', { isPaused: true }),
  },
  {
    code: 'OBJECTS_LEFT_BEHIND',
    severity: 'WARNING',
    path: ['objects'],
    group: 'extra-0001',
    async breakIt(simulator) {
      await changeGroup(simulator, 'extra-0001', { memberIds: ['1000001', '1000002'] });
      const { id: protectionGroupId } = groupNamed(simulator, 'extra-0001');
      await control(simulator, 'POST', 'runs', { cluster: 'alpha', protectionGroupId });
    },
  },
  {
    code: 'NEXT_RUN_MAY_INTERFERE',
    severity: 'WARNING',
    path: ['pauseNextRuns'],
    breakIt: (simulator) => control(simulator, 'POST', 'clock', { advanceSeconds: 3_700 }),
  },
];

/** A configuration that fails the whole group over to beta, and against which nothing speaks. */
function soundConfiguration(simulator: Simulator, group: string): Configuration {
  const { id, objectIds } = groupNamed(simulator, group);
  return {
    replicationClusterId: BETA,
    protectionGroupId: id,
    objects: objectIds.map((objectId) => ({ objectId })),
  };
}

async function preview(api: Api, configuration: Configuration, sourceClusterId: string | null = null) {
  const { data, errors } = await api.execute(PREVIEW, { configuration, sourceClusterId });
  expect(errors).toBeUndefined();
  return data.previewPlannedRun;
}

const SOUND = { ready: true, issues: [], digest: expect.any(String), effects: { run: expect.any(String) } };

describe('rules that the clusters decide', () => {
  let simulator: Simulator;
  let api: Api;
  beforeAll(async () => {
    simulator = await startTestSimulator();
    api = await openTestApi({ simulator, limits: { alpha: QUICK, beta: QUICK } });
  });
  afterAll(async () => {
    await api?.close();
    await simulator?.close();
  });
  beforeEach(() => control(simulator, 'POST', 'reset', { seed: 1, extraGroups: 2 }));

  it.each(RULES.map((rule) => [rule.code, rule] as const))('%s', async (_code, rule) => {
    const configuration = { ...soundConfiguration(simulator, rule.group ?? 'ERP'), ...rule.fields };
    await rule.prepare?.(simulator);
    expect(await preview(api, configuration, ALPHA)).toEqual(SOUND);
    await rule.breakIt(simulator);
    const { ready, issues, effects } = await preview(api, configuration, ALPHA);
    expect(issues).toEqual([{ severity: rule.severity, code: rule.code, path: rule.path }]);
    expect([ready, effects === null]).toEqual(rule.severity === 'WARNING' ? [true, false] : [false, true]);
  });

  it.each([
    ['extra-0001', ['1000001']],
    ['extra-0002', ['1000001', '1000002']],
  ])('MISSING_FIELD alone, also where the objects are in several groups (%s)', async (group, objectIds) => {
    await changeGroup(simulator, 'extra-0002', { memberIds: ['1000001', '1000002'] });
    await changeAlpha(simulator, { dialect: 'older' });
    const objects = objectIds.map((objectId) => ({ objectId }));
    const named = { ...soundConfiguration(simulator, group), objects };
    expect(await preview(api, named, ALPHA)).toMatchObject({ ready: true });
    const { ready, issues } = await preview(api, { ...named, protectionGroupId: null }, ALPHA);
    expect(ready).toBe(false);
    expect(issues).toEqual([{ severity: 'ERROR', code: 'MISSING_FIELD', path: ofGroup }]);
  });

  it('RUN_TYPE_UNSUPPORTED ends when the cluster is upgraded', async () => {
    const configuration = { ...soundConfiguration(simulator, 'ERP'), runType: 'STORAGE_ARRAY_SNAPSHOT' };
    await changeAlpha(simulator, { dialect: 'older' });
    expect(await preview(api, configuration)).toMatchObject({ issues: [{ code: 'RUN_TYPE_UNSUPPORTED' }] });
    await changeAlpha(simulator, { dialect: 'newer' });
    expect(await preview(api, configuration)).toEqual(SOUND);
  });

  it('OBJECTS_LEFT_BEHIND not for an object that has left the group since its last run', async () => {
    const configuration = {
      ...soundConfiguration(simulator, 'Databases'),
      objects: [{ objectId: '9007199254740993' }, { objectId: '9007199254740995' }],
    };
    expect(await preview(api, configuration)).toMatchObject({ issues: [{ code: 'OBJECTS_LEFT_BEHIND' }] });
    const memberIds = ['9007199254740993', '9007199254740995'];
    await changeGroup(simulator, 'Databases', { memberIds });
    expect(await preview(api, configuration)).toEqual(SOUND);
  });

  it('FULL_RUN_IS_SLOW, whatever the clusters say', async () => {
    const configuration = soundConfiguration(simulator, 'ERP');
    expect(await preview(api, { ...configuration, runType: 'FULL' })).toMatchObject({
      ready: true,
      issues: [{ severity: 'WARNING', code: 'FULL_RUN_IS_SLOW', path: ['runType'] }],
    });
  });

  it.each([
    ['protectionGroupId', `5:1701424651231:1004`, null],
    ['sourceClusterId', null, '5'],
  ])('CLUSTER_UNKNOWN, at %s', async (field, protectionGroupId, sourceClusterId) => {
    const configuration = { ...soundConfiguration(simulator, 'ERP'), protectionGroupId };
    expect((await preview(api, configuration, sourceClusterId)).issues).toEqual([
      { severity: 'ERROR', code: 'CLUSTER_UNKNOWN', path: [field] },
    ]);
  });

  it('PLANNED_RUN_IN_PROGRESS', async () => {
    const configuration = soundConfiguration(simulator, 'Web');
    expect(await preview(api, configuration)).toEqual(SOUND);
    await start(api, configuration, 'in-progress');
    expect(await preview(api, configuration)).toMatchObject({
      ready: false,
      issues: [{ severity: 'ERROR', code: 'PLANNED_RUN_IN_PROGRESS', path: ofGroup }],
    });
  });

  it('tells every fault at once', async () => {
    const configuration = {
      ...soundConfiguration(simulator, 'ERP'),
      objects: [{ objectId: '101' }, { objectId: '161' }],
      replicationClusterId: '5',
      viewId: '99',
    };
    expect((await preview(api, configuration)).issues).toEqual([
      { severity: 'ERROR', code: 'REPLICATION_CLUSTER_NOT_PAIRED', path: ['replicationClusterId'] },
      { severity: 'ERROR', code: 'OBJECT_NOT_PROTECTED', path: ['objects', '1', 'objectId'] },
      { severity: 'ERROR', code: 'VIEW_NOT_FOUND', path: ['viewId'] },
      { severity: 'WARNING', code: 'OBJECTS_LEFT_BEHIND', path: ['objects'] },
    ]);
  });

  it('tells 200 faults of 10,000, and how many more there are', async () => {
    const objects = Array.from({ length: 10_000 }, (_, index) => ({ objectId: String(1_000_000 + index) }));
    const { ready, issues } = await preview(api, { ...soundConfiguration(simulator, 'ERP'), objects });
    expect(ready).toBe(false);
    expect(issues).toHaveLength(201);
    expect(issues[0]).toEqual({
      severity: 'ERROR',
      code: 'OBJECT_NOT_PROTECTED',
      path: ['objects', '0', 'objectId'],
    });
    expect(issues[200]).toEqual({ severity: 'ERROR', code: 'TOO_MANY_ISSUES', path: [] });
  });
});

it('STILL_PAUSED_BY_FAILOVER, when a run has ended and its failover has not', async () => {
  const simulator = await startTestSimulator();
  onTestFinished(() => simulator.close());
  const api = await openTestApi({ simulator, worker: true });
  onTestFinished(() => api.close());
  const configuration = { ...soundConfiguration(simulator, 'ERP'), pauseNextRuns: true };
  expect(await preview(api, configuration)).toEqual(SOUND);
  await start(api, configuration, 'abandoned');
  for await (const { status } of api.useCases.plannedRuns.subscribe('abandoned'))
    if (status !== 'SUCCEEDED') await advance(simulator, 600);
  expect(stateOf(simulator).groups.find(({ name }) => name === 'ERP')?.isPaused).toBe(true);
  expect(await preview(api, configuration)).toMatchObject({
    ready: true,
    issues: [{ severity: 'WARNING', code: 'STILL_PAUSED_BY_FAILOVER', path: ofGroup }],
  });
});

const START = /* GraphQL */ `
  mutation ($configurationId: ID!, $failoverId: String!) {
    startPlannedRun(input: { configurationId: $configurationId, failoverId: $failoverId }) {
      plannedRun { status }
      issues { code }
    }
  }
`;
const CREATE = /* GraphQL */ `
  mutation ($configuration: FailoverRunConfigurationInput!) {
    createFailoverRunConfiguration(input: { configuration: $configuration }) { configuration { id } }
  }
`;

async function start(api: Api, configuration: Configuration, failoverId: string): Promise<void> {
  const { data: created } = await api.execute(CREATE, { configuration });
  const configurationId = created.createFailoverRunConfiguration.configuration.id;
  const { data, errors } = await api.execute(START, { configurationId, failoverId });
  expect(errors).toBeUndefined();
  expect(data.startPlannedRun.issues).toEqual([]);
}
