import { distance } from 'fastest-levenshtein';
import { parseExactJson } from '../../values/exact-json.ts';
import { isDecimalInteger } from '../../values/int64.ts';
import { errorIssue, type Issue, type IssueCode } from '../../values/issue.ts';
import { FAULTY, type OrFaulty } from './configuration-candidate.ts';

/** A key this many edits away from a known one is presumed to be a slip of it. */
const LARGEST_SLIP = 2;

/** Reads the fields of one JSON object by name, type and presence, and collects every fault. */
export class DictionaryReader {
  readonly issues: Issue[] = [];
  readonly #source: Readonly<Record<string, unknown>>;
  readonly #path: readonly string[];
  /** Fields that a misspelled key stands for: their absence is a consequence, not a fault. */
  readonly #misspelled = new Set<string>();

  private constructor(
    source: Readonly<Record<string, unknown>>,
    path: readonly string[],
    fields: readonly string[],
  ) {
    this.#source = source;
    this.#path = path;
    for (const key of Object.keys(source)) if (!fields.includes(key)) this.#reportUnknown(key, fields);
  }

  /** A reader of the value's fields, or the issue that it is no object. */
  static open(
    value: unknown,
    path: readonly string[],
    fields: readonly string[],
  ): DictionaryReader | Issue[] {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new DictionaryReader(value as Record<string, unknown>, path, fields);
    const subject = path.length === 0 ? 'The dictionary' : path.join('.');
    return [errorIssue('NOT_AN_OBJECT', path, `${subject} must be an object, not ${describe(value)}.`)];
  }

  /** The value, which must be present; absence is reported unless it follows from a misspelled key. */
  required<Value>(value: OrFaulty<Value | null>, field: string): OrFaulty<Value> {
    if (value !== null) return value;
    this.#report('MISSING_FIELD', field, `${field} is missing.`);
    return FAULTY;
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
        `${field} is a JSON number beyond ±(2^53−1), whose digits may have been lost on the way here: send it as a string, or send the whole dictionary as JSON text.`,
      );
    }
    if (typeof value === 'string' && isDecimalInteger(value)) return parseExactJson(value) as bigint;
    return this.#report('WRONG_TYPE', field, `${field} must be an integer, not ${describe(value)}.`);
  }

  #typed<Value>(
    field: string,
    expected: string,
    isExpected: (value: unknown) => value is Value,
  ): OrFaulty<Value | null> {
    const value = this.#present(field);
    if (value === FAULTY || value === null || isExpected(value)) return value;
    return this.#report('WRONG_TYPE', field, `${field} must be ${expected}, not ${describe(value)}.`);
  }

  #present(field: string): unknown {
    if (Object.hasOwn(this.#source, field)) return this.#source[field] ?? null;
    return this.#misspelled.has(field) ? FAULTY : null;
  }

  #report(code: IssueCode, field: string, message: string): typeof FAULTY {
    this.issues.push(errorIssue(code, [...this.#path, field], message));
    return FAULTY;
  }

  #reportUnknown(key: string, fields: readonly string[]): void {
    const meant = closest(key, fields);
    if (meant === undefined) {
      this.#report(
        'UNKNOWN_FIELD',
        key,
        `${JSON.stringify(key)} is not a field: known are ${fields.join(', ')}.`,
      );
      return;
    }
    this.#misspelled.add(meant);
    this.#report('UNKNOWN_FIELD', key, `${JSON.stringify(key)} is not a field; did you mean ${meant}?`);
  }
}

function closest(key: string, fields: readonly string[]): string | undefined {
  const plain = toPlainSpelling(key);
  const ranked = fields
    .map((field) => ({ field, edits: distance(plain, toPlainSpelling(field)) }))
    .sort((left, right) => left.edits - right.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= LARGEST_SLIP ? best.field : undefined;
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
