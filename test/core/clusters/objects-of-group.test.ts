import { describe, expect, it } from 'vitest';
import type { ProtectionRun } from '../../../src/core/clusters/cluster-facts.ts';
import { objectsOfGroup } from '../../../src/core/clusters/objects-of-group.ts';

const run = (...objectIds: bigint[]): ProtectionRun => ({
  id: '1:1',
  protectionGroupId: '1:2:3',
  isReplicationRun: false,
  backup: null,
  replications: [],
  archivals: [],
  objects: objectIds.map((objectId) => ({ objectId, name: null })),
});

const idsOf = (protectedObjectCount: number | null, ...runs: ProtectionRun[]) =>
  idsOfMembers([], protectedObjectCount, ...runs);

const idsOfMembers = (memberIds: bigint[], protectedObjectCount: number | null, ...runs: ProtectionRun[]) =>
  objectsOfGroup({ memberIds, protectedObjectCount }, runs).map(({ objectId }) => objectId);

describe('the objects of a group', () => {
  it('are those of its newest run that holds as many as the cluster counts', () => {
    expect(idsOf(2, run(1n, 2n), run(1n, 2n, 3n))).toEqual([1n, 2n]);
  });

  it('are not those of a planned run, which holds only what is failed over', () => {
    expect(idsOf(3, run(1n), run(1n, 2n, 3n))).toEqual([1n, 2n, 3n]);
    expect(idsOf(null, run(1n), run(1n, 2n, 3n))).toEqual([1n, 2n, 3n]);
  });

  it('are those of the fullest run where none holds as many as are counted', () => {
    expect(idsOf(5, run(1n), run(1n, 2n), run(3n, 4n))).toEqual([1n, 2n]);
  });

  it('are its members, where runs show that these are objects, without what has left it since', () => {
    expect(idsOfMembers([1n, 2n], 2, run(1n, 2n, 3n))).toEqual([1n, 2n]);
    expect(idsOfMembers([1n, 2n], 2, run(1n), run(2n, 3n))).toEqual([1n, 2n]);
  });

  it('are those of runs where a member may be a container, or holds more than itself', () => {
    expect(idsOfMembers([9n], 1, run(1n))).toEqual([1n]);
    expect(idsOfMembers([1n, 9n], 3, run(1n, 2n, 3n))).toEqual([1n, 2n, 3n]);
    expect(idsOfMembers([1n], 3, run(1n, 2n, 3n))).toEqual([1n, 2n, 3n]);
    expect(idsOfMembers([1n, 2n], null, run(1n, 2n, 3n))).toEqual([1n, 2n, 3n]);
  });

  it('are unknown before the first run, and where runs do not tell', () => {
    expect(idsOf(0)).toEqual([]);
    expect(idsOf(2, { ...run(), objects: null })).toEqual([]);
  });
});
