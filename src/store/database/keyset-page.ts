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
  const [only] = await readKeysetPages(order, page, async (request) => [await read(request)]);
  if (only === undefined) throw new TypeError('one list has one page');
  return only;
}

/**
 * The same page of several lists, which are read together.
 * @param read the rows of each list, always in the same order of lists
 */
export async function readKeysetPages<Row, Cursor>(
  order: OrderDirection,
  page: PageRequest<Cursor>,
  read: (request: KeysetRead<Cursor>) => Promise<readonly (readonly Row[])[]>,
): Promise<readonly Page<Row>[]> {
  const backwards = page.first === undefined;
  const size = page.first ?? page.last;
  if (size === undefined) throw new TypeError('a page needs `first` or `last`');
  const direction = backwards ? opposite(order) : order;
  const [start, end] = backwards ? [page.before, page.after] : [page.after, page.before];

  const readBehind = async (request: Pick<KeysetRead<Cursor>, 'after' | 'direction'>) =>
    request.after === undefined ? [] : read({ ...request, before: undefined, inclusive: true, limit: 1 });
  const [lists, behind, beyond] = await Promise.all([
    read({ after: start, before: end, inclusive: false, direction, limit: size + 1 }),
    readBehind({ after: start, direction: opposite(direction) }),
    readBehind({ after: end, direction }),
  ]);

  return lists.map((rows, index) => {
    const items = rows.slice(0, size);
    const ahead = rows.length > size || (beyond[index]?.length ?? 0) > 0;
    const anyBehind = (behind[index]?.length ?? 0) > 0;
    return backwards
      ? { items: items.reverse(), hasPreviousPage: ahead, hasNextPage: anyBehind }
      : { items, hasPreviousPage: anyBehind, hasNextPage: ahead };
  });
}

function opposite(direction: OrderDirection): OrderDirection {
  return direction === 'ASC' ? 'DESC' : 'ASC';
}
