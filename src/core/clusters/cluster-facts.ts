/** Who a cluster says it is. */
export interface ClusterIdentity {
  readonly id: bigint;
  /** `null` where the cluster does not tell it. */
  readonly incarnationId: bigint | null;
  readonly name: string;
  readonly softwareVersion: string | null;
  /** When it said so, by its own clock, to the second; `null` when it does not tell the time. */
  readonly answeredAt: Date | null;
}

/** A cluster that another one is paired with for replication. */
export interface RemoteCluster {
  readonly id: bigint;
  readonly name: string | null;
}

/** A place that a policy copies backups to. */
export interface ArchivalTarget {
  readonly id: bigint | null;
  readonly name: string | null;
}

/** The part of a protection policy that decides where backups are copied. */
export interface ProtectionPolicy {
  readonly id: string;
  readonly name: string;
  readonly replicatesTo: readonly RemoteCluster[];
  /** Names of replication targets that are no clusters (AWS, Azure), or whose cluster is not told. */
  readonly replicatesElsewhere: readonly string[];
  readonly archivesTo: readonly ArchivalTarget[];
  /** Seconds between two regular runs; `null` where the schedule is no plain interval. */
  readonly runIntervalSeconds: number | null;
}

/** An object under protection; ids are unique only within one cluster. */
export interface ProtectedObject {
  readonly objectId: bigint;
  readonly name: string | null;
}

/** A protection group as its cluster lists it. */
export interface ProtectionGroup {
  /** `<clusterId>:<incarnationId>:<jobId>` */
  readonly id: string;
  readonly name: string;
  /** Upstream name: kVMware, kView, kPhysical, … */
  readonly environment: string;
  readonly policyId: string | null;
  /** False usually marks the replicated copy on a replication cluster. */
  readonly isActive: boolean;
  readonly isPaused: boolean;
  readonly isDeleted: boolean;
  /** Members as configured: these may be containers (folders, tags), not the objects within. */
  readonly memberIds: readonly bigint[];
  /** How many objects it protects, containers resolved; `null` when the cluster does not tell. */
  readonly protectedObjectCount: number | null;
  /** `null` when there was none yet, or when it was not asked for. */
  readonly lastRun: ProtectionRun | null;
}

/**
 * Status of a run, or of one of its operations: the thirteen upstream values, and `UNKNOWN` for one that is
 * missing or that this version does not know; it counts as not finished.
 */
export type OperationStatus =
  | 'ACCEPTED'
  | 'RUNNING'
  | 'CANCELED'
  | 'CANCELING'
  | 'FAILED'
  | 'MISSED'
  | 'SUCCEEDED'
  | 'SUCCEEDED_WITH_WARNING'
  | 'ON_HOLD'
  | 'FINALIZING'
  | 'SKIPPED'
  | 'PAUSED'
  | 'LEGAL_HOLD'
  | 'UNKNOWN';

/** Statuses after which an operation does not change any more. */
export const FINAL_OPERATION_STATUSES: ReadonlySet<OperationStatus> = new Set([
  'CANCELED',
  'FAILED',
  'MISSED',
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
  'SKIPPED',
]);

/** The backup on the source cluster. */
export interface BackupOperation {
  readonly status: OperationStatus;
  /** The upstream spelling, e.g. kRegular: runs know it where configurations say kIncremental. */
  readonly wireRunType: string | null;
  /** Exact, in microseconds since 1970: snapshots are compared with it. */
  readonly startTimeUsecs: bigint | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly localTaskId: string | null;
  readonly messages: readonly string[];
}

/** The copy of a backup to one replication target. */
export interface ReplicationOperation {
  /** `null` where the target is no cluster (AWS, Azure), or is not told. */
  readonly clusterId: bigint | null;
  /** Name of the target. */
  readonly clusterName: string | null;
  readonly status: OperationStatus;
  /** 0 to 100, may be fractional. */
  readonly percentComplete: number | null;
  readonly queuedAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly message: string | null;
  readonly logicalSizeBytes: bigint | null;
  readonly logicalBytesTransferred: bigint | null;
  readonly physicalBytesTransferred: bigint | null;
}

/** The copy of a backup to one archival target. */
export interface ArchivalOperation {
  readonly targetId: bigint | null;
  readonly targetName: string | null;
  readonly status: OperationStatus;
  readonly startedAt: Date | null;
}

/** One run of a protection group. */
export interface ProtectionRun {
  /** `<n>:<startUsecs>` */
  readonly id: string;
  readonly protectionGroupId: string;
  /** True for the copy of a run that arrived by replication from another cluster. */
  readonly isReplicationRun: boolean;
  readonly backup: BackupOperation | null;
  readonly replications: readonly ReplicationOperation[];
  readonly archivals: readonly ArchivalOperation[];
  /** `null` when object details were not asked for. */
  readonly objects: readonly ProtectedObject[] | null;
}

/**
 * A run whose backup is under way, as the cluster-wide summary tells it.
 * Says nothing of copies that go on after the backup has ended.
 */
export interface OngoingRun {
  readonly id: string;
  readonly protectionGroupId: string;
  readonly status: OperationStatus;
  readonly startedAt: Date | null;
}

/** Progress of a run in flight, as its progress endpoint tells it. */
export interface RunProgress {
  readonly backup: TaskProgress | null;
  readonly replications: readonly (TaskProgress & { readonly clusterId: bigint | null })[];
}

/** Progress of one task. */
export interface TaskProgress {
  /** 0 to 100, may be fractional. */
  readonly percentComplete: number | null;
  readonly expectedRemainingSeconds: number | null;
}

/** The protection of a view (a file share). */
export interface ViewFacts {
  readonly viewId: bigint;
  readonly name: string;
  /** The object id under which a protection group backs the view up, where the cluster tells it. */
  readonly objectId: bigint | null;
  readonly protectionGroupIds: readonly string[];
  /** Whether it is the replicated copy on a replication cluster, not writable there; `null` when that is not told. */
  readonly isInactive: boolean | null;
  /** Whether it can fail over now; `null` when that is not told. */
  readonly isFailoverReady: boolean | null;
  /** The cluster that holds its counterpart; `null` for a view without one. */
  readonly remoteClusterId: bigint | null;
  /** Id of its counterpart there. */
  readonly remoteViewId: bigint | null;
  /** The same for every copy of the view; `null` on older clusters. */
  readonly viewUid: string | null;
}

/** What a cluster answers when asked about a planned run. */
export interface PlannedRunPollStatus {
  readonly failoverId: string;
  readonly protectionGroupId: string | null;
  /** Present once the run is scheduled. */
  readonly runId: string | null;
  readonly waitingOnOtherRunCancellations: boolean | null;
  /** Older clusters send none. */
  readonly backupStatus: OperationStatus | null;
}
