import { setTimeout as pause } from 'node:timers/promises';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  decorrelatedJitterGenerator,
  type FailureReason,
  handleWhen,
  retry,
  TaskCancelledError,
  wrap,
} from 'cockatiel';
import { isLasting, networkFault } from './network-faults.ts';
import type { ClusterLimits } from './options.ts';
import { LineTooLongError, Places, type Turn, WaitEndedError } from './places.ts';
import { retryAfterMilliseconds } from './retry-after.ts';
import type { Answer } from './transport.ts';

/** Statuses that say "later"; after any other, the same request would get the same answer. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** One attempt; counts from 1. */
export type Attempt = (attempt: number, signal: AbortSignal) => Promise<Answer>;

/** How one call is to be treated. */
export interface Treatment {
  /** Whether a repeat is harmless. */
  readonly repeatable: boolean;
  readonly turn: Turn;
  readonly signal: AbortSignal;
  /** When the call's budget ends, in milliseconds since 1970. */
  readonly deadline: number;
}

/** A call that was turned away here, before anything was sent. The message tells why. */
export class TurnedAwayError extends Error {
  override readonly name = 'TurnedAwayError';
}

/** Whether no answer came, for a reason that may be another one the next time. */
function isSilence(error: unknown): boolean {
  return !(error instanceof WaitEndedError) && !isLasting(error);
}

/**
 * What keeps one ailing cluster from hurting us, and us from hurting it: a limit on concurrent requests,
 * a circuit breaker, and repeats with backoff. From the outside in: break, repeat, wait in line, attempt; so that
 * the breaker judges calls and not their attempts, and a pause between repeats holds no place in line.
 *
 * The breaker is for clusters that are silent. Whoever answers, be it 503, is there, and costs no time limit; a
 * certificate that is not trusted costs none either.
 */
export class Resilience {
  readonly #limits: ClusterLimits;
  readonly #places: Places;
  readonly #breaker;
  #openUntil = 0;

  constructor(limits: ClusterLimits) {
    this.#limits = limits;
    const { breakerFailures, breakerOpenMs } = limits;
    this.#places = new Places(limits);
    this.#breaker = circuitBreaker(handleWhen(isSilence), {
      breaker: new ConsecutiveBreaker(breakerFailures),
      halfOpenAfter: breakerOpenMs,
    });
    this.#breaker.onBreak(() => {
      this.#openUntil = Date.now() + breakerOpenMs;
    });
  }

  /**
   * Runs the attempt, more than once if that is allowed and helps.
   *
   * While the breaker is open, calls wait for its end, which is near; then one goes ahead. If that one fails, so do
   * those that waited for it, with its reason: no call is told of a failure from before it was made.
   * @throws TurnedAwayError, and what the attempt throws
   */
  async execute(attempt: Attempt, treatment: Treatment): Promise<Answer> {
    const { turn, signal } = treatment;
    try {
      return await this.#places.admit(turn, async () => {
        const until = this.#openUntil;
        // Timers may be a millisecond early, and the breaker is exact.
        while (Date.now() < until) await pause(until - Date.now(), undefined, { signal });
        return await this.#guarded(attempt, treatment);
      });
    } catch (error) {
      throw this.#turnedAway(error) ?? error;
    }
  }

  #guarded(attempt: Attempt, treatment: Treatment): Promise<Answer> {
    const { repeatable, turn, signal } = treatment;
    const inTurn = (number: number, attemptSignal: AbortSignal) =>
      this.#places.occupy(turn, attemptSignal, () => attempt(number, attemptSignal));
    if (!repeatable) return this.#breaker.execute((context) => inTurn(1, context.signal), signal);
    return wrap(this.#breaker, this.#repeats(treatment)).execute(
      (context) => inTurn(('attempt' in context ? Number(context.attempt) : 0) + 1, context.signal),
      signal,
    );
  }

  #turnedAway(error: unknown): TurnedAwayError | null {
    if (error instanceof LineTooLongError) return new TurnedAwayError(error.message, { cause: error });
    if (!(error instanceof BrokenCircuitError)) return null;
    const { lastFailure } = this.#breaker;
    const cause = lastFailure !== undefined && 'error' in lastFailure ? lastFailure.error : error;
    const reason = 'it has failed repeatedly and is tried with one call at a time; last:';
    return new TurnedAwayError(`${reason} ${networkFault(cause)}`, { cause });
  }

  /** Built per call: whether another attempt makes sense depends on what is left of the call's budget. */
  #repeats({ deadline }: Treatment) {
    const { maxRetries, maxRetryAfterMs, retryInitialDelayMs, retryMaxDelayMs } = this.#limits;
    const worthwhile = (answer: Answer): boolean => {
      if (!TRANSIENT_STATUSES.has(answer.status)) return false;
      const wait = askedPause(answer);
      return wait <= maxRetryAfterMs && Date.now() + wait < deadline;
    };
    const isMendable = (error: unknown) => isSilence(error) && !(error instanceof TaskCancelledError);
    const failures = handleWhen(isMendable).orWhenResult((answer) => worthwhile(answer as Answer));
    const settings = {
      generator: decorrelatedJitterGenerator,
      exponent: 2,
      initialDelay: retryInitialDelayMs,
      maxDelay: retryMaxDelayMs,
    };
    type Reason = { readonly result: FailureReason<unknown> };
    const backoff = new DelegateBackoff<Reason, [number, number]>(({ result }, state) => {
      const [jittered, next] = decorrelatedJitterGenerator(state, settings);
      const asked = 'value' in result ? askedPause(result.value as Answer) : 0;
      return { delay: Math.max(jittered, asked), state: next };
    });
    return retry(failures, { maxAttempts: maxRetries, backoff });
  }
}

function askedPause(answer: Answer): number {
  return retryAfterMilliseconds(answer.retryAfter, new Date()) ?? 0;
}
