/** Where a VMware recovery goes; upstream ids on the replication cluster. */
export interface RecoveryTarget {
  readonly sourceId: bigint;
  readonly resourcePoolId: bigint;
  readonly datastoreIds: readonly bigint[];
  readonly folderId: bigint | null;
  readonly network: {
    readonly portGroupId: bigint | null;
    readonly isDetached: boolean;
    readonly isDisabled: boolean;
    readonly preserveMacAddress: boolean;
  } | null;
}

/** How the objects are recovered; without a target they are recovered elsewhere, by somebody else. */
export interface RecoveryPlan {
  readonly target: RecoveryTarget | null;
  readonly process: 'INSTANT' | 'COPY';
  readonly powerOn: boolean;
  readonly continueOnError: boolean;
  readonly existing: 'FAIL' | 'OVERWRITE' | 'POWER_OFF_AND_RENAME';
  readonly namePrefix: string | null;
  readonly nameSuffix: string | null;
}

/** How the objects are protected on the replication cluster from activation on. */
export interface ActivationPlan {
  /** `null`: all that are linked and not activated. */
  readonly sourceObjectIds: readonly bigint[] | null;
  readonly protectionGroupId: string | null;
  readonly enableReverseReplication: boolean;
  readonly createObjectBackup: boolean;
  readonly doNotProtect: boolean;
  readonly targetFailoverEnvironment: string | null;
  readonly targetFailoverPolicyId: string | null;
}

/** What the steps are to be carried out with, as far as somebody has said it; the latest request counts. */
export interface FailoverPlan {
  readonly recovery: RecoveryPlan | null;
  readonly activation: ActivationPlan | null;
  readonly keepFailoverObjects: boolean | null;
  /** Views: whether to replicate back. */
  readonly reverseReplication: boolean | null;
  /** The inactive group on the replication cluster, where somebody named it or it was found. */
  readonly replicaProtectionGroupId: string | null;
  /** Digest of the preview that a guided planned run must still have. */
  readonly previewDigest: string | null;
  readonly failOnWarnings: boolean;
}
