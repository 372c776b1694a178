import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateFromDraft } from '../../../src/core/configurations/rules/configuration-candidate.ts';
import { configurationDigest } from '../../../src/core/configurations/rules/configuration-digest.ts';
import type { FailoverRunConfigurationDraft } from '../../../src/core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../../src/core/configurations/rules/request-body.ts';
import { validateConfiguration } from '../../../src/core/configurations/rules/validate-configuration.ts';
import { parseExactJson } from '../../../src/core/values/exact-json.ts';
import { INT64_MAX } from '../../../src/core/values/int64.ts';
import { anyDraft, plainDraft } from '../../support/drafts.ts';

function validate(
  draft: FailoverRunConfigurationDraft,
  sourceClusterId: bigint | null = null,
  maxObjects = 10_000,
) {
  return validateConfiguration(candidateFromDraft(draft), { sourceClusterId, maxObjects });
}

function codesAndPaths(draft: FailoverRunConfigurationDraft, sourceClusterId: bigint | null = null) {
  const { issues, configuration } = validate(draft, sourceClusterId);
  expect(configuration).toBeNull();
  return issues.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('a valid configuration', () => {
  it('keeps every id and gets the defaults', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { issues, configuration } = validate(draft);
        expect(issues).toEqual([]);
        expect(configuration).toMatchObject({
          sourceClusterId: BigInt(draft.protectionGroupId?.split(':')[0] ?? ''),
          replicationClusterId: draft.replicationClusterId,
          protectionGroupId: draft.protectionGroupId,
          runType: draft.runType ?? 'INCREMENTAL',
          viewId: draft.viewId,
          cancelNonFailoverRuns: draft.cancelNonFailoverRuns ?? false,
          pauseNextRuns: draft.pauseNextRuns ?? false,
        });
        expect(new Set(configuration?.objectIds)).toEqual(
          new Set(draft.objects.map(({ objectId }) => objectId)),
        );
      }),
    );
  });

  it('has its objects in ascending order', () => {
    const objects = [INT64_MAX, 2n, 2n ** 53n + 1n, 1n, 2n ** 53n].map((objectId) => ({ objectId }));
    const { configuration } = validate({ ...plainDraft, objects });
    expect(configuration?.objectIds).toEqual([1n, 2n, 2n ** 53n, 2n ** 53n + 1n, INT64_MAX]);
  });

  it('takes the source cluster from beside the configuration before the group id', () => {
    expect(validate(plainDraft, 7n).configuration?.sourceClusterId).toBe(7n);
    expect(validate({ ...plainDraft, protectionGroupId: null }, 7n).configuration?.sourceClusterId).toBe(7n);
  });

  it('names as many objects as the limit allows', () => {
    const objects = Array.from({ length: 10_000 }, (_, index) => ({ objectId: BigInt(index + 1) }));
    expect(validate({ ...plainDraft, objects }).configuration?.objectIds).toHaveLength(10_000);
    const oneMore = [...objects, { objectId: 10_001n }];
    expect(codesAndPaths({ ...plainDraft, objects: oneMore })).toEqual(['TOO_MANY_OBJECTS objects']);
  });
});

describe('the request body', () => {
  it('is exact JSON with the wire names, ids as numbers', () => {
    const { configuration } = validate({
      ...plainDraft,
      replicationClusterId: 9007199254740993n,
      runType: 'HYDRATE_CDP',
      viewId: INT64_MAX,
      pauseNextRuns: true,
    });
    expect(configuration && requestBody(configuration)).toBe(
      '{"replicationClusterId":9007199254740993,"objects":[{"objectId":11},{"objectId":12}],' +
        '"protectionGroupId":"1:10:100","runType":"kHydrateCDP","viewId":9223372036854775807,' +
        '"cancelNonFailoverRuns":false,"pauseNextRuns":true}',
    );
  });

  it('leaves absent fields out', () => {
    const { configuration } = validate({ ...plainDraft, protectionGroupId: null }, 1n);
    expect(parseExactJson(configuration ? requestBody(configuration) : '')).toEqual({
      replicationClusterId: 2n,
      objects: [{ objectId: 11n }, { objectId: 12n }],
      runType: 'kIncremental',
      cancelNonFailoverRuns: false,
      pauseNextRuns: false,
    });
  });
});

describe('the digest', () => {
  const digestOf = (draft: FailoverRunConfigurationDraft, sourceClusterId: bigint | null = null) => {
    const { configuration } = validate(draft, sourceClusterId);
    return configuration && configurationDigest(configuration);
  };

  it('knows neither the order of the objects nor whether defaults were spelled out', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const sameInOtherWords: FailoverRunConfigurationDraft = {
          ...draft,
          objects: draft.objects.toReversed(),
          runType: draft.runType ?? 'INCREMENTAL',
          cancelNonFailoverRuns: draft.cancelNonFailoverRuns ?? false,
          pauseNextRuns: draft.pauseNextRuns ?? false,
        };
        expect(digestOf(sameInOtherWords)).toBe(digestOf(draft));
      }),
    );
  });

  it('differs as soon as one field does', () => {
    const variants: FailoverRunConfigurationDraft[] = [
      plainDraft,
      { ...plainDraft, replicationClusterId: 3n },
      { ...plainDraft, protectionGroupId: '1:10:101' },
      { ...plainDraft, objects: [{ objectId: 11n }] },
      { ...plainDraft, runType: 'FULL' },
      { ...plainDraft, viewId: 1n },
      { ...plainDraft, cancelNonFailoverRuns: true },
      { ...plainDraft, pauseNextRuns: true },
    ];
    const digests = [...variants.map((variant) => digestOf(variant)), digestOf(plainDraft, 5n)];
    expect(new Set(digests).size).toBe(variants.length + 1);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('faults', () => {
  it.each<[string, FailoverRunConfigurationDraft, bigint | null, string[]]>([
    ['no objects', { ...plainDraft, objects: [] }, null, ['OBJECTS_EMPTY objects']],
    [
      'a repeated object, at each repetition',
      { ...plainDraft, objects: [5n, 6n, 5n, 5n].map((objectId) => ({ objectId })) },
      null,
      ['DUPLICATE_OBJECT objects.2.objectId', 'DUPLICATE_OBJECT objects.3.objectId'],
    ],
    [
      'an object id of zero',
      { ...plainDraft, objects: [{ objectId: 0n }] },
      null,
      ['ID_OUT_OF_RANGE objects.0.objectId'],
    ],
    ['a negative view id', { ...plainDraft, viewId: -1n }, null, ['ID_OUT_OF_RANGE viewId']],
    ['a source cluster id of zero', plainDraft, 0n, ['ID_OUT_OF_RANGE sourceClusterId']],
    [
      'replication to the source',
      { ...plainDraft, replicationClusterId: 1n },
      null,
      ['REPLICATION_TO_SOURCE replicationClusterId'],
    ],
    ['replication to the stated source', plainDraft, 2n, ['REPLICATION_TO_SOURCE replicationClusterId']],
    [
      'no way to tell the source',
      { ...plainDraft, protectionGroupId: null },
      null,
      ['SOURCE_CLUSTER_UNDETERMINED protectionGroupId'],
    ],
    [
      'a malformed group id, and not what follows from it',
      { ...plainDraft, protectionGroupId: 'abc' },
      null,
      ['MALFORMED_PROTECTION_GROUP_ID protectionGroupId'],
    ],
    [
      'an id out of range, and not what follows from it',
      { ...plainDraft, replicationClusterId: 0n },
      null,
      ['ID_OUT_OF_RANGE replicationClusterId'],
    ],
  ])('reports %s', (_fault, draft, sourceClusterId, expected) => {
    expect(codesAndPaths(draft, sourceClusterId)).toEqual(expected);
  });

  it.each([
    '',
    '1',
    '1:2',
    '1:2:3:4',
    '1:2:',
    '0:1:2',
    '-1:2:3',
    '1:2:9223372036854775808',
    ' 1:2:3',
    '1:2:03',
    'a:b:c',
  ])('refuses the group id %j', (protectionGroupId) => {
    expect(codesAndPaths({ ...plainDraft, protectionGroupId })).toEqual([
      'MALFORMED_PROTECTION_GROUP_ID protectionGroupId',
    ]);
  });

  it('come all at once', () => {
    const faulty = {
      replicationClusterId: 0n,
      protectionGroupId: 'x',
      objects: [{ objectId: 4n }, { objectId: -4n }, { objectId: 4n }],
      viewId: 0n,
    };
    expect(codesAndPaths(faulty).sort()).toEqual([
      'DUPLICATE_OBJECT objects.2.objectId',
      'ID_OUT_OF_RANGE objects.1.objectId',
      'ID_OUT_OF_RANGE replicationClusterId',
      'ID_OUT_OF_RANGE viewId',
      'MALFORMED_PROTECTION_GROUP_ID protectionGroupId',
    ]);
  });
});
