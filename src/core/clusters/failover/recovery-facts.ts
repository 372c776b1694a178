import type { OperationStatus } from '../cluster-facts.ts';

/** A snapshot of an object on a cluster: GET /data-protect/objects/{id}/snapshots. */
export interface ObjectSnapshot {
  readonly id: string;
  readonly objectId: bigint | null;
  /** The group whose run made it, on the cluster where it was made. */
  readonly sourceGroupId: string | null;
  /** When that run began. Microseconds, as upstream: two runs can lie within one millisecond. */
  readonly runStartUsecs: bigint | null;
  readonly takenAt: Date | null;
  readonly expiresAt: Date | null;
  /** Upstream name: Local, Archival, … */
  readonly targetType: string | null;
}

/** A VMware recovery as it is asked for: POST /data-protect/recoveries. Ids are those of the asked cluster. */
export interface RecoveryOrder {
  /** Ours, and unique: by it the recovery is found again where the answer never came. */
  readonly name: string;
  readonly snapshots: readonly { readonly snapshotId: string; readonly protectionGroupId: string | null }[];
  readonly vCenterId: bigint;
  readonly resourcePoolId: bigint;
  readonly datastoreIds: readonly bigint[];
  readonly folderId: bigint | null;
  readonly network: {
    readonly portGroupId: bigint | null;
    readonly isDetached: boolean;
    readonly isDisabled: boolean;
    readonly preserveMacAddress: boolean;
  } | null;
  readonly process: 'INSTANT' | 'COPY';
  readonly powerOn: boolean;
  readonly continueOnError: boolean;
  readonly existing: 'FAIL' | 'OVERWRITE' | 'POWER_OFF_AND_RENAME';
  readonly namePrefix: string | null;
  readonly nameSuffix: string | null;
}

/** How far the destruction of what was recovered is; `UNKNOWN` for a value that this version does not know. */
export type TearDownStatus = 'SCHEDULED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';

/** One object of a recovery. */
export interface RecoveredObject {
  readonly snapshotId: string | null;
  readonly status: OperationStatus | null;
  readonly messages: readonly string[];
  readonly bytesRestored: bigint | null;
  /** The object that the snapshot is of. */
  readonly objectId: bigint | null;
  readonly objectName: string | null;
  /** First phase of an instant recovery: it runs from the cluster. `null` for others. */
  readonly instantRecoveryStatus: OperationStatus | null;
  /** Second phase of an instant recovery: it is moved to the datastore. */
  readonly datastoreMigrationStatus: OperationStatus | null;
}

/** A recovery as its cluster reports it. */
export interface Recovery {
  /** `<n>:<n>:<n>` */
  readonly id: string;
  readonly name: string | null;
  readonly status: OperationStatus;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly messages: readonly string[];
  readonly canTearDown: boolean | null;
  /** `null` when it was never asked for. */
  readonly tearDownStatus: TearDownStatus | null;
  /** 0 to 100, where the cluster reports one. */
  readonly percentComplete: number | null;
  readonly objects: readonly RecoveredObject[];
}

/** An object found by a search. */
export interface FoundObject {
  readonly objectId: bigint;
  readonly name: string | null;
  readonly uuid: string | null;
  /** The registered source, such as a vCenter, that it lies under. */
  readonly sourceId: bigint | null;
}

/** One entry of a cluster's own audit log: GET /audit-logs. */
export interface ClusterAuditEntry {
  readonly at: Date;
  readonly username: string | null;
  readonly action: string | null;
  readonly entityType: string | null;
  readonly entityName: string | null;
  readonly details: string | null;
}
