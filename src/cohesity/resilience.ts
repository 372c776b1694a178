import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
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
import type { ClusterLimits } from './options.ts';
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
  readonly signal: AbortSignal;
  /** When the call's budget ends, in milliseconds since 1970. */
  readonly deadline: number;
}

/** Why the request was turned away here, before anything was sent; `null` when it was not. */
export function turnedAwayReason(error: unknown): string | null {
  if (error instanceof BulkheadRejectedError) return 'too many requests to it are waiting already';
  if (error instanceof BrokenCircuitError) return 'it failed repeatedly and is left alone for some seconds';
  return null;
}

/** Whether the error tells of the cluster, and not of our own limits or deadline. */
function isClusterFailure(error: unknown): boolean {
  return turnedAwayReason(error) === null && !(error instanceof TaskCancelledError);
}

/**
 * What keeps one ailing cluster from hurting us, and us from hurting it: a limit on concurrent requests,
 * a circuit breaker, and repeats with backoff. From the outside in: repeat, wait in line, break, attempt;
 * so that a pause between repeats holds no place in line, and waiting in line is no failure of the cluster.
 */
export class Resilience {
  readonly #limits: ClusterLimits;
  readonly #inLine;
  readonly #breaker;

  constructor(limits: ClusterLimits) {
    this.#limits = limits;
    this.#inLine = bulkhead(limits.maxConcurrentRequests, limits.maxQueuedRequests);
    // 4xx are answers of a living cluster: results that are no failure reset the count.
    const failures = handleWhen(isClusterFailure).orWhenResult((answer) => (answer as Answer).status >= 500);
    this.#breaker = circuitBreaker(failures, {
      breaker: new ConsecutiveBreaker(limits.breakerFailures),
      halfOpenAfter: limits.breakerOpenMs,
    });
  }

  /** Runs the attempt, more than once if that is allowed and helps. */
  execute(attempt: Attempt, treatment: Treatment): Promise<Answer> {
    const protectedAttempt = wrap(this.#inLine, this.#breaker);
    if (!treatment.repeatable)
      return protectedAttempt.execute(({ signal }) => attempt(1, signal), treatment.signal);
    return wrap(this.#repeats(treatment), protectedAttempt).execute(
      (context) => attempt(('attempt' in context ? Number(context.attempt) : 0) + 1, context.signal),
      treatment.signal,
    );
  }

  /** Built per call: whether another attempt makes sense depends on what is left of the call's budget. */
  #repeats({ deadline }: Treatment) {
    const { maxRetries, maxRetryAfterMs, retryInitialDelayMs, retryMaxDelayMs } = this.#limits;
    const worthwhile = (answer: Answer): boolean => {
      if (!TRANSIENT_STATUSES.has(answer.status)) return false;
      const wait = askedPause(answer);
      return wait <= maxRetryAfterMs && Date.now() + wait < deadline;
    };
    const failures = handleWhen(isClusterFailure).orWhenResult((answer) => worthwhile(answer as Answer));
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
