import { expect, test } from 'vitest';
import { recordingEvents } from '../../../src/core/planned-runs/rules/recording-events.ts';
import { affectedOperations } from '../../../src/core/previews/rules/conflicts.ts';
import { previewEffects } from '../../../src/core/previews/rules/preview-effects.ts';
import { configurationWith } from '../../support/configurations.ts';
import { BETA, backupWith, replicationWith, runWith, snapshotWith } from '../support/facts.ts';

const AT = new Date('2026-03-01T10:00:00Z');
const BUSY = runWith({ backup: backupWith(), replications: [replicationWith({ status: 'CANCELING' })] });

test('a run begins with what it is to do, and one event for each operation that it affects', () => {
  const configuration = {
    ...configurationWith({ replicationClusterId: BETA, cancelNonFailoverRuns: true }),
    digest: 'digest',
  };
  expect(affectedOperations(configuration, [BUSY], new Set())).toMatchObject({ leavesAlone: [] });
  const effects = previewEffects(configuration, snapshotWith({ ongoingRuns: [BUSY] }), null);
  const shared = { at: AT, actor: 'operator', from: null, to: null };
  expect(recordingEvents(effects, 'operator', AT)).toEqual([
    { ...shared, kind: 'CREATED', to: 'PENDING', message: effects.run },
    {
      ...shared,
      kind: 'CANCELS_OPERATION',
      message: 'Cancels the backup of run 10:1 of protection group 1:2:3.',
    },
    {
      ...shared,
      kind: 'WAITS_FOR_OPERATION',
      message: 'Waits for the replication to beta of run 10:1 of protection group 1:2:3.',
    },
  ]);
});
