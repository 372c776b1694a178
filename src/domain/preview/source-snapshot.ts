import type {
  ClusterIdentity,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  ProtectionRun,
  RemoteCluster,
  ViewFacts,
} from '../cluster-facts.ts';

/** What the source cluster reported, as far as it bears on one configuration. */
export interface SourceSnapshot {
  readonly identity: ClusterIdentity;
  readonly remoteClusters: readonly RemoteCluster[];
  /** Whether the cluster knows the newer run types; `null` when that could not be told. */
  readonly knowsNewerRunTypes: boolean | null;
  /** The group that the configuration names, or the only one that holds its objects; `null` when there is none. */
  readonly group: ProtectionGroup | null;
  /** The groups that hold each of the objects; an object that the cluster does not know is absent. */
  readonly groupIdsByObject: ReadonlyMap<bigint, readonly string[]>;
  /** Objects of the group, containers resolved, as its newest run with details holds them. */
  readonly groupObjects: readonly ProtectedObject[];
  readonly policy: ProtectionPolicy | null;
  /** The group's newest runs, newest first. */
  readonly recentRuns: readonly ProtectionRun[];
  /** Unfinished runs, with object details, of every group that holds one of the objects. */
  readonly ongoingRuns: readonly ProtectionRun[];
  /** `null` when the configuration names no view or the cluster does not know it. */
  readonly view: ViewFacts | null;
}
