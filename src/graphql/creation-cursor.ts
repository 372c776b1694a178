import type { CreationCursor } from '../domain/page.ts';
import type { CursorCodec } from './connection.ts';

const CURSOR = /^(\d{1,16})\.(.{1,200})$/s;

/** Cursors of lists that are ordered by creation: milliseconds since 1970 and the record's key, made opaque. */
export const creationCursorCodec: CursorCodec<CreationCursor> = {
  encode: ({ createdAt, key }) => Buffer.from(`${createdAt.getTime()}.${key}`).toString('base64url'),
  decode(text) {
    const [, milliseconds, key] = CURSOR.exec(Buffer.from(text, 'base64url').toString()) ?? [];
    const createdAt = new Date(Number(milliseconds));
    return key === undefined || Number.isNaN(createdAt.getTime()) ? undefined : { createdAt, key };
  },
};
