import { describe, expect, it } from 'vitest';
import type { ProtectionRun } from '../../../src/core/clusters/cluster-facts.ts';
import type { RunType } from '../../../src/core/clusters/run-type.ts';
import { estimateRun } from '../../../src/core/previews/rules/estimate.ts';

const BETA = 7n;
const GAMMA = 8n;

/** A run whose copy took so many seconds from the start of the backup and moved as many bytes. */
const run = (wireRunType: string, clusterId: bigint, seconds: number): ProtectionRun => ({
  id: '1:1',
  protectionGroupId: '1:2:3',
  isReplicationRun: false,
  backup: {
    status: 'SUCCEEDED',
    wireRunType,
    startTimeUsecs: null,
    startedAt: new Date(0),
    endedAt: new Date(0),
    localTaskId: null,
    messages: [],
  },
  replications: [
    {
      clusterId,
      clusterName: null,
      status: 'SUCCEEDED',
      percentComplete: 100,
      queuedAt: null,
      startedAt: new Date(0),
      endedAt: new Date(seconds * 1000),
      message: null,
      logicalSizeBytes: 1_000n,
      logicalBytesTransferred: null,
      physicalBytesTransferred: BigInt(seconds),
    },
  ],
  archivals: [],
  objects: null,
});

const estimate = (runType: RunType, ...runs: ProtectionRun[]) =>
  estimateRun({ replicationClusterId: BETA, runType }, runs);

describe('an estimate', () => {
  it('is the median of runs that are not full, for a run that is not', () => {
    const runs = [1, 2, 9].map((seconds) => run('kRegular', BETA, seconds));
    for (const runType of ['INCREMENTAL', 'LOG'] as const)
      expect(estimate(runType, ...runs, run('kFull', BETA, 500))).toEqual({
        bytes: 2n,
        seconds: 2,
        basedOnRuns: 3,
      });
  });

  it('is that of full runs and their logical size, for a full one', () => {
    expect(estimate('FULL', run('kRegular', BETA, 1), run('kFull', BETA, 500))).toEqual({
      bytes: 1_000n,
      seconds: 500,
      basedOnRuns: 1,
    });
  });

  it('is null where none of its like has reached the replication cluster', () => {
    expect(estimate('FULL', run('kRegular', BETA, 1))).toBeNull();
    expect(estimate('INCREMENTAL', run('kFull', BETA, 1), run('kRegular', GAMMA, 1))).toBeNull();
  });
});
