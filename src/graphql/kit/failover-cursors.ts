import type { CursorCodec } from './connection.ts';

/** Positions in lists that are ordered by one whole number, made opaque. */
function numberCodec<Position extends number | bigint>(
  prefix: string,
  pattern: RegExp,
  parse: (digits: string) => Position,
): CursorCodec<Position> {
  return {
    encode: (position) => Buffer.from(`${prefix}${position}`).toString('base64url'),
    decode(text) {
      const [, digits] = pattern.exec(Buffer.from(text, 'base64url').toString()) ?? [];
      return digits === undefined ? undefined : parse(digits);
    },
  };
}

/** Position of an event of a failover: its number. */
export const eventCursorCodec = numberCodec<number>('event ', /^event (\d{1,9})$/, Number);

/** Position of an object of a failover: its id on the source cluster. */
export const objectCursorCodec = numberCodec<bigint>('object ', /^object (\d{1,19})$/, BigInt);
