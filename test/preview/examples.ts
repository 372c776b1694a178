import { expect } from 'vitest';
import type { Comparison } from './enact.ts';
import { BETA, GAMMA, type Situation, VAULT } from './situation.ts';

const member = (memberIds: bigint[], isActive = true): Situation['extraGroups'][number] => ({
  memberIds,
  isActive,
  isPaused: false,
  isDeleted: false,
});

const BASE: Situation = {
  extraGroups: [member([101n]), member([1000001n]), member([1000002n])],
  focus: ['extra-0001', 'ERP'],
  earlierPlannedRuns: [],
  runs: [],
  configuration: {
    group: 0,
    isGroupGiven: true,
    objects: [0],
    foreignObject: null,
    replicationClusterId: BETA,
    runType: 'INCREMENTAL',
    view: 'none',
    cancelNonFailoverRuns: true,
    pauseNextRuns: false,
  },
};

const EARLIER: Situation['earlierPlannedRuns'][number] = {
  groupOffset: 1,
  objects: [0],
  replicationClusterId: BETA,
  cancelNonFailoverRuns: false,
  pauseNextRuns: false,
  seconds: 6,
  backupStatus: null,
  replicationStatus: null,
};

const RUN: Situation['runs'][number] = {
  group: 0,
  objects: null,
  backupStatus: 'Running',
  replications: [],
  archivals: [],
};

const codes = ({ preview }: Comparison) =>
  preview.issues.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code);

/** Situations in which preview and cluster once disagreed, shrunk, and what they agree on now. */
export const EXAMPLES: Record<string, { situation: Situation; holds: (comparison: Comparison) => void }> = {
  'an operation that is being canceled already is waited for': {
    situation: {
      ...BASE,
      runs: [{ ...RUN, backupStatus: 'Canceling', replications: [{ clusterId: BETA, status: 'Canceling' }] }],
    },
    holds: ({ preview }) => {
      expect(preview.effects).toMatchObject({
        cancels: [],
        leavesAlone: [],
        waitsFor: [
          { kind: 'BACKUP', status: 'CANCELING' },
          { kind: 'REPLICATION', status: 'CANCELING' },
        ],
      });
    },
  },
  "another failover's planned run on the same object is waited for": {
    situation: { ...BASE, earlierPlannedRuns: [EARLIER] },
    holds: ({ preview }) => {
      expect(preview.effects).toMatchObject({
        cancels: [],
        leavesAlone: [],
        waitsFor: [{ kind: 'BACKUP' }, { kind: 'REPLICATION' }],
      });
    },
  },
  'copies elsewhere are left alone although the backup that they wait for is canceled': {
    situation: {
      ...BASE,
      runs: [
        {
          ...RUN,
          replications: [
            { clusterId: BETA, status: 'Accepted' },
            { clusterId: GAMMA, status: 'Accepted' },
          ],
          archivals: [{ targetId: VAULT, status: 'Accepted' }],
        },
      ],
    },
    holds: ({ preview }) => {
      expect(preview.effects).toMatchObject({
        cancels: [{ kind: 'BACKUP' }, { kind: 'REPLICATION', targetId: BETA }],
        waitsFor: [],
        leavesAlone: [{ kind: 'ARCHIVAL' }, { kind: 'REPLICATION', targetId: GAMMA }],
      });
    },
  },
  'an object that has left the group since its last run is not protected': {
    // The history of this group was made with object 1000001, which nothing holds any more.
    situation: {
      ...BASE,
      extraGroups: [member([101n]), member([1000002n]), member([1000002n])],
      configuration: { ...BASE.configuration, foreignObject: 1000001n },
    },
    holds: (comparison) => expect(codes(comparison)).toEqual(['OBJECT_NOT_PROTECTED']),
  },
  'a folder is no object of its group': {
    situation: {
      ...BASE,
      focus: ['Web', 'ERP'],
      configuration: { ...BASE.configuration, foreignObject: 150n },
    },
    holds: (comparison) => expect(codes(comparison)).toEqual(['OBJECT_NOT_PROTECTED']),
  },
  'the one active group is found beside an inactive one': {
    situation: {
      ...BASE,
      extraGroups: [member([1000001n]), member([1000001n], false), member([1000002n])],
      configuration: { ...BASE.configuration, isGroupGiven: false },
    },
    holds: ({ preview }) => expect(preview.ready).toBe(true),
  },
  'a second planned run in the group is refused before it is asked for': {
    situation: { ...BASE, earlierPlannedRuns: [{ ...EARLIER, groupOffset: 0 }] },
    holds: (comparison) => expect(codes(comparison)).toEqual(['PLANNED_RUN_IN_PROGRESS']),
  },
};
