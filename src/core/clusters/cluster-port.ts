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

/**
 * One configured cluster. Every method throws `ClusterError` when the cluster does not answer as promised;
 * reads of a single resource answer `null` when the cluster does not know it.
 */
export interface Cluster {
  /** Name in the clusters file. */
  readonly name: string;
  /** Id in the clusters file, against which the cluster's own word is checked. */
  readonly configuredId: bigint;
  readonly isSimulated: boolean;

  identity(): Promise<ClusterIdentity>;
  remoteClusters(): Promise<readonly RemoteCluster[]>;
  /** All pages. */
  protectionGroups(query: ProtectionGroupQuery): Promise<readonly ProtectionGroup[]>;
  protectionGroup(id: string): Promise<ProtectionGroup | null>;
  /** Policies by id; those the cluster does not know are left out. */
  policies(ids: readonly string[]): Promise<readonly ProtectionPolicy[]>;
  runs(protectionGroupId: string, query: RunQuery): Promise<readonly ProtectionRun[]>;
  run(protectionGroupId: string, runId: string): Promise<ProtectionRun | null>;
  /**
   * Runs of all groups whose backup is under way, in one request. Copies that go on after the backup are
   * found in a group's last run (`ProtectionGroupQuery.includeLastRun`).
   * @param since how far back the runs may have started
   */
  ongoingRuns(since: Date): Promise<readonly OngoingRun[]>;
  runProgress(runId: string): Promise<RunProgress | null>;
  /** What the cluster tells of each object; objects that it does not know are absent. */
  objectProtection(objectIds: readonly bigint[]): Promise<ReadonlyMap<bigint, ObjectProtection>>;
  view(viewId: bigint): Promise<ViewFacts | null>;
  /** Whether the cluster is of a newer release, as far as configurations are concerned; `null` when it cannot be told. */
  isNewerRelease(): Promise<boolean | null>;

  /**
   * Asks for a planned run. Sent at most once: no retry, whatever the answer.
   * @param requestBody the exact JSON text of the FailoverRunConfiguration
   */
  startPlannedRun(failoverId: string, requestBody: string): Promise<void>;
  /** The planned runs that the cluster knows among these ids, {@link MOST_POLLED_RUNS} at most. */
  pollPlannedRuns(failoverIds: readonly string[]): Promise<readonly PlannedRunPollStatus[]>;
  cancelFailover(failoverId: string): Promise<void>;
}
