/** Bounds of a signed 64-bit integer, the type of every id in the upstream API. */
export const INT64_MIN = -(2n ** 63n);
export const INT64_MAX = 2n ** 63n - 1n;

const DECIMAL_INTEGER = /^-?(?:0|[1-9]\d*)$/;
/** `-9223372036854775808` has 20 characters; a longer text need not be converted to be refused. */
const LONGEST_INT64_TEXT = 20;

/** Whether the value fits a signed 64-bit integer. */
export function isInt64(value: bigint): boolean {
  return value >= INT64_MIN && value <= INT64_MAX;
}

/** Whether the value can be an upstream id: ids are positive int64. */
export function isId(value: bigint): boolean {
  return value > 0n && value <= INT64_MAX;
}

/** Whether the text is an integer in canonical decimal form: no sign but `-`, no leading zeros, no spaces. */
export function isDecimalInteger(text: string): boolean {
  return DECIMAL_INTEGER.test(text);
}

/** The int64 that the canonical decimal text denotes, or `undefined` when it is none. */
export function parseInt64(text: string): bigint | undefined {
  if (text.length > LONGEST_INT64_TEXT || !isDecimalInteger(text)) return undefined;
  const value = BigInt(text);
  return isInt64(value) ? value : undefined;
}
