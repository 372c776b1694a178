import { and, asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CreationCursor } from '../../core/values/page.ts';
import type { KeysetRead } from './keyset-page.ts';

/** The columns that a list is ordered by: time of creation, and the key where times are equal. */
export interface CreationColumns {
  readonly createdAt: PgColumn;
  readonly key: PgColumn;
}

/** The rows that the request reads; `undefined` when it begins at the start and has no end. */
export function withinCreationRange(
  columns: CreationColumns,
  request: KeysetRead<CreationCursor>,
): SQL | undefined {
  return and(
    beyond(columns, request.after, request, 'after'),
    beyond(columns, request.before, request, 'before'),
  );
}

export function byCreation(columns: CreationColumns, { direction }: KeysetRead<CreationCursor>): SQL[] {
  const order = direction === 'ASC' ? asc : desc;
  return [order(columns.createdAt), order(columns.key)];
}

/** Compares whole rows, which one index range answers; comparing column by column with OR would not. */
function beyond(
  { createdAt, key }: CreationColumns,
  cursor: CreationCursor | undefined,
  { direction, inclusive }: KeysetRead<CreationCursor>,
  side: 'after' | 'before',
): SQL | undefined {
  if (cursor === undefined) return undefined;
  const greater = (direction === 'ASC') === (side === 'after');
  const operator = sql.raw(`${greater ? '>' : '<'}${inclusive ? '=' : ''}`);
  return sql`(${createdAt}, ${key}) ${operator} (${sql.param(cursor.createdAt, createdAt)}, ${sql.param(cursor.key, key)})`;
}
