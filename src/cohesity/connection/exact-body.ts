/** What TypeScript's library does not declare yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** JSON text of a request body: bigints as number literals, digit for digit; what is `null` is left out. */
export function exactBody(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fields, (_key, value: unknown) => {
    if (typeof value === 'bigint') return rawJSON(value.toString());
    return value === null ? undefined : value;
  });
}
