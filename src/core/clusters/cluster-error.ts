/** What went wrong between us and a cluster. */
export type ClusterErrorKind =
  /** No answer: refused, timed out (408 too), dropped, TLS failure, or the circuit breaker is open. */
  | 'UNREACHABLE'
  /** 401: the credentials are not accepted. */
  | 'UNAUTHORIZED'
  /** 403: the account lacks a privilege. */
  | 'FORBIDDEN'
  /** 404 on a resource. */
  | 'NOT_FOUND'
  /** Any other 4xx: the cluster understood and declined. */
  | 'REFUSED'
  /** The cluster keeps the call until other people approve it (quorum): it may take effect later, or never. */
  | 'HELD'
  /** 425, or 429 that outlasted the retries. */
  | 'RATE_LIMITED'
  /** 5xx that outlasted the retries. */
  | 'SERVER_ERROR'
  /** 2xx whose body is not what the API promises. */
  | 'UNEXPECTED_ANSWER';

/** A request to a cluster that did not succeed. The message is fit for an operator and holds no secret. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly kind: ClusterErrorKind;
  /** The cluster's name in the configuration. */
  readonly cluster: string;
  /** Whether the request may have taken effect all the same: only then does a repeat need a check first. */
  readonly mayHaveTakenEffect: boolean;
  /** The upstream `errorCode`, where one came. */
  readonly upstreamCode: string | null;
  readonly status: number | null;

  constructor(
    kind: ClusterErrorKind,
    cluster: string,
    message: string,
    details: {
      mayHaveTakenEffect?: boolean;
      upstreamCode?: string | null;
      status?: number | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.cluster = cluster;
    this.mayHaveTakenEffect = details.mayHaveTakenEffect ?? false;
    this.upstreamCode = details.upstreamCode ?? null;
    this.status = details.status ?? null;
  }
}
