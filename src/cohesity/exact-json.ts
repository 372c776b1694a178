/**
 * JSON without loss: int64 values are JSON numbers upstream, and a double keeps only 53 of their bits.
 *
 * The convention: every number literal without fraction and exponent becomes a `bigint`, every other a
 * `number`. Schemas then say `z.int64()` where an integer is meant, and accept both for percentages.
 */

/** What TypeScript's library does not declare yet of the JSON source text access proposal. */
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const json = JSON as unknown as SourceTextJson;

const INTEGER_LITERAL = /^-?\d+$/;

/**
 * Parses JSON text; integer literals come back as `bigint`.
 * @throws SyntaxError when the text is not JSON. Its message quotes the text: never show it.
 */
export function parseExactJson(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && INTEGER_LITERAL.test(source)
      ? BigInt(source)
      : value,
  );
}

/** Writes JSON text; `bigint` values become number literals, digit for digit. */
export function writeExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? json.rawJSON(inner.toString()) : inner,
  );
}
