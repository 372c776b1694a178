import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/core/values/clock.ts';

/** Real time between the end of one pause and the next thing done, so that waiting does not take all of the machine. */
const BREATH_MS = 10;

/**
 * Time as a service has it in a test: it passes only while the test waits for something, by what is slept, so that
 * nothing happens behind the test's back and no period is over early because the machine is slow.
 */
export class TestClock implements Clock {
  #milliseconds = Date.now();
  #waiting = 0;
  #sleeping = 0;
  readonly #events = new EventEmitter().setMaxListeners(0);

  /** Later at each reading, so that what comes later has a later time. */
  readonly now = () => new Date(this.#milliseconds++);

  readonly sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    do {
      if (this.#waiting === 0) await this.#sleepUntilWaitedFor(signal);
      await pause(BREATH_MS, undefined, { signal });
    } while (this.#waiting === 0);
    this.#milliseconds += milliseconds;
  };

  /** Lets time pass until the work is done. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    this.#events.emit('waiting');
    try {
      return await work;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Puts the time forward; whoever sleeps goes on sleeping. */
  advance(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  /** Resolves when somebody sleeps: the only worker that is at work is not at it at this moment. */
  async untilAsleep(): Promise<void> {
    while (this.#sleeping === 0) await once(this.#events, 'sleeping');
  }

  async #sleepUntilWaitedFor(signal: AbortSignal): Promise<void> {
    this.#sleeping += 1;
    this.#events.emit('sleeping');
    try {
      await once(this.#events, 'waiting', { signal });
    } finally {
      this.#sleeping -= 1;
    }
  }
}
