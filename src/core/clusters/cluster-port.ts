import type {
  ClusterIdentity,
  OngoingRun,
  PlannedRunPollStatus,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  ProtectionRun,
  RemoteCluster,
  RunProgress,
  ViewFacts,
} from './cluster-facts.ts';
import type { Release } from './release.ts';
import type { RunOperationKind } from './run-operation.ts';

/** Narrows a list of protection groups; fields left out do not narrow. */
export interface ProtectionGroupQuery {
  readonly ids?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
  readonly environments?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly isPaused?: boolean | undefined;
  readonly isDeleted?: boolean | undefined;
  /** Whether each group comes with its last run, in the same request. */
  readonly includeLastRun?: boolean | undefined;
}

/** An object, and the protection groups that hold it; `null` when the cluster does not tell them. */
export interface ObjectProtection {
  readonly object: ProtectedObject;
  readonly protectionGroupIds: readonly string[] | null;
}

/** How many and which runs to list. */
export interface RunQuery {
  /** Newest first. */
  readonly limit: number;
  readonly includeObjects?: boolean | undefined;
  /** Only runs in which an operation of this kind is not finished. */
  readonly unfinished?: RunOperationKind | undefined;
}

/** Most planned runs that one poll asks for. */
export const MOST_POLLED_RUNS = 100;

/** What is there to protect, and how it is protected. Reads of one resource answer `null` when it is not known. */
export interface InventoryReads {
  identity(): Promise<ClusterIdentity>;
  remoteClusters(): Promise<readonly RemoteCluster[]>;
  /** All pages. */
  protectionGroups(query: ProtectionGroupQuery): Promise<readonly ProtectionGroup[]>;
  /** With its last run. */
  protectionGroup(id: string): Promise<ProtectionGroup | null>;
  /** Policies by id; those the cluster does not know are left out. */
  policies(ids: readonly string[]): Promise<readonly ProtectionPolicy[]>;
  /** What the cluster tells of each object; objects that it does not know are absent. */
  objectProtection(objectIds: readonly bigint[]): Promise<ReadonlyMap<bigint, ObjectProtection>>;
  view(viewId: bigint): Promise<ViewFacts | null>;
  /** What the cluster can do, as far as it differs from others; `null` when it cannot be told. */
  release(): Promise<Release | null>;
}

/** The runs of protection groups. */
export interface RunReads {
  /** Newest first. */
  runs(protectionGroupId: string, query: RunQuery): Promise<readonly ProtectionRun[]>;
  run(protectionGroupId: string, runId: string): Promise<ProtectionRun | null>;
  /**
   * Runs of all groups whose backup is under way, in one request. Copies that go on after the backup are
   * found in a group's last run (`ProtectionGroupQuery.includeLastRun`).
   * @param since how far back the runs may have started
   */
  ongoingRuns(since: Date): Promise<readonly OngoingRun[]>;
  runProgress(runId: string): Promise<RunProgress | null>;
}

/** What became of a request to cancel: taken, or found done already. */
export type CancelOutcome = 'ACCEPTED' | 'CANCELED_ALREADY';

/** The planned run of a failover, on the source cluster. */
export interface PlannedRunOperations {
  /**
   * Asks for a planned run. Sent at most once: no retry, whatever the answer.
   * @param requestBody the exact JSON text of the FailoverRunConfiguration
   */
  startPlannedRun(failoverId: string, requestBody: string): Promise<void>;
  /** The planned runs that the cluster knows among these ids, {@link MOST_POLLED_RUNS} at most. */
  pollPlannedRuns(failoverIds: readonly string[]): Promise<readonly PlannedRunPollStatus[]>;
  /** Of either cluster; not to be called once the backup has been activated or deactivated there. */
  cancelFailover(failoverId: string): Promise<CancelOutcome>;
}

/** Which cluster: all that is needed to name one, without a way to reach it. */
export interface ClusterName {
  /** Name in the clusters file. */
  readonly name: string;
  /** Id in the clusters file, against which the cluster's own word is checked. */
  readonly configuredId: bigint;
  readonly isSimulated: boolean;
}

/**
 * One configured cluster. Every method throws `ClusterError` when the cluster does not answer as promised;
 * use cases name the parts of it that they need.
 */
export interface Cluster extends ClusterName, InventoryReads, RunReads, PlannedRunOperations {}
