import { INT64_MAX, INT64_MIN } from './int64.ts';

/** Any value that JSON text can hold, with integer literals as exact bigints. */
export type ExactJson =
  | null
  | boolean
  | string
  | bigint
  | number
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

const INTEGER_LITERAL = /^-?\d+$/;
/** Longer literals are out of int64 range anyway, and converting a megabyte of digits takes seconds. */
const LONGEST_CONVERTED_LITERAL = 20;

/**
 * Reads JSON text without losing digits: integer literals become bigints, all other numbers stay numbers.
 * A literal beyond the int64 range becomes a bigint beyond that range, of unspecified value.
 * @throws SyntaxError when the text is not JSON
 */
export function parseExactJson(text: string): ExactJson {
  return JSON.parse(text, reviveIntegerLiteral) as ExactJson;
}

function reviveIntegerLiteral(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined || !INTEGER_LITERAL.test(source)) return value;
  if (source.length > LONGEST_CONVERTED_LITERAL) return value < 0 ? INT64_MIN - 1n : INT64_MAX + 1n;
  return BigInt(source);
}
