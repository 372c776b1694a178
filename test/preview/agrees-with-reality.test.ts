import fc from 'fast-check';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOperation } from '../../src/core/clusters/run-operation.ts';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { storeConfiguration } from '../support/planned-runs.ts';
import { IS_FULL_SCALE, scaled, TEST_SEED } from '../support/scale.ts';
import {
  type AffectedState,
  control,
  type OperationState,
  type SimulatorState,
  stateOf,
} from '../support/simulator-control.ts';
import { type Comparison, enact, plannedRunOf, START, type Stage } from './enact.ts';
import { EXAMPLES } from './examples.ts';
import { situation } from './situation.ts';

/** How many situations are drawn. */
const SITUATIONS = scaled(1_000);

/**
 * Where the service asks for more than the cluster does: that a group be named where the objects are in several,
 * and that a group's planned runs come one after the other.
 */
const STRICTER = new Set(['PROTECTION_GROUP_AMBIGUOUS', 'PLANNED_RUN_IN_PROGRESS']);

const ONGOING = ['ACCEPTED', 'RUNNING', 'PAUSED', 'ON_HOLD', 'FINALIZING'];
/** What must have come up for the agreement to mean something. */
const EXPECTED = [
  ...['cancels', 'waitsFor', 'leavesAlone'].flatMap((list) => ONGOING.map((status) => `${list} ${status}`)),
  ...['cancels BACKUP', 'cancels REPLICATION', 'leavesAlone REPLICATION', 'leavesAlone ARCHIVAL'],
  ...['waitsFor BACKUP', 'waitsFor REPLICATION', 'waitsFor ARCHIVAL'],
  ...['waitsFor CANCELING', 'leavesAlone CANCELING'],
  'group found',
  'view',
  'pauses',
  'PROTECTION_GROUP_AMBIGUOUS',
  'PROTECTION_GROUP_INACTIVE',
  'PROTECTION_GROUP_DELETED',
  'OBJECT_NOT_PROTECTED',
  'REPLICATION_CLUSTER_NOT_PAIRED',
  'PLANNED_RUN_IN_PROGRESS',
];

let simulator: Simulator;
let stage: Stage;
beforeAll(async () => {
  simulator = await startTestSimulator(START);
  const groups = stateOf(simulator).groups.filter(({ cluster }) => cluster === 'alpha');
  const api = await openTestApi({ simulator });
  stage = { simulator, groups, api, configurationDigest: await storeConfiguration(api.database) };
});
afterAll(async () => {
  await stage?.api.close();
  await simulator?.close();
});

/** How often each thing happened that the property is about. */
const seen = new Map<string, number>();

function count(what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

const foretold = ({ kind, protectionGroupId, runId, targetId }: RunOperation) =>
  `${kind.toLowerCase()} ${protectionGroupId} ${runId} ${targetId ?? ''}`;
const recorded = ({ kind, protectionGroupId, runId, targetId }: AffectedState) =>
  `${kind} ${protectionGroupId} ${runId} ${targetId ?? ''}`;

/** Every operation, under the same key as the affected ones. */
function operationsOf({ runs }: SimulatorState): (OperationState & { readonly key: string })[] {
  return runs.flatMap((run) =>
    [run.backup, ...run.replications, ...run.archivals].map((operation) => {
      const { protectionGroupId } = run;
      return { ...operation, key: recorded({ ...operation, protectionGroupId, runId: run.id }) };
    }),
  );
}

function statuses(state: SimulatorState): Map<string, string> {
  return new Map(operationsOf(state).map(({ key, status }) => [key, status]));
}

function pausedGroups({ groups }: SimulatorState): string[] {
  return groups.filter(({ isPaused }) => isPaused).map(({ id }) => id);
}

function compare({ preview, before, after, plannedRun, refusal }: Comparison): void {
  const { effects } = preview;
  if (effects === null) {
    const codes = preview.issues.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code);
    expect(codes).not.toEqual([]);
    for (const code of codes) count(code);
    if (!codes.some((code) => STRICTER.has(code)))
      expect(refusal?.kind, codes.join()).toMatch(/REFUSED|NOT_FOUND/);
    return;
  }
  expect(refusal?.message).toBeUndefined();
  count('ready');
  expect({
    cancels: effects.cancels.map(foretold).toSorted(),
    waitsFor: effects.waitsFor.map(foretold).toSorted(),
    leavesAlone: effects.leavesAlone.map(foretold).toSorted(),
    pauses: effects.pausesNextRuns ? preview.protectionGroupId : null,
    protectionGroupId: preview.protectionGroupId,
  }).toEqual({
    cancels: plannedRun?.canceled.map(recorded).toSorted(),
    waitsFor: plannedRun?.waitedFor.map(recorded).toSorted(),
    leavesAlone: plannedRun?.leftAlone.map(recorded).toSorted(),
    pauses: plannedRun?.pausedProtectionGroupId,
    protectionGroupId: plannedRun?.protectionGroupId,
  });

  // Not only what the cluster says that it did, but what has become of every operation and of every group.
  const expected = statuses(before);
  for (const operation of effects.cancels) expected.set(foretold(operation), 'Canceling');
  expect(statuses(after)).toEqual(expected);
  const pauses = effects.pausesNextRuns ? [preview.protectionGroupId] : [];
  expect(new Set(pausedGroups(after))).toEqual(new Set([...pausedGroups(before), ...pauses]));

  for (const list of ['cancels', 'waitsFor', 'leavesAlone'] as const)
    for (const { kind, status } of effects[list])
      for (const aspect of [kind, status]) count(`${list} ${aspect}`);
  if (preview.configuration?.protectionGroupId === null) count('group found');
  if (preview.configuration?.viewId !== null) count('view');
  if (effects.pausesNextRuns) count('pauses');
  const mayCancel = preview.configuration?.cancelNonFailoverRuns === true;
  if (mayCancel && effects.waitsFor.some(({ status }) => status !== 'CANCELING'))
    count('waits although it may cancel');
}

/** What has become of the operations, and of the planned run itself, some hours later. */
function compareOutcome({ preview, failoverId }: Comparison, later: SimulatorState): void {
  const { effects, configuration } = preview;
  const plannedRun = plannedRunOf(later, failoverId);
  if (effects === null || configuration === null || plannedRun === null) return;
  const operations = new Map(operationsOf(later).map((operation) => [operation.key, operation]));
  const outcomes = (list: readonly RunOperation[]) =>
    list.map((operation) => operations.get(foretold(operation)) as OperationState);
  for (const { status } of outcomes(effects.cancels)) expect(status).toBe('Canceled');
  const undisturbed = effects.leavesAlone.filter(
    ({ status }) => status === 'RUNNING' || status === 'FINALIZING',
  );
  for (const { status } of outcomes(undisturbed)) expect(status).toBe('Succeeded');

  const inTheWay = outcomes([...effects.cancels, ...effects.waitsFor]);
  const run = later.runs.find(({ id }) => id === plannedRun.runId);
  // A preview tells of operations only: a planned run that is waiting itself has none yet.
  const isBehind = plannedRun.waitedForPlannedRuns.some(({ failoverId }) => isUnderWay(later, failoverId));
  expect(run !== undefined).toBe(!isBehind && inTheWay.every(({ endUsecs }) => endUsecs !== null));
  if (run === undefined) return;
  for (const { endUsecs } of inTheWay) expect(run.startUsecs).toBeGreaterThan(endUsecs ?? 0);
  expect(run.objectIds.map(BigInt).toSorted(ascending)).toEqual(configuration.objectIds);
  expect(run.replications.map(({ targetId }) => targetId)).toEqual([
    String(configuration.replicationClusterId),
  ]);
  expect(run.archivals).toEqual([]);
}

function isUnderWay(state: SimulatorState, failoverId: string): boolean {
  const plannedRun = plannedRunOf(state, failoverId);
  const run = state.runs.find(({ id }) => id === plannedRun?.runId);
  if (run === undefined) return plannedRun?.stage === 'waiting';
  return [run.backup, ...run.replications].some(({ endUsecs }) => endUsecs === null);
}

const ascending = (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0);

describe('what a preview foretells', () => {
  it(`is what the cluster does, in ${SITUATIONS} random situations (TEST_SEED=${TEST_SEED})`, async () => {
    seen.clear();
    await fc.assert(
      fc.asyncProperty(situation, async (drawn) => compare(await enact(stage, drawn))),
      { numRuns: SITUATIONS },
    );
    // A thousand situations that all come to nothing would agree as well.
    const lacking = EXPECTED.filter((what) => !seen.has(what));
    if (IS_FULL_SCALE) expect(lacking).toEqual([]);
    expect(seen.get('ready')).toBeGreaterThan(SITUATIONS / 10);
  }, 600_000);

  it('comes true in the course of the next hours', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (drawn) => {
        const comparison = await enact(stage, drawn);
        await control(simulator, 'POST', 'clock', { advanceSeconds: 3 * 60 * 60 });
        compareOutcome(comparison, stateOf(simulator));
      }),
      { numRuns: scaled(100) },
    );
  }, 120_000);

  it.each(Object.entries(EXAMPLES))('%s', async (_name, { situation: given, holds }) => {
    const comparison = await enact(stage, given);
    compare(comparison);
    holds(comparison);
  });
});
