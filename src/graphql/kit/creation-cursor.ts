import type { CreationCursor } from '../../core/values/page.ts';
import type { CursorCodec } from './connection.ts';

const CURSOR = /^(\d{1,15})\.([^\0]{1,200})$/s;
/** The end of the year 9999: what all databases and texts can tell. */
const LATEST = Date.UTC(10_000, 0) - 1;

/** Cursors of lists that are ordered by creation: milliseconds since 1970 and the record's key, made opaque. */
export const creationCursorCodec: CursorCodec<CreationCursor> = {
  encode: ({ createdAt, key }) => Buffer.from(`${createdAt.getTime()}.${key}`).toString('base64url'),
  decode(text) {
    const [, milliseconds, key] = CURSOR.exec(Buffer.from(text, 'base64url').toString()) ?? [];
    if (key === undefined || Number(milliseconds) > LATEST) return undefined;
    return { createdAt: new Date(Number(milliseconds)), key };
  },
};
