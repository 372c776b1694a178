import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson, writeExactJson } from '../../src/cohesity/exact-json.ts';
import { INT64_MAX, INT64_MIN } from '../../src/domain/int64.ts';

test('every int64 survives reading and writing, digit for digit', () => {
  fc.assert(
    fc.property(fc.bigInt(INT64_MIN, INT64_MAX), (id) => {
      const text = `{"ids":[${id}]}`;
      expect(parseExactJson(text)).toEqual({ ids: [id] });
      expect(writeExactJson(parseExactJson(text))).toBe(text);
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
