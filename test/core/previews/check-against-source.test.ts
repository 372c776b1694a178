import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../../src/core/clusters/release.ts';
import type { FailoverRunConfiguration } from '../../../src/core/configurations/rules/failover-run-configuration.ts';
import { checkAgainstSource } from '../../../src/core/previews/rules/check-against-source.ts';
import type { SourceSnapshot } from '../../../src/core/previews/rules/source-snapshot.ts';
import { IssueList } from '../../../src/core/values/issue-list.ts';
import { configurationWith } from '../../support/configurations.ts';
import { BETA, GAMMA, GROUP_ID, groupWith, objectsOf, snapshotWith } from '../support/facts.ts';

const VIEW = {
  viewId: 5n,
  name: 'share',
  objectId: null,
  protectionGroupIds: [GROUP_ID],
  isInactive: null,
  isFailoverReady: null,
  remoteClusterId: null,
  remoteViewId: null,
  viewUid: null,
};

/** Code, path and message of each issue. */
function check(
  fields: Partial<FailoverRunConfiguration> = {},
  snapshot: Partial<SourceSnapshot> = {},
): (readonly [code: string, path: string, message: string])[] {
  const issues = new IssueList();
  const configuration = configurationWith({
    sourceClusterId: 1n,
    replicationClusterId: BETA,
    protectionGroupId: GROUP_ID,
    objectIds: [1n, 2n],
    ...fields,
  });
  checkAgainstSource(configuration, snapshotWith(snapshot), (objectId) => Number(objectId) + 10, issues);
  const all = issues.toArray();
  expect(all.every(({ severity }) => severity === 'ERROR')).toBe(true);
  return all.map(({ code, path, message }) => [code, path.join('.'), message]);
}

it('a configuration that fits has no faults', () => {
  expect(check()).toEqual([]);
});

describe('the pairing', () => {
  it('names the clusters that are paired', () => {
    const remoteClusters = [
      { id: GAMMA, name: 'gamma' },
      { id: 9n, name: null },
    ];
    expect(check({}, { remoteClusters })).toEqual([
      [
        'REPLICATION_CLUSTER_NOT_PAIRED',
        'replicationClusterId',
        'alpha is not paired with cluster 7. Paired for replication: gamma (8), unnamed (9).',
      ],
    ]);
  });

  it('says that none is', () => {
    expect(check({}, { remoteClusters: [] })[0]?.[2]).toBe(
      'alpha is not paired with cluster 7. Paired for replication: none.',
    );
  });

  it('is fine beside others', () => {
    const remoteClusters = [
      { id: GAMMA, name: 'gamma' },
      { id: BETA, name: 'beta' },
    ];
    expect(check({}, { remoteClusters })).toEqual([]);
  });
});

describe('the protection group', () => {
  const unnamed = { protectionGroupId: null };
  const none = { group: null, groupObjects: [] };
  const REQUIRED = 'alpha is of an older release, which requires protectionGroupId.';
  it.each<[string, Partial<FailoverRunConfiguration>, Partial<SourceSnapshot>, string, string]>([
    [
      'must be named for an older release, which is given the one that there is',
      unnamed,
      { release: RELEASES.OLDER },
      'MISSING_FIELD',
      `${REQUIRED} The objects are in ${GROUP_ID}.`,
    ],
    [
      'must be named for an older release, of several',
      unnamed,
      { release: RELEASES.OLDER, ...none, candidateGroupIds: ['1:2:3', '1:2:4'] },
      'MISSING_FIELD',
      `${REQUIRED} The objects are in 1:2:3, 1:2:4.`,
    ],
    [
      'does not exist',
      {},
      { ...none, candidateGroupIds: ['1:2:4'] },
      'PROTECTION_GROUP_NOT_FOUND',
      'alpha has no protection group 1:2:3.',
    ],
    [
      'is one of several',
      unnamed,
      { ...none, candidateGroupIds: ['1:2:3', '1:2:4'] },
      'PROTECTION_GROUP_AMBIGUOUS',
      'The objects are in several protection groups: name one of 1:2:3, 1:2:4.',
    ],
    [
      'is deleted, active or not',
      {},
      { group: groupWith({ isDeleted: true, isActive: false }) },
      'PROTECTION_GROUP_DELETED',
      'Protection group "ERP" has been deleted.',
    ],
    [
      'is a replicated copy',
      {},
      { group: groupWith({ isActive: false }) },
      'PROTECTION_GROUP_INACTIVE',
      'Protection group "ERP" is inactive on alpha: it is the copy that replication made. Name the active group on its own cluster.',
    ],
  ])('%s', (_name, fields, snapshot, code, message) => {
    expect(check(fields, snapshot)).toEqual([[code, 'protectionGroupId', message]]);
  });

  it('may be left to newer releases, and to those that are not known', () => {
    for (const release of [RELEASES.NEWER, null]) expect(check(unnamed, { release })).toEqual([]);
    expect(check({}, { release: RELEASES.OLDER })).toEqual([]);
  });

  it('is required without advice where the objects are in none, which are reported as well', () => {
    const snapshot = { release: RELEASES.OLDER, ...none, groupIdsByObject: new Map() };
    expect(check({ ...unnamed, objectIds: [1n] }, snapshot)).toEqual([
      ['MISSING_FIELD', 'protectionGroupId', REQUIRED],
      ['OBJECT_NOT_PROTECTED', 'objects.11.objectId', 'No protection group holds object 1.'],
    ]);
  });

  it('that is at fault hides that it holds neither objects nor view', () => {
    const group = groupWith({ isDeleted: true });
    const snapshot = { group, groupIdsByObject: new Map(), groupObjects: [] };
    const view = { ...VIEW, protectionGroupIds: [] };
    expect(check({ viewId: 5n }, { ...snapshot, view }).map(([code]) => code)).toEqual([
      'PROTECTION_GROUP_DELETED',
    ]);
  });

  it('that must be chosen does not hide unprotected objects', () => {
    const snapshot = { ...none, candidateGroupIds: ['1:2:3', '1:2:4'] };
    const groupIdsByObject = new Map([
      [1n, ['1:2:3', '1:2:4']],
      [2n, []],
    ]);
    expect(check(unnamed, { ...snapshot, groupIdsByObject }).map(([code, path]) => [code, path])).toEqual([
      ['PROTECTION_GROUP_AMBIGUOUS', 'protectionGroupId'],
      ['OBJECT_NOT_PROTECTED', 'objects.12.objectId'],
    ]);
  });
});

describe('an object', () => {
  const notHeld = ['OBJECT_NOT_PROTECTED', 'objects.11.objectId'];
  it('is not in the group although a run holds it, where it says so itself', () => {
    const groupIdsByObject = new Map([[1n, ['1:2:4']]]);
    expect(check({ objectIds: [1n] }, { groupIdsByObject })).toEqual([
      [...notHeld, 'Protection group "ERP" does not hold object 1.'],
    ]);
  });

  it('is in the group where it does not say so, and is a member or in a run', () => {
    const groupIdsByObject = new Map();
    const group = groupWith({ memberIds: [1n] });
    expect(check({ objectIds: [1n] }, { groupIdsByObject, group, groupObjects: [] })).toEqual([]);
    expect(check({ objectIds: [1n] }, { groupIdsByObject })).toEqual([]);
    expect(check({ objectIds: [1n] }, { groupIdsByObject, groupObjects: [] })).toHaveLength(1);
  });

  it('is no container, which is answered with what the group protects', () => {
    const containerIds = new Set([1n]);
    const groupObjects = [...objectsOf(1n, 2n, 3n, 4n, 5n), { objectId: 6n, name: 'db' }].toReversed();
    expect(check({ objectIds: [1n] }, { containerIds, groupObjects })).toEqual([
      [
        ...notHeld,
        'Object 1 is a container (a folder, a tag) of protection group "ERP", which no run holds itself: name the objects in it. The group protects db (6), 5, 4, 3, 2 and 1 more.',
      ],
    ]);
    expect(check({ objectIds: [1n] }, { containerIds, groupObjects: objectsOf(2n) })[0]?.[2]).toMatch(
      /The group protects 2\.$/,
    );
  });
});

describe('a view', () => {
  it('exists, and is in the group', () => {
    expect(check({ viewId: 5n }, { view: VIEW })).toEqual([]);
  });

  it('is not known to the cluster', () => {
    expect(check({ viewId: 5n })).toEqual([['VIEW_NOT_FOUND', 'viewId', 'alpha has no view 5.']]);
  });

  it('is in another group', () => {
    expect(check({ viewId: 5n }, { view: { ...VIEW, protectionGroupIds: ['1:2:4'] } })).toEqual([
      ['VIEW_NOT_IN_GROUP', 'viewId', 'Protection group "ERP" does not hold view "share".'],
    ]);
  });

  it('is not looked for where no group is known', () => {
    const snapshot = { group: null, view: { ...VIEW, protectionGroupIds: [] } };
    expect(check({ viewId: 5n, protectionGroupId: null }, snapshot)).toEqual([]);
  });
});

describe('the run type', () => {
  it('is one that the release knows', () => {
    expect(check({ runType: 'HYDRATE_CDP' }, { release: RELEASES.OLDER })).toEqual([
      ['RUN_TYPE_UNSUPPORTED', 'runType', 'alpha is of an older release, which does not know kHydrateCDP.'],
    ]);
    expect(check({ runType: 'HYDRATE_CDP' }, { release: RELEASES.NEWER })).toEqual([]);
    expect(check({ runType: 'HYDRATE_CDP' }, { release: null })).toEqual([]);
    expect(check({ runType: 'FULL' }, { release: RELEASES.OLDER })).toEqual([]);
  });
});
