import { expect, test } from 'vitest';
import { nextRunAt } from '../../../src/core/clusters/schedule.ts';
import { backupWith, groupWith, policyWith, runWith } from '../support/facts.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const begun = (at: string) => runWith({ backup: backupWith({ startedAt: new Date(at) }) });
const HALF_AN_HOUR_AGO = begun('2026-03-01T09:30:00Z');
const hourly = policyWith({ runIntervalSeconds: 3_600 });

test('the next run is due an interval after the newest', () => {
  expect(nextRunAt(groupWith(), hourly, HALF_AN_HOUR_AGO, NOW)).toEqual(new Date('2026-03-01T10:30:00Z'));
});

test('one that is overdue is due now', () => {
  expect(nextRunAt(groupWith(), hourly, begun('2026-02-01T00:00:00Z'), NOW)).toEqual(NOW);
});

test.each([
  ['of a paused group', groupWith({ isPaused: true }), hourly, HALF_AN_HOUR_AGO],
  ['of a deleted group', groupWith({ isDeleted: true }), hourly, HALF_AN_HOUR_AGO],
  ['of a group that is not active', groupWith({ isActive: false }), hourly, HALF_AN_HOUR_AGO],
  ['without a policy', groupWith(), null, HALF_AN_HOUR_AGO],
  ['without an interval', groupWith(), policyWith({ runIntervalSeconds: null }), HALF_AN_HOUR_AGO],
  ['before the first run', groupWith(), hourly, null],
  ['after one without a backup', groupWith(), hourly, runWith()],
  ['after one that has not begun', groupWith(), hourly, runWith({ backup: backupWith({ startedAt: null }) })],
])('no next run is known %s', (_name, group, policy, newest) => {
  expect(nextRunAt(group, policy, newest, NOW)).toBeNull();
});
