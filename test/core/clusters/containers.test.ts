import { describe, expect, it } from 'vitest';
import { containerQuestion, containersAmong } from '../../../src/core/clusters/containers.ts';
import { GROUP_ID, objectsOf, runWith } from '../support/facts.ts';

const FOLDER = 100n;
const runs = [
  runWith({ objects: objectsOf(1n, 2n) }),
  runWith({ objects: null }),
  runWith({ objects: objectsOf(3n) }),
];

describe('whether an object is a container', () => {
  it('is asked where it is a member that no run holds, and runs hold what is no member', () => {
    const group = { memberIds: [FOLDER, 3n], protectedObjectCount: 3 };
    expect(containerQuestion([FOLDER, 3n, 4n], group, runs)).toEqual({
      unseenMemberIds: [FOLDER],
      withinIds: [1n, 2n],
      seenMemberCount: 1,
    });
  });

  it.each([
    ['each object is in runs', [3n], { memberIds: [FOLDER, 3n], protectedObjectCount: 3 }, runs],
    ['it is no member', [FOLDER], { memberIds: [3n], protectedObjectCount: 3 }, runs],
    [
      'all that runs hold is a member',
      [FOLDER],
      { memberIds: [FOLDER, 1n, 2n, 3n], protectedObjectCount: 4 },
      runs,
    ],
    ['there were no runs', [FOLDER], { memberIds: [FOLDER], protectedObjectCount: 3 }, []],
    ['the cluster does not count', [FOLDER], { memberIds: [FOLDER], protectedObjectCount: null }, runs],
  ])('is no question where %s', (_name, objectIds, group, some) => {
    expect(containerQuestion(objectIds, group, some)).toBeNull();
  });
});

describe('containers', () => {
  const question = { unseenMemberIds: [FOLDER], withinIds: [1n, 2n], seenMemberCount: 1 };
  const inGroup = () => ['1:2:9', GROUP_ID];

  it.each([
    ['are those without which all that is counted is known', 3, inGroup, [FOLDER]],
    ['are known where less is counted', 2, inGroup, [FOLDER]],
    ['may be objects that joined since, where more is counted', 4, inGroup, []],
    [
      'are not known where something in them has left the group',
      3,
      (id: bigint) => (id === 1n ? [GROUP_ID] : ['1:2:9']),
      [],
    ],
    ['are not known where nothing is counted', null, inGroup, []],
  ])('%s', (_name, protectedObjectCount, groupIdsOf, expected) => {
    expect(containersAmong(question, { id: GROUP_ID, protectedObjectCount }, groupIdsOf)).toEqual(expected);
  });
});
