import { distance } from 'fastest-levenshtein';
import { parseExactJson } from '../../values/exact-json.ts';
import { isDecimalInteger } from '../../values/int64.ts';
import type { IssueCode } from '../../values/issue.ts';
import type { IssueList } from '../../values/issue-list.ts';
import { quote, shorten } from '../../values/quote.ts';
import { FAULTY, type OrFaulty } from './configuration-candidate.ts';

/** A key this many edits away from a known one is presumed to be a slip of it. */
const LARGEST_SLIP = 2;

/** Characters of a key in a path. */
const LONGEST_PATH_ENTRY = 200;

/** Reads the fields of one JSON object by name, type and presence, and collects every fault. */
export class DictionaryReader {
  readonly #issues: IssueList;
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #path: readonly string[];
  /** Fields that a misspelled key stands for: their absence is a consequence, not a fault. */
  readonly #misspelled = new Set<string>();

  private constructor(
    source: Readonly<Record<string, unknown>>,
    path: readonly string[],
    fields: readonly string[],
    issues: IssueList,
  ) {
    this.#source = source;
    this.#path = path;
    this.#issues = issues;
    for (const key of Object.keys(source)) if (!fields.includes(key)) this.#reportUnknown(key, fields);
  }

  /** A reader of the value's fields; `null`, and an issue, when it is no object. */
  static open(
    value: unknown,
    path: readonly string[],
    fields: readonly string[],
    issues: IssueList,
  ): DictionaryReader | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new DictionaryReader(value as Record<string, unknown>, path, fields, issues);
    issues.add('ERROR', () => {
      const subject = path.length === 0 ? 'The dictionary' : path.join('.');
      return {
        code: 'NOT_AN_OBJECT',
        path,
        message: `${subject} must be an object, not ${describe(value)}.`,
      };
    });
    return null;
  }

  /** The value, which must be present; absence is reported unless it follows from a misspelled key. */
  required<Value>(value: OrFaulty<Value | null>, field: string): OrFaulty<Value> {
    if (value !== null) return value;
    return this.#report('MISSING_FIELD', field, () => `${field} is missing.`);
  }

  string(field: string): OrFaulty<string | null> {
    return this.#typed(field, 'a string', (value) => typeof value === 'string');
  }

  boolean(field: string): OrFaulty<boolean | null> {
    return this.#typed(field, 'true or false', (value) => typeof value === 'boolean');
  }

  list(field: string): OrFaulty<readonly unknown[] | null> {
    return this.#typed(field, 'a list', (value): value is readonly unknown[] => Array.isArray(value));
  }

  /** An id as an integer or as a decimal string; its range is for the rules to check. */
  id(field: string): OrFaulty<bigint | null> {
    const value = this.#present(field);
    if (value === FAULTY || value === null || typeof value === 'bigint') return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
    if (typeof value === 'number' && Number.isInteger(value)) {
      return this.#report(
        'UNSAFE_INTEGER',
        field,
        () =>
          `${field} is a JSON number beyond ±(2^53−1), whose digits may have been lost on the way here: send it as a string, or send the whole dictionary as JSON text.`,
      );
    }
    if (typeof value === 'string' && isDecimalInteger(value)) return parseExactJson(value) as bigint;
    return this.#report('WRONG_TYPE', field, () => `${field} must be an integer, not ${describe(value)}.`);
  }

  #typed<Value>(
    field: string,
    expected: string,
    isExpected: (value: unknown) => value is Value,
  ): OrFaulty<Value | null> {
    const value = this.#present(field);
    if (value === FAULTY || value === null || isExpected(value)) return value;
    return this.#report('WRONG_TYPE', field, () => `${field} must be ${expected}, not ${describe(value)}.`);
  }

  #present(field: string): unknown {
    if (Object.hasOwn(this.#source, field)) return this.#source[field] ?? null;
    return this.#misspelled.has(field) ? FAULTY : null;
  }

  #report(code: IssueCode, field: string, message: () => string): typeof FAULTY {
    this.#issues.add('ERROR', () => ({
      code,
      path: [...this.#path, shorten(field, LONGEST_PATH_ENTRY)],
      message: message(),
    }));
    return FAULTY;
  }

  /** What was meant is worked out only where it is told: that takes longer than all the rest. */
  #reportUnknown(key: string, fields: readonly string[]): void {
    this.#report('UNKNOWN_FIELD', key, () => {
      const meant = closest(key, fields);
      if (meant === undefined) return `${quote(key)} is not a field: known are ${fields.join(', ')}.`;
      this.#misspelled.add(meant);
      return `${quote(key)} is not a field; did you mean ${meant}?`;
    });
  }
}

function closest(key: string, fields: readonly string[]): string | undefined {
  const plain = toPlainSpelling(key);
  const ranked = fields
    .map(toPlainSpelling)
    .map((field, index) => ({ field: fields[index], edits: editsBetween(plain, field) }))
    .sort((left, right) => left.edits - right.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= LARGEST_SLIP ? best.field : undefined;
}

/** A key of a megabyte is no slip, and comparing it letter by letter would take long. */
function editsBetween(left: string, right: string): number {
  const difference = Math.abs(left.length - right.length);
  return difference > LARGEST_SLIP ? difference : distance(left, right);
}

/** Drops what snake_case, kebab-case and capitals change, so that only the letters count. */
function toPlainSpelling(key: string): string {
  return key.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string')
    return value.length > 40 ? 'a string' : `the string ${JSON.stringify(value)}`;
  return typeof value === 'number' && !Number.isSafeInteger(Math.trunc(value)) ? 'a number' : String(value);
}
