import type { OrderDirection, Page, PageRequest } from '../../core/values/page.ts';

/** Where a read begins and which way it goes. */
export interface KeysetRead<Cursor> {
  /** Only rows after this position, in reading direction. */
  readonly after: Cursor | undefined;
  /** Only rows before this position, in reading direction. */
  readonly before: Cursor | undefined;
  /** Whether `after` and `before` are themselves part of what is read. */
  readonly inclusive: boolean;
  readonly direction: OrderDirection;
  readonly limit: number;
}

/**
 * Reads one page with the least rows: one more than asked for tells whether the list goes on beyond the page,
 * and one row on the far side of a cursor whether there is anything behind it. The row that a cursor points at
 * counts as behind it: a client that turns round at the page's edge would get it.
 */
export async function readKeysetPage<Row, Cursor>(
  order: OrderDirection,
  page: PageRequest<Cursor>,
  read: (request: KeysetRead<Cursor>) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const backwards = page.first === undefined;
  const size = page.first ?? page.last;
  if (size === undefined) throw new TypeError('a page needs `first` or `last`');
  const direction = backwards ? opposite(order) : order;
  const [start, end] = backwards ? [page.before, page.after] : [page.after, page.before];

  const exists = async (request: Pick<KeysetRead<Cursor>, 'after' | 'direction'>) =>
    request.after !== undefined &&
    (await read({ ...request, before: undefined, inclusive: true, limit: 1 })).length > 0;
  const [rows, anyBehind, anyAhead] = await Promise.all([
    read({ after: start, before: end, inclusive: false, direction, limit: size + 1 }),
    exists({ after: start, direction: opposite(direction) }),
    exists({ after: end, direction }),
  ]);

  const items = rows.slice(0, size);
  const ahead = rows.length > size || anyAhead;
  return backwards
    ? { items: items.reverse(), hasPreviousPage: ahead, hasNextPage: anyBehind }
    : { items, hasPreviousPage: anyBehind, hasNextPage: ahead };
}

function opposite(direction: OrderDirection): OrderDirection {
  return direction === 'ASC' ? 'DESC' : 'ASC';
}
