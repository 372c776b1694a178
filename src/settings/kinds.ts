import { z } from 'zod';

/** A whole number, in digits only. */
export function integer(minimum: number, maximum: number) {
  const error = `must be a whole number between ${minimum} and ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, { error });
}

export const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true');

/**
 * Entries separated by commas, each as it will be compared with what clients send.
 * @param what what the setting must list
 * @param check the entry in that form, or what is wrong with it and what to write instead; never the entry itself,
 *   which may hold a secret
 */
export function list(what: string, check: (entry: string) => { readonly value: string } | Wrong) {
  return z.string().transform((text, context) => {
    const entries = text.split(',').map((entry) => entry.trim());
    return entries.flatMap((entry, index) => {
      if (entry === '') return [];
      const checked = check(entry);
      if ('value' in checked) return [checked.value];
      context.addIssue(`must list ${what}, separated by commas: entry ${index + 1} ${checked.wrong}`);
      return [];
    });
  });
}

/** Why an entry cannot work, as the rest of a sentence about it. */
export interface Wrong {
  readonly wrong: string;
}

/** `POLL_INTERVAL_MS` as `pollIntervalMs`. */
type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<Name>;

/** The same settings under the names that they have in code. */
export function inCamelCase<Settings extends Readonly<Record<string, unknown>>>(settings: Settings) {
  const renamed = Object.entries(settings).map(([name, value]) => [
    name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(renamed) as {
    readonly [Name in keyof Settings & string as CamelCase<Name>]: Settings[Name];
  };
}
