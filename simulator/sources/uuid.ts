import { createHash } from 'node:crypto';

/** A UUID that depends on nothing but the text: the same world has the same machines every time. */
export function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return [
    `50${digits.slice(0, 6)}`,
    digits.slice(6, 10),
    digits.slice(10, 14),
    digits.slice(14, 18),
    digits.slice(18, 30),
  ].join('-');
}
