import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from '../../../src/core/values/exact-json.ts';
import { INT64_MAX, INT64_MIN, isInt64 } from '../../../src/core/values/int64.ts';

test('every int64 is read digit for digit', () => {
  fc.assert(
    fc.property(fc.bigInt(INT64_MIN, INT64_MAX), (id) => {
      expect(parseExactJson(`{"ids":[${id}]}`)).toEqual({ ids: [id] });
    }),
  );
});

test('only integer literals become bigint', () => {
  expect(parseExactJson('[1, 1.5, 1e3, -0.0, "12", null, true, 2.0]')).toEqual([
    1n,
    1.5,
    1000,
    -0,
    '12',
    null,
    true,
    2,
  ]);
});

test('an endless literal is read quickly, as something out of range', () => {
  const [value] = parseExactJson(`[${'9'.repeat(1_000_000)}]`) as [bigint];
  expect(isInt64(value)).toBe(false);
});
