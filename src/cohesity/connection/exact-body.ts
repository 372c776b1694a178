/** What TypeScript's library does not declare yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** JSON text of a request body: bigints as number literals, digit for digit; what is `null` is left out. */
export function exactBody(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fields, (_key, value: unknown) => (value === null ? undefined : exact(value)));
}

/** JSON text of a whole document: bigints likewise, and every `null` stays. */
export function exactText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => exact(part));
}

function exact(value: unknown): unknown {
  return typeof value === 'bigint' ? rawJSON(value.toString()) : value;
}
