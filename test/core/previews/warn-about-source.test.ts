import { describe, expect, it } from 'vitest';
import type { FailoverRunConfiguration } from '../../../src/core/configurations/rules/failover-run-configuration.ts';
import type { SourceSnapshot } from '../../../src/core/previews/rules/source-snapshot.ts';
import { warnAboutSource } from '../../../src/core/previews/rules/warn-about-source.ts';
import { configurationWith } from '../../support/configurations.ts';
import { BETA, GAMMA, groupWith, objectsOf, policyWith, snapshotWith } from '../support/facts.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const IN_AN_HOUR = new Date('2026-03-01T11:00:00Z');

interface Situation {
  readonly configuration?: Partial<FailoverRunConfiguration>;
  readonly snapshot?: Partial<SourceSnapshot>;
  readonly nextRunAt?: Date;
  readonly pausedBy?: string;
}

/** Code, path and message of each warning. */
function warnings({ configuration, snapshot, nextRunAt, pausedBy }: Situation) {
  const issues = warnAboutSource(
    configurationWith({ replicationClusterId: BETA, objectIds: [1n, 2n], ...configuration }),
    snapshotWith(snapshot),
    nextRunAt ?? null,
    pausedBy ?? null,
    NOW,
  );
  expect(issues.every(({ severity }) => severity === 'WARNING')).toBe(true);
  return issues.map(({ code, path, message }) => [code, path.join('.'), message]);
}

const paused = groupWith({ isPaused: true });
const another = { replicatesTo: [{ id: GAMMA, name: 'gamma' }] };
const NO_COPY = 'without an earlier copy there, everything must be copied.';

describe('an operator is warned', () => {
  it.each<[string, Situation, string, string, string]>([
    [
      'that the policy replicates elsewhere',
      {
        snapshot: {
          policy: policyWith(another),
          remoteClusters: [...another.replicatesTo, { id: BETA, name: 'beta' }],
        },
      },
      'REPLICATION_NOT_IN_POLICY',
      'replicationClusterId',
      `Policy "gold" does not replicate to cluster 7: ${NO_COPY}`,
    ],
    [
      'that there is no policy',
      { snapshot: { policy: null } },
      'REPLICATION_NOT_IN_POLICY',
      'replicationClusterId',
      `Protection group "ERP" has no policy that replicates to cluster 7: ${NO_COPY}`,
    ],
    [
      'that the group is paused',
      { snapshot: { group: paused } },
      'PROTECTION_GROUP_PAUSED',
      'protectionGroupId',
      'Protection group "ERP" is paused.',
    ],
    [
      'that a failover has left the group paused',
      { snapshot: { group: paused }, pausedBy: 'move-1' },
      'STILL_PAUSED_BY_FAILOVER',
      'protectionGroupId',
      'Protection group "ERP" is still paused by failover move-1, which has not been completed.',
    ],
    [
      'that objects of the group stay behind',
      { configuration: { objectIds: [2n] }, snapshot: { groupObjects: objectsOf(1n, 2n, 3n) } },
      'OBJECTS_LEFT_BEHIND',
      'objects',
      'Protection group "ERP" also holds 1, 3, which will not be failed over.',
    ],
    [
      'that a full run is slow',
      { configuration: { runType: 'FULL' } },
      'FULL_RUN_IS_SLOW',
      'runType',
      'A full run copies everything: an incremental one has the smallest delta.',
    ],
    [
      'that the next run is due within an hour',
      { nextRunAt: IN_AN_HOUR },
      'NEXT_RUN_MAY_INTERFERE',
      'pauseNextRuns',
      'The next run of "ERP" is due at 2026-03-01T11:00:00.000Z: set pauseNextRuns to keep it from interfering.',
    ],
  ])('%s', (_name, situation, code, path, message) => {
    expect(warnings(situation)).toEqual([[code, path, message]]);
  });
});

describe('an operator is not warned', () => {
  it.each<[string, Situation]>([
    ['of what is as it should be', {}],
    [
      'of a policy that replicates elsewhere, too',
      {
        snapshot: {
          policy: policyWith({ replicatesTo: [...another.replicatesTo, { id: BETA, name: null }] }),
        },
      },
    ],
    [
      'of the policy where the clusters are not paired',
      {
        snapshot: { policy: policyWith(another), remoteClusters: another.replicatesTo },
      },
    ],
    ['of a failover that paused a group which is not paused now', { pausedBy: 'move-1' }],
    [
      'of objects left behind by a container, which is an error',
      {
        configuration: { objectIds: [9n] },
        snapshot: { containerIds: new Set([9n]) },
      },
    ],
    ['of a run due after more than an hour', { nextRunAt: new Date(IN_AN_HOUR.getTime() + 1) }],
    ['of the next run where it is paused', { configuration: { pauseNextRuns: true }, nextRunAt: NOW }],
    ['where there is no group', { snapshot: { group: null, policy: null } }],
    ['where the group is deleted', { snapshot: { group: groupWith({ isDeleted: true }), policy: null } }],
    ['where the group is not active', { snapshot: { group: groupWith({ isActive: false }), policy: null } }],
  ])('%s', (_name, situation) => {
    expect(warnings(situation)).toEqual([]);
  });
});

it('all warnings come at once', () => {
  const situation: Situation = {
    configuration: { objectIds: [1n], runType: 'FULL' },
    snapshot: { group: paused, policy: null },
    nextRunAt: NOW,
  };
  expect(warnings(situation).map(([code]) => code)).toEqual([
    'REPLICATION_NOT_IN_POLICY',
    'PROTECTION_GROUP_PAUSED',
    'OBJECTS_LEFT_BEHIND',
    'FULL_RUN_IS_SLOW',
    'NEXT_RUN_MAY_INTERFERE',
  ]);
});
