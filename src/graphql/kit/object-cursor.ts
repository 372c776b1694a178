import { isId, parseInt64 } from '../../core/values/int64.ts';
import type { Page, PageRequest } from '../../core/values/page.ts';
import type { CursorCodec } from './connection.ts';

/** Cursors of the objects of a configuration, which are ordered by id: the id itself, made opaque. */
export const objectCursorCodec: CursorCodec<bigint> = {
  encode: (objectId) => Buffer.from(`object.${objectId}`).toString('base64url'),
  decode(text) {
    const [, digits = ''] = /^object\.(\d{1,19})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
    const objectId = parseInt64(digits);
    return objectId !== undefined && isId(objectId) ? objectId : undefined;
  },
};

/** One page of the ascending list. */
export function pageOfObjects(
  objectIds: readonly bigint[],
  { after, first = 0 }: PageRequest<bigint>,
): Page<{ readonly objectId: bigint }> {
  const following = after === undefined ? 0 : objectIds.findIndex((objectId) => objectId > after);
  const start = following === -1 ? objectIds.length : following;
  const items = objectIds.slice(start, start + first).map((objectId) => ({ objectId }));
  return { items, hasNextPage: start + first < objectIds.length, hasPreviousPage: start > 0 };
}
