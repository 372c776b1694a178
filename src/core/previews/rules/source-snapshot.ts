import type {
  ClusterIdentity,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  ProtectionRun,
  RemoteCluster,
  ViewFacts,
} from '../../clusters/cluster-facts.ts';
import type { Release } from '../../clusters/release.ts';

/** What the source cluster reported, as far as it bears on one configuration. */
export interface SourceSnapshot {
  readonly identity: ClusterIdentity;
  readonly remoteClusters: readonly RemoteCluster[];
  /** `null` when it could not be found out, or nothing depends on it. */
  readonly release: Release | null;
  /** The group that the configuration names, or the only active one that holds its objects; `null` when there is none. */
  readonly group: ProtectionGroup | null;
  /** The groups to choose from where the configuration names none and its objects are in several. */
  readonly candidateGroupIds: readonly string[];
  /** The groups that hold each of the objects; absent where the cluster does not tell them, or not know the object. */
  readonly groupIdsByObject: ReadonlyMap<bigint, readonly string[]>;
  /** Objects of the group, containers resolved, as its runs hold them. */
  readonly groupObjects: readonly ProtectedObject[];
  /** Those of the configuration's objects that are known to be containers (folders, tags) of the group. */
  readonly containerIds: ReadonlySet<bigint>;
  readonly policy: ProtectionPolicy | null;
  /** The group's newest runs, newest first. */
  readonly recentRuns: readonly ProtectionRun[];
  /** Unfinished runs, with object details, of every group that holds one of the objects. */
  readonly ongoingRuns: readonly ProtectionRun[];
  /** Ids of runs that are planned runs of failovers; empty where nothing depends on it. */
  readonly failoverRunIds: ReadonlySet<string>;
  /** `null` when the configuration names no view or the cluster does not know it. */
  readonly view: ViewFacts | null;
}
