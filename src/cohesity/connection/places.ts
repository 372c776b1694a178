import { TaskCancelledError } from 'cockatiel';
import type { ClusterLimits } from './options.ts';

/**
 * `URGENT` is what runs depend on: starts, cancellations, and the polls of those who follow them. `ORDINARY` is what
 * somebody wants to look at.
 */
export type Lane = 'URGENT' | 'ORDINARY';

/** Whom a request is for. */
export interface Turn {
  readonly lane: Lane;
  /** The client's request that it serves; `undefined` for what the service does of its own accord. */
  readonly caller: string | undefined;
}

/** A call that was turned away because too many are waiting already. */
export class LineTooLongError extends Error {
  override readonly name = 'LineTooLongError';
}

/** A call whose time was up, or that was given up, before it had a place: it says nothing of the cluster. */
export class WaitEndedError extends TaskCancelledError {}

interface Waiter {
  readonly turn: Turn;
  readonly begin: () => void;
}

/** Those in one lane, by caller; the caller that was served longest ago comes first. */
type Line = Map<string | undefined, Set<Waiter>>;

/**
 * The places for requests to one cluster, and the lines before them. Some places are kept free for urgent requests.
 * Within a lane callers take turns, whatever number of requests each has brought, and none holds more than its share:
 * who asks for much waits for it, and nobody else does.
 */
export class Places {
  readonly #limits: Limits;
  readonly #lines: Readonly<Record<Lane, Line>> = { URGENT: new Map(), ORDINARY: new Map() };
  /** Calls that have begun, whether they hold a place, wait for one or pause. */
  readonly #calls: Readonly<Record<Lane, Counts>> = { URGENT: new Counts(), ORDINARY: new Counts() };
  readonly #held: Readonly<Record<Lane, Counts>> = { URGENT: new Counts(), ORDINARY: new Counts() };

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Runs a call, which may occupy a place more than once.
   * @throws LineTooLongError when too many are waiting, in the lane or of this caller alone
   */
  async admit<Result>({ lane, caller }: Turn, work: () => Promise<Result>): Promise<Result> {
    const calls = this.#calls[lane];
    const { maxConcurrentRequests, maxQueuedRequests, maxQueuedPerCaller } = this.#limits;
    if (calls.total >= maxConcurrentRequests + maxQueuedRequests)
      throw new LineTooLongError('too many requests to it are waiting already');
    if (caller !== undefined && calls.of(caller) >= maxConcurrentRequests + maxQueuedPerCaller)
      throw new LineTooLongError(
        'too many requests to it that serve the same client request are waiting already',
      );
    calls.add(caller, 1);
    try {
      return await work();
    } finally {
      calls.add(caller, -1);
    }
  }

  /**
   * Runs the work when there is a place for it.
   * @throws WaitEndedError when the signal aborts before that
   */
  async occupy<Result>(turn: Turn, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#placeFor(turn, signal);
    try {
      return await work();
    } finally {
      this.#held[turn.lane].add(turn.caller, -1);
      this.#serve();
    }
  }

  #placeFor(turn: Turn, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new WaitEndedError());
      const line = this.#lines[turn.lane];
      const cancel = () => {
        remove(line, waiter);
        reject(new WaitEndedError());
      };
      const begin = () => {
        signal.removeEventListener('abort', cancel);
        resolve();
      };
      const waiter: Waiter = { turn, begin };
      signal.addEventListener('abort', cancel, { once: true });
      const own = line.get(turn.caller);
      if (own === undefined) line.set(turn.caller, new Set([waiter]));
      else own.add(waiter);
      this.#serve();
    });
  }

  #serve(): void {
    while (this.#heldInAll() < this.#limits.maxConcurrentRequests) {
      const next = this.#next('URGENT') ?? this.#next('ORDINARY');
      if (next === undefined) return;
      const line = this.#lines[next.turn.lane];
      const { caller } = next.turn;
      remove(line, next);
      // To the end of the line, behind those who were not served yet.
      const others = line.get(caller);
      if (others !== undefined) {
        line.delete(caller);
        line.set(caller, others);
      }
      this.#held[next.turn.lane].add(caller, 1);
      next.begin();
    }
  }

  /** The next in the lane that may have a place. */
  #next(lane: Lane): Waiter | undefined {
    const held = this.#held[lane];
    const { maxConcurrentRequests, reservedForUrgent, maxConcurrentPerCaller } = this.#limits;
    const most =
      lane === 'URGENT' ? maxConcurrentRequests : Math.max(1, maxConcurrentRequests - reservedForUrgent);
    if (held.total >= most) return undefined;
    for (const [caller, waiters] of this.#lines[lane]) {
      if (caller !== undefined && held.of(caller) >= maxConcurrentPerCaller) continue;
      const [first] = waiters;
      if (first !== undefined) return first;
    }
    return undefined;
  }

  #heldInAll(): number {
    return this.#held.URGENT.total + this.#held.ORDINARY.total;
  }
}

type Limits = Pick<
  ClusterLimits,
  | 'maxConcurrentRequests'
  | 'reservedForUrgent'
  | 'maxConcurrentPerCaller'
  | 'maxQueuedRequests'
  | 'maxQueuedPerCaller'
>;

/** A number for each caller, and their sum; callers with none are forgotten. */
class Counts {
  total = 0;
  readonly #byCaller = new Map<string | undefined, number>();

  of(caller: string | undefined): number {
    return this.#byCaller.get(caller) ?? 0;
  }

  add(caller: string | undefined, change: 1 | -1): void {
    this.total += change;
    const count = this.of(caller) + change;
    if (count === 0) this.#byCaller.delete(caller);
    else this.#byCaller.set(caller, count);
  }
}

function remove(line: Line, waiter: Waiter): void {
  const waiters = line.get(waiter.turn.caller);
  waiters?.delete(waiter);
  if (waiters?.size === 0) line.delete(waiter.turn.caller);
}
