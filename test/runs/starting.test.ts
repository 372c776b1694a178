import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outcome, openRuns, type Runs } from './support/open-runs.ts';

/** No worker: what is recorded stays as it is. */
let runs: Runs;
beforeAll(async () => {
  runs = await openRuns();
});
afterAll(() => runs.close());

const codes = ({ issues }: Outcome) => issues.map(({ code }) => code);
const previewOf = (id: string) =>
  runs.execute(
    `query ($id: ID!) {
      node(id: $id) {
        ... on FailoverRunConfiguration {
          replicationClusterId protectionGroupId objects { objectId } cancelNonFailoverRuns pauseNextRuns
        }
      }
    }`,
    { id },
  );

/** The digest of a preview of the configuration as it is stored. */
async function digestOf(configurationId: string): Promise<string> {
  const { node: configuration } = await previewOf(configurationId);
  const { previewPlannedRun } = await runs.execute(
    `query ($configuration: FailoverRunConfigurationInput!) {
      previewPlannedRun(configuration: $configuration) { ready digest }
    }`,
    { configuration },
  );
  expect(previewPlannedRun.ready).toBe(true);
  return previewPlannedRun.digest;
}

test('the same failover id 20 times at once is one run', async () => {
  const configurationId = await runs.configure(runs.nextGroup());
  const input = { configurationId, failoverId: 'twenty-times' };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => runs.start(input)));
  expect(outcomes.flatMap(codes)).toEqual([]);
  expect(new Set(outcomes.map(({ plannedRun }) => plannedRun?.id)).size).toBe(1);
  const { plannedRuns } = await runs.execute('{ plannedRuns(first: 100) { nodes { failoverId } } }');
  const recorded = plannedRuns.nodes.filter(
    ({ failoverId }: { failoverId: string }) => failoverId === 'twenty-times',
  );
  expect(recorded).toHaveLength(1);
});

test('a repetition answers with the run as it stands, whatever its preview digest and the group say now', async () => {
  const configurationId = await runs.configure(runs.nextGroup());
  const first = await runs.start({ configurationId, failoverId: 'again', reason: 'First' });
  const again = await runs.start({
    ...{ configurationId, failoverId: 'again', reason: 'Second', previewDigest: 'outdated' },
  });
  expect(again).toEqual({ plannedRun: first.plannedRun, issues: [] });
});

test('a failover id that is taken by another configuration is in use', async () => {
  const first = await runs.started(runs.nextGroup(), {}, { failoverId: 'taken' });
  const configurationId = await runs.configure(runs.nextGroup());
  const outcome = await runs.start({ configurationId, failoverId: 'taken' });
  expect(outcome).toMatchObject({
    plannedRun: null,
    issues: [{ severity: 'ERROR', code: 'FAILOVER_ID_IN_USE', path: ['failoverId'] }],
  });
  expect((await runs.run(first.id)).status).toBe('PENDING');
});

test('20 different configurations under one failover id at once are one run; the others are told', async () => {
  const group = runs.nextGroup();
  const configurationIds = await Promise.all([
    runs.configure(group),
    runs.configure(group, { cancelNonFailoverRuns: true }),
    runs.configure(group, { pauseNextRuns: true }),
    runs.configure(group, { runType: 'FULL' }),
  ]);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      runs.start({ configurationId: configurationIds[index % 4] ?? '', failoverId: 'contested' }),
    ),
  );
  const winners = outcomes.filter(({ plannedRun }) => plannedRun !== null);
  expect(winners).toHaveLength(5);
  expect(new Set(winners.map(({ plannedRun }) => plannedRun?.id)).size).toBe(1);
  const losers = outcomes.filter(({ plannedRun }) => plannedRun === null);
  // Whoever checks after the winner has recorded meets its id first, whoever was checking meets it at the end.
  expect(new Set(losers.flatMap(codes).filter((code) => code !== 'FULL_RUN_IS_SLOW'))).toEqual(
    new Set(['FAILOVER_ID_IN_USE']),
  );
});

test('of two different starts for one group at once, one is a run and the other is told of it', async () => {
  const group = runs.nextGroup();
  const [one, other] = [await runs.configure(group), await runs.configure(group, { pauseNextRuns: true })];
  const outcomes = await Promise.all([
    runs.start({ configurationId: one, failoverId: 'first-of-two' }),
    runs.start({ configurationId: other, failoverId: 'second-of-two' }),
  ]);
  const winners = outcomes.flatMap(({ plannedRun }) => plannedRun ?? []);
  expect(winners).toHaveLength(1);
  const [loser] = outcomes.filter(({ plannedRun }) => plannedRun === null);
  expect(loser?.issues).toMatchObject([
    { severity: 'ERROR', code: 'PLANNED_RUN_IN_PROGRESS', path: ['protectionGroupId'] },
  ]);
  expect(loser?.issues[0]?.message).toContain(winners[0]?.failoverId);
});

test.each([
  ['', 'empty'],
  ['a'.repeat(129), 'too long'],
  ['two words', 'a space'],
  ['../../access-tokens?', 'a path'],
  ['..', 'a dot segment'],
  ['é', 'not ASCII'],
  ['views', 'another resource of clusters'],
])('the failover id %j is malformed: %s', async (failoverId) => {
  const configurationId = await runs.configure(runs.groupNamed('Lab hosts'));
  const outcome = await runs.start({ configurationId, failoverId, reason: 'x'.repeat(1_001) });
  expect(outcome.plannedRun).toBeNull();
  // All at once.
  expect(outcome.issues).toMatchObject([
    { code: 'MALFORMED_FAILOVER_ID', path: ['failoverId'] },
    { code: 'REASON_TOO_LONG', path: ['reason'] },
  ]);
});

test('a failover id may use all that is allowed, and a reason may be 1,000 characters', async () => {
  const failoverId = `Aa0._:-${'z'.repeat(121)}`;
  const run = await runs.started(runs.nextGroup(), {}, { failoverId, reason: 'é'.repeat(1_000) });
  expect(run).toMatchObject({ failoverId, reason: 'é'.repeat(1_000) });
});

test('without a failover id, each start is one of its own', async () => {
  const [one, other] = [await runs.started(runs.nextGroup()), await runs.started(runs.nextGroup())];
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  expect(one.failoverId).toMatch(uuid);
  expect(other.failoverId).not.toBe(one.failoverId);
});

test('a configuration that was never created cannot be started', async () => {
  const { node } = await runs.execute('{ node(id: "bm9uZQ") { id } }');
  expect(node).toBeNull();
  const outcome = await runs.start({ configurationId: 'bm9uZQ' });
  expect(outcome).toMatchObject({
    plannedRun: null,
    issues: [{ code: 'CONFIGURATION_NOT_FOUND', path: ['configurationId'] }],
  });
});

test('a preview holds until what it says has changed', async () => {
  const group = runs.nextGroup();
  const configurationId = await runs.configure(group);
  const outdated = await digestOf(configurationId);
  await runs.control('POST', 'runs', { cluster: 'alpha', protectionGroupId: group.id });
  const refused = await runs.start({
    ...{ configurationId, failoverId: 'previewed', previewDigest: outdated },
  });
  expect(refused).toMatchObject({
    plannedRun: null,
    issues: [{ severity: 'ERROR', code: 'PREVIEW_STALE', path: ['previewDigest'] }],
  });
  const previewDigest = await digestOf(configurationId);
  expect(previewDigest).not.toBe(outdated);
  const outcome = await runs.start({ configurationId, failoverId: 'previewed', previewDigest });
  expect(outcome.issues).toEqual([]);
  expect(outcome.plannedRun?.status).toBe('PENDING');
});

test('nothing is recorded while an issue is an error', async () => {
  const group = runs.nextGroup();
  const configurationId = await runs.configure(group);
  await runs.control('POST', 'groups', {
    ...{ cluster: 'alpha', protectionGroupId: group.id, isDeleted: true },
  });
  const refused = await runs.start({ configurationId, failoverId: 'erroneous' });
  expect(refused.plannedRun).toBeNull();
  expect(refused.issues).toContainEqual(
    expect.objectContaining({ severity: 'ERROR', code: 'PROTECTION_GROUP_DELETED' }),
  );
  await runs.control('POST', 'groups', {
    ...{ cluster: 'alpha', protectionGroupId: group.id, isDeleted: false },
  });
  expect((await runs.start({ configurationId, failoverId: 'erroneous' })).plannedRun).not.toBeNull();
});

test('warnings are told and keep the run from starting only when asked to', async () => {
  const configurationId = await runs.configure(runs.nextGroup(), { runType: 'FULL' });
  const input = { configurationId, failoverId: 'warned' };
  const refused = await runs.start({ ...input, failOnWarnings: true });
  expect(refused).toMatchObject({
    plannedRun: null,
    issues: [{ severity: 'WARNING', code: 'FULL_RUN_IS_SLOW' }],
  });
  const outcome = await runs.start(input);
  expect(codes(outcome)).toEqual(['FULL_RUN_IS_SLOW']);
  expect(outcome.plannedRun?.status).toBe('PENDING');
});

test('who started, when and why is part of the run', async () => {
  const run = await runs.started(runs.nextGroup(), {}, { reason: 'Site maintenance' });
  const { viewer } = await runs.execute('{ viewer { name } }');
  expect(run).toMatchObject({ reason: 'Site maintenance', startedBy: viewer.name });
  expect(run.events[0]).toMatchObject({ kind: 'CREATED', actor: viewer.name, from: null, to: 'PENDING' });
});
