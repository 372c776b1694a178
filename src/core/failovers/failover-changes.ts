import { Repeater } from '@repeaterjs/repeater';
import type { Clock } from '../values/clock.ts';
import { StoreUnavailable } from '../values/store-unavailable.ts';
import type { FailoverFeed, FailoverReads } from './failover-port.ts';
import type { Failover, FailoverEvent } from './rules/failover.ts';
import { runningStep } from './rules/steps.ts';

/** Events that one read brings. */
const EVENTS_PER_READ = 100;

/** Between attempts to read while the store is away. */
const OUTAGE_PAUSE_MS = 500;

/** Announces changes of the planned runs of failovers, whose progress is theirs. */
export interface RunProgressFeed {
  listen(
    onChange: (run: { readonly failoverId: string }) => void,
    onGap: () => void,
  ): Promise<{ close(): Promise<void> }>;
}

/**
 * Passes changes of failovers on to any number of subscribers: a change costs one read, however many are watching.
 * A subscriber that is slow is given the newest state when it asks again, and never an older one.
 */
export class FailoverChanges {
  readonly #failovers: Pick<FailoverReads, 'find' | 'eventPage'>;
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #watched = new Map<string, Watched>();
  readonly #closing = new AbortController();

  private constructor(failovers: Pick<FailoverReads, 'find' | 'eventPage'>, clock: Pick<Clock, 'sleep'>) {
    this.#failovers = failovers;
    this.#clock = clock;
  }

  static async open(
    failovers: Pick<FailoverReads, 'find' | 'eventPage'>,
    feed: FailoverFeed,
    runFeed: RunProgressFeed,
    clock: Pick<Clock, 'sleep'>,
  ): Promise<{ readonly changes: FailoverChanges; close(): Promise<void> }> {
    const changes = new FailoverChanges(failovers, clock);
    const all = () => {
      for (const watched of changes.#watched.values()) watched.wake();
    };
    const wake = (failoverId: string) => changes.#watched.get(failoverId)?.wake();
    const listener = await feed.listen(wake, all);
    const runListener = await runFeed.listen(({ failoverId }) => wake(failoverId), all);
    return {
      changes,
      async close() {
        changes.#closing.abort();
        await listener.close();
        await runListener.close();
      },
    };
  }

  /** How many subscribers there are, of all failovers. */
  get subscriberCount(): number {
    return this.#watched.values().reduce((count, { size }) => count + size, 0);
  }

  /** The failover now and after its changes, up to its end; nothing at all where there is none. */
  subscribe(failoverId: string): AsyncIterableIterator<Failover> {
    return this.#follow(failoverId, async (failover, push) => {
      await push(failover);
    });
  }

  /** Its events after the number, each once and in order, up to its end. */
  events(failoverId: string, after: number): AsyncIterableIterator<FailoverEvent> {
    let last = after;
    return this.#follow<FailoverEvent>(failoverId, async (_failover, push) => {
      for (let more = true; more; ) {
        const { items, hasNextPage } = await this.#failovers.eventPage(failoverId, last, EVENTS_PER_READ);
        for (const event of items) await push(event);
        last = items.at(-1)?.number ?? last;
        more = hasNextPage;
      }
    });
  }

  #follow<Item>(
    failoverId: string,
    tell: (failover: Failover, push: (item: Item) => Promise<unknown>) => Promise<void>,
  ): AsyncIterableIterator<Item> {
    // A generator could not be ended while it waits for a change that never comes; a repeater can.
    return new Repeater<Item>(async (push, stop) => {
      const watched = this.#watch(failoverId);
      const waker = watched.add();
      let isStopped = false;
      void stop.then(() => {
        isStopped = true;
        waker.wake();
      });
      try {
        while (!isStopped) {
          const failover = await this.#outlasting(async () => {
            const current = await watched.current();
            // Whoever does not read holds up nobody: the next read brings the newest state.
            if (current !== null) await tell(current, async (item) => Promise.race([push(item), stop]));
            return current;
          });
          if (failover === null) return stop();
          if (failover === 'AWAY') continue;
          if (hasEnded(failover)) return stop();
          await waker.woken();
        }
      } finally {
        watched.remove(waker);
        if (watched.size === 0) this.#watched.delete(failoverId);
      }
    });
  }

  /** An outage of the store ends no stream: after a pause it is read again. */
  async #outlasting(read: () => Promise<Failover | null>): Promise<Failover | 'AWAY' | null> {
    try {
      return await read();
    } catch (error) {
      const { signal } = this.#closing;
      if (!(error instanceof StoreUnavailable) || signal.aborted) throw error;
      await this.#clock.sleep(OUTAGE_PAUSE_MS, signal).catch(() => undefined);
      return 'AWAY';
    }
  }

  #watch(failoverId: string): Watched {
    const known = this.#watched.get(failoverId);
    if (known !== undefined) return known;
    const watched = new Watched(async () => {
      const [failover] = await this.#failovers.find([failoverId]);
      return failover ?? null;
    });
    this.#watched.set(failoverId, watched);
    return watched;
  }
}

/** A failover that somebody watches: what was read last, until it changes. */
class Watched {
  readonly #read: () => Promise<Failover | null>;
  readonly #wakers = new Set<Waker>();
  #current: Promise<Failover | null> | null = null;

  constructor(read: () => Promise<Failover | null>) {
    this.#read = read;
  }

  get size(): number {
    return this.#wakers.size;
  }

  current(): Promise<Failover | null> {
    this.#current ??= this.#read().catch((error: unknown) => {
      this.#current = null;
      throw error;
    });
    return this.#current;
  }

  wake(): void {
    this.#current = null;
    for (const waker of this.#wakers) waker.wake();
  }

  add(): Waker {
    const waker = new Waker();
    this.#wakers.add(waker);
    return waker;
  }

  remove(waker: Waker): void {
    this.#wakers.delete(waker);
  }
}

/** Lets one subscriber sleep until something changes; a change while it is awake counts as well. */
class Waker {
  #isDue = false;
  #resolve: (() => void) | null = null;

  wake(): void {
    this.#isDue = true;
    this.#resolve?.();
  }

  async woken(): Promise<void> {
    if (!this.#isDue) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#resolve = resolve;
      await promise;
      this.#resolve = null;
    }
    this.#isDue = false;
  }
}

/** Nothing more will come: it has ended, and no step is under way any more. */
function hasEnded(failover: Failover): boolean {
  return failover.endedAt !== null && runningStep(failover) === null;
}
