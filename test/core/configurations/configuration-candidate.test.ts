import { expect, test } from 'vitest';
import {
  candidateFromDraft,
  FAULTY,
  reportMalformedIds,
} from '../../../src/core/configurations/rules/configuration-candidate.ts';
import { isConfigurationDigest } from '../../../src/core/configurations/rules/configuration-digest.ts';
import { validateConfiguration } from '../../../src/core/configurations/rules/validate-configuration.ts';
import { IssueList } from '../../../src/core/values/issue-list.ts';
import { MalformedInt64 } from '../../../src/core/values/malformed-int64.ts';

const notAnId = new MalformedInt64('WRONG_TYPE', 'must be an integer');
const tooLarge = new MalformedInt64('ID_OUT_OF_RANGE', 'must be smaller');
const draft = {
  replicationClusterId: notAnId,
  objects: [{ objectId: 1n }, { objectId: tooLarge }],
  protectionGroupId: '1:2:3',
  viewId: notAnId,
};

function reported(some: Parameters<typeof reportMalformedIds>[0], maxObjects: number) {
  const issues = new IssueList();
  reportMalformedIds(some, maxObjects, issues);
  return issues
    .toArray()
    .map(({ severity, code, path, message }) => [severity, code, path.join('.'), message]);
}

test('ids that are none are reported where they stand', () => {
  const ofFields = [
    ['ERROR', 'WRONG_TYPE', 'replicationClusterId', 'replicationClusterId must be an integer.'],
    ['ERROR', 'WRONG_TYPE', 'viewId', 'viewId must be an integer.'],
  ];
  expect(reported(draft, 2)).toEqual([
    ...ofFields,
    ['ERROR', 'ID_OUT_OF_RANGE', 'objects.1.objectId', 'objectId must be smaller.'],
  ]);
  // The rules refuse a longer list as a whole.
  expect(reported(draft, 1)).toEqual(ofFields);
  expect(reported({ replicationClusterId: 7n, objects: [{ objectId: 1n }] }, 2)).toEqual([]);
});

test('and are marked, so that no rule reports them again', () => {
  const candidate = candidateFromDraft(draft);
  expect(candidate).toEqual({
    replicationClusterId: FAULTY,
    objectIds: [1n, FAULTY],
    protectionGroupId: '1:2:3',
    runType: null,
    viewId: FAULTY,
    cancelNonFailoverRuns: null,
    pauseNextRuns: null,
  });
  const result = validateConfiguration(candidate, { sourceClusterId: null, maxObjects: 2 });
  expect(result).toEqual({ issues: [], configuration: null });
});

test.each([
  ['0123456789abcdef'.repeat(4), true],
  ['0123456789abcdef'.repeat(4).toUpperCase(), false],
  ['a'.repeat(63), false],
  ['a'.repeat(65), false],
  [`${'a'.repeat(64)}\n`, false],
  ['g'.repeat(64), false],
])('%j: whether it can be a digest: %s', (text, expected) => {
  expect(isConfigurationDigest(text)).toBe(expected);
});
