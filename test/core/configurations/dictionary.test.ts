import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIRE_RUN_TYPES } from '../../../src/core/clusters/run-type.ts';
import { FAULTY } from '../../../src/core/configurations/rules/configuration-candidate.ts';
import { readDictionary as readWithin } from '../../../src/core/configurations/rules/dictionary.ts';
import type { FailoverRunConfigurationDraft } from '../../../src/core/configurations/rules/failover-run-configuration.ts';
import { anyDraft } from '../../support/drafts.ts';

const readDictionary = (dictionary: unknown, maxObjects = 10_000) => readWithin(dictionary, maxObjects);

const plain = { replicationClusterId: 2, objects: [{ objectId: 11 }], protectionGroupId: '1:10:100' };

/** The text that the vendor's SDK writes: every key, null where nothing is set. */
function dictionaryText(draft: FailoverRunConfigurationDraft): string {
  return `{"replicationClusterId": ${draft.replicationClusterId}, "objects": [${draft.objects
    .map(({ objectId }) => `{"objectId": ${objectId}}`)
    .join(', ')}], "protectionGroupId": ${JSON.stringify(draft.protectionGroupId ?? null)}, "runType": ${
    draft.runType ? `"${WIRE_RUN_TYPES[draft.runType]}"` : 'null'
  }, "viewId": ${draft.viewId ?? 'null'}, "cancelNonFailoverRuns": ${
    draft.cancelNonFailoverRuns ?? 'null'
  }, "pauseNextRuns": ${draft.pauseNextRuns ?? 'null'}}`;
}

function faultsOf(dictionary: unknown): string[] {
  return readDictionary(dictionary).issues.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('a dictionary as the SDKs write it', () => {
  it('is read digit for digit from text', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { issues, candidate } = readDictionary(dictionaryText(draft));
        expect(issues).toEqual([]);
        expect(candidate).toEqual({
          replicationClusterId: draft.replicationClusterId,
          objectIds: draft.objects.map(({ objectId }) => objectId),
          protectionGroupId: draft.protectionGroupId,
          runType: draft.runType,
          viewId: draft.viewId,
          cancelNonFailoverRuns: draft.cancelNonFailoverRuns,
          pauseNextRuns: draft.pauseNextRuns,
        });
      }),
    );
  });

  it('is read from an object with numbers, bigints or strings of digits', () => {
    for (const id of [5, 5n, '5'])
      expect(readDictionary({ ...plain, viewId: id })).toMatchObject({
        issues: [],
        candidate: { viewId: 5n },
      });
  });
});

it('a byte order mark before the text is no fault', () => {
  expect(readDictionary(`\ufeff${JSON.stringify(plain)}`)).toMatchObject({
    issues: [],
    candidate: { replicationClusterId: 2n },
  });
  expect(faultsOf('\ufeff\ufeff{}')).toEqual(['NOT_AN_OBJECT ']);
});

describe('faults of a dictionary', () => {
  it.each<[string, unknown, string[]]>([
    ['a list', [], ['NOT_AN_OBJECT ']],
    ['null', null, ['NOT_AN_OBJECT ']],
    ['a number', 3, ['NOT_AN_OBJECT ']],
    ['text that is not JSON', '{"replicationClusterId": }', ['NOT_AN_OBJECT ']],
    ['text of a list', '[1]', ['NOT_AN_OBJECT ']],
    ['an empty object', {}, ['MISSING_FIELD replicationClusterId', 'MISSING_FIELD objects']],
    [
      'nulls for what is required',
      { replicationClusterId: null, objects: null },
      ['MISSING_FIELD replicationClusterId', 'MISSING_FIELD objects'],
    ],
    ['objects of the wrong type', { ...plain, objects: {} }, ['WRONG_TYPE objects']],
    [
      'an entry that is no object',
      { ...plain, objects: [11, null] },
      ['NOT_AN_OBJECT objects.0', 'NOT_AN_OBJECT objects.1'],
    ],
    ['an entry without its id', { ...plain, objects: [{}] }, ['MISSING_FIELD objects.0.objectId']],
    [
      'an entry with a slip in its key',
      { ...plain, objects: [{ object_id: 1 }] },
      ['UNKNOWN_FIELD objects.0.object_id'],
    ],
    ['a fraction', { ...plain, viewId: 1.5 }, ['WRONG_TYPE viewId']],
    [
      'a fraction in text',
      '{"replicationClusterId": 2.5, "objects": [{"objectId": 1}]}',
      ['WRONG_TYPE replicationClusterId'],
    ],
    ['an id in words', { ...plain, viewId: 'seven' }, ['WRONG_TYPE viewId']],
    ['an id as a boolean', { ...plain, replicationClusterId: true }, ['WRONG_TYPE replicationClusterId']],
    ['a group id as a number', { ...plain, protectionGroupId: 5 }, ['WRONG_TYPE protectionGroupId']],
    ['a flag in words', { ...plain, pauseNextRuns: 'true' }, ['WRONG_TYPE pauseNextRuns']],
    ['a flag as a number', { ...plain, cancelNonFailoverRuns: 1 }, ['WRONG_TYPE cancelNonFailoverRuns']],
    ['an unknown run type', { ...plain, runType: 'kHuge' }, ['UNKNOWN_RUN_TYPE runType']],
    ['a run type under its GraphQL name', { ...plain, runType: 'FULL' }, ['UNKNOWN_RUN_TYPE runType']],
    ['a run type that is no name', { ...plain, runType: 4 }, ['WRONG_TYPE runType']],
    ['a number that lost its digits', { ...plain, viewId: 2 ** 53 }, ['UNSAFE_INTEGER viewId']],
    ['an unknown key', { ...plain, colour: 'red' }, ['UNKNOWN_FIELD colour']],
    [
      'a key of the prototype',
      '{"replicationClusterId":2,"objects":[{"objectId":1}],"__proto__":{}}',
      ['UNKNOWN_FIELD __proto__'],
    ],
  ])('%s', (_fault, dictionary, expected) => {
    expect(faultsOf(dictionary)).toEqual(expected);
  });

  it.each([
    ['replication_cluster_id', 'replicationClusterId'],
    ['ReplicationClusterID', 'replicationClusterId'],
    ['replicationClusterld', 'replicationClusterId'],
    ['protection_group_id', 'protectionGroupId'],
    ['cancel-non-failover-runs', 'cancelNonFailoverRuns'],
  ])('suggests the right key for %s, and does not miss that one too', (key, meant) => {
    const { issues } = readDictionary({ [key]: 2, objects: [{ objectId: 1 }] });
    const unknown = issues.find(({ path }) => path[0] === key);
    expect(unknown).toMatchObject({ code: 'UNKNOWN_FIELD', message: expect.stringContaining(meant) });
    expect(issues.filter(({ path }) => path[0] === meant)).toEqual([]);
  });

  it('are told together', () => {
    expect(
      faultsOf({
        replicationClusterId: '2x',
        objects: [{ objectId: 1 }, 7],
        runType: 'full',
        colour: 1,
        viewId: 1e300,
      }).sort(),
    ).toEqual([
      'NOT_AN_OBJECT objects.1',
      'UNKNOWN_FIELD colour',
      'UNKNOWN_RUN_TYPE runType',
      'UNSAFE_INTEGER viewId',
      'WRONG_TYPE replicationClusterId',
    ]);
  });

  it('leave the sound fields readable for the rules', () => {
    const { candidate } = readDictionary({ ...plain, viewId: 'x' });
    expect(candidate).toMatchObject({ replicationClusterId: 2n, viewId: FAULTY });
  });

  it('of the entries of a list that is too long are not told', () => {
    const { issues, candidate } = readDictionary({ ...plain, objects: [7, 8, 9] }, 2);
    expect(issues).toEqual([]);
    expect(candidate?.objectIds).toHaveLength(3);
  });

  it('beyond 200 are counted', () => {
    const unknown = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, 0]));
    const { issues } = readDictionary({ ...plain, ...unknown });
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({
      code: 'TOO_MANY_ISSUES',
      path: [],
      message: expect.stringContaining('99800 more faults'),
    });
  });

  it('of entries of a list are counted with the others', () => {
    const objects = Array.from({ length: 10_000 }, () => ({ id: 1, name: 2 }));
    const { issues } = readDictionary({ ...plain, objects });
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({ message: expect.stringMatching(/^\d{5} more faults/) });
  });

  it('do not repeat a key or a value at any length', () => {
    const long = 'x'.repeat(1_000_000);
    const { issues } = readDictionary({ ...plain, [long]: 1, runType: long });
    expect(issues.map(({ code }) => code)).toEqual(['UNKNOWN_FIELD', 'UNKNOWN_RUN_TYPE']);
    expect(JSON.stringify(issues).length).toBeLessThan(2_000);
  });

  it('of text with more objects than could be read digit for digit are the same', () => {
    const objects = Array.from({ length: 50_000 }, (_, index) => ({ objectId: index + 1 }));
    const { issues, candidate } = readDictionary(JSON.stringify({ ...plain, objects, colour: 1 }));
    expect(issues.map(({ code }) => code)).toEqual(['UNKNOWN_FIELD']);
    expect(candidate?.objectIds).toHaveLength(50_000);
  });

  it('of text that is nested too deeply are told as such', () => {
    const { issues } = readDictionary('['.repeat(200_000) + ']'.repeat(200_000));
    expect(issues).toMatchObject([{ code: 'NOT_AN_OBJECT', message: expect.stringContaining('nested') }]);
  });

  it('do not repeat a number that has lost its digits', () => {
    const { issues } = readDictionary({ ...plain, runType: 2 ** 53 });
    expect(issues).toMatchObject([
      { code: 'WRONG_TYPE', message: 'runType must be a string, not a number.' },
    ]);
  });

  it('never throw, whatever JSON arrives', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readDictionary(value)));
    fc.assert(fc.property(fc.json(), (text) => void readDictionary(text)));
  });

  it('with thousands of digits are out of range, at once', () => {
    const { candidate } = readDictionary(`{"replicationClusterId": ${'9'.repeat(500_000)}}`);
    expect(candidate?.replicationClusterId).toBeGreaterThan(2n ** 63n - 1n);
  });
});
