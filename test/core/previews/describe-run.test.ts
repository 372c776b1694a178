import { describe, expect, it } from 'vitest';
import type { RunOperation } from '../../../src/core/clusters/run-operation.ts';
import type { AffectedOperations } from '../../../src/core/previews/rules/conflicts.ts';
import { describeRun } from '../../../src/core/previews/rules/describe-run.ts';

type Arguments = Parameters<typeof describeRun>;

const CONFIGURATION = {
  objectIds: [1n, 2n],
  replicationClusterId: 7n,
  runType: 'INCREMENTAL',
  pauseNextRuns: false,
} as unknown as Arguments[0];

const SNAPSHOT = {
  identity: { name: 'alpha' },
  group: { name: 'ERP' },
  remoteClusters: [
    { id: 8n, name: 'gamma' },
    { id: 7n, name: 'beta' },
  ],
  policy: { archivesTo: [{ id: 9n, name: 'vault' }] },
} as unknown as Arguments[1];

const operation = (kind: RunOperation['kind'], target: string | null = null) =>
  ({ kind, target }) as unknown as RunOperation;

const affected = (some: Partial<AffectedOperations>): AffectedOperations => ({
  cancels: [],
  waitsFor: [],
  leavesAlone: [],
  ...some,
});

describe('the run in plain words', () => {
  it('says what it backs up and where it goes', () => {
    expect(describeRun(CONFIGURATION, SNAPSHOT, affected({}))).toBe(
      'Makes an incremental backup of 2 objects of protection group "ERP" on alpha and replicates it to beta. ' +
        'Nothing else is under way on these objects. Does not archive to vault, unlike ordinary runs.',
    );
  });

  it('says what it waits for, counted, in the order of a run', () => {
    const waitsFor = [
      operation('ARCHIVAL', 'vault'),
      operation('BACKUP'),
      operation('REPLICATION', 'beta'),
      operation('REPLICATION', 'beta'),
    ];
    expect(describeRun(CONFIGURATION, SNAPSHOT, affected({ waitsFor }))).toContain(
      'Before that, waits for what is under way on these objects: a backup, 2 replications to beta, an archival to vault.',
    );
  });

  it('says what it cancels and what it leaves alone', () => {
    const text = describeRun(
      CONFIGURATION,
      SNAPSHOT,
      affected({
        cancels: [operation('BACKUP')],
        waitsFor: [operation('BACKUP'), operation('BACKUP')],
        leavesAlone: [operation('REPLICATION', 'gamma')],
      }),
    );
    expect(text).toContain('Before that, cancels what is under way on these objects: a backup.');
    expect(text).toContain('Leaves alone: a replication to gamma.');
  });

  it.each([
    ['FULL', 'a full backup'],
    ['LOG', 'a log backup'],
    ['SYSTEM', 'a system backup'],
    ['ALL', 'a backup of every kind'],
    ['HYDRATE_CDP', 'a CDP hydration'],
    ['STORAGE_ARRAY_SNAPSHOT', 'a storage array snapshot'],
  ] as const)('names the kind of run, and does without names: %s', (runType, words) => {
    const nameless = { ...SNAPSHOT, group: null, policy: null, remoteClusters: [] };
    expect(describeRun({ ...CONFIGURATION, objectIds: [1n], runType }, nameless, affected({}))).toBe(
      `Makes ${words} of 1 object on alpha and replicates it to 7. Nothing else is under way on these objects.`,
    );
  });

  it('counts alike operations in several words', () => {
    const leavesAlone = [
      operation('BACKUP'),
      operation('BACKUP'),
      operation('ARCHIVAL', 'vault'),
      operation('ARCHIVAL', 'vault'),
      operation('REPLICATION', 'gamma'),
    ];
    expect(describeRun(CONFIGURATION, SNAPSHOT, affected({ leavesAlone }))).toContain(
      'replicates it to beta. Leaves alone: 2 backups, a replication to gamma, 2 archivals to vault.',
    );
  });

  it('says that next runs are paused', () => {
    expect(describeRun({ ...CONFIGURATION, pauseNextRuns: true }, SNAPSHOT, affected({}))).toContain(
      "Pauses the group's next runs until the failover is completed.",
    );
  });
});
