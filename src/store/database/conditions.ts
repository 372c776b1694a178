import { eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The database has no year 0; a `Date` has. */
const EARLIEST = new Date('0001-01-01T00:00:00Z');

/** The column holds this text. No stored text has the character U+0000, and PostgreSQL refuses to compare with it. */
export function holdsText(column: PgColumn, text: string): SQL {
  return text.includes('\0') ? sql`false` : eq(column, text);
}

/** The instant is this one or a later one. */
export function isFrom(column: PgColumn, instant: Date): SQL {
  return gte(column, instant < EARLIEST ? EARLIEST : instant);
}

/** The instant is earlier than this one. */
export function isBefore(column: PgColumn, instant: Date): SQL {
  return lt(column, instant < EARLIEST ? EARLIEST : instant);
}

/** What each field of a filter means: none can be left out, so that a new one is not ignored. */
type Conditions<Filter extends object> = {
  readonly [Field in keyof Required<Filter>]: (value: NonNullable<Filter[Field]>) => SQL;
};

/** The conditions of the fields that the filter has. */
export function given<Filter extends object>(filter: Filter, conditions: Conditions<Filter>): readonly SQL[] {
  return (Object.keys(conditions) as (keyof Filter)[]).flatMap((field) => {
    const value = filter[field];
    return value === undefined || value === null ? [] : [conditions[field](value)];
  });
}
