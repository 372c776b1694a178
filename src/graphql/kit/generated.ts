/* Generated from schema.graphql by `npm run codegen`; do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FailoverRunConfiguration as FailoverRunConfigurationModel, FailoverRunObject as FailoverRunObjectModel, ProtectionGroup as ProtectionGroupModel } from './mappers.ts';
import type { ClusterName as ClusterNameModel } from '../../core/clusters/cluster-port.ts';
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
export type Cluster = {
  readonly __typename?: 'Cluster';
  /** Whether the cluster answers. Never an error. */
  readonly health: ClusterHealth;
  /** Upstream id, as configured. */
  readonly id: Scalars['Int64']['output'];
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

/** Whether a cluster answers. */
export type ClusterStatus =
  /** It does not answer, or not as it should. */
  | 'DOWN'
  /** It answers, and refuses our credentials. */
  | 'UNAUTHORIZED'
  /** It answers, under the id that it was configured with. */
  | 'UP';

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
  /** Whether it forbids the operation. */
  readonly severity: IssueSeverity;
};

/** What can be wrong with a configuration, or speak against its planned run. */
export type IssueCode =
  /** Warning on canceling: the request is recorded, and the cluster declined it; the message says why. */
  | 'CANCEL_REFUSED'
  /** Error: the cluster at the configured address answers with another id than configured. */
  | 'CLUSTER_MISMATCH'
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
  /** Warning: a full run copies everything and takes long. */
  | 'FULL_RUN_IS_SLOW'
  /** An id is not between 1 and 2^63−1. */
  | 'ID_OUT_OF_RANGE'
  /** Starting: `failoverId` is not 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, or is `.`, `..` or `views`, which would be another resource of the cluster. */
  | 'MALFORMED_FAILOVER_ID'
  /** `protectionGroupId` is not three positive int64 joined by colons. */
  | 'MALFORMED_PROTECTION_GROUP_ID'
  /** Dictionary form: a required key is missing or null. Elsewhere: the source cluster is of an older release, which requires `protectionGroupId`. */
  | 'MISSING_FIELD'
  /** Warning: `pauseNextRuns` is false and the next run is due within the hour. */
  | 'NEXT_RUN_MAY_INTERFERE'
  /** Dictionary form: the dictionary, or an entry of `objects`, is not an object, or the text is not JSON. */
  | 'NOT_AN_OBJECT'
  /** `objects` is empty. */
  | 'OBJECTS_EMPTY'
  /** Warning: the protection group holds further objects, which will not be failed over. */
  | 'OBJECTS_LEFT_BEHIND'
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
  /** Starting: what the run would do has changed since the preview with the digest. */
  | 'PREVIEW_STALE'
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
  /** Error: the source cluster is not paired with the replication cluster. */
  | 'REPLICATION_CLUSTER_NOT_PAIRED'
  /** Warning: the policy does not replicate to the replication cluster, or there is none, so that everything must be copied. */
  | 'REPLICATION_NOT_IN_POLICY'
  /** The replication cluster is the source cluster itself. */
  | 'REPLICATION_TO_SOURCE'
  /** Error: the source cluster is of an older release, which does not know the kind of run. */
  | 'RUN_TYPE_UNSUPPORTED'
  /** Neither `protectionGroupId` nor `sourceClusterId` says which cluster is the source. */
  | 'SOURCE_CLUSTER_UNDETERMINED'
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
  /** A value of the wrong type: of any field in the dictionary form, of an id in typed input. */
  | 'WRONG_TYPE';

/** How much an issue matters. */
export type IssueSeverity =
  /** The operation is refused, and nothing was done. */
  | 'ERROR'
  /** The operation is possible; weigh it first. */
  | 'WARNING';

/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Cancels a failover whose planned run has not ended. A run that was not handed to its cluster yet ends at once;
   * another one is `CANCELING` until the cluster reports its end. When the cluster does not accept the cancellation
   * within three seconds, a warning says so. The service goes on trying, and gives up after half a minute (unless set
   * otherwise) in which the cluster does not answer: then the run is `CANCELED` here, and its `failure`,
   * `CLUSTER_NOT_TOLD`, says that the cluster may still carry it out. A cluster that has accepted the cancellation has
   * 10 minutes to report how the run ends; after that it is `CANCELED` with the `failure` `CANCEL_UNCONFIRMED`.
   */
  readonly cancelFailover: CancelFailoverPayload;
  /**
   * Validates and stores a configuration. Nothing is sent to a cluster.
   *
   * A configuration is an immutable value whose identity derives from its content: creating the same one again
   * answers with the same record. On any fault nothing is stored, and `issues` lists every fault.
   */
  readonly createFailoverRunConfiguration: CreateFailoverRunConfigurationPayload;
  /**
   * Validates and stores a configuration in the dictionary form of the vendor's SDKs, whose keys are the
   * upstream names. Unlike the SDKs it refuses unknown keys and wrong types instead of dropping them.
   * Otherwise the same as `createFailoverRunConfiguration`.
   */
  readonly importFailoverRunConfiguration: ImportFailoverRunConfigurationPayload;
  /**
   * Starts the planned run of a stored configuration, exactly once, whatever crashes or times out.
   *
   * Everything is checked against the source cluster once more; on an error nothing is started. Otherwise the run is
   * recorded as `PENDING` and handed to the cluster in the background: subscribe to `plannedRun` to watch it. The same
   * `failoverId` with the same configuration answers with the run that is there.
   */
  readonly startPlannedRun: StartPlannedRunPayload;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationCancelFailoverArgs = {
  input: CancelFailoverInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationCreateFailoverRunConfigurationArgs = {
  input: CreateFailoverRunConfigurationInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationImportFailoverRunConfigurationArgs = {
  input: ImportFailoverRunConfigurationInput;
};


/** What can be done: create a configuration, start its planned run, cancel the failover. */
export type MutationStartPlannedRunArgs = {
  input: StartPlannedRunInput;
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
  /** Upstream id of the protection group that the run belongs to, given or found. */
  readonly protectionGroupId: Scalars['ID']['output'];
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
  /** Only those of the protection group with this upstream id. */
  readonly protectionGroupId?: InputMaybe<Scalars['ID']['input']>;
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
export type ProtectionGroup = {
  readonly __typename?: 'ProtectionGroup';
  /** Upstream `environment`: kVMware, kView, kPhysical, … */
  readonly environment: Scalars['String']['output'];
  /** Upstream id, `<clusterId>:<incarnationId>:<jobId>`: the `protectionGroupId` of configurations. */
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
  /** The policy that says when the group is backed up and where it is copied; null when it has none. */
  readonly policy: Maybe<ProtectionPolicy>;
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
  /** Only those with one of these upstream ids, at most 100. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only those that are active here (true), or copies made by replication (false). */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that have been deleted (true), or not (false). */
  readonly isDeleted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that are paused (true), or not (false). */
  readonly isPaused?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with one of these names, at most 100. */
  readonly names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
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
  /** The stored configuration with this id, or null. */
  readonly failoverRunConfiguration: Maybe<FailoverRunConfiguration>;
  /**
   * The stored configurations, newest first unless ordered otherwise. Give `first` (with `after`) or `last`
   * (with `before`), at most 100 each; with neither, the first 20 are answered.
   */
  readonly failoverRunConfigurations: FailoverRunConfigurationConnection;
  /** The object with this global id, of whatever type, or null. */
  readonly node: Maybe<Node>;
  /** The objects with these global ids, in the order of the ids; null where there is none. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The planned run with this id, or null. */
  readonly plannedRun: Maybe<PlannedRun>;
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

/** A cluster that another one is paired with. */
export type RemoteCluster = {
  readonly __typename?: 'RemoteCluster';
  /** Upstream id. */
  readonly id: Scalars['Int64']['output'];
  /** Upstream name, where it is told. */
  readonly name: Maybe<Scalars['String']['output']>;
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

/** One operation of one run: the backup, or a copy of it. */
export type RunOperation = {
  readonly __typename?: 'RunOperation';
  /** What the operation does. */
  readonly kind: RunOperationKind;
  /** Upstream ids of the objects that the run holds, local to the source cluster. */
  readonly objectIds: ReadonlyArray<Scalars['Int64']['output']>;
  /** Upstream `protectionGroupId` of the run. */
  readonly protectionGroupId: Scalars['ID']['output'];
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
  /**
   * Everything that speaks against the run, all at once, up to 200. Paths of issues with the request itself start below `input`
   * (`["failoverId"]`), those of issues with the configuration below the configuration (`["objects", "2", "objectId"]`,
   * counted in its own ascending order).
   */
  readonly issues: ReadonlyArray<Issue>;
  /** The recorded run; null when an issue kept it from starting. */
  readonly plannedRun: Maybe<PlannedRun>;
};

/** What can be watched. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A planned run: its state at once, then again after every change, each once and in order, until the final state
   * completes the stream. After an interruption subscribe again: the state that comes first is the true one. A client
   * that falls more than 64 changes behind is cut off with an error.
   */
  readonly plannedRun: PlannedRun;
};


/** What can be watched. */
export type SubscriptionPlannedRunArgs = {
  id: Scalars['ID']['input'];
};

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
    | ( FailoverRunConfigurationModel )
    | ( PlannedRunModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelFailoverInput: CancelFailoverInput;
  CancelFailoverPayload: ResolverTypeWrapper<Omit<CancelFailoverPayload, 'issues' | 'plannedRun'> & { issues: ReadonlyArray<ResolversTypes['Issue']>, plannedRun?: Maybe<ResolversTypes['PlannedRun']> }>;
  Cluster: ResolverTypeWrapper<ClusterNameModel>;
  ClusterContact: ResolverTypeWrapper<ClusterContact>;
  ClusterContactState: ClusterContactState;
  ClusterHealth: ResolverTypeWrapper<ClusterHealth>;
  ClusterStatus: ClusterStatus;
  CreateFailoverRunConfigurationInput: CreateFailoverRunConfigurationInput;
  CreateFailoverRunConfigurationPayload: ResolverTypeWrapper<Omit<CreateFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FailoverRunConfiguration: ResolverTypeWrapper<FailoverRunConfigurationModel>;
  FailoverRunConfigurationConnection: ResolverTypeWrapper<Omit<FailoverRunConfigurationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['FailoverRunConfigurationEdge']>, nodes: ReadonlyArray<ResolversTypes['FailoverRunConfiguration']> }>;
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
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportFailoverRunConfigurationInput: ImportFailoverRunConfigurationInput;
  ImportFailoverRunConfigurationPayload: ResolverTypeWrapper<Omit<ImportFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversTypes['Issue']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Int64: ResolverTypeWrapper<Scalars['Int64']['output']>;
  Issue: ResolverTypeWrapper<IssueModel>;
  IssueCode: IssueCode;
  IssueSeverity: IssueSeverity;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationStatus: OperationStatus;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlannedRun: ResolverTypeWrapper<PlannedRunModel>;
  PlannedRunConnection: ResolverTypeWrapper<Omit<PlannedRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PlannedRunEdge']>, nodes: ReadonlyArray<ResolversTypes['PlannedRun']> }>;
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
  ProtectedObject: ResolverTypeWrapper<ProtectedObjectModel>;
  ProtectionGroup: ResolverTypeWrapper<ProtectionGroupModel>;
  ProtectionGroupConnection: ResolverTypeWrapper<Omit<ProtectionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProtectionGroupEdge']>, nodes: ReadonlyArray<ResolversTypes['ProtectionGroup']> }>;
  ProtectionGroupEdge: ResolverTypeWrapper<Omit<ProtectionGroupEdge, 'node'> & { node: ResolversTypes['ProtectionGroup'] }>;
  ProtectionGroupFilter: ProtectionGroupFilter;
  ProtectionPolicy: ResolverTypeWrapper<ProtectionPolicyModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoteCluster: ResolverTypeWrapper<RemoteClusterModel>;
  RunEstimate: ResolverTypeWrapper<RunEstimate>;
  RunOperation: ResolverTypeWrapper<RunOperationModel>;
  RunOperationKind: RunOperationKind;
  RunType: RunType;
  StartPlannedRunInput: StartPlannedRunInput;
  StartPlannedRunPayload: ResolverTypeWrapper<Omit<StartPlannedRunPayload, 'issues' | 'plannedRun'> & { issues: ReadonlyArray<ResolversTypes['Issue']>, plannedRun?: Maybe<ResolversTypes['PlannedRun']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Boolean: Scalars['Boolean']['output'];
  CancelFailoverInput: CancelFailoverInput;
  CancelFailoverPayload: Omit<CancelFailoverPayload, 'issues' | 'plannedRun'> & { issues: ReadonlyArray<ResolversParentTypes['Issue']>, plannedRun?: Maybe<ResolversParentTypes['PlannedRun']> };
  Cluster: ClusterNameModel;
  ClusterContact: ClusterContact;
  ClusterHealth: ClusterHealth;
  CreateFailoverRunConfigurationInput: CreateFailoverRunConfigurationInput;
  CreateFailoverRunConfigurationPayload: Omit<CreateFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  DateTime: Scalars['DateTime']['output'];
  FailoverRunConfiguration: FailoverRunConfigurationModel;
  FailoverRunConfigurationConnection: Omit<FailoverRunConfigurationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverRunConfigurationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FailoverRunConfiguration']> };
  FailoverRunConfigurationEdge: Omit<FailoverRunConfigurationEdge, 'node'> & { node: ResolversParentTypes['FailoverRunConfiguration'] };
  FailoverRunConfigurationFilter: FailoverRunConfigurationFilter;
  FailoverRunConfigurationInput: FailoverRunConfigurationInput;
  FailoverRunConfigurationOrder: FailoverRunConfigurationOrder;
  FailoverRunConfigurationValidation: Omit<FailoverRunConfigurationValidation, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  FailoverRunObject: FailoverRunObjectModel;
  FailoverRunObjectConnection: Omit<FailoverRunObjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['FailoverRunObjectEdge']>, nodes: ReadonlyArray<ResolversParentTypes['FailoverRunObject']> };
  FailoverRunObjectEdge: Omit<FailoverRunObjectEdge, 'node'> & { node: ResolversParentTypes['FailoverRunObject'] };
  FailoverRunObjectInput: FailoverRunObjectInput;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  ImportFailoverRunConfigurationInput: ImportFailoverRunConfigurationInput;
  ImportFailoverRunConfigurationPayload: Omit<ImportFailoverRunConfigurationPayload, 'configuration' | 'issues'> & { configuration?: Maybe<ResolversParentTypes['FailoverRunConfiguration']>, issues: ReadonlyArray<ResolversParentTypes['Issue']> };
  Int: Scalars['Int']['output'];
  Int64: Scalars['Int64']['output'];
  Issue: IssueModel;
  JSON: Scalars['JSON']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PlannedRun: PlannedRunModel;
  PlannedRunConnection: Omit<PlannedRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PlannedRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PlannedRun']> };
  PlannedRunEdge: Omit<PlannedRunEdge, 'node'> & { node: ResolversParentTypes['PlannedRun'] };
  PlannedRunEffects: PreviewEffectsModel;
  PlannedRunEvent: PlannedRunEvent;
  PlannedRunEventConnection: PlannedRunEventConnection;
  PlannedRunEventEdge: PlannedRunEventEdge;
  PlannedRunFailure: PlannedRunFailure;
  PlannedRunFilter: PlannedRunFilter;
  PlannedRunOrder: PlannedRunOrder;
  PlannedRunPreview: PlannedRunPreviewModel;
  ProtectedObject: ProtectedObjectModel;
  ProtectionGroup: ProtectionGroupModel;
  ProtectionGroupConnection: Omit<ProtectionGroupConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProtectionGroupEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ProtectionGroup']> };
  ProtectionGroupEdge: Omit<ProtectionGroupEdge, 'node'> & { node: ResolversParentTypes['ProtectionGroup'] };
  ProtectionGroupFilter: ProtectionGroupFilter;
  ProtectionPolicy: ProtectionPolicyModel;
  Query: Record<PropertyKey, never>;
  RemoteCluster: RemoteClusterModel;
  RunEstimate: RunEstimate;
  RunOperation: RunOperationModel;
  StartPlannedRunInput: StartPlannedRunInput;
  StartPlannedRunPayload: Omit<StartPlannedRunPayload, 'issues' | 'plannedRun'> & { issues: ReadonlyArray<ResolversParentTypes['Issue']>, plannedRun?: Maybe<ResolversParentTypes['PlannedRun']> };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
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
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType>;
};

export type ClusterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Cluster'] = ResolversParentTypes['Cluster']> = {
  health?: Resolver<ResolversTypes['ClusterHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  incarnationId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  isSimulated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  protectionGroups?: Resolver<Maybe<ResolversTypes['ProtectionGroupConnection']>, ParentType, ContextType, Partial<ClusterProtectionGroupsArgs>>;
  remoteClusters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RemoteCluster']>>, ParentType, ContextType>;
  softwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  severity?: Resolver<ResolversTypes['IssueSeverity'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelFailover?: Resolver<ResolversTypes['CancelFailoverPayload'], ParentType, ContextType, RequireFields<MutationCancelFailoverArgs, 'input'>>;
  createFailoverRunConfiguration?: Resolver<ResolversTypes['CreateFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationCreateFailoverRunConfigurationArgs, 'input'>>;
  importFailoverRunConfiguration?: Resolver<ResolversTypes['ImportFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationImportFailoverRunConfigurationArgs, 'input'>>;
  startPlannedRun?: Resolver<ResolversTypes['StartPlannedRunPayload'], ParentType, ContextType, RequireFields<MutationStartPlannedRunArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'FailoverRunConfiguration' | 'PlannedRun', ParentType, ContextType>;
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
  failoverId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['PlannedRunFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSyncedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  percentComplete?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  protectionGroupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  policy?: Resolver<Maybe<ResolversTypes['ProtectionPolicy']>, ParentType, ContextType>;
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
  failoverRunConfiguration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType, RequireFields<QueryFailoverRunConfigurationArgs, 'id'>>;
  failoverRunConfigurations?: Resolver<ResolversTypes['FailoverRunConfigurationConnection'], ParentType, ContextType, Partial<QueryFailoverRunConfigurationsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType, RequireFields<QueryPlannedRunArgs, 'id'>>;
  plannedRuns?: Resolver<ResolversTypes['PlannedRunConnection'], ParentType, ContextType, Partial<QueryPlannedRunsArgs>>;
  previewPlannedRun?: Resolver<ResolversTypes['PlannedRunPreview'], ParentType, ContextType, RequireFields<QueryPreviewPlannedRunArgs, 'configuration'>>;
  validateFailoverRunConfiguration?: Resolver<ResolversTypes['FailoverRunConfigurationValidation'], ParentType, ContextType, RequireFields<QueryValidateFailoverRunConfigurationArgs, 'configuration'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type RemoteClusterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RemoteCluster'] = ResolversParentTypes['RemoteCluster']> = {
  id?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RunEstimateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunEstimate'] = ResolversParentTypes['RunEstimate']> = {
  basedOnRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunOperationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunOperation'] = ResolversParentTypes['RunOperation']> = {
  kind?: Resolver<ResolversTypes['RunOperationKind'], ParentType, ContextType>;
  objectIds?: Resolver<ReadonlyArray<ResolversTypes['Int64']>, ParentType, ContextType>;
  protectionGroupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StartPlannedRunPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StartPlannedRunPayload'] = ResolversParentTypes['StartPlannedRunPayload']> = {
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  plannedRun?: Resolver<Maybe<ResolversTypes['PlannedRun']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  plannedRun?: SubscriptionResolver<ResolversTypes['PlannedRun'], "plannedRun", ParentType, ContextType, RequireFields<SubscriptionPlannedRunArgs, 'id'>>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  CancelFailoverPayload?: CancelFailoverPayloadResolvers<ContextType>;
  Cluster?: ClusterResolvers<ContextType>;
  ClusterContact?: ClusterContactResolvers<ContextType>;
  ClusterHealth?: ClusterHealthResolvers<ContextType>;
  CreateFailoverRunConfigurationPayload?: CreateFailoverRunConfigurationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  FailoverRunConfiguration?: FailoverRunConfigurationResolvers<ContextType>;
  FailoverRunConfigurationConnection?: FailoverRunConfigurationConnectionResolvers<ContextType>;
  FailoverRunConfigurationEdge?: FailoverRunConfigurationEdgeResolvers<ContextType>;
  FailoverRunConfigurationValidation?: FailoverRunConfigurationValidationResolvers<ContextType>;
  FailoverRunObject?: FailoverRunObjectResolvers<ContextType>;
  FailoverRunObjectConnection?: FailoverRunObjectConnectionResolvers<ContextType>;
  FailoverRunObjectEdge?: FailoverRunObjectEdgeResolvers<ContextType>;
  ImportFailoverRunConfigurationPayload?: ImportFailoverRunConfigurationPayloadResolvers<ContextType>;
  Int64?: GraphQLScalarType;
  Issue?: IssueResolvers<ContextType>;
  JSON?: GraphQLScalarType;
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
  RemoteCluster?: RemoteClusterResolvers<ContextType>;
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
