/** Bytes of one list in a query: with path and other parameters the URL stays under 8 KB, a common limit. */
const LONGEST_LIST = 6_000;

/** A value of a query parameter; `undefined` leaves the parameter out. */
export type QueryValue = string | number | bigint | boolean | readonly (string | bigint)[] | undefined;

function encodeValue(value: Exclude<QueryValue, undefined>): string {
  return Array.isArray(value)
    ? value.map((item) => encodeURIComponent(String(item))).join(',')
    : encodeURIComponent(String(value));
}

/** The query string with its question mark, or nothing. Lists are comma-separated in one parameter. */
export function queryString(parameters: Readonly<Record<string, QueryValue>>): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeValue(value)}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Splits a list so that each part fits into one URL; duplicates go once. */
export function chunksForQuery<Item extends string | bigint>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [];
  let room = 0;
  for (const item of new Set(items)) {
    const length = encodeURIComponent(String(item)).length + 1;
    if (length > room) {
      chunks.push([]);
      room = LONGEST_LIST;
    }
    chunks.at(-1)?.push(item);
    room -= length;
  }
  return chunks;
}
