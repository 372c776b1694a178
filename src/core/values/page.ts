/**
 * A page of a keyset-paginated list. Exactly one of `first` and `last` is set.
 * Cursors are the sort keys of the records they point at, already decoded.
 */
export interface PageRequest<Cursor> {
  readonly first?: number | undefined;
  readonly after?: Cursor | undefined;
  readonly last?: number | undefined;
  readonly before?: Cursor | undefined;
}

/** One page, in the requested order whichever direction it was read in. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Direction of a sort. */
export type OrderDirection = 'ASC' | 'DESC';

/** Position in a list ordered by creation time: the time, and the record's own key where times are equal. */
export interface CreationCursor {
  readonly createdAt: Date;
  readonly key: string;
}
