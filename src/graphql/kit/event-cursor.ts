import type { CursorCodec } from './connection.ts';

/** The largest position that the database can compare with, with room for a page. */
const LATEST = 2 ** 31 - 1_000;

/** Cursors of the events of a run: their position, made opaque. */
export const eventCursorCodec: CursorCodec<number> = {
  encode: (position) => Buffer.from(`event.${position}`).toString('base64url'),
  decode(text) {
    const [, digits] = /^event\.(\d{1,10})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
    const position = Number(digits ?? Number.NaN);
    return position >= 1 && position <= LATEST ? position : undefined;
  },
};
