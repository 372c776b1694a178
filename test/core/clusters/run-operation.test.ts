import { expect, test } from 'vitest';
import type { OperationStatus } from '../../../src/core/clusters/cluster-facts.ts';
import { ongoingOperations } from '../../../src/core/clusters/run-operation.ts';
import { archivalWith, backupWith, GROUP_ID, objectsOf, replicationWith, runWith } from '../support/facts.ts';

const BEGAN = new Date(1_000);
const QUEUED = new Date(500);

test('the operations of a run say what they do, for which objects and since when', () => {
  const run = runWith({
    objects: objectsOf(1n, 2n),
    backup: backupWith({ startedAt: BEGAN }),
    replications: [
      replicationWith({ startedAt: BEGAN, queuedAt: QUEUED }),
      replicationWith({ clusterId: null, clusterName: null, status: 'ACCEPTED', queuedAt: QUEUED }),
    ],
    archivals: [archivalWith({ targetName: null, status: 'CANCELING', startedAt: BEGAN })],
  });
  const shared = { protectionGroupId: GROUP_ID, runId: run.id, objectIds: [1n, 2n], startedAt: BEGAN };
  expect(ongoingOperations(run)).toEqual([
    { ...shared, kind: 'BACKUP', targetId: null, target: null, status: 'RUNNING' },
    { ...shared, kind: 'REPLICATION', targetId: 7n, target: 'beta', status: 'RUNNING' },
    {
      ...shared,
      kind: 'REPLICATION',
      targetId: null,
      target: 'unknown',
      status: 'ACCEPTED',
      startedAt: QUEUED,
    },
    { ...shared, kind: 'ARCHIVAL', targetId: 9n, target: '9', status: 'CANCELING' },
  ]);
});

test('a run without backup, copies and object details has none', () => {
  expect(ongoingOperations(runWith())).toEqual([]);
  const run = runWith({ backup: backupWith() });
  expect(ongoingOperations(run)).toMatchObject([{ objectIds: [] }]);
});

const GOES_ON: Record<OperationStatus, boolean> = {
  ACCEPTED: true,
  RUNNING: true,
  CANCELED: false,
  CANCELING: true,
  FAILED: false,
  MISSED: false,
  SUCCEEDED: false,
  SUCCEEDED_WITH_WARNING: false,
  ON_HOLD: true,
  FINALIZING: true,
  SKIPPED: false,
  PAUSED: true,
  LEGAL_HOLD: true,
  UNKNOWN: true,
};

test.each(Object.entries(GOES_ON) as [OperationStatus, boolean][])('%s: goes on %s', (status, goesOn) => {
  const run = runWith({
    backup: backupWith({ status }),
    replications: [replicationWith({ status })],
    archivals: [archivalWith({ status })],
  });
  expect(ongoingOperations(run)).toHaveLength(goesOn ? 3 : 0);
});
