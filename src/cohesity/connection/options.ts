import type { Spelling } from '../../core/clusters/release.ts';

/** How the service proves to a cluster who it is. */
export type ClusterCredentials =
  | { readonly apiKey: string }
  | { readonly username: string; readonly password: string; readonly domain: string };

/**
 * How the cluster spells the failover operations: `kebab` (`/planned-runs`, newer clusters), `camel`
 * (`/pollPlannedRuns`, older ones) or `auto`: tried out and remembered.
 */
export type Dialect = 'auto' | Spelling;

/** Where a cluster is, and how to talk to it. */
export interface ClusterConnectionOptions {
  /** Name in the clusters file, for messages. */
  readonly name: string;
  /** Id in the clusters file. */
  readonly id: bigint;
  /** `https://host[:port][/path]`, with or without the final `/v2`. */
  readonly endpoint: string;
  readonly credentials: ClusterCredentials;
  /** The cluster that Helios is to pass requests on to. */
  readonly accessClusterId?: bigint | undefined;
  /** PEM certificates to trust instead of the system's; verification is always on. */
  readonly certificateAuthority?: string | undefined;
  readonly dialect?: Dialect | undefined;
  readonly isSimulated?: boolean | undefined;
  readonly log?: ClusterLog | undefined;
  /** Which client request is being served at this moment, if one is: they take turns at the cluster. */
  readonly currentCaller?: (() => string | undefined) | undefined;
  /** Called for everything in an answer that is not as the API describes it, each time. */
  readonly onOddity?: ((record: OddityRecord) => void) | undefined;
  readonly limits?: Partial<ClusterLimits> | undefined;
}

/** One exchange with a cluster, as told to the log. Holds no header, body or query. A type, so that loggers of plain records take it. */
export type ExchangeRecord = {
  readonly cluster: string;
  readonly method: string;
  readonly path: string;
  /** `null` when no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Counts from 1. */
  readonly attempt: number;
  /** Code of the network error, when no answer came. */
  readonly error?: string;
};

/** Something in an answer that was not as the API describes it; the rest of the answer was used. Holds no value. */
export type OddityRecord = {
  readonly cluster: string;
  /** What was asked, in words: "list protection groups". */
  readonly operation: string;
  /** Where in the answer, with `*` for positions in lists. */
  readonly place: string;
  /** What was expected there. */
  readonly fault: string;
};

/** Structurally a pino logger. */
export interface ClusterLog {
  debug(record: ExchangeRecord, message: string): void;
  warn(record: ExchangeRecord | OddityRecord, message: string): void;
}

/** Numbers that bound what a cluster can cost. Times in milliseconds. */
export interface ClusterLimits {
  /** Budget of one call with all its repeats, waiting in line and renewing the token included. */
  readonly requestTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** From the request until the headers of the answer. */
  readonly headersTimeoutMs: number;
  /** Longest silence within the body of an answer. */
  readonly bodyTimeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly maxConcurrentRequests: number;
  /** How many of those only urgent requests may be: starts, cancellations, polls. */
  readonly reservedForUrgent: number;
  /** How many of those one client request may have under way. */
  readonly maxConcurrentPerCaller: number;
  /** Requests waiting in line beyond those, urgent and others each; more are refused. */
  readonly maxQueuedRequests: number;
  /** How many of those one client request may have waiting. */
  readonly maxQueuedPerCaller: number;
  /** Repeats after the first attempt, of harmless requests only. */
  readonly maxRetries: number;
  /** First delay of the exponential backoff; each has jitter. */
  readonly retryInitialDelayMs: number;
  readonly retryMaxDelayMs: number;
  /** A cluster that asks (`Retry-After`) for a longer pause gets no repeat rather than an early one. */
  readonly maxRetryAfterMs: number;
  /** Calls in a row without an answer after which the cluster is tried with one call at a time. */
  readonly breakerFailures: number;
  /** Pause before each of those. */
  readonly breakerOpenMs: number;
  /** After a refused login none is tried for so long: repeated ones lock the account on many clusters. */
  readonly loginPauseMs: number;
}

export const DEFAULT_LIMITS: ClusterLimits = {
  requestTimeoutMs: 20_000,
  connectTimeoutMs: 5_000,
  headersTimeoutMs: 15_000,
  bodyTimeoutMs: 15_000,
  maxAnswerBytes: 64 * 1024 * 1024,
  maxConcurrentRequests: 8,
  reservedForUrgent: 2,
  maxConcurrentPerCaller: 4,
  maxQueuedRequests: 1_000,
  maxQueuedPerCaller: 500,
  maxRetries: 3,
  retryInitialDelayMs: 200,
  retryMaxDelayMs: 5_000,
  maxRetryAfterMs: 10_000,
  breakerFailures: 10,
  breakerOpenMs: 1_000,
  loginPauseMs: 30_000,
};
