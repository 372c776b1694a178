import type { Page, PageRequest } from '../../core/values/page.ts';
import { userInputError } from './user-input-error.ts';

/** Most items that one page may hold. */
export const MAX_PAGE_SIZE = 100;
/** Items of a page when the client does not say. */
const DEFAULT_PAGE_SIZE = 20;

/** The arguments that every connection field takes. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** How the cursors of one list are written and read; `decode` answers `undefined` for a foreign one. */
export interface CursorCodec<Cursor> {
  encode(cursor: Cursor): string;
  decode(text: string): Cursor | undefined;
}

/**
 * Checks the arguments of a connection field.
 * @throws GraphQLError when they contradict each other, ask for too much or hold a foreign cursor
 */
export function readPageRequest<Cursor>(
  { first, after, last, before }: ConnectionArguments,
  codec: CursorCodec<Cursor>,
): PageRequest<Cursor> {
  if (typeof first === 'number' && typeof last === 'number')
    throw userInputError('Give either first or last, not both.');
  checkPageSize('first', first);
  checkPageSize('last', last);
  const cursors = {
    after: readCursor('after', after, codec),
    before: readCursor('before', before, codec),
  };
  return typeof last === 'number' ? { last, ...cursors } : { first: first ?? DEFAULT_PAGE_SIZE, ...cursors };
}

/** The connection that GraphQL answers with for a page. */
export function toConnection<Item, Cursor>(
  page: Page<Item>,
  cursorOf: (item: Item) => Cursor,
  codec: CursorCodec<Cursor>,
) {
  const edges = page.items.map((node) => ({ cursor: codec.encode(cursorOf(node)), node }));
  return {
    edges,
    nodes: page.items,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function checkPageSize(name: string, size: number | null | undefined): void {
  if (typeof size === 'number' && (size < 0 || size > MAX_PAGE_SIZE))
    throw userInputError(`${name} must be between 0 and ${MAX_PAGE_SIZE}, not ${size}.`);
}

function readCursor<Cursor>(
  name: string,
  text: string | null | undefined,
  codec: CursorCodec<Cursor>,
): Cursor | undefined {
  if (text === null || text === undefined) return undefined;
  const cursor = codec.decode(text);
  if (cursor === undefined) throw userInputError(`${name} is not a cursor of this list.`);
  return cursor;
}
