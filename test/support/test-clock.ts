import { EventEmitter, once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/core/values/clock.ts';

/** How far time gets at once. */
const TICK_MS = 50;
/** A tick is due when this process has had nothing to do for so long. */
const REST_MS = 10;
/** Longest wait for that: the process may be busy with something else. */
const LONGEST_REAL_MS = 200;

/**
 * Time as a service has it in a test: it passes only while the test waits for something, so that nothing happens
 * behind the test's back and no period is over early because the machine is slow. Sleepers wake in order, and a busy
 * process has no later time until it has done what it is at.
 */
export class TestClock implements Clock {
  #milliseconds = Date.now();
  #waiting = 0;
  #isTicking = false;
  readonly #sleepers = new Set<{ readonly until: number; wake(): void }>();
  readonly #events = new EventEmitter();

  /** Later at each reading, so that what comes later has a later time. */
  readonly now = () => new Date(this.#milliseconds++);

  readonly sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sleeper = { until: this.#milliseconds + milliseconds, wake: resolve };
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    this.#sleepers.add(sleeper);
    this.#events.emit('sleeping');
    try {
      await promise;
    } finally {
      this.#sleepers.delete(sleeper);
      signal.removeEventListener('abort', abort);
    }
  };

  /** Lets time pass until the work is done. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    if (!this.#isTicking) void this.#tick();
    try {
      return await work;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Puts the time forward; those whose sleep is over then wake when the test waits for something. */
  advance(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  /** Resolves when so many sleep. */
  async untilAsleep(count: number): Promise<void> {
    while (this.#sleepers.size < count) await once(this.#events, 'sleeping');
  }

  async #tick(): Promise<void> {
    this.#isTicking = true;
    for (;;) {
      await untilIdle();
      if (this.#waiting === 0) break;
      this.#milliseconds += TICK_MS;
      for (const sleeper of [...this.#sleepers].toSorted((one, other) => one.until - other.until))
        if (sleeper.until <= this.#milliseconds) sleeper.wake();
    }
    this.#isTicking = false;
  }
}

/** Everything is within one process: queries, requests and the clusters that answer them. */
async function untilIdle(): Promise<void> {
  const begin = performance.now();
  for (;;) {
    const before = performance.eventLoopUtilization();
    await pause(REST_MS);
    // What has arrived meanwhile is worked off first.
    await new Promise(setImmediate);
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < 0.5 || performance.now() - begin > LONGEST_REAL_MS) return;
  }
}
