/**
 * JSON whose integers stay exact: ids on this API are int64, and `number` loses digits above 2^53.
 * The two native functions below are not yet in the type library.
 */
type SourceReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const nativeJson = JSON as unknown as {
  parse(text: string, reviver: SourceReviver): unknown;
  rawJSON(text: string): unknown;
};

const INTEGER = /^-?\d+$/;

/**
 * Parses JSON text; every integer literal becomes a `bigint`, every other number a `number`.
 * @throws SyntaxError when the text is no JSON
 */
export function parseExactJson(text: string): unknown {
  return nativeJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && INTEGER.test(source) ? BigInt(source) : value,
  );
}

/** Writes JSON text with every `bigint` as a JSON number, digit for digit. */
export function stringifyExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'bigint' ? nativeJson.rawJSON(inner.toString()) : inner,
  );
}

/** Writes JSON text with every `bigint` as a JSON string, for readers whose numbers are doubles. */
export function stringifyIdsAsText(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
