import { Repeater } from '@repeaterjs/repeater';
import type { Clock } from '../values/clock.ts';
import { StoreUnavailable } from '../values/store-unavailable.ts';
import type { PlannedRunFeed, PlannedRunFinder } from './planned-run-port.ts';
import { isFinal, type PlannedRun } from './rules/planned-run.ts';

/** States that wait for one subscriber; one that falls further behind is cut off and may come again. */
const MOST_WAITING = 64;
/** Between attempts to read what was missed. */
const CATCH_UP_PAUSE_MS = 500;

/** The subscriber took too long; what it missed would have to be kept in memory without end. */
export class SubscriberTooSlow extends Error {
  override readonly name = 'SubscriberTooSlow';
}

interface Subscriber {
  readonly failoverId: string;
  push: (run: PlannedRun) => void;
}

/**
 * Passes changes of runs on to any number of subscribers. The feed is listened to once, whatever their number, and
 * brings each change complete, so that subscribers cost no reads but their first.
 */
export class PlannedRunChanges {
  readonly #runs: PlannedRunFinder;
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #closing = new AbortController();

  private constructor(runs: PlannedRunFinder, clock: Pick<Clock, 'sleep'>) {
    this.#runs = runs;
    this.#clock = clock;
  }

  static async open(
    runs: PlannedRunFinder,
    feed: PlannedRunFeed,
    reportFailure: (error: unknown) => void,
    clock: Pick<Clock, 'sleep'>,
  ) {
    const changes = new PlannedRunChanges(runs, clock);
    const listener = await feed.listen(
      (run) => changes.#publish(run),
      () => void changes.#catchUp(reportFailure),
    );
    const close = () => {
      changes.#closing.abort();
      return listener.close();
    };
    return { changes, close };
  }

  /** How many subscribers there are, of all runs. */
  get subscriberCount(): number {
    return this.#subscribers.values().reduce((count, { size }) => count + size, 0);
  }

  /**
   * The run's state now and after every change, each once and in order, up to and including its final one;
   * nothing at all when there is no such run. Fails with `SubscriberTooSlow` when it is not read.
   */
  subscribe(failoverId: string): AsyncIterableIterator<PlannedRun> {
    // A generator could not be ended while it waits for a change that never comes; a repeater can.
    return new Repeater<PlannedRun>(async (push, stop) => {
      let version = -1;
      let waiting = 0;
      const pass = (run: PlannedRun) => {
        if (run.version <= version) return;
        version = run.version;
        waiting++;
        if (waiting > MOST_WAITING) return stop(new SubscriberTooSlow('The subscriber does not keep up.'));
        void push(run).then(() => waiting--);
        if (isFinal(run.status)) stop();
      };
      // Listening begins before the first read: what changes in between waits here and is passed on once, in order.
      const early: PlannedRun[] = [];
      const subscriber: Subscriber = { failoverId, push: (run) => early.push(run) };
      this.#add(subscriber);
      try {
        const current = await this.#findWhenAvailable(failoverId, stop);
        if (!current) return stop();
        for (const run of [current, ...early]) pass(run);
        subscriber.push = pass;
        await stop;
      } finally {
        this.#remove(subscriber);
      }
    });
  }

  /** The stream has begun: an outage of the store is waited for, as it would be later, until the subscriber leaves. */
  async #findWhenAvailable(failoverId: string, left: Promise<unknown>): Promise<PlannedRun | null> {
    let hasLeft = false;
    void left.then(() => {
      hasLeft = true;
    });
    for (;;) {
      try {
        return (await this.#runs.find([failoverId]))[0] ?? null;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await this.#clock.sleep(CATCH_UP_PAUSE_MS, this.#closing.signal).catch(() => undefined);
        if (hasLeft || this.#closing.signal.aborted) return null;
      }
    }
  }

  #publish(run: PlannedRun): void {
    for (const subscriber of this.#subscribers.get(run.failoverId) ?? []) subscriber.push(run);
  }

  /**
   * After a gap in the feed: one read for all runs that somebody watches. Repeated until it succeeds, because the
   * next change, which would bring subscribers up to date as well, may be the last one and already made.
   */
  async #catchUp(reportFailure: (error: unknown) => void): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const runs = await this.#runs.find([...this.#subscribers.keys()]);
        for (const run of runs) if (run) this.#publish(run);
        return;
      } catch (error) {
        reportFailure(error);
        await this.#clock.sleep(CATCH_UP_PAUSE_MS, signal).catch(() => undefined);
      }
    }
  }

  #add(subscriber: Subscriber): void {
    const others = this.#subscribers.get(subscriber.failoverId);
    if (others) others.add(subscriber);
    else this.#subscribers.set(subscriber.failoverId, new Set([subscriber]));
  }

  #remove(subscriber: Subscriber): void {
    const all = this.#subscribers.get(subscriber.failoverId);
    all?.delete(subscriber);
    if (all?.size === 0) this.#subscribers.delete(subscriber.failoverId);
  }
}
