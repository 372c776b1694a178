/** An object on the replication cluster, and the object on the source cluster that it is a copy of. */
export interface ReplicaObject {
  readonly replicaObjectId: bigint;
  readonly sourceObjectId: bigint;
}

/** What is to be failed over, as the replication cluster knows it. */
export interface FailoverInitialization {
  /** Upstream name: kVMware, kView, kPhysical, … */
  readonly environment: string | null;
  readonly replicaObjectIds: readonly bigint[];
  /** The inactive group on the replication cluster. */
  readonly replicaProtectionGroupId: string | null;
  readonly sourceClusterId: bigint;
}

/** What the replication cluster tells of the source when a failover is initialized. */
export interface InitializedFailover {
  readonly objects: readonly ReplicaObject[];
  readonly sourceClusterId: bigint | null;
  readonly sourceProtectionGroupId: string | null;
  readonly sourceViewId: bigint | null;
}

/** A replica, and the object that a recovery made of it. */
export interface ObjectLink {
  readonly replicaObjectId: bigint;
  readonly failoverObjectId: bigint;
}

/** How the failed-over objects are protected on the replication cluster from now on. */
export interface BackupActivation {
  /** `null`: inferred from the links. */
  readonly objectIds: readonly bigint[] | null;
  /** An existing group to use. */
  readonly protectionGroupId: string | null;
  readonly enableReverseReplication: boolean;
  readonly createObjectBackup?: boolean;
  readonly doNotProtect?: boolean;
  /** Upstream name; `null` leaves it to the cluster. */
  readonly targetFailoverEnvironment?: string | null;
  readonly targetFailoverPolicyId?: string | null;
}

/** What became of an activation; reverse replication can have failed inside a success. */
export interface ActivatedBackup {
  readonly protectionGroupId: string | null;
  /** Objects that were activated; `null` where the answer does not say. */
  readonly objectIds: readonly bigint[] | null;
  /** Errors of objects; the cluster does not say of which. */
  readonly objectErrors: readonly string[];
  readonly isReverseReplicationEnabled: boolean;
  readonly reverseReplicationError: string | null;
}

/** What the source cluster is to stop protecting. */
export interface BackupDeactivation {
  readonly replicationClusterId: bigint | null;
  readonly objectIds: readonly bigint[] | null;
  readonly protectionGroupId: string | null;
  readonly viewId: bigint | null;
  /** False removes the objects from the group; a group left empty is paused by the cluster. */
  readonly keepFailoverObjects: boolean;
}
