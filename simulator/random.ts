/** Where a seeded sequence of random numbers stands; part of the state, so that a restart continues it. */
export interface RandomSequence {
  position: number;
}

/** A sequence that depends on nothing but its seed and the name of its use. */
export function randomSequence(seed: number, use: string): RandomSequence {
  let position = seed >>> 0;
  for (const character of use) position = Math.imul(position ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return { position };
}

/** The next number in [0, 1): the mulberry32 generator. */
export function nextRandom(sequence: RandomSequence): number {
  sequence.position = (sequence.position + 0x6d2b79f5) >>> 0;
  let mixed = sequence.position;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** An integer in [low, high]. */
export function randomInteger(sequence: RandomSequence, low: number, high: number): number {
  return low + Math.floor(nextRandom(sequence) * (high - low + 1));
}
