import { sql } from 'drizzle-orm';
import { timestamp } from 'drizzle-orm/pg-core';

/** A point in time in whole milliseconds: what a `Date`, and therefore a cursor, can hold exactly. */
export function instant(column: string) {
  return timestamp(column, { withTimezone: true, precision: 3, mode: 'date' });
}

/** Constants of the domain as SQL literals; none of them holds a quote. */
export function literals(values: readonly string[]) {
  return sql.raw(values.map((value) => `'${value}'`).join(', '));
}
