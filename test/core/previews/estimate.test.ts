import { describe, expect, it } from 'vitest';
import type { ProtectionRun } from '../../../src/core/clusters/cluster-facts.ts';
import type { RunType } from '../../../src/core/clusters/run-type.ts';
import { estimateRun, lastReplicatedAt } from '../../../src/core/previews/rules/estimate.ts';

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

/** A run with its copy, the fields given replaced. */
const changed = (
  fields: Partial<ProtectionRun>,
  copy: Partial<ProtectionRun['replications'][number]> = {},
): ProtectionRun => {
  const base = run('kRegular', BETA, 60);
  return { ...base, replications: base.replications.map((one) => ({ ...one, ...copy })), ...fields };
};

describe('a run that counts for an estimate', () => {
  it.each([
    ['has no backup', changed({ backup: null })],
    ['has come by replication', changed({ isReplicationRun: true })],
    ['has not ended', changed({}, { endedAt: null })],
    ['has failed', changed({}, { status: 'FAILED' })],
  ])('is none that %s', (_name, one) => {
    expect(estimate('INCREMENTAL', one)).toBeNull();
    expect(lastReplicatedAt(BETA, [one])).toBeNull();
  });

  it('may have had warnings', () => {
    expect(estimate('INCREMENTAL', changed({}, { status: 'SUCCEEDED_WITH_WARNING' }))).toMatchObject({
      seconds: 60,
    });
  });

  it('has ended before it began only by clocks that disagree, and took no time', () => {
    expect(estimate('INCREMENTAL', run('kRegular', BETA, -5))).toMatchObject({ seconds: 0 });
  });

  it('is measured by what was sent, or by what was to be sent, or by nothing', () => {
    const bytes = (copy: Parameters<typeof changed>[1]) => estimate('INCREMENTAL', changed({}, copy))?.bytes;
    expect(bytes({ logicalBytesTransferred: 9n })).toBe(60n);
    expect(bytes({ physicalBytesTransferred: null, logicalBytesTransferred: 9n })).toBe(9n);
    expect(bytes({ physicalBytesTransferred: null })).toBe(0n);
  });

  it('is measured, full and of unknown size, as others are', () => {
    const full = run('kFull', BETA, 60);
    const replications = full.replications.map((copy) => ({ ...copy, logicalSizeBytes: null }));
    expect(estimate('FULL', { ...full, replications })?.bytes).toBe(60n);
  });
});

describe('medians', () => {
  it('are the upper of two, by size and not by digits', () => {
    const runs = [100, 20, 9, 3].map((seconds) => run('kRegular', BETA, seconds));
    expect(estimate('INCREMENTAL', ...runs)).toEqual({ bytes: 20n, seconds: 20, basedOnRuns: 4 });
    expect(estimate('INCREMENTAL', ...runs.slice(0, 2), ...runs.slice(0, 2))).toMatchObject({
      bytes: 100n,
      seconds: 100,
    });
  });
});

describe('the last time that a backup was replicated', () => {
  const begun = (seconds: number, clusterId: bigint): ProtectionRun => {
    const base = run('kRegular', clusterId, 500);
    return { ...base, backup: base.backup && { ...base.backup, startedAt: new Date(seconds * 1000) } };
  };

  it('is the start of the newest that has arrived on this cluster', () => {
    expect(lastReplicatedAt(BETA, [begun(10, BETA), begun(20, BETA), begun(30, GAMMA)])).toEqual(
      new Date(20_000),
    );
  });

  it('is null before the first', () => {
    expect(lastReplicatedAt(BETA, [])).toBeNull();
  });
});
