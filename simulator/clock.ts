import { performance } from 'node:perf_hooks';

/** Microseconds in a second: the unit of every time on this API. */
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/**
 * Simulated time. It runs `speed` times as fast as real time; at speed 0 it stands still and only
 * `advance` moves it, which makes every answer reproducible.
 */
export class VirtualClock {
  #usecs: number;
  #speed: number;
  #readAt: number;

  constructor(startUsecs: number, speed: number) {
    this.#usecs = startUsecs;
    this.#speed = speed;
    this.#readAt = performance.now();
  }

  get speed(): number {
    return this.#speed;
  }

  /** Microseconds since 1970. */
  now(): number {
    const real = performance.now();
    this.#usecs += (real - this.#readAt) * 1000 * this.#speed;
    this.#readAt = real;
    return Math.floor(this.#usecs);
  }

  advance(usecs: number): void {
    this.#usecs = this.now() + usecs;
  }

  setSpeed(speed: number): void {
    this.now();
    this.#speed = speed;
  }
}
