/** A step of the failover of a view: `UNPLANNED` at once, or planned in two, `PREPARE` and then `FINALIZE`. */
export type ViewFailoverStep = 'UNPLANNED' | 'PREPARE' | 'FINALIZE';

/** What a view allows next; `UNKNOWN` for a value that this version does not know. */
export type ViewFailoverOperation = ViewFailoverStep | 'CANCEL' | 'UNKNOWN';

/** The start of a step; reverse replication goes with all but `FINALIZE`. */
export type ViewFailoverStart =
  | { readonly step: 'UNPLANNED' | 'PREPARE'; readonly reverseReplication: boolean | null }
  | { readonly step: 'FINALIZE' };

/** One copy that the failover of a view makes. */
export interface ViewFailoverReplication {
  readonly id: string | null;
  readonly status: ViewFailoverStatus;
  readonly errorMessage: string | null;
  /** 0 to 100, may be fractional. */
  readonly percentComplete: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly targetClusterId: bigint | null;
  readonly targetClusterName: string | null;
  readonly logicalSizeBytes: bigint | null;
  readonly logicalBytesTransferred: bigint | null;
  readonly physicalBytesTransferred: bigint | null;
}

/** `UNKNOWN` for a status that is missing, or that this version does not know. */
export type ViewFailoverStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';

/** One failover of a view. */
export interface ViewFailover {
  readonly id: string;
  readonly isPlanned: boolean | null;
  readonly status: ViewFailoverStatus;
  readonly errorMessage: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly replications: readonly ViewFailoverReplication[];
}
