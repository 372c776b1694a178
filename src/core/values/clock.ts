/** The time, and waiting for it. Handed in, so that rules and tests do not depend on the machine's. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds; rejects as soon as the signal says so. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
