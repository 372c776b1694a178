import { createHash } from 'node:crypto';
import type { FailoverEvent, NewFailoverEvent } from './failover.ts';

/** The hash before the first event: 64 zeros. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * SHA-256, in lowercase hexadecimal, over the hash of the event before and this event's fields in a fixed order, as
 * JSON. Anybody can compute it anew from the report: that is why the report is signed as well.
 */
export function eventHash(
  previous: string,
  failoverId: string,
  number: number,
  event: NewFailoverEvent,
): string {
  const { kind, at, actor, message, phase, step, gate, mark } = event;
  const content = [
    previous,
    failoverId,
    number,
    kind,
    at.toISOString(),
    actor,
    message,
    phase,
    step,
    gate,
    mark,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Numbers the events and chains them to the last one that is kept. */
export function chain(
  failoverId: string,
  last: Pick<FailoverEvent, 'number' | 'hash'> | null,
  events: readonly NewFailoverEvent[],
): readonly FailoverEvent[] {
  const chained: FailoverEvent[] = [];
  let { number, hash } = last ?? { number: 0, hash: FIRST_HASH };
  for (const event of events) {
    number += 1;
    hash = eventHash(hash, failoverId, number, event);
    chained.push({ ...event, number, hash });
  }
  return chained;
}
