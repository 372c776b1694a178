/* Generated from schema.graphql by `npm run codegen`; do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Failover as FailoverModel, FailoverEvent as FailoverEventModel, FailoverGate as FailoverGateModel } from '../../core/failovers/rules/failover.ts';
import type { FailoverActionState as FailoverActionStateModel } from '../../core/failovers/rules/actions.ts';
import type { FailoverObject as FailoverObjectModel, FailoverReport as FailoverReportModel, FailoverStep as FailoverStepModel, FailoverStepAttempt as FailoverStepAttemptModel, FailoverRunConfiguration as FailoverRunConfigurationModel, FailoverRunConfigurationConnection as FailoverRunConfigurationConnectionModel, FailoverRunObject as FailoverRunObjectModel, PlannedRunConnection as PlannedRunConnectionModel, ProtectionGroup as ProtectionGroupModel } from './mappers.ts';
import type { ClusterName as ClusterNameModel } from '../../core/clusters/cluster-port.ts';
import type { Leftover as LeftoverModel } from '../../core/failovers/leftovers/leftover.ts';
import type { Issue as IssueModel } from '../../core/values/issue.ts';
import type { PlannedRun as PlannedRunModel } from '../../core/planned-runs/rules/planned-run.ts';
import type { PreviewEffects as PreviewEffectsModel } from '../../core/previews/rules/preview-effects.ts';
import type { PlannedRunPreview as PlannedRunPreviewModel } from '../../core/previews/planned-run-preview.ts';
import type { ProtectedObject as ProtectedObjectModel, ProtectionPolicy as ProtectionPolicyModel, RemoteCluster as RemoteClusterModel } from '../../core/clusters/cluster-facts.ts';
import type { RunOperation as RunOperationModel } from '../../core/clusters/run-operation.ts';
import type { Viewer as ViewerModel } from '../../core/values/viewer.ts';
import type { GraphQLContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * An instant, in ISO 8601 and UTC, with milliseconds: `2026-03-01T12:00:00.000Z`.
   *
   * Accepted with any offset and any fraction of a second, in the years 0000 to 9999; what an offset moves out of them
   * counts as their beginning or end.
   */
  DateTime: { input: Date; output: Date; }
  /**
   * A signed 64-bit integer, exact on every leg: the type of all ids of the upstream API.
   *
   * Answered as a JSON string of decimal digits. Accepted as such a string, as an integer literal of any size
   * within the query text, or as a JSON number between −(2^53−1) and 2^53−1. A larger JSON number is refused,
   * because its digits have been lost before it arrived: send it as a string.
   *
   * What is none of these makes the request a malformed one, and nothing is executed; within a
   * `FailoverRunConfigurationInput` it is an issue with its path instead, beside all others.
   */
  Int64: { input: bigint; output: bigint; }
  /**
   * Any JSON value. Integer literals within the query text are exact. A JSON number in variables beyond
   * ±(2^53−1) has lost its digits before it arrived and is refused by whatever field would need it as an id.
   */
  JSON: { input: unknown; output: unknown; }
};

/** What to activate. */
export type ActivateBackupInput = {
  /** Must be true: activation cannot be taken back. */
  readonly acknowledgePointOfNoReturn: Scalars['Boolean']['input'];
  /** Which objects, and how they are protected from now on. */
  readonly activation: ActivationInput;
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** How the objects are protected on the replication cluster from now on. */
export type ActivationInput = {
  /** Upstream `createObjectBackup`. Null means the default. */
  readonly createObjectBackup?: InputMaybe<Scalars['Boolean']['input']>;
  /** Upstream `doNotProtect`: the objects are activated without being protected. Null means the default. */
  readonly doNotProtect?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to replicate back to the source from now on. */
  readonly enableReverseReplication: Scalars['Boolean']['input'];
  /** Upstream id of an existing group on the replication cluster. Default: a new one. */
  readonly protectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Ids on the source cluster of the objects to activate. Null: all that are linked and not activated. */
  readonly sourceObjectIds?: InputMaybe<ReadonlyArray<Scalars['Int64']['input']>>;
  /** Upstream name of the environment of the new group, e.g. `kVMware`. Default: the cluster's choice. */
  readonly targetFailoverEnvironment?: InputMaybe<Scalars['String']['input']>;
  /** Upstream id of the policy of the new group. Default: the cluster's choice. */
  readonly targetFailoverPolicyId?: InputMaybe<Scalars['String']['input']>;
};

/** A note, or a mark with its time. */
export type AddFailoverNoteInput = {
  /** When the mark was true; not in the future. Default: now. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** What was true. */
  readonly mark?: InputMaybe<FailoverMark>;
  /** The text, at most 1,000 characters. Required unless it is a mark. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What to cancel. */
export type CancelFailoverInput = {
  /** The failover to cancel. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters; U+0000, which no database keeps, becomes U+FFFD. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What became of the request to cancel. */
export type CancelFailoverPayload = {
  readonly __typename?: 'CancelFailoverPayload';
  /** The failover as it stands now; null when there is none. */
  readonly failover: Maybe<Failover>;
  /** What keeps the failover from being canceled, and what to know about it. The paths start below `input`. */
  readonly issues: ReadonlyArray<Issue>;
  /** The run as it stands now; null when there is none. */
  readonly plannedRun: Maybe<PlannedRun>;
};

/**
 * A cluster that this service was configured with. Its data is read live, and no more than two seconds old. A field
 * that a cluster cannot answer is a GraphQL error with the code `CLUSTER_UNREACHABLE` or the like; the other clusters
 * answer all the same.
 */
export type Cluster = Node & {
  readonly __typename?: 'Cluster';
  /** Upstream `id`, as configured. */
  readonly clusterId: Scalars['Int64']['output'];
  /** Whether the cluster answers. Never an error. */
  readonly health: ClusterHealth;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Upstream `incarnationId`; null when the cluster is down. */
  readonly incarnationId: Maybe<Scalars['Int64']['output']>;
  /** Whether this is a simulated cluster that came with the service. */
  readonly isSimulated: Scalars['Boolean']['output'];
  /** The name that the cluster was configured with. */
  readonly name: Scalars['String']['output'];
  /** The cluster's protection groups, by name. Give `first`, at most 100; by default the first 20 are answered. */
  readonly protectionGroups: Maybe<ProtectionGroupConnection>;
  /** The clusters that this one is paired with for replication. */
  readonly remoteClusters: Maybe<ReadonlyArray<RemoteCluster>>;
  /** Upstream `swVersion`; null when the cluster is down or does not tell. */
  readonly softwareVersion: Maybe<Scalars['String']['output']>;
};


/**
 * A cluster that this service was configured with. Its data is read live, and no more than two seconds old. A field
 * that a cluster cannot answer is a GraphQL error with the code `CLUSTER_UNREACHABLE` or the like; the other clusters
 * answer all the same.
 */
export type ClusterProtectionGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProtectionGroupFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a cluster's own audit log. */
export type ClusterAuditEntry = {
  readonly __typename?: 'ClusterAuditEntry';
  /** What was done, in the cluster's words. */
  readonly action: Maybe<Scalars['String']['output']>;
  /** When, by the cluster's clock. */
  readonly at: Scalars['DateTime']['output'];
  /** More about it, in the cluster's words. */
  readonly details: Maybe<Scalars['String']['output']>;
  /** The name of what it was done to. */
  readonly entityName: Maybe<Scalars['String']['output']>;
  /** The type of what it was done to, in the cluster's words. */
  readonly entityType: Maybe<Scalars['String']['output']>;
  /** Which of the two clusters has recorded it. */
  readonly side: ClusterSide;
  /** The account on the cluster. */
  readonly username: Maybe<Scalars['String']['output']>;
};

/**
 * What is known of the contact with the cluster that carries out a run. While it is not `IN_CONTACT`, the run keeps the
 * state that was reported last, `lastSyncedAt` says how old that is, and the service goes on asking.
 */
export type ClusterContact = {
  readonly __typename?: 'ClusterContact';
  /** Why the cluster cannot be asked, or is not understood; null while in contact. */
  readonly reason: Maybe<PlannedRunFailure>;
  /** When that began; null while the contact has never been other than good, or where that was not recorded. */
  readonly since: Maybe<Scalars['DateTime']['output']>;
  /** Whether the cluster can be asked. */
  readonly state: ClusterContactState;
};

/** Whether the cluster that carries out a run can be asked about it. */
export type ClusterContactState =
  /** The cluster answers, or has not been asked yet. */
  | 'IN_CONTACT'
  /** The cluster cannot be asked: it does not answer, refuses the key, is no longer configured, or reports an error. */
  | 'LOST'
  /**
   * The cluster answers, and where the run stands cannot be made out from that: it no longer knows a run that it
   * accepted, or reports what the service cannot work out.
   */
  | 'NOT_UNDERSTOOD';

/** Whether a cluster answers. */
export type ClusterHealth = {
  readonly __typename?: 'ClusterHealth';
  /** When the cluster was asked. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** What is wrong, for people; null when nothing is. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** Whether it does. */
  readonly status: ClusterStatus;
};

/** One of the two clusters of a failover. */
export type ClusterSide =
  /** The cluster that the workloads move to. */
  | 'REPLICATION'
  /** The cluster that the workloads leave. */
  | 'SOURCE';

/** Whether a cluster answers. */
export type ClusterStatus =
  /** It does not answer, or not as it should. */
  | 'DOWN'
  /** It answers, and refuses our credentials. */
  | 'UNAUTHORIZED'
  /** It answers, under the id that it was configured with. */
  | 'UP';

/** Which gate to pass. */
export type ContinueFailoverInput = {
  /** Must be true for ACCEPT. Null means the default. */
  readonly acknowledgePointOfNoReturn?: InputMaybe<Scalars['Boolean']['input']>;
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** The gate that is meant; no other is opened. */
  readonly gate: FailoverGateKind;
  /** What to say about it in the report. At most 1,000 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What to create. */
export type CreateFailoverRunConfigurationInput = {
  /** The configuration to validate and store. */
  readonly configuration: FailoverRunConfigurationInput;
  /** Id of the source cluster. Default: the first part of the configuration's `protectionGroupId`. */
  readonly sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};

/** The stored configuration, or why not. */
export type CreateFailoverRunConfigurationPayload = {
  readonly __typename?: 'CreateFailoverRunConfigurationPayload';
  /** The stored configuration; null when an issue is an error. */
  readonly configuration: Maybe<FailoverRunConfiguration>;
  /** Every fault that was found, all at once, up to 200; the paths start below `configuration`. */
  readonly issues: ReadonlyArray<Issue>;
};

/** What to let go. */
export type DeactivateBackupInput = {
  /** Must be true: letting the source go cannot be taken back. */
  readonly acknowledgePointOfNoReturn: Scalars['Boolean']['input'];
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** False removes the objects from their group on the source cluster, which pauses a group that is left empty. */
  readonly keepFailoverObjects: Scalars['Boolean']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What to do about a VM of the same name at the target. */
export type ExistingVmPolicy =
  /** The recovery of the object fails. */
  | 'FAIL'
  /** Upstream `overwriteExistingVm`. */
  | 'OVERWRITE'
  /** Upstream `powerOffAndRenameExistingVm`. */
  | 'POWER_OFF_AND_RENAME';

/** What to fail back, and under which id. */
export type FailBackInput = {
  /** For objects: as `runFailover`. Required. */
  readonly activation?: InputMaybe<ActivationInput>;
  /** The completed failover. */
  readonly failoverId: Scalars['String']['input'];
  /** For objects: as `runFailover`. */
  readonly gates?: InputMaybe<ReadonlyArray<FailoverGateInput>>;
  /** For objects: as `runFailover`. Required. */
  readonly keepFailoverObjects?: InputMaybe<Scalars['Boolean']['input']>;
  /** Yours to choose: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
  readonly newFailoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** For objects: as `runFailover`. Required. */
  readonly recovery?: InputMaybe<RecoveryInput>;
  /** For views: whether to replicate back again. Required. */
  readonly reverseReplication?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Everything that happens under one failover id: from the first word to the clusters to the end and back. Its phase is
 * what an operator would say on the phone; its steps, with their attempts, are the fine progression.
 */
export type Failover = Node & {
  readonly __typename?: 'Failover';
  /** Every action, always all of them, in the order of the enum, with the reasons against those that are not possible now. */
  readonly actions: ReadonlyArray<FailoverActionState>;
  /**
   * Whose data counts now: of the source cluster until the point of no return, of the replication cluster afterwards. Null
   * while it is uncertain whether the step that changes it took effect.
   */
  readonly authoritativeSide: Maybe<ClusterSide>;
  /** What its planned run is to do. Null for a view, and for a failing back whose planned run has not been configured yet. */
  readonly configuration: Maybe<FailoverRunConfiguration>;
  /** When it was recorded. */
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * When a final phase was reached. A failover with no step but its planned run has ended with that run and waits for
   * nobody; a later step reopens it.
   */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** What has happened, oldest first. */
  readonly events: FailoverEventConnection;
  /** The failover that takes this one back. */
  readonly failedBackBy: Maybe<Failover>;
  /** Identifies the whole failover, here and on the clusters. */
  readonly failoverId: Scalars['String']['output'];
  /** The failover that this one takes back. */
  readonly failsBack: Maybe<Failover>;
  /** The gates of a guided failover; otherwise empty. */
  readonly gates: ReadonlyArray<FailoverGate>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Whether `runFailover` or `failBack` carries out the steps; otherwise each is asked for by hand. */
  readonly isGuided: Scalars['Boolean']['output'];
  /** False only for `startUnplannedViewFailover`, which takes over without the source. */
  readonly isPlanned: Scalars['Boolean']['output'];
  /** Objects of a protection group, or one view. */
  readonly kind: FailoverKind;
  /** The objects, by their id on the source cluster in ascending order; none for a view. */
  readonly objects: FailoverObjectConnection;
  /** Where it stands. */
  readonly phase: FailoverPhase;
  /** Its planned runs, newest first unless ordered otherwise. Paging as `Query.plannedRuns`. */
  readonly plannedRuns: PlannedRunConnection;
  /** When the first object passed the point of no return: its activation was accepted, or the view was finalized. Null before. */
  readonly pointOfNoReturnPassedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why, as it was begun with. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Upstream id of the replicated view on the replication cluster; null for objects. */
  readonly replicaViewId: Maybe<Scalars['Int64']['output']>;
  /** The replication cluster, read live; null when this service is not configured with it. */
  readonly replicationCluster: Maybe<Cluster>;
  /** Upstream id of the cluster that the workloads move to. */
  readonly replicationClusterId: Scalars['Int64']['output'];
  /** The evidence: measured times, what was not carried out, and the signature that vouches for the events. */
  readonly report: FailoverReport;
  /** The source cluster, read live; null when this service is not configured with it. */
  readonly sourceCluster: Maybe<Cluster>;
  /** Upstream id of the cluster that the workloads leave. */
  readonly sourceClusterId: Scalars['Int64']['output'];
  /** Who began it. */
  readonly startedBy: Scalars['String']['output'];
  /** The steps that a failover of this kind can have, in their order, those not reached included. */
  readonly steps: ReadonlyArray<FailoverStep>;
  /** What it waits for. Null while the service itself is at work, and when the failover has ended. */
  readonly waitingFor: Maybe<FailoverWait>;
};


/**
 * Everything that happens under one failover id: from the first word to the clusters to the end and back. Its phase is
 * what an operator would say on the phone; its steps, with their attempts, are the fine progression.
 */
export type FailoverEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that happens under one failover id: from the first word to the clusters to the end and back. Its phase is
 * what an operator would say on the phone; its steps, with their attempts, are the fine progression.
 */
export type FailoverObjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that happens under one failover id: from the first word to the clusters to the end and back. Its phase is
 * what an operator would say on the phone; its steps, with their attempts, are the fine progression.
 */
export type FailoverPlannedRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlannedRunOrder>;
};

/** What can be asked of a failover: one value for each mutation of the same name. */
export type FailoverAction =
  /** `activateBackup` */
  | 'ACTIVATE_BACKUP'
  /** `addFailoverNote` */
  | 'ADD_FAILOVER_NOTE'
  /** `cancelFailover` */
  | 'CANCEL_FAILOVER'
  /** `cleanUpFailover` */
  | 'CLEAN_UP_FAILOVER'
  /** `continueFailover` */
  | 'CONTINUE_FAILOVER'
  /** `deactivateBackup` */
  | 'DEACTIVATE_BACKUP'
  /** `failBack` */
  | 'FAIL_BACK'
  /** `finalizeViewFailover` */
  | 'FINALIZE_VIEW_FAILOVER'
  /** `forceFinishFailover` */
  | 'FORCE_FINISH_FAILOVER'
  /** `initiateFailover` */
  | 'INITIATE_FAILOVER'
  /** `linkFailoverObjects` */
  | 'LINK_FAILOVER_OBJECTS'
  /** `prepareViewFailover` */
  | 'PREPARE_VIEW_FAILOVER'
  /** `recoverFailoverObjects` */
  | 'RECOVER_FAILOVER_OBJECTS'
  /** `resumeFailover` */
  | 'RESUME_FAILOVER'
  /** `rollBackFailover` */
  | 'ROLL_BACK_FAILOVER'
  /** `startPlannedRun` */
  | 'START_PLANNED_RUN'
  /** `tearDownRecovery` */
  | 'TEAR_DOWN_RECOVERY';

/** A failover, and why. */
export type FailoverActionInput = {
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** An action, and what speaks against it now. */
export type FailoverActionState = {
  readonly __typename?: 'FailoverActionState';
  /** The action. */
  readonly action: FailoverAction;
  /** Whether the failover's own state allows it; the clusters are asked when it is done. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Whether a later action can take its effect back. */
  readonly isReversible: Scalars['Boolean']['output'];
  /** Errors that forbid it; empty exactly when it is allowed. Paths are empty. */
  readonly refusals: ReadonlyArray<Issue>;
  /** Whether the viewer may do it at all. True for everybody until there is authentication. */
  readonly viewerMay: Scalars['Boolean']['output'];
};

/** A page of failovers. */
export type FailoverConnection = {
  readonly __typename?: 'FailoverConnection';
  /** The failovers with their cursors. */
  readonly edges: ReadonlyArray<FailoverEdge>;
  /** The failovers. */
  readonly nodes: ReadonlyArray<Failover>;
  /** Whether there is more, and how to go on. */
  readonly pageInfo: PageInfo;
};

/** A failover within a page. */
export type FailoverEdge = {
  readonly __typename?: 'FailoverEdge';
  /** Position of the failover, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The failover. */
  readonly node: Failover;
};

/** Something that happened to a failover. Events are never changed, and chained by their hashes. */
export type FailoverEvent = {
  readonly __typename?: 'FailoverEvent';
  /** Name of the viewer, or `system`. */
  readonly actor: Scalars['String']['output'];
  /** When; of a mark, when it was true. */
  readonly at: Scalars['DateTime']['output'];
  /** The gate that it is about. */
  readonly gate: Maybe<FailoverGateKind>;
  /** SHA-256, hexadecimal, over this event and the hash before. */
  readonly hash: Scalars['String']['output'];
  /** What happened. */
  readonly kind: FailoverEventKind;
  /** The mark, where it is one. */
  readonly mark: Maybe<FailoverMark>;
  /** What happened, for people. */
  readonly message: Scalars['String']['output'];
  /** 1, 2, 3, … without a gap. */
  readonly number: Scalars['Int']['output'];
  /** The phase afterwards. */
  readonly phase: FailoverPhase;
  /** The step that it is about. */
  readonly step: Maybe<FailoverStepKind>;
};

/** A page of events of a failover. */
export type FailoverEventConnection = {
  readonly __typename?: 'FailoverEventConnection';
  /** The events with their cursors. */
  readonly edges: ReadonlyArray<FailoverEventEdge>;
  /** The events. */
  readonly nodes: ReadonlyArray<FailoverEvent>;
  /** Whether there is more, and how to go on. */
  readonly pageInfo: PageInfo;
};

/** An event within a page, or a stream. */
export type FailoverEventEdge = {
  readonly __typename?: 'FailoverEventEdge';
  /** Position of the event, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: FailoverEvent;
};

/** What happened to a failover. */
export type FailoverEventKind =
  /** Somebody asked for something. */
  | 'ACTION_REQUESTED'
  /** A cluster answers again. */
  | 'CLUSTER_FOUND'
  /** A cluster could not be asked. */
  | 'CLUSTER_LOST'
  /** It was recorded. */
  | 'CREATED'
  /** A gate was opened. */
  | 'GATE_PASSED'
  /** It came to a gate. */
  | 'GATE_REACHED'
  /** Somebody marked when something was true. */
  | 'MARK'
  /** Somebody left a note. */
  | 'NOTE'
  /** It came to another phase. */
  | 'PHASE_CHANGED'
  /** A step began, was accepted, or ended. */
  | 'STEP_CHANGED';

/** Narrows a list of failovers; fields left out do not narrow, and an empty list lets nothing through. */
export type FailoverFilter = {
  /** Those with one of these clusters on either side. */
  readonly clusterIds?: InputMaybe<ReadonlyArray<Scalars['Int64']['input']>>;
  /** Those recorded before this moment. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Those recorded at this moment or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Those with these failover ids. */
  readonly failoverIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Those of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<FailoverKind>>;
  /** Those in these phases. */
  readonly phases?: InputMaybe<ReadonlyArray<FailoverPhase>>;
  /** Those of this protection group on the source cluster. */
  readonly protectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Those that wait for this. */
  readonly waitingFor?: InputMaybe<ReadonlyArray<FailoverWait>>;
};

/** A gate of a guided failover. Each is passed once. */
export type FailoverGate = {
  readonly __typename?: 'FailoverGate';
  /** Which one. */
  readonly kind: FailoverGateKind;
  /** What was said when it was opened. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** What happens when its time is up. */
  readonly onTimeout: FailoverGateTimeout;
  /** When it was opened. */
  readonly passedAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the viewer who opened it, or `system` for the timer. */
  readonly passedBy: Maybe<Scalars['String']['output']>;
  /** When the failover came to it. */
  readonly reachedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  readonly status: FailoverGateStatus;
  /** Seconds from when it is reached; null where it holds. */
  readonly timeoutSeconds: Maybe<Scalars['Int']['output']>;
  /** When its time is up; null where it holds, or is not reached. */
  readonly timesOutAt: Maybe<Scalars['DateTime']['output']>;
};

/** A gate. `timeoutSeconds` is required unless it holds, and refused where it does; 0 does not stop at all. */
export type FailoverGateInput = {
  /** Which one. */
  readonly gate: FailoverGateKind;
  /** What happens when its time is up. Default: nothing. */
  readonly onTimeout?: FailoverGateTimeout;
  /** Seconds from when it is reached, up to 30 days. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a guided failover stops for a person. */
export type FailoverGateKind =
  /** Before activation: the recovered workloads are accepted. Behind it lies the point of no return. */
  | 'ACCEPT'
  /** Before the planned run: workloads on the source are stopped or read-only. */
  | 'SOURCE_STOPPED';

/** Where a gate stands. */
export type FailoverGateStatus =
  /** The failover has not come to it. */
  | 'NOT_REACHED'
  /** Opened, by a person or by its timer. May have been opened before the failover came to it. */
  | 'PASSED'
  /** The failover turned round here. */
  | 'ROLLED_BACK'
  /** The failover has come to it and waits. */
  | 'WAITING';

/** What a gate does when its time is up. */
export type FailoverGateTimeout =
  /** It opens. */
  | 'CONTINUE'
  /** Nothing: it waits for a person without end. */
  | 'HOLD'
  /** The failover rolls back. */
  | 'ROLL_BACK';

/** What is failed over. */
export type FailoverKind =
  /** Objects of a protection group, by planned run, recovery, linkage and activation. */
  | 'OBJECTS'
  /** One view, which the replication cluster promotes itself. */
  | 'VIEW';

/** Moments that only people know of, for the measured times of the report. */
export type FailoverMark =
  /** The service was up again on the replication cluster. */
  | 'SERVICE_UP'
  /** The workloads on the source were stopped, or read-only. */
  | 'SOURCE_STOPPED';

/** One object of a failover, with its counterparts. */
export type FailoverObject = {
  readonly __typename?: 'FailoverObject';
  /** Whose data of this object counts; null while it is uncertain whether its activation took effect. */
  readonly authoritativeSide: Maybe<ClusterSide>;
  /** Whether it holds up the others. */
  readonly impact: FailoverObjectImpact;
  /** What went wrong for it. Paths are empty. */
  readonly issues: ReadonlyArray<Issue>;
  /** Upstream name on the source cluster; null until it is known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Upstream id of what was recovered of it on the replication cluster; null until it is known for certain. */
  readonly recoveredObjectId: Maybe<Scalars['Int64']['output']>;
  /** Upstream id of its replica on the replication cluster; null until it is known for certain. */
  readonly replicaObjectId: Maybe<Scalars['Int64']['output']>;
  /** Upstream id of the snapshot that is proved to be of this planned run. */
  readonly snapshotId: Maybe<Scalars['String']['output']>;
  /** Upstream id on the source cluster. */
  readonly sourceObjectId: Scalars['Int64']['output'];
  /** Where it stands. */
  readonly verdict: FailoverObjectVerdict;
};

/** A page of objects of a failover. */
export type FailoverObjectConnection = {
  readonly __typename?: 'FailoverObjectConnection';
  /** The objects with their cursors. */
  readonly edges: ReadonlyArray<FailoverObjectEdge>;
  /** The objects. */
  readonly nodes: ReadonlyArray<FailoverObject>;
  /** Whether there is more, and how to go on. */
  readonly pageInfo: PageInfo;
};

/** An object within a page. */
export type FailoverObjectEdge = {
  readonly __typename?: 'FailoverObjectEdge';
  /** Position of the object, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The object. */
  readonly node: FailoverObject;
};

/** Whether an object holds up the others. */
export type FailoverObjectImpact =
  /** The failover stops when a step fails for it. The default. */
  | 'CRITICAL'
  /** When a step fails for it, the others go on. */
  | 'OPTIONAL';

/** An object and what was recovered of it. */
export type FailoverObjectLinkInput = {
  /** Upstream id of what was recovered, on the replication cluster. */
  readonly recoveredObjectId: Scalars['Int64']['input'];
  /** Upstream id on the source cluster. */
  readonly sourceObjectId: Scalars['Int64']['input'];
};

/** Where one object stands, from what the clusters report. */
export type FailoverObjectVerdict =
  /** Activated: the replication cluster's data counts. */
  | 'ACTIVATED'
  /** A step failed for it. */
  | 'FAILED'
  /** Its data of the planned run is on the replication cluster. */
  | 'IN_SYNC'
  /** Its replica is linked to what was recovered. */
  | 'LINKED'
  /** Not in sync yet. */
  | 'PENDING'
  /** Recovered on the replication cluster. */
  | 'RECOVERED'
  /** Whether it is activated cannot be seen. */
  | 'UNCERTAIN'
  /** What was done for it has been taken back. */
  | 'UNDONE';

/** Order of a list of failovers. */
export type FailoverOrder = {
  /** Which comes first. Default: the newest. */
  readonly direction?: OrderDirection;
  /** What decides. Default: the time of creation. */
  readonly field?: FailoverOrderField;
};

/** What failovers can be ordered by. */
export type FailoverOrderField =
  /** When they were recorded. */
  | 'CREATED_AT';

/** The failover, or why not. */
export type FailoverPayload = {
  readonly __typename?: 'FailoverPayload';
  /** As it stands now; null when there is none. */
  readonly failover: Maybe<Failover>;
  /** Everything that speaks against what was asked, all at once. Paths start below `input`. */
  readonly issues: ReadonlyArray<Issue>;
};

/**
 * Where a failover stands. Final, so that no other phase follows: `COMPLETED`, `ROLLED_BACK`, `CANCELED` and
 * `FINISHED_BY_HAND`.
 */
export type FailoverPhase =
  /** The point of no return is passed for at least one object, or for the view. */
  | 'ACTIVATED'
  /** The clusters have forgotten the failover before anything was recovered. */
  | 'CANCELED'
  /** Objects: the source is let go. Views: finalized, and the first reverse replication, if wanted, has succeeded. */
  | 'COMPLETED'
  /** Ended by `forceFinishFailover`: the clusters do not confirm it. */
  | 'FINISHED_BY_HAND'
  /** The replication cluster has the same data as the source had when the run began. */
  | 'IN_SYNC'
  /** Recorded; the clusters may know of it; nothing has moved. */
  | 'PREPARED'
  /** Recovered and linked; everything can still be undone. */
  | 'RECOVERED'
  /** Snapshots are being selected, recovered, found or linked on the replication cluster. */
  | 'RECOVERING'
  /** Everything has been taken back. */
  | 'ROLLED_BACK'
  /** What was done is being taken back, last first. */
  | 'ROLLING_BACK'
  /** A step failed or is uncertain: see `steps` and `actions`. */
  | 'STOPPED'
  /** The planned run, or the preparation of the view, is under way. */
  | 'SYNCING';

/**
 * What a failover measured and left out, vouched for by a signature. As a printable page at `path`; checked without the
 * database by `npm run verify-report`.
 */
export type FailoverReport = {
  readonly __typename?: 'FailoverReport';
  /** The clusters' own audit entries of the time of the failover, oldest first; null where none can be read. */
  readonly clusterAuditEntries: Maybe<ReadonlyArray<ClusterAuditEntry>>;
  /** SHA-256, hexadecimal: the hash of the last event. */
  readonly hash: Scalars['String']['output'];
  /** Path of the printable page on this server. */
  readonly path: Scalars['String']['output'];
  /** Start of the backup that was recovered: what was written later is not on the replication cluster. */
  readonly recoveryPointAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The measured recovery point: seconds by which `recoveryPointAt` lies before `sourceStoppedAt`, 0 where it lies after
   * it; null without both.
   */
  readonly recoveryPointSeconds: Maybe<Scalars['Int']['output']>;
  /** The measured recovery time: seconds from `sourceStoppedAt` to `serviceUpAt`; null without both. */
  readonly recoveryTimeSeconds: Maybe<Scalars['Int']['output']>;
  /** When the service was up again, by the newest mark. */
  readonly serviceUpAt: Maybe<Scalars['DateTime']['output']>;
  /** Ed25519 over `hash`, base64; the public key is served at `/reports/key`. */
  readonly signature: Scalars['String']['output'];
  /** When the workloads on the source were stopped, by the newest mark. */
  readonly sourceStoppedAt: Maybe<Scalars['DateTime']['output']>;
  /** Steps of this kind of failover that were never carried out, or were skipped. */
  readonly stepsNotExecuted: ReadonlyArray<FailoverStepKind>;
};

/**
 * What one planned run is to do: the upstream FailoverRunConfiguration, validated and stored, with the defaults
 * applied. An immutable value.
 */
export type FailoverRunConfiguration = Node & {
  readonly __typename?: 'FailoverRunConfiguration';
  /**
   * Upstream `cancelNonFailoverRuns`: whether other ongoing runs that back up the same objects are canceled (true)
   * or waited for (false). False unless given.
   */
  readonly cancelNonFailoverRuns: Scalars['Boolean']['output'];
  /** When the configuration was first stored; null where it was only validated. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the viewer who first stored it; null where it was only validated. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the canonical content, in hexadecimal. */
  readonly digest: Scalars['String']['output'];
  /** Global id, derived from the content: the same configuration always has the same id. */
  readonly id: Scalars['ID']['output'];
  /** How many objects there are. */
  readonly objectCount: Scalars['Int']['output'];
  /** The objects page by page, in ascending order of their ids: `first` at most 100; by default the first 20 are answered. */
  readonly objectPage: FailoverRunObjectConnection;
  /** Upstream `objects`: the objects being failed over, in ascending order of their ids, all of them. See `objectPage`. */
  readonly objects: ReadonlyArray<FailoverRunObject>;
  /** Upstream `pauseNextRuns`: whether all next runs are paused until the failover is completed. False unless given. */
  readonly pauseNextRuns: Scalars['Boolean']['output'];
  /** The planned runs that were started with this configuration, newest first unless ordered otherwise. */
  readonly plannedRuns: PlannedRunConnection;
  /** As `previewPlannedRun` of this configuration: read from the source cluster at this moment. */
  readonly preview: PlannedRunPreview;
  /** The group that `protectionGroupId` names, read live; null without one, and when the cluster cannot be read. */
  readonly protectionGroup: Maybe<ProtectionGroup>;
  /** Upstream `protectionGroupId`: the active protection group on the source cluster, `<clusterId>:<incarnationId>:<jobId>`, where one was given. */
  readonly protectionGroupId: Maybe<Scalars['String']['output']>;
  /** The replication cluster; null when this service was not configured with it. */
  readonly replicationCluster: Maybe<Cluster>;
  /** Upstream `replicationClusterId`: id of the cluster to which the run replicates the objects. */
  readonly replicationClusterId: Scalars['Int64']['output'];
  /**
   * The exact JSON text that the cluster would receive: upstream names, int64 as plain numbers, defaults spelled
   * out, absent fields left out.
   */
  readonly requestBody: Scalars['String']['output'];
  /** Upstream `runType`: the kind of run. `INCREMENTAL` unless another was given. */
  readonly runType: RunType;
  /** The source cluster; null when this service was not configured with it. */
  readonly sourceCluster: Maybe<Cluster>;
  /** Id of the cluster that runs the backup: the one stated beside the configuration, or the first part of `protectionGroupId`. */
  readonly sourceClusterId: Scalars['Int64']['output'];
  /** Upstream `viewId`: id of the view on the source cluster, where one was given. */
  readonly viewId: Maybe<Scalars['Int64']['output']>;
};


/**
 * What one planned run is to do: the upstream FailoverRunConfiguration, validated and stored, with the defaults
 * applied. An immutable value.
 */
export type FailoverRunConfigurationObjectPageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What one planned run is to do: the upstream FailoverRunConfiguration, validated and stored, with the defaults
 * applied. An immutable value.
 */
export type FailoverRunConfigurationPlannedRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlannedRunOrder>;
};

/** One page of a list of configurations. */
export type FailoverRunConfigurationConnection = {
  readonly __typename?: 'FailoverRunConfigurationConnection';
  /** The configurations of the page with their cursors. */
  readonly edges: ReadonlyArray<FailoverRunConfigurationEdge>;
  /** The configurations of the page. */
  readonly nodes: ReadonlyArray<FailoverRunConfiguration>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many configurations the whole list has, on all pages. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One configuration in a list. */
export type FailoverRunConfigurationEdge = {
  readonly __typename?: 'FailoverRunConfigurationEdge';
  /** Opaque position in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The configuration. */
  readonly node: FailoverRunConfiguration;
};

/** Narrows a list of configurations. Fields left out, or null, do not narrow; several narrow together. */
export type FailoverRunConfigurationFilter = {
  /** Only those first stored before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those first stored at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those with exactly this `protectionGroupId`. */
  readonly protectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Only those with this replication cluster. */
  readonly replicationClusterId?: InputMaybe<Scalars['Int64']['input']>;
  /** Only those with this kind of run. */
  readonly runType?: InputMaybe<RunType>;
  /** Only those with this source cluster. */
  readonly sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};

/**
 * What one planned run is to do, as a client states it. The fields are those of the upstream
 * FailoverRunConfiguration, under their upstream names.
 */
export type FailoverRunConfigurationInput = {
  /**
   * Upstream `cancelNonFailoverRuns`. True: other ongoing runs that back up the same objects are canceled; what
   * does not conflict (their replication to *other* clusters, their archival) is not. False: the planned run waits
   * until all pending operations have finished normally. Null means the default.
   */
  readonly cancelNonFailoverRuns?: InputMaybe<Scalars['Boolean']['input']>;
  /** Upstream `objects`: the objects being failed over, 1 to 10,000 (the server may set another limit), each once. */
  readonly objects: ReadonlyArray<FailoverRunObjectInput>;
  /** Upstream `pauseNextRuns`. True: all next runs are paused until the failover is completed. Null means the default. */
  readonly pauseNextRuns?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Upstream `protectionGroupId`: the active protection group on the source cluster from which the objects fail
   * over, as `<clusterId>:<incarnationId>:<jobId>`. Newer clusters can do without; then give `sourceClusterId`
   * beside the configuration.
   */
  readonly protectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Upstream `replicationClusterId`: id of the cluster to which the run replicates the objects. Positive, and not the source cluster. */
  readonly replicationClusterId: Scalars['Int64']['input'];
  /** Upstream `runType`: the kind of run. Null means the default. */
  readonly runType?: InputMaybe<RunType>;
  /** Upstream `viewId`: id of the view on the source cluster, where a view (a file share) fails over. Positive. */
  readonly viewId?: InputMaybe<Scalars['Int64']['input']>;
};

/** Order of a list of configurations. */
export type FailoverRunConfigurationOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: FailoverRunConfigurationOrderField;
};

/** What configurations can be ordered by. */
export type FailoverRunConfigurationOrderField =
  /** When the configuration was first stored. */
  | 'CREATED_AT';

/** The outcome of checking a configuration without storing it. */
export type FailoverRunConfigurationValidation = {
  readonly __typename?: 'FailoverRunConfigurationValidation';
  /**
   * The configuration with the defaults applied, under the id that it has or would have once stored; null unless
   * valid. Its `createdAt` and `createdBy` are null: storage was not looked at.
   */
  readonly configuration: Maybe<FailoverRunConfiguration>;
  /** Everything that was found, all at once, up to 200. */
  readonly issues: ReadonlyArray<Issue>;
  /** Whether no issue is an error. */
  readonly valid: Scalars['Boolean']['output'];
};

/** One object to fail over. */
export type FailoverRunObject = {
  readonly __typename?: 'FailoverRunObject';
  /** Upstream `name`, as the source cluster reports it at this moment; null when it cannot be read or does not know the object. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Upstream `objectId`: id of the object, local to the source cluster. */
  readonly objectId: Scalars['Int64']['output'];
};

/** One page of the objects of a configuration. */
export type FailoverRunObjectConnection = {
  readonly __typename?: 'FailoverRunObjectConnection';
  /** The objects of the page with their cursors. */
  readonly edges: ReadonlyArray<FailoverRunObjectEdge>;
  /** The objects of the page. */
  readonly nodes: ReadonlyArray<FailoverRunObject>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One object in a list. */
export type FailoverRunObjectEdge = {
  readonly __typename?: 'FailoverRunObjectEdge';
  /** Opaque position in the list, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The object. */
  readonly node: FailoverRunObject;
};

/** One object to fail over, as a client states it. */
export type FailoverRunObjectInput = {
  /** Upstream `objectId`: id of the object, local to the source cluster. Positive. */
  readonly objectId: Scalars['Int64']['input'];
};

/** One step of a failover. */
export type FailoverStep = {
  readonly __typename?: 'FailoverStep';
  /** Oldest first; empty before the first. */
  readonly attempts: ReadonlyArray<FailoverStepAttempt>;
  /** Which one. */
  readonly kind: FailoverStepKind;
  /** Of the newest attempt. */
  readonly status: FailoverStepStatus;
};

/** One attempt at a step. */
export type FailoverStepAttempt = {
  readonly __typename?: 'FailoverStepAttempt';
  /** When it ended; null while it is under way. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed, why it waits, or what to know about its success. Paths are empty. */
  readonly issues: ReadonlyArray<Issue>;
  /** 1 for the first. */
  readonly number: Scalars['Int']['output'];
  /** 0 to 100; null where the cluster reports none. */
  readonly percentComplete: Maybe<Scalars['Float']['output']>;
  /** When it was recorded, before anything was sent. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands, or how it ended. */
  readonly status: FailoverStepStatus;
  /** Upstream ids of what the attempt made: run, recovery, failover task of a view, protection group. */
  readonly upstreamIds: ReadonlyArray<Scalars['String']['output']>;
};

/** The steps of a failover. Which there are depends on its kind. */
export type FailoverStepKind =
  /** Upstream backup activation: the point of no return of a failover of objects. */
  | 'ACTIVATE'
  /** The clusters forget the failover. */
  | 'CANCEL'
  /** Superfluous groups are tidied away after the first reverse replication. */
  | 'CLEAN_UP'
  /** Upstream backup deactivation: the source is let go. */
  | 'DEACTIVATE'
  /** Views: the view becomes writable on the replication cluster. The point of no return. */
  | 'FINALIZE'
  /** The entities that the recovery has made are looked up there. */
  | 'FIND_RECOVERED'
  /** Upstream init: the replication cluster learns of the failover and answers which replica stands for which object. */
  | 'INITIATE'
  /** Replicas are linked to what was recovered, so that the history of each object goes on. */
  | 'LINK'
  /** The run that brings the replication cluster in sync. */
  | 'PLANNED_RUN'
  /** Views: replicates once more. */
  | 'PREPARE'
  /** The selected snapshots are recovered on the replication cluster. */
  | 'RECOVER'
  /** The protection group that the planned run had paused is resumed. */
  | 'RELEASE_PAUSE'
  /** Each object's snapshot of exactly this planned run is looked up on the replication cluster. */
  | 'SELECT_SNAPSHOTS'
  /** The recovery is canceled or torn down. */
  | 'TEAR_DOWN';

/** Where a step, or an attempt at it, stands. */
export type FailoverStepStatus =
  /** It had no effect, or not all of it; see the attempt's issues. */
  | 'FAILED'
  /** Not reached. */
  | 'PENDING'
  /** Next: nothing but a gate, or the service itself, stands before it. */
  | 'READY'
  /** Under way. */
  | 'RUNNING'
  /** Not needed, or done elsewhere. */
  | 'SKIPPED'
  /** It had its effect. */
  | 'SUCCEEDED'
  /** It had its effect; see the attempt's issues. */
  | 'SUCCEEDED_WITH_WARNING'
  /** Whether it took effect cannot be seen on any cluster: a person has to say, by `resumeFailover`. */
  | 'UNCERTAIN'
  /** Taken back by a later step, or given up for a new attempt. */
  | 'UNDONE';

/** What a failover waits for. */
export type FailoverWait =
  /** The cluster's answer or progress. */
  | 'CLUSTER'
  /** A person: a step by hand, a gate that holds, or a stop. */
  | 'OPERATOR'
  /** The next attempt, after a pause: the cluster could not be reached. */
  | 'RETRY'
  /** A gate that opens or rolls back by itself at `timesOutAt`; a person may decide sooner. */
  | 'TIMER';

/** Which failover to finalize. */
export type FinalizeViewFailoverInput = {
  /** Must be true: finalizing cannot be taken back. */
  readonly acknowledgePointOfNoReturn: Scalars['Boolean']['input'];
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What to end by hand. */
export type ForceFinishFailoverInput = {
  /** Must be true: the clusters do not confirm this end. */
  readonly acknowledgeUnconfirmed: Scalars['Boolean']['input'];
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history and the report. At most 1,000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What to import. */
export type ImportFailoverRunConfigurationInput = {
  /**
   * The dictionary: an object whose keys are the upstream names, or JSON text of one (a string), in which
   * integers of any size are exact. Null values mean absent. Ids may also be strings of decimal digits.
   */
  readonly dictionary: Scalars['JSON']['input'];
  /** Id of the source cluster. Default: the first part of the dictionary's `protectionGroupId`. */
  readonly sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};

/** The stored configuration, or why not. */
export type ImportFailoverRunConfigurationPayload = {
  readonly __typename?: 'ImportFailoverRunConfigurationPayload';
  /** The stored configuration; null when an issue is an error. */
  readonly configuration: Maybe<FailoverRunConfiguration>;
  /** Every fault that was found, all at once, up to 200; the paths start below `dictionary`. */
  readonly issues: ReadonlyArray<Issue>;
};

/** What to initiate. */
export type InitiateFailoverInput = {
  /** Global id of the configuration, as `createFailoverRunConfiguration` answered it. */
  readonly configurationId: Scalars['ID']['input'];
  /** Yours to choose if it is new: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Upstream id of the inactive group on the replication cluster. Default: the one that holds the replicas. */
  readonly replicaProtectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Replicas by hand, where they cannot be found for certain. */
  readonly replicas?: InputMaybe<ReadonlyArray<ReplicaInput>>;
};

/** An expected failure, or something to weigh, told as data. */
export type Issue = {
  readonly __typename?: 'Issue';
  /** What is wrong, for programs. */
  readonly code: IssueCode;
  /** What is wrong and what to do about it, for people. */
  readonly message: Scalars['String']['output'];
  /**
   * The field at fault, from the configuration or dictionary downwards, with list positions as decimal strings
   * counted from 0: `["objects", "2", "objectId"]`. The empty path is the configuration or dictionary itself.
   */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What to do about it, where there is something; otherwise null. */
  readonly remedy: Maybe<Scalars['String']['output']>;
  /** Whether it forbids the operation. */
  readonly severity: IssueSeverity;
};

/** What can be wrong with a configuration, or speak against its planned run. */
export type IssueCode =
  /** An acknowledge… field must be true. */
  | 'ACKNOWLEDGEMENT_REQUIRED'
  /** The failover's phase or steps, or the input beside it, do not allow it; the message says why. */
  | 'ACTION_NOT_ALLOWED'
  /** Warning on canceling: the request is recorded, and the cluster declined it; the message says why. */
  | 'CANCEL_REFUSED'
  /** Error: the cluster at the configured address answers with another id than configured. */
  | 'CLUSTER_MISMATCH'
  /** The cluster refused the step, or it failed there; the message has its words. */
  | 'CLUSTER_REFUSED'
  /** Error: this service was not configured with the source cluster. */
  | 'CLUSTER_UNKNOWN'
  /** Error: the source cluster did not answer as it should; the message tells how. */
  | 'CLUSTER_UNREACHABLE'
  /** Starting: no stored configuration has the id. */
  | 'CONFIGURATION_NOT_FOUND'
  /** An object is named more than once; reported at each repetition. */
  | 'DUPLICATE_OBJECT'
  /** Starting: the failover id belongs to a run with another configuration. */
  | 'FAILOVER_ID_IN_USE'
  /** The objects belong to another failover that has begun to recover and has not ended. */
  | 'FAILOVER_IN_PROGRESS'
  /** No failover has the failover id. */
  | 'FAILOVER_NOT_FOUND'
  /** Warning: a full run copies everything and takes long. */
  | 'FULL_RUN_IS_SLOW'
  /** The gate can no longer be passed, or there is none. */
  | 'GATE_NOT_WAITING'
  /** An id is not between 1 and 2^63−1. */
  | 'ID_OUT_OF_RANGE'
  /** The left-over is gone, or was never there. */
  | 'LEFTOVER_NOT_FOUND'
  /** The left-over cannot be ended safely; the message says why. */
  | 'LEFTOVER_NOT_RELEASABLE'
  /** Starting: `failoverId` is not 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, or is `.`, `..` or `views`, which would be another resource of the cluster. */
  | 'MALFORMED_FAILOVER_ID'
  /** `protectionGroupId` is not three positive int64 joined by colons. */
  | 'MALFORMED_PROTECTION_GROUP_ID'
  /** Dictionary form: a required key is missing or null. Elsewhere: the source cluster is of an older release, which requires `protectionGroupId`. */
  | 'MISSING_FIELD'
  /** Something that is needed was left out: a target, a time, a text. */
  | 'MISSING_INPUT'
  /** Warning: `pauseNextRuns` is false and the next run is due within the hour. */
  | 'NEXT_RUN_MAY_INTERFERE'
  /** `note` is longer than 1,000 characters. */
  | 'NOTE_TOO_LONG'
  /** Dictionary form: the dictionary, or an entry of `objects`, is not an object, or the text is not JSON. */
  | 'NOT_AN_OBJECT'
  /** `objects` is empty. */
  | 'OBJECTS_EMPTY'
  /** Warning: the protection group holds further objects, which will not be failed over. */
  | 'OBJECTS_LEFT_BEHIND'
  /** An object is not one of the failover's. */
  | 'OBJECT_NOT_IN_FAILOVER'
  /**
   * Error: the protection group (or, when none was named, any) does not hold the object, or the object is a container
   * (a folder, a tag): name the objects in it. Reported for each object.
   */
  | 'OBJECT_NOT_PROTECTED'
  /** Canceling: the planned run has ended already. */
  | 'PLANNED_RUN_ENDED'
  /** Error: the protection group has a planned run that has not ended. */
  | 'PLANNED_RUN_IN_PROGRESS'
  /** Canceling: no planned run has the failover id. */
  | 'PLANNED_RUN_NOT_FOUND'
  /** The point of no return is passed. */
  | 'POINT_OF_NO_RETURN_PASSED'
  /** Starting: what the run would do has changed since the preview with the digest. */
  | 'PREVIEW_STALE'
  /** The account lacks a privilege for the step. */
  | 'PRIVILEGE_MISSING'
  /** Error: no protection group was named, and the objects are in several. */
  | 'PROTECTION_GROUP_AMBIGUOUS'
  /** Error: the protection group has been deleted. */
  | 'PROTECTION_GROUP_DELETED'
  /** Error: the protection group is the copy that replication made on this cluster, not the active one. */
  | 'PROTECTION_GROUP_INACTIVE'
  /** Error: the source cluster has no such protection group. */
  | 'PROTECTION_GROUP_NOT_FOUND'
  /** Warning: the protection group is paused. */
  | 'PROTECTION_GROUP_PAUSED'
  /** Starting or canceling: `reason` is longer than 1,000 characters. */
  | 'REASON_TOO_LONG'
  /** The recovered object cannot be found, or not for certain. */
  | 'RECOVERED_OBJECT_UNDETERMINED'
  /** Error: the source cluster is not paired with the replication cluster. */
  | 'REPLICATION_CLUSTER_NOT_PAIRED'
  /** Warning: the policy does not replicate to the replication cluster, or there is none, so that everything must be copied. */
  | 'REPLICATION_NOT_IN_POLICY'
  /** The replication cluster is the source cluster itself. */
  | 'REPLICATION_TO_SOURCE'
  /** The replica of an object cannot be found, or not for certain. */
  | 'REPLICA_UNDETERMINED'
  /** Warning: activated, and reverse replication is not on. */
  | 'REVERSE_REPLICATION_FAILED'
  /** Error: the source cluster is of an older release, which does not know the kind of run. */
  | 'RUN_TYPE_UNSUPPORTED'
  /** An object has no snapshot of this planned run. */
  | 'SNAPSHOT_NOT_FOUND'
  /** Neither `protectionGroupId` nor `sourceClusterId` says which cluster is the source. */
  | 'SOURCE_CLUSTER_UNDETERMINED'
  /** A step is uncertain: say what became of it. */
  | 'STEP_UNCERTAIN'
  /** Warning: the protection group is still paused by an earlier failover that was never completed. */
  | 'STILL_PAUSED_BY_FAILOVER'
  /**
   * Ends a list of issues that would be longer than 200: the message counts those that are not listed. Its path is empty;
   * it is an error when any of the issues is.
   */
  | 'TOO_MANY_ISSUES'
  /** `objects` is longer than the server allows (10,000 unless set otherwise). */
  | 'TOO_MANY_OBJECTS'
  /** Dictionary form: a key that the upstream model does not have. The message suggests the right one. */
  | 'UNKNOWN_FIELD'
  /** Dictionary form: a `runType` that is none of the upstream names. */
  | 'UNKNOWN_RUN_TYPE'
  /** An id as a JSON number beyond ±(2^53−1), which has lost digits on the way: send it as a string, or a dictionary as JSON text. */
  | 'UNSAFE_INTEGER'
  /** Error: the source cluster has no such view. */
  | 'VIEW_NOT_FOUND'
  /** Error: the protection group does not hold the view. */
  | 'VIEW_NOT_IN_GROUP'
  /** For the other kind of failover. */
  | 'WRONG_FAILOVER_KIND'
  /** A value of the wrong type: of any field in the dictionary form, of an id in typed input. */
  | 'WRONG_TYPE';

/** How much an issue matters. */
export type IssueSeverity =
  /** The operation is refused, and nothing was done. */
  | 'ERROR'
  /** The operation is possible; weigh it first. */
  | 'WARNING';

/** Something that a failover has left behind on a cluster. */
export type Leftover = {
  readonly __typename?: 'Leftover';
  /** Upstream id of the cluster that it is on. */
  readonly clusterId: Scalars['Int64']['output'];
  /** The failover that left it, where that is known. */
  readonly failover: Maybe<Failover>;
  /** Opaque; the same as long as the left-over is there. */
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: LeftoverKind;
  /** Its upstream name, where it has one. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Empty exactly when `releaseLeftover` would end it. Paths are empty. */
  readonly refusals: ReadonlyArray<Issue>;
  /** Upstream id of the group, recovery, view or failover. */
  readonly upstreamId: Scalars['String']['output'];
};

/** What failovers leave behind. */
export type LeftoverKind =
  /** A `failover_…` group that is inactive or empty. */
  | 'FAILOVER_PROTECTION_GROUP'
  /** A group that is still paused by a failover that has ended. */
  | 'PAUSED_PROTECTION_GROUP'
  /** A recovery that was never torn down although its failover was given up. */
  | 'RECOVERY_NOT_TORN_DOWN'
  /** A recovery that is running although its failover has ended. */
  | 'RUNNING_RECOVERY'
  /** A failover that a cluster knows and this service does not. */
  | 'UNKNOWN_FAILOVER'
  /** A view `<view>_unmerged_…`, which an unplanned failover leaves on the old source. */
  | 'UNMERGED_VIEW';

/** Left-overs, as far as the clusters can be read at this moment. */
export type LeftoverList = {
  readonly __typename?: 'LeftoverList';
  /** The left-overs. */
  readonly nodes: ReadonlyArray<Leftover>;
  /** Upstream ids of clusters that could not be read. */
  readonly unreadClusterIds: ReadonlyArray<Scalars['Int64']['output']>;
};

/** What to link. */
export type LinkFailoverObjectsInput = {
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Null: what was found. Otherwise replaces what was found, for the objects named. */
  readonly objects?: InputMaybe<ReadonlyArray<FailoverObjectLinkInput>>;
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Point of no return of a failover of objects: the replication cluster protects them from now on, and its data counts.
   * May be repeated for objects that are not activated yet.
   */
  readonly activateBackup: FailoverPayload;
  /** A note, or a mark with its time, in the events and the report. */
  readonly addFailoverNote: FailoverPayload;
  /**
   * Cancels a failover whose planned run has not ended. A run that was not handed to its cluster yet ends at once;
   * another one is `CANCELING` until the cluster reports its end. When the cluster does not accept the cancellation
   * within three seconds, a warning says so. The service goes on trying, and gives up after half a minute (unless set
   * otherwise) in which the cluster does not answer: then the run is `CANCELED` here, and its `failure`,
   * `CLUSTER_NOT_TOLD`, says that the cluster may still carry it out. A cluster that has accepted the cancellation has
   * 10 minutes to report how the run ends; after that it is `CANCELED` with the `failure` `CANCEL_UNCONFIRMED`.
   */
  readonly cancelFailover: CancelFailoverPayload;
  /** Tidies both sides, after the first reverse replication has succeeded. Never deletes a snapshot. */
  readonly cleanUpFailover: FailoverPayload;
  /** Passes the gate that is named, and no other. A signal that comes before the gate is reached is kept. */
  readonly continueFailover: FailoverPayload;
  /**
   * Validates and stores a configuration. Nothing is sent to a cluster.
   *
   * A configuration is an immutable value whose identity derives from its content: creating the same one again
   * answers with the same record. On any fault nothing is stored, and `issues` lists every fault.
   */
  readonly createFailoverRunConfiguration: CreateFailoverRunConfigurationPayload;
  /** Lets the source go: it stops protecting what was activated. */
  readonly deactivateBackup: FailoverPayload;
  /** Begins a new failover with the roles exchanged from a completed one. */
  readonly failBack: FailoverPayload;
  /** Views: point of no return; the view becomes writable on the replication cluster. */
  readonly finalizeViewFailover: FailoverPayload;
  /** Ends a stopped failover as the operator's own affair: `FINISHED_BY_HAND`. Nothing is sent to clusters. */
  readonly forceFinishFailover: FailoverPayload;
  /**
   * Validates and stores a configuration in the dictionary form of the vendor's SDKs, whose keys are the
   * upstream names. Unlike the SDKs it refuses unknown keys and wrong types instead of dropping them.
   * Otherwise the same as `createFailoverRunConfiguration`.
   */
  readonly importFailoverRunConfiguration: ImportFailoverRunConfigurationPayload;
  /**
   * Upstream init, on the replication cluster. Allowed before or after the planned run, until objects are linked. Begins the
   * failover if its id is new. May be sent twice, like every mutation of a failover: the second is answered as the first.
   */
  readonly initiateFailover: FailoverPayload;
  /** Links replicas to what was recovered. */
  readonly linkFailoverObjects: FailoverPayload;
  /** Views: replicates once more. Repeatable; begins the failover if its id is new. */
  readonly prepareViewFailover: FailoverPayload;
  /** Recovers the proved snapshots of this planned run on the replication cluster, or says that it is done elsewhere. */
  readonly recoverFailoverObjects: FailoverPayload;
  /** Ends a left-over that can be ended safely. */
  readonly releaseLeftover: ReleaseLeftoverPayload;
  /** Goes on from a stopped step by a new attempt; for an uncertain step say what became of it. */
  readonly resumeFailover: FailoverPayload;
  /** Resumes a group that no live failover needs paused. */
  readonly resumeProtectionGroup: ResumeProtectionGroupPayload;
  /** Undoes everything in reverse order. Refused after the point of no return. */
  readonly rollBackFailover: FailoverPayload;
  /** Guided failover of objects: all steps in order, stopping at the gates. */
  readonly runFailover: FailoverPayload;
  /**
   * Starts the planned run of a stored configuration, exactly once, whatever crashes or times out.
   *
   * Everything is checked against the source cluster once more; on an error nothing is started. Otherwise the run is
   * recorded as `PENDING` and handed to the cluster in the background: subscribe to `plannedRun` to watch it. The same
   * `failoverId` with the same configuration answers with the run that is there.
   */
  readonly startPlannedRun: StartPlannedRunPayload;
  /** Views: takes over without the source; what was not replicated is lost. */
  readonly startUnplannedViewFailover: FailoverPayload;
  /** Cancels or tears down the recovery: what the recovered workloads wrote is lost. */
  readonly tearDownRecovery: FailoverPayload;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationActivateBackupArgs = {
  input: ActivateBackupInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationAddFailoverNoteArgs = {
  input: AddFailoverNoteInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationCancelFailoverArgs = {
  input: CancelFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationCleanUpFailoverArgs = {
  input: FailoverActionInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationContinueFailoverArgs = {
  input: ContinueFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationCreateFailoverRunConfigurationArgs = {
  input: CreateFailoverRunConfigurationInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationDeactivateBackupArgs = {
  input: DeactivateBackupInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationFailBackArgs = {
  input: FailBackInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationFinalizeViewFailoverArgs = {
  input: FinalizeViewFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationForceFinishFailoverArgs = {
  input: ForceFinishFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationImportFailoverRunConfigurationArgs = {
  input: ImportFailoverRunConfigurationInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationInitiateFailoverArgs = {
  input: InitiateFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationLinkFailoverObjectsArgs = {
  input: LinkFailoverObjectsInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationPrepareViewFailoverArgs = {
  input: PrepareViewFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationRecoverFailoverObjectsArgs = {
  input: RecoverFailoverObjectsInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationReleaseLeftoverArgs = {
  input: ReleaseLeftoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationResumeFailoverArgs = {
  input: ResumeFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationResumeProtectionGroupArgs = {
  input: ResumeProtectionGroupInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationRollBackFailoverArgs = {
  input: RollBackFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationRunFailoverArgs = {
  input: RunFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationStartPlannedRunArgs = {
  input: StartPlannedRunInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationStartUnplannedViewFailoverArgs = {
  input: StartUnplannedViewFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationTearDownRecoveryArgs = {
  input: TearDownRecoveryInput;
};

/** An object with a global id, which `node` finds again. */
export type Node = {
  /** Opaque and unique over all types. */
  readonly id: Scalars['ID']['output'];
};

/** How far an operation is. Each value names its upstream spelling. */
export type OperationStatus =
  /** Upstream `Accepted`: known to the cluster, not begun. */
  | 'ACCEPTED'
  /** Upstream `Canceled`: ended on request. */
  | 'CANCELED'
  /** Upstream `Canceling`: ending on request. */
  | 'CANCELING'
  /** Upstream `Failed`. */
  | 'FAILED'
  /** Upstream `Finalizing`: the data is there, the rest is under way. */
  | 'FINALIZING'
  /** Upstream `LegalHold`, from release 7.2 on: not finished, held for legal reasons. */
  | 'LEGAL_HOLD'
  /** Upstream `Missed`: was not begun in its time. */
  | 'MISSED'
  /** Upstream `OnHold`: waits for something else. */
  | 'ON_HOLD'
  /** Upstream `Paused`. */
  | 'PAUSED'
  /** Upstream `Running`. */
  | 'RUNNING'
  /** Upstream `Skipped`. */
  | 'SKIPPED'
  /** Upstream `Succeeded`. */
  | 'SUCCEEDED'
  /** Upstream `SucceededWithWarning`. */
  | 'SUCCEEDED_WITH_WARNING'
  /** A status that the cluster did not tell, or that this service does not know; taken for unfinished. */
  | 'UNKNOWN';

/** Direction of an order. */
export type OrderDirection =
  /** Ascending: oldest or smallest first. */
  | 'ASC'
  /** Descending: newest or largest first. */
  | 'DESC';

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the page's last item; null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether items follow the page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether items precede the page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the page's first item; null when the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** One planned run, from its recording to its end. */
export type PlannedRun = Node & {
  readonly __typename?: 'PlannedRun';
  /** Bytes copied to the replication cluster so far; null before the copy begins. */
  readonly bytesTransferred: Maybe<Scalars['Int64']['output']>;
  /** What the run is to do. */
  readonly configuration: FailoverRunConfiguration;
  /** How the cluster that carries out the run can be reached; once the run has ended, as it was then. */
  readonly contact: ClusterContact;
  /** When it was recorded here. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ended; null before. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the part under way, backup or replication, will presumably be done; null when the cluster does not tell. */
  readonly estimatedCompletionAt: Maybe<Scalars['DateTime']['output']>;
  /** The same in pages, for runs with a long history, and for those who have read its beginning: `after` the last `endCursor` is what is new. */
  readonly eventPage: PlannedRunEventConnection;
  /** What happened to the run up to the state shown here, oldest first, all of it. See `eventPage`. */
  readonly events: ReadonlyArray<PlannedRunEvent>;
  /** The failover that the run belongs to. */
  readonly failover: Failover;
  /** Identifies the whole failover, here and on the clusters. */
  readonly failoverId: Scalars['String']['output'];
  /**
   * Why the run did not succeed; null where it did. Before its end this is the `reason` of `contact`, for clients of
   * release 0.1, and for one release only: read `contact` instead.
   */
  readonly failure: Maybe<PlannedRunFailure>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** When the cluster last reported the state shown here; old when the cluster cannot be asked. Null before the cluster accepted the run. */
  readonly lastSyncedAt: Maybe<Scalars['DateTime']['output']>;
  /** How far backup and replication are together, 0 to 100; never goes back. Each counts half. */
  readonly percentComplete: Scalars['Float']['output'];
  /** The group that the run belongs to, read live; null when the cluster cannot be read, or does not know it any more. */
  readonly protectionGroup: Maybe<ProtectionGroup>;
  /** Upstream id of the protection group that the run belongs to, given or found. */
  readonly protectionGroupId: Scalars['String']['output'];
  /** Why the run was started, where a reason was given. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Upstream id of the run, `<number>:<startUsecs>`; null before the cluster has scheduled it. */
  readonly runId: Maybe<Scalars['String']['output']>;
  /** When its backup began; null before. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Name of the viewer who started it. */
  readonly startedBy: Scalars['String']['output'];
  /** Where the run stands. */
  readonly status: PlannedRunStatus;
  /** When the cluster accepted it; null before. */
  readonly submittedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Upstream `waitingOnOtherRunCancellations`: whether the cluster waits until other runs are canceled; only with
   * `cancelNonFailoverRuns`.
   */
  readonly waitingOnOtherRunCancellations: Scalars['Boolean']['output'];
};


/** One planned run, from its recording to its end. */
export type PlannedRunEventPageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One page of a list of planned runs. */
export type PlannedRunConnection = {
  readonly __typename?: 'PlannedRunConnection';
  /** The runs of the page with their cursors. */
  readonly edges: ReadonlyArray<PlannedRunEdge>;
  /** The runs of the page. */
  readonly nodes: ReadonlyArray<PlannedRun>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
  /** How many runs the whole list has, on all pages. Counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One planned run in a list. */
export type PlannedRunEdge = {
  readonly __typename?: 'PlannedRunEdge';
  /** Opaque position in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: PlannedRun;
};

/** What a planned run does to its cluster. */
export type PlannedRunEffects = {
  readonly __typename?: 'PlannedRunEffects';
  /**
   * Ongoing operations that would be canceled, because `cancelNonFailoverRuns` is true and they conflict: the backup
   * of the same objects, and its replication to the same replication cluster.
   */
  readonly cancels: ReadonlyArray<RunOperation>;
  /**
   * What the run will presumably cost, judged by its like: a full run by full ones, any other by those that are not full.
   * Null when none of these among the last ten runs has reached the replication cluster.
   */
  readonly estimate: Maybe<RunEstimate>;
  /** Names of the archives that the policy copies to and the planned run does not. */
  readonly ignoresArchivalTo: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the policy's retention does not apply. So it is with every planned run. */
  readonly ignoresRetention: Scalars['Boolean']['output'];
  /**
   * Start of the newest backup that has completely arrived on the replication cluster: the point in time that its copy
   * can go back to. Null when none of the last ten runs has.
   */
  readonly lastReplicatedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Ongoing operations of conflicting runs that go on undisturbed although `cancelNonFailoverRuns` is true: replication
   * to other clusters, and archival. (What cannot go on is the copy of a backup that itself is canceled.)
   */
  readonly leavesAlone: ReadonlyArray<RunOperation>;
  /** When the group's next run is due; null when none is, or when the policy's schedule is no plain interval. */
  readonly nextRunAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether all next runs are paused until the failover is completed, as `pauseNextRuns` asks. */
  readonly pausesNextRuns: Scalars['Boolean']['output'];
  /** What the run would do, in a few plain sentences. */
  readonly run: Scalars['String']['output'];
  /**
   * Ongoing operations on the same objects that the run would wait for: all of them when `cancelNonFailoverRuns` is
   * false, and otherwise what cannot be canceled, because it is being canceled already or belongs to the planned run
   * of another failover.
   */
  readonly waitsFor: ReadonlyArray<RunOperation>;
};

/** One line in the history of a run. */
export type PlannedRunEvent = {
  readonly __typename?: 'PlannedRunEvent';
  /** Name of the viewer who did it, or `system`. */
  readonly actor: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The status before, where it changed. */
  readonly from: Maybe<PlannedRunStatus>;
  /** What happened. */
  readonly kind: PlannedRunEventKind;
  /** One sentence for people. */
  readonly message: Scalars['String']['output'];
  /** The status after, where it changed. */
  readonly to: Maybe<PlannedRunStatus>;
};

/** One page of the events of a run. */
export type PlannedRunEventConnection = {
  readonly __typename?: 'PlannedRunEventConnection';
  /** The events of the page with their cursors. */
  readonly edges: ReadonlyArray<PlannedRunEventEdge>;
  /** The events of the page. */
  readonly nodes: ReadonlyArray<PlannedRunEvent>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One event in a list. */
export type PlannedRunEventEdge = {
  readonly __typename?: 'PlannedRunEventEdge';
  /** Opaque position in the list, for `after`. It stays valid: events are only added at the end. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: PlannedRunEvent;
};

/** What can happen to a run. */
export type PlannedRunEventKind =
  /** An operation of another run is canceled for it, as the preview said. */
  | 'CANCELS_OPERATION'
  /** Somebody asked for the failover to be canceled. */
  | 'CANCEL_REQUESTED'
  /** The cluster answers again. */
  | 'CLUSTER_FOUND'
  /** The cluster cannot be asked, or what it reports of the run cannot be worked out; the run keeps its state and says so in its `contact`. */
  | 'CLUSTER_LOST'
  /** The run was recorded. */
  | 'CREATED'
  /** The status changed, or something about it. */
  | 'STATUS_CHANGED'
  /** No clear answer came to that: the cluster is polled before it is asked again. */
  | 'SUBMISSION_UNCERTAIN'
  /** The cluster is asked for the run. */
  | 'SUBMITTING'
  /** An operation of another run is waited for, as the preview said. */
  | 'WAITS_FOR_OPERATION';

/** Why a run did not succeed, or why its cluster cannot be asked. */
export type PlannedRunFailure = {
  readonly __typename?: 'PlannedRunFailure';
  /**
   * What is wrong, for programs. Of a run that ended: the cluster's own error code, `BACKUP_FAILED` and the like,
   * `PLANNED_RUN_UNKNOWN`, `CLUSTER_NOT_TOLD` or `CANCEL_UNCONFIRMED`. Of the contact: `CLUSTER_UNREACHABLE`,
   * `CLUSTER_UNAUTHORIZED` and the like, `CLUSTER_NOT_UNDERSTOOD` or `PLANNED_RUN_UNKNOWN`.
   */
  readonly code: Scalars['String']['output'];
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
};

/** Narrows a list of planned runs. Fields left out, or null, do not narrow; several narrow together. */
export type PlannedRunFilter = {
  /** Only those recorded before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those recorded at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those with one of these failover ids, at most 100. */
  readonly failoverIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only those of the protection group with this upstream id. */
  readonly protectionGroupId?: InputMaybe<Scalars['String']['input']>;
  /** Only those on this source cluster. */
  readonly sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
  /** Only those in one of these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<PlannedRunStatus>>;
};

/** Order of a list of planned runs. */
export type PlannedRunOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: PlannedRunOrderField;
};

/** What planned runs can be ordered by. */
export type PlannedRunOrderField =
  /** When the run was recorded. */
  | 'CREATED_AT';

/** What the planned run of a configuration would do. */
export type PlannedRunPreview = {
  readonly __typename?: 'PlannedRunPreview';
  /** The configuration with the defaults applied; null when it is faulty in itself. */
  readonly configuration: Maybe<FailoverRunConfiguration>;
  /**
   * Changes when the configuration or the set of affected operations changes, and not with mere progress. Null when
   * an error keeps the effects from being known.
   */
  readonly digest: Maybe<Scalars['String']['output']>;
  /** What the run would do; null when an error keeps it from being known. */
  readonly effects: Maybe<PlannedRunEffects>;
  /** Everything that speaks against the run, all at once, up to 200; the paths start below `configuration`. */
  readonly issues: ReadonlyArray<Issue>;
  /** Whether no issue is an error, so that the run could start. */
  readonly ready: Scalars['Boolean']['output'];
};

/** Where a planned run stands. */
export type PlannedRunStatus =
  /** Final: canceled. */
  | 'CANCELED'
  /** Being canceled, asked for here or by somebody else on the cluster; the cluster has not said yet how it ends. */
  | 'CANCELING'
  /** Final: the backup or the replication failed, or the cluster refused the run. */
  | 'FAILED'
  /** Final: the cluster did not begin the run in its time. */
  | 'MISSED'
  /** The cluster keeps the run on hold. */
  | 'ON_HOLD'
  /** The cluster paused the run. */
  | 'PAUSED'
  /** Recorded here, not yet accepted by the cluster. */
  | 'PENDING'
  /** The backup is done, its copy to the replication cluster is under way. */
  | 'REPLICATING'
  /** The backup is under way. */
  | 'RUNNING'
  /** Final: the cluster skipped the run. */
  | 'SKIPPED'
  /** Final: in sync on the replication cluster, not merely backed up. */
  | 'SUCCEEDED'
  /** Final: in sync on the replication cluster; the cluster warns about the run. */
  | 'SUCCEEDED_WITH_WARNING'
  /** Accepted by the cluster, not scheduled: it may wait for other runs. */
  | 'WAITING';

/** Which view to prepare. */
export type PrepareViewFailoverInput = {
  /** Yours to choose if it is new: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Upstream id of the replicated view on the replication cluster. */
  readonly replicaViewId: Scalars['Int64']['input'];
  /** Upstream id of the cluster that the view fails over to. */
  readonly replicationClusterId: Scalars['Int64']['input'];
  /** Whether to replicate back to the source after the failover. */
  readonly reverseReplication: Scalars['Boolean']['input'];
};

/** An object that is backed up. */
export type ProtectedObject = {
  readonly __typename?: 'ProtectedObject';
  /** Upstream name, where it is told. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Upstream id, local to its cluster: the `objectId` of configurations. */
  readonly objectId: Scalars['Int64']['output'];
};

/**
 * Objects that are backed up together by one policy.
 *
 * `policy`, `ongoingOperations`, `nextRunAt` and `lastReplicatedAt` of a whole page cost a fixed number of requests to
 * the cluster; `objects` costs one for each group.
 */
export type ProtectionGroup = Node & {
  readonly __typename?: 'ProtectionGroup';
  /** Upstream `environment`: kVMware, kView, kPhysical, … */
  readonly environment: Scalars['String']['output'];
  /** Global id, of the group as this cluster has it: the copy that replication makes of it has another. */
  readonly id: Scalars['ID']['output'];
  /** Upstream `isActive`; false usually marks the copy that replication made on a replication cluster. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Upstream `isDeleted`: whether the group is gone and only its backups are left. */
  readonly isDeleted: Scalars['Boolean']['output'];
  /** Upstream `isPaused`: whether scheduled runs are held back. */
  readonly isPaused: Scalars['Boolean']['output'];
  /** Start of the last run's backup when it has completely arrived on another cluster; null when it has not. */
  readonly lastReplicatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Upstream `name`. */
  readonly name: Scalars['String']['output'];
  /** When the next run is due; null when none is, or when the policy's schedule is no plain interval. */
  readonly nextRunAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The objects that the group protects, folders and tags resolved as its runs tell; before the first run, the members
   * as configured. An object that has left a folder or tag shows until the next run.
   * Costs a request to the cluster for each group; everything else of a page of groups costs a fixed number.
   */
  readonly objects: Maybe<ReadonlyArray<ProtectedObject>>;
  /**
   * What is under way: the unfinished operations of the last run, and unfinished backups of earlier ones. (Copies of
   * runs before the last one are left out; `previewPlannedRun` looks at every run.)
   */
  readonly ongoingOperations: Maybe<ReadonlyArray<RunOperation>>;
  /**
   * Failover ids of the failovers that keep the group paused, newest first: those whose planned run was accepted with
   * `pauseNextRuns`, and that were neither completed nor canceled; `cancelFailover` lets the group go until activation. Empty
   * when it is not paused; null when it is, and no failover of this service is known to be why.
   */
  readonly pausedByFailoverIds: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The policy that says when the group is backed up and where it is copied; null when it has none. */
  readonly policy: Maybe<ProtectionPolicy>;
  /** Upstream `id`, `<clusterId>:<incarnationId>:<jobId>`: the `protectionGroupId` of configurations. */
  readonly protectionGroupId: Scalars['String']['output'];
};

/** One page of a list of protection groups. */
export type ProtectionGroupConnection = {
  readonly __typename?: 'ProtectionGroupConnection';
  /** The protection groups of the page with their cursors. */
  readonly edges: ReadonlyArray<ProtectionGroupEdge>;
  /** The protection groups of the page. */
  readonly nodes: ReadonlyArray<ProtectionGroup>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One protection group in a list. */
export type ProtectionGroupEdge = {
  readonly __typename?: 'ProtectionGroupEdge';
  /** Opaque position in the list, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The protection group. */
  readonly node: ProtectionGroup;
};

/** Narrows a list of protection groups. Fields left out, or null, do not narrow; several narrow together. */
export type ProtectionGroupFilter = {
  /** Only those of one of these environments, under the upstream names: kVMware, kView, kPhysical, … At most 100. */
  readonly environments?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only those that are active here (true), or copies made by replication (false). */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that have been deleted (true), or not (false). */
  readonly isDeleted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that are paused (true), or not (false). */
  readonly isPaused?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with one of these names, at most 100. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only those with one of these upstream ids, at most 100. */
  readonly protectionGroupIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** When and where a protection group is backed up and copied. */
export type ProtectionPolicy = {
  readonly __typename?: 'ProtectionPolicy';
  /** Names of the archives that each backup is copied to; `unknown` for one without a name. */
  readonly archivesTo: ReadonlyArray<Scalars['String']['output']>;
  /** Upstream `name`. */
  readonly name: Scalars['String']['output'];
  /**
   * Names of replication targets that are no clusters (AWS, Azure), or of which the cluster tells no id; `unknown` for one
   * without a name.
   */
  readonly replicatesElsewhere: ReadonlyArray<Scalars['String']['output']>;
  /** The clusters that each backup is replicated to. */
  readonly replicatesTo: ReadonlyArray<RemoteCluster>;
};

/** What can be asked: configurations, clusters, previews and planned runs. */
export type Query = {
  readonly __typename?: 'Query';
  /** The cluster with this id, or null when this service was not configured with it. */
  readonly cluster: Maybe<Cluster>;
  /** The clusters that this service was configured with, in the order of their configuration. */
  readonly clusters: ReadonlyArray<Cluster>;
  /** The failover with this global id, or null. */
  readonly failover: Maybe<Failover>;
  /** The failover with this failover id, or null. */
  readonly failoverByFailoverId: Maybe<Failover>;
  /** The stored configuration with this id, or null. */
  readonly failoverRunConfiguration: Maybe<FailoverRunConfiguration>;
  /**
   * The stored configurations, newest first unless ordered otherwise. Give `first` (with `after`) or `last`
   * (with `before`), at most 100 each; with neither, the first 20 are answered.
   */
  readonly failoverRunConfigurations: FailoverRunConfigurationConnection;
  /**
   * Failovers, newest first unless ordered otherwise. Give `first` (with `after`) or `last` (with `before`), at most 100
   * each; with neither, the first 20 are answered.
   */
  readonly failovers: FailoverConnection;
  /** What failovers left behind on the clusters that can be read at this moment. */
  readonly leftovers: LeftoverList;
  /** The object with this global id, of whatever type, or null. */
  readonly node: Maybe<Node>;
  /** The objects with these global ids, in the order of the ids; null where there is none. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The planned run with this id, or null. */
  readonly plannedRun: Maybe<PlannedRun>;
  /** The planned run with this failover id, or null. */
  readonly plannedRunByFailoverId: Maybe<PlannedRun>;
  /**
   * The planned runs that this service started, newest first unless ordered otherwise. Give `first` (with `after`) or
   * `last` (with `before`), at most 100 each; with neither, the first 20 are answered.
   */
  readonly plannedRuns: PlannedRunConnection;
  /**
   * Tells what the planned run of a configuration would do: what it cancels, waits for, leaves alone, pauses and
   * ignores, what it will presumably cost, and everything that speaks against it. Read from the source cluster at
   * this moment, past all caches. Nothing is stored and nothing is changed.
   */
  readonly previewPlannedRun: PlannedRunPreview;
  /**
   * Checks a configuration by all the rules that need no cluster, applies the defaults and shows the result.
   * Nothing is stored and no cluster is asked.
   */
  readonly validateFailoverRunConfiguration: FailoverRunConfigurationValidation;
  /** Who is asking. */
  readonly viewer: Viewer;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryClusterArgs = {
  id: Scalars['Int64']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryFailoverArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryFailoverByFailoverIdArgs = {
  failoverId: Scalars['String']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryFailoverRunConfigurationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryFailoverRunConfigurationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FailoverRunConfigurationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FailoverRunConfigurationOrder>;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryFailoversArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FailoverFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FailoverOrder>;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryPlannedRunArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryPlannedRunByFailoverIdArgs = {
  failoverId: Scalars['String']['input'];
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryPlannedRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PlannedRunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlannedRunOrder>;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryPreviewPlannedRunArgs = {
  configuration: FailoverRunConfigurationInput;
  sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};


/** What can be asked: configurations, clusters, previews and planned runs. */
export type QueryValidateFailoverRunConfigurationArgs = {
  configuration: FailoverRunConfigurationInput;
  sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};

/** What to recover. */
export type RecoverFailoverObjectsInput = {
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** How and where. */
  readonly recovery: RecoveryInput;
};

/**
 * A recovery of VMware objects to a vCenter. `target` is required unless `isDoneElsewhere`; with it everything else is
 * refused.
 */
export type RecoveryInput = {
  /** Upstream `continueOnError`: whether the others go on where one object fails. Null means the default. */
  readonly continueOnError?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to do about a VM of the same name at the target. Null means the default. */
  readonly existing?: InputMaybe<ExistingVmPolicy>;
  /** Somebody recovers the objects without this service, and names them in `linkFailoverObjects`. Null means the default. */
  readonly isDoneElsewhere?: InputMaybe<Scalars['Boolean']['input']>;
  /** Put before the name of everything that is recovered. */
  readonly namePrefix?: InputMaybe<Scalars['String']['input']>;
  /** Put behind the name of everything that is recovered. */
  readonly nameSuffix?: InputMaybe<Scalars['String']['input']>;
  /** Upstream `powerOnVms`: whether what is recovered is switched on. Null means the default. */
  readonly powerOn?: InputMaybe<Scalars['Boolean']['input']>;
  /** Upstream `recoveryProcessType`. Null means the default. */
  readonly process?: InputMaybe<RecoveryProcess>;
  /** Where to recover to. */
  readonly target?: InputMaybe<RecoveryTargetInput>;
};

/** How what is recovered is connected. */
export type RecoveryNetworkInput = {
  /** Upstream `detachNetwork`. Null means the default. */
  readonly isDetached?: InputMaybe<Scalars['Boolean']['input']>;
  /** Upstream `disableNetwork`. Null means the default. */
  readonly isDisabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Upstream id of the network to connect to. */
  readonly portGroupId?: InputMaybe<Scalars['Int64']['input']>;
  /** Upstream `preserveMacAddress`. Null means the default. */
  readonly preserveMacAddress?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How objects are recovered. */
export type RecoveryProcess =
  /** Upstream `CopyRecovery`: copied to the datastore first. */
  | 'COPY'
  /** Upstream `InstantRecovery`: running from the cluster first, then moved to the datastore. */
  | 'INSTANT';

/** A vCenter that is registered on the replication cluster, and the place within. */
export type RecoveryTargetInput = {
  /** Upstream ids of the datastores, at least one. */
  readonly datastoreIds: ReadonlyArray<Scalars['Int64']['input']>;
  /** Upstream id of the folder. Default: the cluster's choice. */
  readonly folderId?: InputMaybe<Scalars['Int64']['input']>;
  /** Default: no network change. */
  readonly network?: InputMaybe<RecoveryNetworkInput>;
  /** Upstream id of the resource pool. */
  readonly resourcePoolId: Scalars['Int64']['input'];
  /** Upstream id of the vCenter, registered on the replication cluster. */
  readonly sourceId: Scalars['Int64']['input'];
};

/** Which left-over to end. */
export type ReleaseLeftoverInput = {
  /** Id of the left-over, as `leftovers` answered it. */
  readonly id: Scalars['ID']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** The left-over, or why not. */
export type ReleaseLeftoverPayload = {
  readonly __typename?: 'ReleaseLeftoverPayload';
  /** What speaks against it. Paths start below `input`. */
  readonly issues: ReadonlyArray<Issue>;
  /** As it was before it was ended; null when it is gone. */
  readonly leftover: Maybe<Leftover>;
};

/** A cluster that another one is paired with. */
export type RemoteCluster = {
  readonly __typename?: 'RemoteCluster';
  /** Upstream id. */
  readonly id: Scalars['Int64']['output'];
  /** Upstream name, where it is told. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** An object and its replica. */
export type ReplicaInput = {
  /** Upstream id on the replication cluster. */
  readonly replicaObjectId: Scalars['Int64']['input'];
  /** Upstream id on the source cluster. */
  readonly sourceObjectId: Scalars['Int64']['input'];
};

/** What to resume. */
export type ResumeFailoverInput = {
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Required where the step is UNCERTAIN, and refused elsewhere. */
  readonly uncertainStep?: InputMaybe<UncertainStepAnswer>;
};

/** Which group to resume. */
export type ResumeProtectionGroupInput = {
  /** Upstream id of the cluster. */
  readonly clusterId: Scalars['Int64']['input'];
  /** Upstream id of the group. */
  readonly protectionGroupId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** The group, or why not. */
export type ResumeProtectionGroupPayload = {
  readonly __typename?: 'ResumeProtectionGroupPayload';
  /** What speaks against it. Paths start below `input`. */
  readonly issues: ReadonlyArray<Issue>;
  /** As it stands now; null when the cluster cannot be read or does not know it. */
  readonly protectionGroup: Maybe<ProtectionGroup>;
};

/** What to take back. */
export type RollBackFailoverInput = {
  /** Must be true once something was recovered: what the recovered workloads wrote is lost. Null means the default. */
  readonly acknowledgeDataLoss?: InputMaybe<Scalars['Boolean']['input']>;
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What a planned run will presumably cost, judged by those of the last ten runs that are full or not, as it is. */
export type RunEstimate = {
  readonly __typename?: 'RunEstimate';
  /** How many earlier runs the estimate is based on. */
  readonly basedOnRuns: Scalars['Int']['output'];
  /** Median of the bytes copied to the replication cluster; for a full run, of the logical size. */
  readonly bytes: Scalars['Int64']['output'];
  /** Median of the seconds from the start of the backup to the end of its replication. */
  readonly seconds: Scalars['Int']['output'];
};

/** A guided failover of objects, from the first step to the last. */
export type RunFailoverInput = {
  /** Must be true where a timer may roll back workloads that were powered on. Null means the default. */
  readonly acknowledgeDataLoss?: InputMaybe<Scalars['Boolean']['input']>;
  /** Must be true where a timer may pass the gate ACCEPT. Null means the default. */
  readonly acknowledgePointOfNoReturn?: InputMaybe<Scalars['Boolean']['input']>;
  /** How they are protected from activation on. */
  readonly activation: ActivationInput;
  /** Global id of the configuration, as `createFailoverRunConfiguration` answered it. */
  readonly configurationId: Scalars['ID']['input'];
  /** As in `startPlannedRun`. Null means the default. */
  readonly failOnWarnings?: InputMaybe<Scalars['Boolean']['input']>;
  /** Yours to choose: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
  readonly failoverId: Scalars['String']['input'];
  /** At most one for each kind. A gate that is left out is there and holds. */
  readonly gates?: InputMaybe<ReadonlyArray<FailoverGateInput>>;
  /** False removes the objects from their group on the source cluster at the end. */
  readonly keepFailoverObjects: Scalars['Boolean']['input'];
  /** Ids on the source cluster of objects that do not hold up the others. Default: none. */
  readonly optionalObjectIds?: InputMaybe<ReadonlyArray<Scalars['Int64']['input']>>;
  /** As in `startPlannedRun`: the digest of the preview that was decided on. */
  readonly previewDigest?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** How and where the objects are recovered. */
  readonly recovery: RecoveryInput;
};

/** One operation of one run: the backup, or a copy of it. */
export type RunOperation = {
  readonly __typename?: 'RunOperation';
  /** What the operation does. */
  readonly kind: RunOperationKind;
  /** Upstream ids of the objects that the run holds, local to the source cluster. */
  readonly objectIds: ReadonlyArray<Scalars['Int64']['output']>;
  /** Upstream `protectionGroupId` of the run. */
  readonly protectionGroupId: Scalars['String']['output'];
  /** Upstream id of the run, `<number>:<startUsecs>`. */
  readonly runId: Scalars['String']['output'];
  /** When the operation began, or was queued; null when it has not begun. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** How far the operation is. */
  readonly status: OperationStatus;
  /** Name of the cluster or archive that is copied to; null for a backup. */
  readonly target: Maybe<Scalars['String']['output']>;
};

/** What an operation of a run does. */
export type RunOperationKind =
  /** Copies the backup to an archive. */
  | 'ARCHIVAL'
  /** Backs the objects up on their own cluster. */
  | 'BACKUP'
  /** Copies the backup to another cluster. */
  | 'REPLICATION';

/** The kind of run. Each value names its upstream spelling. */
export type RunType =
  /** Upstream `kAll`: all kinds of run that the protection group knows. */
  | 'ALL'
  /** Upstream `kFull`: everything, changed or not. Takes long. */
  | 'FULL'
  /** Upstream `kHydrateCDP`: the starting point of continuous data protection. Newer clusters only. */
  | 'HYDRATE_CDP'
  /** Upstream `kIncremental`: only what changed since the last run. The default, and the smallest delta. */
  | 'INCREMENTAL'
  /** Upstream `kLog`: the logs of databases. */
  | 'LOG'
  /** Upstream `kStorageArraySnapshot`: a snapshot on the storage array. Newer clusters only. */
  | 'STORAGE_ARRAY_SNAPSHOT'
  /** Upstream `kSystem`: a bare-metal system backup. */
  | 'SYSTEM';

/** What to start. */
export type StartPlannedRunInput = {
  /** Global id of the configuration, as `createFailoverRunConfiguration` answered it. */
  readonly configurationId: Scalars['ID']['input'];
  /** Whether warnings keep the run from starting, as errors always do. Null means the default. */
  readonly failOnWarnings?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Identifies the whole failover, here and on the clusters: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`,
   * `..` or `views`. Your own id makes the call safe to repeat. Default: a new UUID.
   */
  readonly failoverId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The `digest` of the preview that you decided on: when the effects have changed since, nothing is started. Null
   * starts whatever the effects are now.
   */
  readonly previewDigest?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the history. At most 1,000 characters; U+0000, which no database keeps, becomes U+FFFD. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** The run, or why not. */
export type StartPlannedRunPayload = {
  readonly __typename?: 'StartPlannedRunPayload';
  /** The failover of the run; null when nothing started. */
  readonly failover: Maybe<Failover>;
  /** Whether the run was there already: the same failoverId with the same configuration. */
  readonly isRepeat: Scalars['Boolean']['output'];
  /**
   * Everything that speaks against the run, all at once, up to 200. Paths of issues with the request itself start below `input`
   * (`["failoverId"]`), those of issues with the configuration below the configuration (`["objects", "2", "objectId"]`,
   * counted in its own ascending order).
   */
  readonly issues: ReadonlyArray<Issue>;
  /** The recorded run; null when an issue kept it from starting. */
  readonly plannedRun: Maybe<PlannedRun>;
};

/** Which view takes over without its source. */
export type StartUnplannedViewFailoverInput = {
  /** Must be true: what was not replicated is lost. */
  readonly acknowledgeDataLoss: Scalars['Boolean']['input'];
  /** Yours to choose: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Upstream id of the replicated view on the replication cluster. */
  readonly replicaViewId: Scalars['Int64']['input'];
  /** Upstream id of the cluster that the view fails over to. */
  readonly replicationClusterId: Scalars['Int64']['input'];
  /** Whether to replicate back to the source once it is there again. */
  readonly reverseReplication: Scalars['Boolean']['input'];
};

/** What can be watched. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * The failover as it is now, then after every change. Completes when `endedAt` is set and no step is running; at once when
   * there is none.
   */
  readonly failover: Failover;
  /** The events after the cursor, then new ones, each once and in order. Completes as `failover`. */
  readonly failoverEvents: FailoverEventEdge;
  /**
   * A planned run: its state at once, then again after every change, each once and in order, until the final state
   * completes the stream. After an interruption subscribe again: the state that comes first is the true one. A client
   * that falls more than 64 changes behind is cut off with an error.
   */
  readonly plannedRun: PlannedRun;
};


/** What can be watched. */
export type SubscriptionFailoverArgs = {
  id: Scalars['ID']['input'];
};


/** What can be watched. */
export type SubscriptionFailoverEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be watched. */
export type SubscriptionPlannedRunArgs = {
  id: Scalars['ID']['input'];
};

/** What to tear down. */
export type TearDownRecoveryInput = {
  /** Must be true: what the recovered workloads wrote is lost. */
  readonly acknowledgeDataLoss: Scalars['Boolean']['input'];
  /** The failover. */
  readonly failoverId: Scalars['String']['input'];
  /** Why, for the history. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What a person has seen on the clusters of a step that is uncertain. */
export type UncertainStepAnswer =
  /** It had none: it is tried again. */
  | 'DID_NOT_TAKE_EFFECT'
  /** It had its effect: the failover goes on behind it. */
  | 'TOOK_EFFECT';

/** Who is asking. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Name under which what the viewer does is recorded; `anonymous` as long as the server authenticates nobody. */
  readonly name: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ClusterNameModel )
    | ( FailoverModel )
    | ( FailoverRunConfigurationModel )
    | ( PlannedRunModel )
    | ( ProtectionGroupModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivateBackupInput: ActivateBackupInput;
  ActivationInput: ActivationInput;
  AddFailoverNoteInput: AddFailoverNoteInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelFailoverInput: CancelFailoverInput;
  CancelFailoverPayload: ResolverTypeWrapper<Omit<CancelFailoverPayload, 'failover' | 'issues' | 'plannedRun'> & { failover?: Maybe<ResolversTypes['Failover']>, issues: ReadonlyArray<ResolversTypes['Issue']>, plannedRun?: Maybe<ResolversTypes['PlannedRun']> }>;
  Cluster: ResolverTypeWrapper<ClusterNameModel>;
  ClusterAuditEntry: ResolverTypeWrapper<ClusterAuditEntry>;
  ClusterContact: ResolverTypeWrapper<ClusterContact>;
  ClusterContactState: ClusterContactState;
  ClusterHealth: ResolverTypeWrapper<ClusterHealth>;
  ClusterSide: ClusterSide;
  ClusterStatus: ClusterStatus;
  ContinueFailoverInput: ContinueFailoverInput;
  CreateFailoverRunConfigurationInput: CreateFailoverRunConfigurationInput;
  CreateFailoverRunConfigurationPayload: ResolverTypeWrapper<Omit<CreateFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeactivateBackupInput: DeactivateBackupInput;
  ExistingVmPolicy: ExistingVmPolicy;
  FailBackInput: FailBackInput;
  Failover: ResolverTypeWrapper<FailoverModel>;
  FailoverAction: FailoverAction;
  FailoverActionInput: FailoverActionInput;
  FailoverActionState: ResolverTypeWrapper<FailoverActionStateModel>;
  FailoverConnection: ResolverTypeWrapper<Omit<FailoverConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FailoverEdge']>, nodes: ReadonlyArray<ResolversTypes['Failover']> }>;
  FailoverEdge: ResolverTypeWrapper<Omit<FailoverEdge, 'node'> & { node: ResolversTypes['Failover'] }>;
  FailoverEvent: ResolverTypeWrapper<FailoverEventModel>;
  FailoverEventConnection: ResolverTypeWrapper<Omit<FailoverEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FailoverEventEdge']>, nodes: ReadonlyArray<ResolversTypes['FailoverEvent']> }>;
  FailoverEventEdge: ResolverTypeWrapper<Omit<FailoverEventEdge, 'node'> & { node: ResolversTypes['FailoverEvent'] }>;
  FailoverEventKind: FailoverEventKind;
  FailoverFilter: FailoverFilter;
  FailoverGate: ResolverTypeWrapper<FailoverGateModel>;
  FailoverGateInput: FailoverGateInput;
  FailoverGateKind: FailoverGateKind;
  FailoverGateStatus: FailoverGateStatus;
  FailoverGateTimeout: FailoverGateTimeout;
  FailoverKind: FailoverKind;
  FailoverMark: FailoverMark;
  FailoverObject: ResolverTypeWrapper<FailoverObjectModel>;
  FailoverObjectConnection: ResolverTypeWrapper<Omit<FailoverObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FailoverObjectEdge']>, nodes: ReadonlyArray<ResolversTypes['FailoverObject']> }>;
  FailoverObjectEdge: ResolverTypeWrapper<Omit<FailoverObjectEdge, 'node'> & { node: ResolversTypes['FailoverObject'] }>;
  FailoverObjectImpact: FailoverObjectImpact;
  FailoverObjectLinkInput: FailoverObjectLinkInput;
  FailoverObjectVerdict: FailoverObjectVerdict;
  FailoverOrder: FailoverOrder;
  FailoverOrderField: FailoverOrderField;
  FailoverPayload: ResolverTypeWrapper<Omit<FailoverPayload, 'failover' | 'issues'> & { failover?: Maybe<ResolversTypes['Failover']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  FailoverPhase: FailoverPhase;
  FailoverReport: ResolverTypeWrapper<FailoverReportModel>;
  FailoverRunConfiguration: ResolverTypeWrapper<FailoverRunConfigurationModel>;
  FailoverRunConfigurationConnection: ResolverTypeWrapper<FailoverRunConfigurationConnectionModel>;
  FailoverRunConfigurationEdge: ResolverTypeWrapper<Omit<FailoverRunConfigurationEdge, 'node'> & { node: ResolversTypes['FailoverRunConfiguration'] }>;
  FailoverRunConfigurationFilter: FailoverRunConfigurationFilter;
  FailoverRunConfigurationInput: FailoverRunConfigurationInput;
  FailoverRunConfigurationOrder: FailoverRunConfigurationOrder;
  FailoverRunConfigurationOrderField: FailoverRunConfigurationOrderField;
  FailoverRunConfigurationValidation: ResolverTypeWrapper<Omit<FailoverRunConfigurationValidation, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  FailoverRunObject: ResolverTypeWrapper<FailoverRunObjectModel>;
  FailoverRunObjectConnection: ResolverTypeWrapper<Omit<FailoverRunObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FailoverRunObjectEdge']>, nodes: ReadonlyArray<ResolversTypes['FailoverRunObject']> }>;
  FailoverRunObjectEdge: ResolverTypeWrapper<Omit<FailoverRunObjectEdge, 'node'> & { node: ResolversTypes['FailoverRunObject'] }>;
  FailoverRunObjectInput: FailoverRunObjectInput;
  FailoverStep: ResolverTypeWrapper<FailoverStepModel>;
  FailoverStepAttempt: ResolverTypeWrapper<FailoverStepAttemptModel>;
  FailoverStepKind: FailoverStepKind;
  FailoverStepStatus: FailoverStepStatus;
  FailoverWait: FailoverWait;
  FinalizeViewFailoverInput: FinalizeViewFailoverInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForceFinishFailoverInput: ForceFinishFailoverInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportFailoverRunConfigurationInput: ImportFailoverRunConfigurationInput;
  ImportFailoverRunConfigurationPayload: ResolverTypeWrapper<Omit<ImportFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  InitiateFailoverInput: InitiateFailoverInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Int64: ResolverTypeWrapper<Scalars['Int64']['output']>;
  Issue: ResolverTypeWrapper<IssueModel>;
  IssueCode: IssueCode;
  IssueSeverity: IssueSeverity;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Leftover: ResolverTypeWrapper<LeftoverModel>;
  LeftoverKind: LeftoverKind;
  LeftoverList: ResolverTypeWrapper<Omit<LeftoverList, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Leftover']> }>;
  LinkFailoverObjectsInput: LinkFailoverObjectsInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationStatus: OperationStatus;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlannedRun: ResolverTypeWrapper<PlannedRunModel>;
  PlannedRunConnection: ResolverTypeWrapper<PlannedRunConnectionModel>;
  PlannedRunEdge: ResolverTypeWrapper<Omit<PlannedRunEdge, 'node'> & { node: ResolversTypes['PlannedRun'] }>;
  PlannedRunEffects: ResolverTypeWrapper<PreviewEffectsModel>;
  PlannedRunEvent: ResolverTypeWrapper<PlannedRunEvent>;
  PlannedRunEventConnection: ResolverTypeWrapper<PlannedRunEventConnection>;
  PlannedRunEventEdge: ResolverTypeWrapper<PlannedRunEventEdge>;
  PlannedRunEventKind: PlannedRunEventKind;
  PlannedRunFailure: ResolverTypeWrapper<PlannedRunFailure>;
  PlannedRunFilter: PlannedRunFilter;
  PlannedRunOrder: PlannedRunOrder;
  PlannedRunOrderField: PlannedRunOrderField;
  PlannedRunPreview: ResolverTypeWrapper<PlannedRunPreviewModel>;
  PlannedRunStatus: PlannedRunStatus;
  PrepareViewFailoverInput: PrepareViewFailoverInput;
  ProtectedObject: ResolverTypeWrapper<ProtectedObjectModel>;
  ProtectionGroup: ResolverTypeWrapper<ProtectionGroupModel>;
  ProtectionGroupConnection: ResolverTypeWrapper<Omit<ProtectionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProtectionGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['ProtectionGroup']> }>;
  ProtectionGroupEdge: ResolverTypeWrapper<Omit<ProtectionGroupEdge, 'node'> & { node: ResolversTypes['ProtectionGroup'] }>;
  ProtectionGroupFilter: ProtectionGroupFilter;
  ProtectionPolicy: ResolverTypeWrapper<ProtectionPolicyModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecoverFailoverObjectsInput: RecoverFailoverObjectsInput;
  RecoveryInput: RecoveryInput;
  RecoveryNetworkInput: RecoveryNetworkInput;
  RecoveryProcess: RecoveryProcess;
  RecoveryTargetInput: RecoveryTargetInput;
  ReleaseLeftoverInput: ReleaseLeftoverInput;
  ReleaseLeftoverPayload: ResolverTypeWrapper<Omit<ReleaseLeftoverPayload, 'issues' | 'leftover'> & { issues: ReadonlyArray<ResolversTypes['Issue']>, leftover?: Maybe<ResolversTypes['Leftover']> }>;
  RemoteCluster: ResolverTypeWrapper<RemoteClusterModel>;
  ReplicaInput: ReplicaInput;
  ResumeFailoverInput: ResumeFailoverInput;
  ResumeProtectionGroupInput: ResumeProtectionGroupInput;
  ResumeProtectionGroupPayload: ResolverTypeWrapper<Omit<ResumeProtectionGroupPayload, 'issues' | 'protectionGroup'> & { issues: ReadonlyArray<ResolversTypes['Issue']>, protectionGroup?: Maybe<ResolversTypes['ProtectionGroup']> }>;
  RollBackFailoverInput: RollBackFailoverInput;
  RunEstimate: ResolverTypeWrapper<RunEstimate>;
  RunFailoverInput: RunFailoverInput;
  RunOperation: ResolverTypeWrapper<RunOperationModel>;
  RunOperationKind: RunOperationKind;
  RunType: RunType;
  StartPlannedRunInput: StartPlannedRunInput;
  StartPlannedRunPayload: ResolverTypeWrapper<Omit<StartPlannedRunPayload, 'failover' | 'issues' | 'plannedRun'> & { failover?: Maybe<ResolversTypes['Failover']>, issues: ReadonlyArray<ResolversTypes['Issue']>, plannedRun?: Maybe<ResolversTypes['PlannedRun']> }>;
  StartUnplannedViewFailoverInput: StartUnplannedViewFailoverInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TearDownRecoveryInput: TearDownRecoveryInput;
  UncertainStepAnswer: UncertainStepAnswer;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivateBackupInput: ActivateBackupInput;
  ActivationInput: ActivationInput;
  AddFailoverNoteInput: AddFailoverNoteInput;
  Boolean: Scalars['Boolean']['output'];
  CancelFailoverInput: CancelFailoverInput;
  CancelFailoverPayload: Omit<CancelFailoverPayload, 'failover' | 'issues' | 'plannedRun'> & { failover?: Maybe<ResolversParentTypes['Failover']>, issues: ReadonlyArray<ResolversParentTypes['Issue']>, plannedRun?: Maybe<ResolversParentTypes['PlannedRun']> };
  Cluster: ClusterNameModel;
  ClusterAuditEntry: ClusterAuditEntry;
  ClusterContact: ClusterContact;
  ClusterHealth: ClusterHealth;
  ContinueFailoverInput: ContinueFailoverInput;
  CreateFailoverRunConfigurationInput: CreateFailoverRunConfigurationInput;
  CreateFailoverRunConfigurationPayload: Omit<CreateFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  DateTime: Scalars['DateTime']['output'];
  DeactivateBackupInput: DeactivateBackupInput;
  FailBackInput: FailBackInput;
  Failover: FailoverModel;
  FailoverActionInput: FailoverActionInput;
  FailoverActionState: FailoverActionStateModel;
  FailoverConnection: Omit<FailoverConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Failover']> };
  FailoverEdge: Omit<FailoverEdge, 'node'> & { node: ResolversParentTypes['Failover'] };
  FailoverEvent: FailoverEventModel;
  FailoverEventConnection: Omit<FailoverEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FailoverEvent']> };
  FailoverEventEdge: Omit<FailoverEventEdge, 'node'> & { node: ResolversParentTypes['FailoverEvent'] };
  FailoverFilter: FailoverFilter;
  FailoverGate: FailoverGateModel;
  FailoverGateInput: FailoverGateInput;
  FailoverObject: FailoverObjectModel;
  FailoverObjectConnection: Omit<FailoverObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverObjectEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FailoverObject']> };
  FailoverObjectEdge: Omit<FailoverObjectEdge, 'node'> & { node: ResolversParentTypes['FailoverObject'] };
  FailoverObjectLinkInput: FailoverObjectLinkInput;
  FailoverOrder: FailoverOrder;
  FailoverPayload: Omit<FailoverPayload, 'failover' | 'issues'> & { failover?: Maybe<ResolversParentTypes['Failover']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  FailoverReport: FailoverReportModel;
  FailoverRunConfiguration: FailoverRunConfigurationModel;
  FailoverRunConfigurationConnection: FailoverRunConfigurationConnectionModel;
  FailoverRunConfigurationEdge: Omit<FailoverRunConfigurationEdge, 'node'> & { node: ResolversParentTypes['FailoverRunConfiguration'] };
  FailoverRunConfigurationFilter: FailoverRunConfigurationFilter;
  FailoverRunConfigurationInput: FailoverRunConfigurationInput;
  FailoverRunConfigurationOrder: FailoverRunConfigurationOrder;
  FailoverRunConfigurationValidation: Omit<FailoverRunConfigurationValidation, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  FailoverRunObject: FailoverRunObjectModel;
  FailoverRunObjectConnection: Omit<FailoverRunObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverRunObjectEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FailoverRunObject']> };
  FailoverRunObjectEdge: Omit<FailoverRunObjectEdge, 'node'> & { node: ResolversParentTypes['FailoverRunObject'] };
  FailoverRunObjectInput: FailoverRunObjectInput;
  FailoverStep: FailoverStepModel;
  FailoverStepAttempt: FailoverStepAttemptModel;
  FinalizeViewFailoverInput: FinalizeViewFailoverInput;
  Float: Scalars['Float']['output'];
  ForceFinishFailoverInput: ForceFinishFailoverInput;
  ID: Scalars['ID']['output'];
  ImportFailoverRunConfigurationInput: ImportFailoverRunConfigurationInput;
  ImportFailoverRunConfigurationPayload: Omit<ImportFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  InitiateFailoverInput: InitiateFailoverInput;
  Int: Scalars['Int']['output'];
  Int64: Scalars['Int64']['output'];
  Issue: IssueModel;
  JSON: Scalars['JSON']['output'];
  Leftover: LeftoverModel;
  LeftoverList: Omit<LeftoverList, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Leftover']> };
  LinkFailoverObjectsInput: LinkFailoverObjectsInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PlannedRun: PlannedRunModel;
  PlannedRunConnection: PlannedRunConnectionModel;
  PlannedRunEdge: Omit<PlannedRunEdge, 'node'> & { node: ResolversParentTypes['PlannedRun'] };
  PlannedRunEffects: PreviewEffectsModel;
  PlannedRunEvent: PlannedRunEvent;
  PlannedRunEventConnection: PlannedRunEventConnection;
  PlannedRunEventEdge: PlannedRunEventEdge;
  PlannedRunFailure: PlannedRunFailure;
  PlannedRunFilter: PlannedRunFilter;
  PlannedRunOrder: PlannedRunOrder;
  PlannedRunPreview: PlannedRunPreviewModel;
  PrepareViewFailoverInput: PrepareViewFailoverInput;
  ProtectedObject: ProtectedObjectModel;
  ProtectionGroup: ProtectionGroupModel;
  ProtectionGroupConnection: Omit<ProtectionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProtectionGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ProtectionGroup']> };
  ProtectionGroupEdge: Omit<ProtectionGroupEdge, 'node'> & { node: ResolversParentTypes['ProtectionGroup'] };
  ProtectionGroupFilter: ProtectionGroupFilter;
  ProtectionPolicy: ProtectionPolicyModel;
  Query: Record<PropertyKey, never>;
  RecoverFailoverObjectsInput: RecoverFailoverObjectsInput;
  RecoveryInput: RecoveryInput;
  RecoveryNetworkInput: RecoveryNetworkInput;
  RecoveryTargetInput: RecoveryTargetInput;
  ReleaseLeftoverInput: ReleaseLeftoverInput;
  ReleaseLeftoverPayload: Omit<ReleaseLeftoverPayload, 'issues' | 'leftover'> & { issues: ReadonlyArray<ResolversParentTypes['Issue']>, leftover?: Maybe<ResolversParentTypes['Leftover']> };
  RemoteCluster: RemoteClusterModel;
  ReplicaInput: ReplicaInput;
  ResumeFailoverInput: ResumeFailoverInput;
  ResumeProtectionGroupInput: ResumeProtectionGroupInput;
  ResumeProtectionGroupPayload: Omit<ResumeProtectionGroupPayload, 'issues' | 'protectionGroup'> & { issues: ReadonlyArray<ResolversParentTypes['Issue']>, protectionGroup?: Maybe<ResolversParentTypes['ProtectionGroup']> };
  RollBackFailoverInput: RollBackFailoverInput;
  RunEstimate: RunEstimate;
  RunFailoverInput: RunFailoverInput;
  RunOperation: RunOperationModel;
  StartPlannedRunInput: StartPlannedRunInput;
  StartPlannedRunPayload: Omit<StartPlannedRunPayload, 'failover' | 'issues' | 'plannedRun'> & { failover?: Maybe<ResolversParentTypes['Failover']>, issues: ReadonlyArray<ResolversParentTypes['Issue']>, plannedRun?: Maybe<ResolversParentTypes['PlannedRun']> };
  StartUnplannedViewFailoverInput: StartUnplannedViewFailoverInput;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TearDownRecoveryInput: TearDownRecoveryInput;
  Viewer: ViewerModel;
};

export type CostDirectiveArgs = {
  weight: Scalars['String']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CancelFailoverPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CancelFailoverPayload'] = ResolversParentTypes['CancelFailoverPayload']> = {
  failover?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType>;
};

export type ClusterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Cluster'] = ResolversParentTypes['Cluster']> = {
  clusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['ClusterHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  incarnationId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  isSimulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  protectionGroups?: Resolver<Maybe<ResolversTypes['ProtectionGroupConnection']>, ParentType, ContextType, Partial<ClusterProtectionGroupsArgs>>;
  remoteClusters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RemoteCluster']>>, ParentType, ContextType>;
  softwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClusterAuditEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ClusterAuditEntry'] = ResolversParentTypes['ClusterAuditEntry']> = {
  action?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entityType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  side?: Resolver<ResolversTypes['ClusterSide'], ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClusterContactResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ClusterContact'] = ResolversParentTypes['ClusterContact']> = {
  reason?: Resolver<Maybe<ResolversTypes['PlannedRunFailure']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ClusterContactState'], ParentType, ContextType>;
};

export type ClusterHealthResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ClusterHealth'] = ResolversParentTypes['ClusterHealth']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClusterStatus'], ParentType, ContextType>;
};

export type CreateFailoverRunConfigurationPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreateFailoverRunConfigurationPayload'] = ResolversParentTypes['CreateFailoverRunConfigurationPayload']> = {
  configuration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FailoverResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Failover'] = ResolversParentTypes['Failover']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['FailoverActionState']>, ParentType, ContextType>;
  authoritativeSide?: Resolver<Maybe<ResolversTypes['ClusterSide']>, ParentType, ContextType>;
  configuration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['FailoverEventConnection'], ParentType, ContextType, Partial<FailoverEventsArgs>>;
  failedBackBy?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  failoverId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failsBack?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  gates?: Resolver<ReadonlyArray<ResolversTypes['FailoverGate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isGuided?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPlanned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FailoverKind'], ParentType, ContextType>;
  objects?: Resolver<ResolversTypes['FailoverObjectConnection'], ParentType, ContextType, Partial<FailoverObjectsArgs>>;
  phase?: Resolver<ResolversTypes['FailoverPhase'], ParentType, ContextType>;
  plannedRuns?: Resolver<ResolversTypes['PlannedRunConnection'], ParentType, ContextType, Partial<FailoverPlannedRunsArgs>>;
  pointOfNoReturnPassedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replicaViewId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  replicationCluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType>;
  replicationClusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  report?: Resolver<ResolversTypes['FailoverReport'], ParentType, ContextType>;
  sourceCluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType>;
  sourceClusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['FailoverStep']>, ParentType, ContextType>;
  waitingFor?: Resolver<Maybe<ResolversTypes['FailoverWait']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FailoverActionStateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverActionState'] = ResolversParentTypes['FailoverActionState']> = {
  action?: Resolver<ResolversTypes['FailoverAction'], ParentType, ContextType>;
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReversible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  viewerMay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FailoverConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverConnection'] = ResolversParentTypes['FailoverConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FailoverEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Failover']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FailoverEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverEdge'] = ResolversParentTypes['FailoverEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Failover'], ParentType, ContextType>;
};

export type FailoverEventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverEvent'] = ResolversParentTypes['FailoverEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gate?: Resolver<Maybe<ResolversTypes['FailoverGateKind']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FailoverEventKind'], ParentType, ContextType>;
  mark?: Resolver<Maybe<ResolversTypes['FailoverMark']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['FailoverPhase'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['FailoverStepKind']>, ParentType, ContextType>;
};

export type FailoverEventConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverEventConnection'] = ResolversParentTypes['FailoverEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FailoverEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FailoverEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FailoverEventEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverEventEdge'] = ResolversParentTypes['FailoverEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FailoverEvent'], ParentType, ContextType>;
};

export type FailoverGateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverGate'] = ResolversParentTypes['FailoverGate']> = {
  kind?: Resolver<ResolversTypes['FailoverGateKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onTimeout?: Resolver<ResolversTypes['FailoverGateTimeout'], ParentType, ContextType>;
  passedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reachedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FailoverGateStatus'], ParentType, ContextType>;
  timeoutSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timesOutAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type FailoverObjectResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverObject'] = ResolversParentTypes['FailoverObject']> = {
  authoritativeSide?: Resolver<Maybe<ResolversTypes['ClusterSide']>, ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['FailoverObjectImpact'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recoveredObjectId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  replicaObjectId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  snapshotId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceObjectId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['FailoverObjectVerdict'], ParentType, ContextType>;
};

export type FailoverObjectConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverObjectConnection'] = ResolversParentTypes['FailoverObjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FailoverObjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FailoverObject']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FailoverObjectEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverObjectEdge'] = ResolversParentTypes['FailoverObjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FailoverObject'], ParentType, ContextType>;
};

export type FailoverPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverPayload'] = ResolversParentTypes['FailoverPayload']> = {
  failover?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
};

export type FailoverReportResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverReport'] = ResolversParentTypes['FailoverReport']> = {
  clusterAuditEntries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ClusterAuditEntry']>>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recoveryPointAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recoveryPointSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recoveryTimeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  serviceUpAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceStoppedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stepsNotExecuted?: Resolver<ReadonlyArray<ResolversTypes['FailoverStepKind']>, ParentType, ContextType>;
};

export type FailoverRunConfigurationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunConfiguration'] = ResolversParentTypes['FailoverRunConfiguration']> = {
  cancelNonFailoverRuns?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  objectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  objectPage?: Resolver<ResolversTypes['FailoverRunObjectConnection'], ParentType, ContextType, Partial<FailoverRunConfigurationObjectPageArgs>>;
  objects?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunObject']>, ParentType, ContextType>;
  pauseNextRuns?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  plannedRuns?: Resolver<ResolversTypes['PlannedRunConnection'], ParentType, ContextType, Partial<FailoverRunConfigurationPlannedRunsArgs>>;
  preview?: Resolver<ResolversTypes['PlannedRunPreview'], ParentType, ContextType>;
  protectionGroup?: Resolver<Maybe<ResolversTypes['ProtectionGroup']>, ParentType, ContextType>;
  protectionGroupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replicationCluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType>;
  replicationClusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  requestBody?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runType?: Resolver<ResolversTypes['RunType'], ParentType, ContextType>;
  sourceCluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType>;
  sourceClusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  viewId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FailoverRunConfigurationConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunConfigurationConnection'] = ResolversParentTypes['FailoverRunConfigurationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunConfigurationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FailoverRunConfigurationEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunConfigurationEdge'] = ResolversParentTypes['FailoverRunConfigurationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FailoverRunConfiguration'], ParentType, ContextType>;
};

export type FailoverRunConfigurationValidationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunConfigurationValidation'] = ResolversParentTypes['FailoverRunConfigurationValidation']> = {
  configuration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FailoverRunObjectResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunObject'] = ResolversParentTypes['FailoverRunObject']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
};

export type FailoverRunObjectConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunObjectConnection'] = ResolversParentTypes['FailoverRunObjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunObjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunObject']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FailoverRunObjectEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverRunObjectEdge'] = ResolversParentTypes['FailoverRunObjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FailoverRunObject'], ParentType, ContextType>;
};

export type FailoverStepResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverStep'] = ResolversParentTypes['FailoverStep']> = {
  attempts?: Resolver<ReadonlyArray<ResolversTypes['FailoverStepAttempt']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FailoverStepKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FailoverStepStatus'], ParentType, ContextType>;
};

export type FailoverStepAttemptResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FailoverStepAttempt'] = ResolversParentTypes['FailoverStepAttempt']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  percentComplete?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FailoverStepStatus'], ParentType, ContextType>;
  upstreamIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImportFailoverRunConfigurationPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ImportFailoverRunConfigurationPayload'] = ResolversParentTypes['ImportFailoverRunConfigurationPayload']> = {
  configuration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
};

export interface Int64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Int64'], any> {
  name: 'Int64';
}

export type IssueResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Issue'] = ResolversParentTypes['Issue']> = {
  code?: Resolver<ResolversTypes['IssueCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['IssueSeverity'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LeftoverResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Leftover'] = ResolversParentTypes['Leftover']> = {
  clusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  failover?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LeftoverKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  upstreamId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeftoverListResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LeftoverList'] = ResolversParentTypes['LeftoverList']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Leftover']>, ParentType, ContextType>;
  unreadClusterIds?: Resolver<ReadonlyArray<ResolversTypes['Int64']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  activateBackup?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationActivateBackupArgs, 'input'>>;
  addFailoverNote?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationAddFailoverNoteArgs, 'input'>>;
  cancelFailover?: Resolver<ResolversTypes['CancelFailoverPayload'], ParentType, ContextType, RequireFields<MutationCancelFailoverArgs, 'input'>>;
  cleanUpFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationCleanUpFailoverArgs, 'input'>>;
  continueFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationContinueFailoverArgs, 'input'>>;
  createFailoverRunConfiguration?: Resolver<ResolversTypes['CreateFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationCreateFailoverRunConfigurationArgs, 'input'>>;
  deactivateBackup?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationDeactivateBackupArgs, 'input'>>;
  failBack?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationFailBackArgs, 'input'>>;
  finalizeViewFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationFinalizeViewFailoverArgs, 'input'>>;
  forceFinishFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationForceFinishFailoverArgs, 'input'>>;
  importFailoverRunConfiguration?: Resolver<ResolversTypes['ImportFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationImportFailoverRunConfigurationArgs, 'input'>>;
  initiateFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationInitiateFailoverArgs, 'input'>>;
  linkFailoverObjects?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationLinkFailoverObjectsArgs, 'input'>>;
  prepareViewFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationPrepareViewFailoverArgs, 'input'>>;
  recoverFailoverObjects?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationRecoverFailoverObjectsArgs, 'input'>>;
  releaseLeftover?: Resolver<ResolversTypes['ReleaseLeftoverPayload'], ParentType, ContextType, RequireFields<MutationReleaseLeftoverArgs, 'input'>>;
  resumeFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationResumeFailoverArgs, 'input'>>;
  resumeProtectionGroup?: Resolver<ResolversTypes['ResumeProtectionGroupPayload'], ParentType, ContextType, RequireFields<MutationResumeProtectionGroupArgs, 'input'>>;
  rollBackFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationRollBackFailoverArgs, 'input'>>;
  runFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationRunFailoverArgs, 'input'>>;
  startPlannedRun?: Resolver<ResolversTypes['StartPlannedRunPayload'], ParentType, ContextType, RequireFields<MutationStartPlannedRunArgs, 'input'>>;
  startUnplannedViewFailover?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationStartUnplannedViewFailoverArgs, 'input'>>;
  tearDownRecovery?: Resolver<ResolversTypes['FailoverPayload'], ParentType, ContextType, RequireFields<MutationTearDownRecoveryArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Cluster' | 'Failover' | 'FailoverRunConfiguration' | 'PlannedRun' | 'ProtectionGroup', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlannedRunResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRun'] = ResolversParentTypes['PlannedRun']> = {
  bytesTransferred?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  configuration?: Resolver<ResolversTypes['FailoverRunConfiguration'], ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['ClusterContact'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  estimatedCompletionAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventPage?: Resolver<ResolversTypes['PlannedRunEventConnection'], ParentType, ContextType, Partial<PlannedRunEventPageArgs>>;
  events?: Resolver<ReadonlyArray<ResolversTypes['PlannedRunEvent']>, ParentType, ContextType>;
  failover?: Resolver<ResolversTypes['Failover'], ParentType, ContextType>;
  failoverId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['PlannedRunFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSyncedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  percentComplete?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  protectionGroup?: Resolver<Maybe<ResolversTypes['ProtectionGroup']>, ParentType, ContextType>;
  protectionGroupId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PlannedRunStatus'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waitingOnOtherRunCancellations?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlannedRunConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunConnection'] = ResolversParentTypes['PlannedRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlannedRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PlannedRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlannedRunEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunEdge'] = ResolversParentTypes['PlannedRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlannedRun'], ParentType, ContextType>;
};

export type PlannedRunEffectsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunEffects'] = ResolversParentTypes['PlannedRunEffects']> = {
  cancels?: Resolver<ReadonlyArray<ResolversTypes['RunOperation']>, ParentType, ContextType>;
  estimate?: Resolver<Maybe<ResolversTypes['RunEstimate']>, ParentType, ContextType>;
  ignoresArchivalTo?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ignoresRetention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastReplicatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leavesAlone?: Resolver<ReadonlyArray<ResolversTypes['RunOperation']>, ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausesNextRuns?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitsFor?: Resolver<ReadonlyArray<ResolversTypes['RunOperation']>, ParentType, ContextType>;
};

export type PlannedRunEventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunEvent'] = ResolversParentTypes['PlannedRunEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PlannedRunStatus']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PlannedRunEventKind'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['PlannedRunStatus']>, ParentType, ContextType>;
};

export type PlannedRunEventConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunEventConnection'] = ResolversParentTypes['PlannedRunEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlannedRunEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PlannedRunEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlannedRunEventEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunEventEdge'] = ResolversParentTypes['PlannedRunEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlannedRunEvent'], ParentType, ContextType>;
};

export type PlannedRunFailureResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunFailure'] = ResolversParentTypes['PlannedRunFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlannedRunPreviewResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlannedRunPreview'] = ResolversParentTypes['PlannedRunPreview']> = {
  configuration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType>;
  digest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  effects?: Resolver<Maybe<ResolversTypes['PlannedRunEffects']>, ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProtectedObjectResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProtectedObject'] = ResolversParentTypes['ProtectedObject']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
};

export type ProtectionGroupResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProtectionGroup'] = ResolversParentTypes['ProtectionGroup']> = {
  environment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPaused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastReplicatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  objects?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProtectedObject']>>, ParentType, ContextType>;
  ongoingOperations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RunOperation']>>, ParentType, ContextType>;
  pausedByFailoverIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['ProtectionPolicy']>, ParentType, ContextType>;
  protectionGroupId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProtectionGroupConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProtectionGroupConnection'] = ResolversParentTypes['ProtectionGroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProtectionGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProtectionGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProtectionGroupEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProtectionGroupEdge'] = ResolversParentTypes['ProtectionGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProtectionGroup'], ParentType, ContextType>;
};

export type ProtectionPolicyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ProtectionPolicy'] = ResolversParentTypes['ProtectionPolicy']> = {
  archivesTo?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replicatesElsewhere?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  replicatesTo?: Resolver<ReadonlyArray<ResolversTypes['RemoteCluster']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  cluster?: Resolver<Maybe<ResolversTypes['Cluster']>, ParentType, ContextType, RequireFields<QueryClusterArgs, 'id'>>;
  clusters?: Resolver<ReadonlyArray<ResolversTypes['Cluster']>, ParentType, ContextType>;
  failover?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType, RequireFields<QueryFailoverArgs, 'id'>>;
  failoverByFailoverId?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType, RequireFields<QueryFailoverByFailoverIdArgs, 'failoverId'>>;
  failoverRunConfiguration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType, RequireFields<QueryFailoverRunConfigurationArgs, 'id'>>;
  failoverRunConfigurations?: Resolver<ResolversTypes['FailoverRunConfigurationConnection'], ParentType, ContextType, Partial<QueryFailoverRunConfigurationsArgs>>;
  failovers?: Resolver<ResolversTypes['FailoverConnection'], ParentType, ContextType, Partial<QueryFailoversArgs>>;
  leftovers?: Resolver<ResolversTypes['LeftoverList'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType, RequireFields<QueryPlannedRunArgs, 'id'>>;
  plannedRunByFailoverId?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType, RequireFields<QueryPlannedRunByFailoverIdArgs, 'failoverId'>>;
  plannedRuns?: Resolver<ResolversTypes['PlannedRunConnection'], ParentType, ContextType, Partial<QueryPlannedRunsArgs>>;
  previewPlannedRun?: Resolver<ResolversTypes['PlannedRunPreview'], ParentType, ContextType, RequireFields<QueryPreviewPlannedRunArgs, 'configuration'>>;
  validateFailoverRunConfiguration?: Resolver<ResolversTypes['FailoverRunConfigurationValidation'], ParentType, ContextType, RequireFields<QueryValidateFailoverRunConfigurationArgs, 'configuration'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type ReleaseLeftoverPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReleaseLeftoverPayload'] = ResolversParentTypes['ReleaseLeftoverPayload']> = {
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  leftover?: Resolver<Maybe<ResolversTypes['Leftover']>, ParentType, ContextType>;
};

export type RemoteClusterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoteCluster'] = ResolversParentTypes['RemoteCluster']> = {
  id?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResumeProtectionGroupPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResumeProtectionGroupPayload'] = ResolversParentTypes['ResumeProtectionGroupPayload']> = {
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  protectionGroup?: Resolver<Maybe<ResolversTypes['ProtectionGroup']>, ParentType, ContextType>;
};

export type RunEstimateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunEstimate'] = ResolversParentTypes['RunEstimate']> = {
  basedOnRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunOperationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunOperation'] = ResolversParentTypes['RunOperation']> = {
  kind?: Resolver<ResolversTypes['RunOperationKind'], ParentType, ContextType>;
  objectIds?: Resolver<ReadonlyArray<ResolversTypes['Int64']>, ParentType, ContextType>;
  protectionGroupId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StartPlannedRunPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StartPlannedRunPayload'] = ResolversParentTypes['StartPlannedRunPayload']> = {
  failover?: Resolver<Maybe<ResolversTypes['Failover']>, ParentType, ContextType>;
  isRepeat?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  failover?: SubscriptionResolver<ResolversTypes['Failover'], "failover", ParentType, ContextType, RequireFields<SubscriptionFailoverArgs, 'id'>>;
  failoverEvents?: SubscriptionResolver<ResolversTypes['FailoverEventEdge'], "failoverEvents", ParentType, ContextType, RequireFields<SubscriptionFailoverEventsArgs, 'id'>>;
  plannedRun?: SubscriptionResolver<ResolversTypes['PlannedRun'], "plannedRun", ParentType, ContextType, RequireFields<SubscriptionPlannedRunArgs, 'id'>>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  CancelFailoverPayload?: CancelFailoverPayloadResolvers<ContextType>;
  Cluster?: ClusterResolvers<ContextType>;
  ClusterAuditEntry?: ClusterAuditEntryResolvers<ContextType>;
  ClusterContact?: ClusterContactResolvers<ContextType>;
  ClusterHealth?: ClusterHealthResolvers<ContextType>;
  CreateFailoverRunConfigurationPayload?: CreateFailoverRunConfigurationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Failover?: FailoverResolvers<ContextType>;
  FailoverActionState?: FailoverActionStateResolvers<ContextType>;
  FailoverConnection?: FailoverConnectionResolvers<ContextType>;
  FailoverEdge?: FailoverEdgeResolvers<ContextType>;
  FailoverEvent?: FailoverEventResolvers<ContextType>;
  FailoverEventConnection?: FailoverEventConnectionResolvers<ContextType>;
  FailoverEventEdge?: FailoverEventEdgeResolvers<ContextType>;
  FailoverGate?: FailoverGateResolvers<ContextType>;
  FailoverObject?: FailoverObjectResolvers<ContextType>;
  FailoverObjectConnection?: FailoverObjectConnectionResolvers<ContextType>;
  FailoverObjectEdge?: FailoverObjectEdgeResolvers<ContextType>;
  FailoverPayload?: FailoverPayloadResolvers<ContextType>;
  FailoverReport?: FailoverReportResolvers<ContextType>;
  FailoverRunConfiguration?: FailoverRunConfigurationResolvers<ContextType>;
  FailoverRunConfigurationConnection?: FailoverRunConfigurationConnectionResolvers<ContextType>;
  FailoverRunConfigurationEdge?: FailoverRunConfigurationEdgeResolvers<ContextType>;
  FailoverRunConfigurationValidation?: FailoverRunConfigurationValidationResolvers<ContextType>;
  FailoverRunObject?: FailoverRunObjectResolvers<ContextType>;
  FailoverRunObjectConnection?: FailoverRunObjectConnectionResolvers<ContextType>;
  FailoverRunObjectEdge?: FailoverRunObjectEdgeResolvers<ContextType>;
  FailoverStep?: FailoverStepResolvers<ContextType>;
  FailoverStepAttempt?: FailoverStepAttemptResolvers<ContextType>;
  ImportFailoverRunConfigurationPayload?: ImportFailoverRunConfigurationPayloadResolvers<ContextType>;
  Int64?: GraphQLScalarType;
  Issue?: IssueResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Leftover?: LeftoverResolvers<ContextType>;
  LeftoverList?: LeftoverListResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlannedRun?: PlannedRunResolvers<ContextType>;
  PlannedRunConnection?: PlannedRunConnectionResolvers<ContextType>;
  PlannedRunEdge?: PlannedRunEdgeResolvers<ContextType>;
  PlannedRunEffects?: PlannedRunEffectsResolvers<ContextType>;
  PlannedRunEvent?: PlannedRunEventResolvers<ContextType>;
  PlannedRunEventConnection?: PlannedRunEventConnectionResolvers<ContextType>;
  PlannedRunEventEdge?: PlannedRunEventEdgeResolvers<ContextType>;
  PlannedRunFailure?: PlannedRunFailureResolvers<ContextType>;
  PlannedRunPreview?: PlannedRunPreviewResolvers<ContextType>;
  ProtectedObject?: ProtectedObjectResolvers<ContextType>;
  ProtectionGroup?: ProtectionGroupResolvers<ContextType>;
  ProtectionGroupConnection?: ProtectionGroupConnectionResolvers<ContextType>;
  ProtectionGroupEdge?: ProtectionGroupEdgeResolvers<ContextType>;
  ProtectionPolicy?: ProtectionPolicyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReleaseLeftoverPayload?: ReleaseLeftoverPayloadResolvers<ContextType>;
  RemoteCluster?: RemoteClusterResolvers<ContextType>;
  ResumeProtectionGroupPayload?: ResumeProtectionGroupPayloadResolvers<ContextType>;
  RunEstimate?: RunEstimateResolvers<ContextType>;
  RunOperation?: RunOperationResolvers<ContextType>;
  StartPlannedRunPayload?: StartPlannedRunPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphQLContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
};
