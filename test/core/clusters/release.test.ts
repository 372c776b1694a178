import { expect, test } from 'vitest';
import {
  isKnownToEveryRelease,
  RELEASES,
  releaseSpelling,
  SPELLINGS,
} from '../../../src/core/clusters/release.ts';
import { RUN_TYPES } from '../../../src/core/clusters/run-type.ts';

test('a cluster that is not known yet is tried by the newest spelling first', () => {
  expect(SPELLINGS).toEqual(['kebab', 'camel']);
});

test('the spelling gives the release away', () => {
  expect(releaseSpelling('kebab')).toBe(RELEASES.NEWER);
  expect(releaseSpelling('camel')).toBe(RELEASES.OLDER);
  for (const spelling of SPELLINGS) expect(releaseSpelling(spelling).spelling).toBe(spelling);
});

test('what a newer release can and an older one cannot', () => {
  const abilities = Object.entries(RELEASES).map(([name, release]) => [
    name,
    release.inWords,
    Object.entries(release).flatMap(([ability, can]) => (can === true ? [ability] : [])),
  ]);
  expect(abilities).toEqual([
    [
      'NEWER',
      'a newer release',
      [
        'pollReportsStatuses',
        'countsProtectedObjects',
        'reportsObjectErrors',
        'listsViewOperations',
        'tracksViews',
        'cancelsRunsByAction',
      ],
    ],
    ['OLDER', 'an older release', ['requiresProtectionGroupId']],
  ]);
  for (const [name, release] of Object.entries(RELEASES)) expect(release.name).toBe(name);
});

test('two kinds of run are known to newer releases alone', () => {
  expect(RUN_TYPES.filter((runType) => !isKnownToEveryRelease(runType))).toEqual([
    'HYDRATE_CDP',
    'STORAGE_ARRAY_SNAPSHOT',
  ]);
  expect(RUN_TYPES.filter((runType) => !RELEASES.NEWER.runTypes[runType])).toEqual([]);
});
