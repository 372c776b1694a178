import { expect, test } from 'vitest';
import { isFailoverId, MAX_FAILOVER_ID_LENGTH } from '../../../src/core/clusters/failover/failover-id.ts';
import { parseProtectionGroupId } from '../../../src/core/clusters/protection-group-id.ts';
import { RUN_TYPES, runTypeFromWire, WIRE_RUN_TYPES } from '../../../src/core/clusters/run-type.ts';
import { targetName } from '../../../src/core/clusters/target-name.ts';

test('a protection group id has three parts', () => {
  expect(parseProtectionGroupId('9223372036854775807:2:3')).toEqual({
    clusterId: 9223372036854775807n,
    incarnationId: 2n,
    jobId: 3n,
  });
});

test.each([
  '',
  '1',
  '1:2',
  '1:2:3:4',
  '1:2:3:',
  ':2:3',
  '1::3',
  '1:2:',
  '0:2:3',
  '1:0:3',
  '1:2:0',
  '-1:2:3',
  '1:2:x',
  ' 1:2:3',
  '9223372036854775808:2:3',
])('%j is no protection group id', (text) => {
  expect(parseProtectionGroupId(text)).toBeUndefined();
});

test.each(['a', 'A-z_0.9:x', '...', 'view', 'views2', 'x'.repeat(MAX_FAILOVER_ID_LENGTH)])(
  '%s can identify a failover',
  (text) => {
    expect(isFailoverId(text)).toBe(true);
  },
);

test.each(['', '.', '..', 'views', 'a b', 'a/b', 'é', 'a\n', ' a', 'x'.repeat(MAX_FAILOVER_ID_LENGTH + 1)])(
  '%j cannot',
  (text) => {
    expect(isFailoverId(text)).toBe(false);
  },
);

test('the kinds of run have their upstream names', () => {
  expect(RUN_TYPES.map((runType) => [runType, WIRE_RUN_TYPES[runType]])).toEqual([
    ['INCREMENTAL', 'kIncremental'],
    ['FULL', 'kFull'],
    ['LOG', 'kLog'],
    ['SYSTEM', 'kSystem'],
    ['ALL', 'kAll'],
    ['HYDRATE_CDP', 'kHydrateCDP'],
    ['STORAGE_ARRAY_SNAPSHOT', 'kStorageArraySnapshot'],
  ]);
  for (const runType of RUN_TYPES) expect(runTypeFromWire(WIRE_RUN_TYPES[runType])).toBe(runType);
  expect(runTypeFromWire('kRegular')).toBeUndefined();
});

test.each([
  [{ id: 7n, name: 'beta' }, 'beta'],
  [{ id: 7n, name: null }, '7'],
  [{ id: null, name: 'beta' }, 'beta'],
  [{ id: null, name: null }, 'unknown'],
])('a target is called by what is known of it', (target, name) => {
  expect(targetName(target)).toBe(name);
});
