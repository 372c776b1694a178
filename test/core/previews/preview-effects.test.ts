import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { affectedOperations } from '../../../src/core/previews/rules/conflicts.ts';
import { previewDigest, previewEffects } from '../../../src/core/previews/rules/preview-effects.ts';
import { configurationWith } from '../../support/configurations.ts';
import {
  archivalWith,
  BETA,
  backupWith,
  GROUP_ID,
  objectsOf,
  policyWith,
  replicationWith,
  runWith,
  snapshotWith,
} from '../support/facts.ts';

const NEXT = new Date('2026-03-01T11:00:00Z');
const CONFIGURATION = {
  ...configurationWith({ replicationClusterId: BETA, protectionGroupId: GROUP_ID, pauseNextRuns: true }),
  digest: 'digest',
};
const BUSY = runWith({ objects: objectsOf(1n), backup: backupWith(), archivals: [archivalWith()] });
const DONE = runWith({
  backup: backupWith({ status: 'SUCCEEDED', startedAt: new Date(5_000) }),
  replications: [
    replicationWith({ status: 'SUCCEEDED', endedAt: new Date(8_000), physicalBytesTransferred: 40n }),
  ],
});

describe('the effects', () => {
  it('are those on the runs of the snapshot, and what the policy would have done', () => {
    const snapshot = snapshotWith({
      ongoingRuns: [BUSY],
      recentRuns: [DONE],
      failoverRunIds: new Set([BUSY.id]),
      policy: policyWith({
        archivesTo: [
          { id: 9n, name: 'vault' },
          { id: 10n, name: null },
        ],
      }),
    });
    const affected = affectedOperations(CONFIGURATION, [BUSY], new Set([BUSY.id]));
    expect(affected.waitsFor).toHaveLength(2);
    expect(previewEffects(CONFIGURATION, snapshot, NEXT)).toEqual({
      ...affected,
      run:
        'Makes an incremental backup of 2 objects of protection group "ERP" on alpha and replicates it to beta. ' +
        'Before that, waits for what is under way on these objects: a backup, an archival to vault. ' +
        "Pauses the group's next runs until the failover is completed. " +
        'Does not archive to vault, 10, unlike ordinary runs.',
      pausesNextRuns: true,
      nextRunAt: NEXT,
      ignoresArchivalTo: ['vault', '10'],
      ignoresRetention: true,
      estimate: { bytes: 40n, seconds: 3, basedOnRuns: 1 },
      lastReplicatedAt: new Date(5_000),
    });
  });

  it('ignore no archives where there is no policy', () => {
    const effects = previewEffects(
      { ...CONFIGURATION, pauseNextRuns: false },
      snapshotWith({ policy: null }),
      null,
    );
    expect(effects).toMatchObject({ ignoresArchivalTo: [], pausesNextRuns: false, nextRunAt: null });
    expect(effects).toMatchObject({ estimate: null, lastReplicatedAt: null });
  });
});

describe('the digest of a preview', () => {
  const affected = affectedOperations({ ...CONFIGURATION, cancelNonFailoverRuns: true }, [BUSY], new Set());
  const digest = previewDigest(CONFIGURATION, GROUP_ID, affected);

  it('is that of the configuration, the group and each operation with its effect', () => {
    const lines = ['digest', '1:2:3', '0 1:2:3 10:1 BACKUP ', '2 1:2:3 10:1 ARCHIVAL 9'];
    expect(digest).toBe(createHash('sha256').update(lines.join('\n')).digest('hex'));
    const nothing = { cancels: [], waitsFor: [], leavesAlone: [] };
    const short = createHash('sha256').update('digest\n').digest('hex');
    expect(previewDigest(CONFIGURATION, null, nothing)).toBe(short);
  });

  it('does not change with progress, and does when an operation ends or is affected otherwise', () => {
    const { cancels, waitsFor, leavesAlone } = affected;
    const progressed = cancels.map((operation) => ({ ...operation, startedAt: NEXT }));
    expect(previewDigest(CONFIGURATION, GROUP_ID, { ...affected, cancels: progressed })).toBe(digest);
    expect(previewDigest(CONFIGURATION, GROUP_ID, { ...affected, leavesAlone: [] })).not.toBe(digest);
    expect(
      previewDigest(CONFIGURATION, GROUP_ID, { cancels: waitsFor, waitsFor: cancels, leavesAlone }),
    ).not.toBe(digest);
  });
});
