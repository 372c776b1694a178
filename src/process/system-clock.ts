import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../core/values/clock.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};
