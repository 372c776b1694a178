import { expect, test } from 'vitest';
import {
  INT64_MAX,
  INT64_MIN,
  isDecimalInteger,
  isId,
  isInt64,
  parseInt64,
} from '../../../src/core/values/int64.ts';

test('the bounds are those of 64 bits', () => {
  expect([INT64_MIN, INT64_MAX]).toEqual([-9223372036854775808n, 9223372036854775807n]);
});

test.each([
  [INT64_MIN - 1n, false, false],
  [INT64_MIN, true, false],
  [-1n, true, false],
  [0n, true, false],
  [1n, true, true],
  [INT64_MAX, true, true],
  [INT64_MAX + 1n, false, false],
])('%i: whether it fits %s, whether it can be an id %s', (value, fits, canBeId) => {
  expect([isInt64(value), isId(value)]).toEqual([fits, canBeId]);
});

test.each([
  ['0', 0n],
  ['7', 7n],
  ['-1', -1n],
  ['9007199254740993', 9007199254740993n],
  ['9223372036854775807', INT64_MAX],
  ['-9223372036854775808', INT64_MIN],
])('%s is an integer in canonical form', (text, value) => {
  expect(isDecimalInteger(text)).toBe(true);
  expect(parseInt64(text)).toBe(value);
});

test.each(['', '-', '+1', '01', '-01', '00', ' 1', '1 ', '1\n', 'x1', '1x', '1.0', '1e3', '0x1', '١'])(
  '%j is none',
  (text) => {
    expect(isDecimalInteger(text)).toBe(false);
    expect(parseInt64(text)).toBeUndefined();
  },
);

test.each(['9223372036854775808', '-9223372036854775809', '100000000000000000000', '9'.repeat(100)])(
  '%s is an integer of more than 64 bits',
  (text) => {
    expect(isDecimalInteger(text)).toBe(true);
    expect(parseInt64(text)).toBeUndefined();
  },
);
