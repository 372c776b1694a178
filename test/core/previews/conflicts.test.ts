import { describe, expect, it } from 'vitest';
import type { RunOperation } from '../../../src/core/clusters/run-operation.ts';
import { affectedOperations, operationKey } from '../../../src/core/previews/rules/conflicts.ts';
import {
  archivalWith,
  BETA,
  backupWith,
  GAMMA,
  objectsOf,
  replicationWith,
  runWith,
} from '../support/facts.ts';

const CANCELS = { objectIds: [1n, 2n], replicationClusterId: BETA, cancelNonFailoverRuns: true };
const WAITS = { ...CANCELS, cancelNonFailoverRuns: false };
const BUSY = runWith({
  objects: objectsOf(2n, 3n),
  backup: backupWith(),
  replications: [replicationWith(), replicationWith({ clusterId: GAMMA, clusterName: 'gamma' })],
  archivals: [archivalWith()],
});

/** The effect on each operation, by kind and target. */
function effects(configuration: typeof CANCELS, runs: (typeof BUSY)[], failoverRunIds: string[] = []) {
  const affected = affectedOperations(configuration, runs, new Set(failoverRunIds));
  const named = (operations: readonly RunOperation[]) =>
    operations.map(({ kind, target }) => (target === null ? kind : `${kind} ${target}`));
  const { cancels, waitsFor, leavesAlone } = affected;
  return { cancels: named(cancels), waitsFor: named(waitsFor), leavesAlone: named(leavesAlone) };
}

describe('operations of a conflicting run', () => {
  it('are canceled where they back up or copy to the same cluster, and left alone elsewhere', () => {
    expect(effects(CANCELS, [BUSY])).toEqual({
      cancels: ['BACKUP', 'REPLICATION beta'],
      waitsFor: [],
      leavesAlone: ['ARCHIVAL vault', 'REPLICATION gamma'],
    });
  });

  it('are all waited for where nothing is to be canceled', () => {
    expect(effects(WAITS, [BUSY])).toEqual({
      cancels: [],
      waitsFor: ['ARCHIVAL vault', 'BACKUP', 'REPLICATION beta', 'REPLICATION gamma'],
      leavesAlone: [],
    });
  });

  it('are waited for where the run is that of another failover, which is not canceled', () => {
    expect(effects(CANCELS, [BUSY], [BUSY.id])).toEqual(effects(WAITS, [BUSY]));
    expect(effects(CANCELS, [BUSY], ['10:2'])).toEqual(effects(CANCELS, [BUSY]));
  });

  it('are waited for where they are being canceled already', () => {
    const run = runWith({
      objects: objectsOf(1n),
      backup: backupWith({ status: 'CANCELING' }),
      archivals: [archivalWith({ status: 'CANCELING' })],
    });
    expect(effects(CANCELS, [run])).toEqual({
      cancels: [],
      waitsFor: ['BACKUP'],
      leavesAlone: ['ARCHIVAL vault'],
    });
  });

  it('do not include an archival to a target with the id of the replication cluster', () => {
    const run = runWith({ objects: objectsOf(1n), archivals: [archivalWith({ targetId: BETA })] });
    expect(effects(CANCELS, [run])).toMatchObject({ cancels: [], leavesAlone: ['ARCHIVAL vault'] });
  });
});

describe('a run conflicts', () => {
  const backup = backupWith();
  it.each([
    ['not where it holds other objects', runWith({ backup, objects: objectsOf(3n) }), []],
    ['not where it holds none', runWith({ backup, objects: [] }), []],
    ['where it does not say what it holds', runWith({ backup, objects: null }), ['BACKUP']],
    ['where it holds one of the objects', runWith({ backup, objects: objectsOf(3n, 1n) }), ['BACKUP']],
    [
      'not where it is the copy from another cluster',
      runWith({ backup, objects: objectsOf(1n), isReplicationRun: true }),
      [],
    ],
    [
      'not where it has ended',
      runWith({ backup: backupWith({ status: 'FAILED' }), objects: objectsOf(1n) }),
      [],
    ],
  ])('%s', (_name, run, cancels) => {
    expect(effects(CANCELS, [run])).toEqual({ cancels, waitsFor: [], leavesAlone: [] });
  });
});

it('operations come in the same order, whatever order the runs come in', () => {
  const runs = ['10:3', '10:1', '10:2'].map((id) => runWith({ id, backup: backupWith() }));
  const ids = (some: typeof runs) =>
    affectedOperations(CANCELS, some, new Set()).cancels.map(({ runId }) => runId);
  expect(ids(runs)).toEqual(['10:1', '10:2', '10:3']);
  expect(ids(runs.toReversed())).toEqual(['10:1', '10:2', '10:3']);
});

describe('the identity of an operation', () => {
  const operation: RunOperation = {
    kind: 'REPLICATION',
    protectionGroupId: '1:2:3',
    runId: '10:1',
    targetId: BETA,
    target: 'beta',
    status: 'RUNNING',
    startedAt: null,
    objectIds: [],
  };
  it.each([
    ['names the target by its id', operation, '1:2:3 10:1 REPLICATION 7'],
    ['by its name where there is no id', { ...operation, targetId: null }, '1:2:3 10:1 REPLICATION beta'],
    [
      'not at all where there is none',
      { ...operation, kind: 'BACKUP', targetId: null, target: null },
      '1:2:3 10:1 BACKUP ',
    ],
    ['does not depend on progress', { ...operation, status: 'CANCELING' }, '1:2:3 10:1 REPLICATION 7'],
  ] as const)('%s', (_name, some, key) => {
    expect(operationKey(some)).toBe(key);
  });
});
