import type { Cluster } from '../cluster-port.ts';
import type {
  ClusterAuditEntry,
  FoundObject,
  ObjectSnapshot,
  Recovery,
  RecoveryOrder,
} from './recovery-facts.ts';
import type {
  ActivatedBackup,
  BackupActivation,
  BackupDeactivation,
  FailoverInitialization,
  InitializedFailover,
  ObjectLink,
} from './switch-over-facts.ts';
import type { ViewFailover, ViewFailoverOperation, ViewFailoverStart } from './view-failover-facts.ts';

/** The failover of objects. Every command is sent at most once; `mayHaveTakenEffect` of an error says what is left. */
export interface ObjectFailoverOperations {
  /** Replication cluster. */
  initializeFailover(
    failoverId: string,
    initialization: FailoverInitialization,
  ): Promise<InitializedFailover>;
  /** Replication cluster, after the recovery. */
  linkObjects(failoverId: string, links: readonly ObjectLink[]): Promise<void>;
  /** Replication cluster. */
  activateBackup(failoverId: string, activation: BackupActivation): Promise<ActivatedBackup>;
  /** Source cluster. */
  deactivateBackup(failoverId: string, deactivation: BackupDeactivation): Promise<void>;
}

/** The recovery between planned run and linkage, on the replication cluster. */
export interface RecoveryOperations {
  /** Every snapshot of the object, newest first. */
  objectSnapshots(objectId: bigint): Promise<readonly ObjectSnapshot[]>;
  /** Sent at most once. */
  startRecovery(order: RecoveryOrder): Promise<Recovery>;
  /** `null` when the cluster does not know it. */
  recovery(id: string): Promise<Recovery | null>;
  /** At most 100 ids; those that the cluster does not know are left out. */
  recoveries(ids: readonly string[]): Promise<readonly Recovery[]>;
  /** Recoveries begun since, whatever became of them. */
  recoveriesSince(since: Date): Promise<readonly Recovery[]>;
  /** While it runs. */
  cancelRecovery(id: string): Promise<void>;
  /** After it has ended. */
  tearDownRecovery(id: string): Promise<void>;
  /** Has the cluster read a registered source, such as a vCenter, anew. */
  refreshSource(sourceId: bigint): Promise<void>;
  /** Objects with exactly this name under the source. */
  findObjects(name: string, sourceId: bigint): Promise<readonly FoundObject[]>;
  /** Every object under the source; `null` when the cluster does not know it. */
  sourceObjects(sourceId: bigint): Promise<readonly FoundObject[] | null>;
}

/** The failover of a view, asked of the cluster that it fails over to, with the id of the view there. */
export interface ViewFailoverOperations {
  viewFailovers(viewId: bigint): Promise<readonly ViewFailover[]>;
  startViewFailover(viewId: bigint, start: ViewFailoverStart): Promise<ViewFailover>;
  cancelViewFailover(viewId: bigint): Promise<void>;
  /** `null` when the cluster is too old to tell, or does not know the view. */
  allowedViewOperations(viewId: bigint): Promise<readonly ViewFailoverOperation[] | null>;
  /** Id of the view here that stands for one of another cluster; `null` when there is none, or the cluster is too old. */
  trackingView(viewUid: string): Promise<bigint | null>;
}

/** What failovers leave to be tidied up, and what the cluster itself has recorded. */
export interface UpkeepOperations {
  /** From the next run on. */
  pauseOrResumeGroups(action: 'PAUSE' | 'RESUME', protectionGroupIds: readonly string[]): Promise<void>;
  /** PUT of the whole object as it was read, unknown keys included, with another name. */
  renameGroup(protectionGroupId: string, name: string): Promise<void>;
  /** Never with its snapshots. */
  deleteGroup(protectionGroupId: string): Promise<void>;
  auditEntries(since: Date, until: Date): Promise<readonly ClusterAuditEntry[]>;
  cancelRun(protectionGroupId: string, cancellation: RunCancellation): Promise<void>;
  /** Views by name prefix or part; for left-overs. */
  views(): Promise<readonly { readonly viewId: bigint; readonly name: string }[]>;
}

/** Which operations of a run to cancel. */
export interface RunCancellation {
  readonly runId: string;
  /** The backup. */
  readonly localTaskId: string | null;
  /** Only the backup of these objects; `null`: of all. */
  readonly objectIds: readonly bigint[] | null;
  /** Copies to other clusters. */
  readonly replicationTaskIds: readonly string[];
}

/** What the service may do on a cluster. */
export interface AccountReads {
  /** Upstream names (`RESTORE_MODIFY`, …) as of the last log-in; `null` where the cluster tells none, as for API keys. */
  privileges(): Promise<ReadonlySet<string> | null>;
}

/** A cluster on either side of a failover. */
export interface FailoverCluster
  extends Cluster,
    ObjectFailoverOperations,
    RecoveryOperations,
    ViewFailoverOperations,
    UpkeepOperations,
    AccountReads {}
