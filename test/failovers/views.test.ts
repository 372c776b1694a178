import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Failovers, openFailovers, REPLICA_VIEW } from './support/open-failovers.ts';

const TIMEOUT = 120_000;
let api: Failovers;
beforeEach(async () => {
  api = await openFailovers();
}, TIMEOUT);
afterEach(() => api?.close());

const ofView = (failoverId: string) => ({
  failoverId,
  replicationClusterId: String(api.beta?.id),
  replicaViewId: REPLICA_VIEW,
  reverseReplication: true,
});

test('a view is prepared, finalized, and failed back', { timeout: TIMEOUT }, async () => {
  const begun = await api.done('prepareViewFailover', ofView('v-1'));
  expect(begun.authoritativeSide).toBe('SOURCE');
  await api.untilPhase('v-1', 'IN_SYNC');
  expect(
    await api.ask('finalizeViewFailover', { failoverId: 'v-1', acknowledgePointOfNoReturn: false }),
  ).toMatchObject({ issues: [{ code: 'ACKNOWLEDGEMENT_REQUIRED' }] });
  await api.done('finalizeViewFailover', { failoverId: 'v-1', acknowledgePointOfNoReturn: true });
  const completed = await api.untilPhase('v-1', 'COMPLETED');
  expect(completed.authoritativeSide).toBe('REPLICATION');
  const input = { failoverId: 'v-1', newFailoverId: 'v-2', reverseReplication: true };
  const back = await api.done('failBack', input);
  expect(back).toMatchObject({ failoverId: 'v-2', failsBack: { failoverId: 'v-1' } });
  expect(await api.done('failBack', input)).toMatchObject({ id: back.id });
  expect(await api.find('v-1')).toMatchObject({ failedBackBy: { failoverId: 'v-2' } });
  await api.untilPhase('v-2', 'IN_SYNC');
  await api.done('finalizeViewFailover', { failoverId: 'v-2', acknowledgePointOfNoReturn: true });
  expect(await api.untilPhase('v-2', 'COMPLETED')).toMatchObject({ authoritativeSide: 'REPLICATION' });
});

test('a view takes over without its source, once', { timeout: TIMEOUT }, async () => {
  const input = { ...ofView('v-3'), acknowledgeDataLoss: true };
  await api.done('startUnplannedViewFailover', input);
  await api.done('startUnplannedViewFailover', input);
  expect(await api.untilPhase('v-3', 'COMPLETED')).toMatchObject({ authoritativeSide: 'REPLICATION' });
  expect(await api.sent(/failover\/views\/57|views\/57\/failover/i)).toBe(1);
});
