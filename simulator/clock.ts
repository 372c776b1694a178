/** Microseconds in a second: the unit of every time on this API. */
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/**
 * The clusters' clock. It goes as real time goes, so that what they report can be read beside real times; how fast
 * work gets on is another matter (`engine/pace.ts`). At speed 0 it stands still and only `advance` moves it, which
 * makes every answer reproducible.
 */
export class ClusterClock {
  #usecs: number;
  #speed: number;
  /** Real time, in microseconds, at which `#usecs` was right. */
  #readAt: number;

  constructor(startUsecs: number, speed: number) {
    this.#usecs = startUsecs;
    this.#speed = speed;
    this.#readAt = realUsecs();
  }

  get speed(): number {
    return this.#speed;
  }

  /** Microseconds since 1970; never less than before, although real clocks are put back at times. */
  now(): number {
    const real = realUsecs();
    if (this.#speed > 0) this.#usecs += Math.max(0, real - this.#readAt);
    this.#readAt = real;
    return this.#usecs;
  }

  advance(usecs: number): void {
    this.#usecs = Math.floor(this.now() + usecs);
  }

  setSpeed(speed: number): void {
    this.now();
    this.#speed = speed;
  }
}

/** By the calendar clock: it goes on while a machine sleeps, and so do the times beside which these are read. */
export function realUsecs(): number {
  return Date.now() * 1000;
}
