/* Generated from schema.graphql by `npm run codegen`; do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FailoverRunConfiguration as FailoverRunConfigurationModel, FailoverRunObject as FailoverRunObjectModel } from './mappers.ts';
import type { Issue as IssueModel } from '../domain/issue.ts';
import type { Viewer as ViewerModel } from '../app/viewer.ts';
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
  /** An instant, in ISO 8601 and UTC, with milliseconds: `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * A signed 64-bit integer, exact on every leg: the type of all ids of the upstream API.
   *
   * Answered as a JSON string of decimal digits. Accepted as such a string, as an integer literal of any size
   * within the query text, or as a JSON number between −(2^53−1) and 2^53−1. A larger JSON number is refused,
   * because its digits have been lost before it arrived: send it as a string.
   */
  Int64: { input: bigint; output: bigint; }
  /**
   * Any JSON value. Integer literals within the query text are exact. A JSON number in variables beyond
   * ±(2^53−1) has lost its digits before it arrived and is refused by whatever field would need it as an id.
   */
  JSON: { input: unknown; output: unknown; }
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
  /** Every fault that was found, all at once; the paths start below `configuration`. */
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
  /** Upstream `objects`: the objects being failed over, in ascending order of their ids. */
  readonly objects: ReadonlyArray<FailoverRunObject>;
  /** Upstream `pauseNextRuns`: whether all next runs are paused until the failover is completed. False unless given. */
  readonly pauseNextRuns: Scalars['Boolean']['output'];
  /** Upstream `protectionGroupId`: the active protection group on the source cluster, `<clusterId>:<incarnationId>:<jobId>`, where one was given. */
  readonly protectionGroupId: Maybe<Scalars['String']['output']>;
  /** Upstream `replicationClusterId`: id of the cluster to which the run replicates the objects. */
  readonly replicationClusterId: Scalars['Int64']['output'];
  /**
   * The exact JSON text that the cluster would receive: upstream names, int64 as plain numbers, defaults spelled
   * out, absent fields left out.
   */
  readonly requestBody: Scalars['String']['output'];
  /** Upstream `runType`: the kind of run. `INCREMENTAL` unless another was given. */
  readonly runType: RunType;
  /** Id of the cluster that runs the backup: the one stated beside the configuration, or the first part of `protectionGroupId`. */
  readonly sourceClusterId: Scalars['Int64']['output'];
  /** Upstream `viewId`: id of the view on the source cluster, where one was given. */
  readonly viewId: Maybe<Scalars['Int64']['output']>;
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
  /** Everything that was found, all at once. */
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
  /** Every fault that was found, all at once; the paths start below `dictionary`. */
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

/** What can be wrong with a configuration. */
export type IssueCode =
  /** An object is named more than once; reported at each repetition. */
  | 'DUPLICATE_OBJECT'
  /** An id is not between 1 and 2^63−1. */
  | 'ID_OUT_OF_RANGE'
  /** `protectionGroupId` is not three positive int64 joined by colons. */
  | 'MALFORMED_PROTECTION_GROUP_ID'
  /** Dictionary form: a required key is missing or null. */
  | 'MISSING_FIELD'
  /** Dictionary form: the dictionary, or an entry of `objects`, is not an object, or the text is not JSON. */
  | 'NOT_AN_OBJECT'
  /** `objects` is empty. */
  | 'OBJECTS_EMPTY'
  /** The replication cluster is the source cluster itself. */
  | 'REPLICATION_TO_SOURCE'
  /** Neither `protectionGroupId` nor `sourceClusterId` says which cluster is the source. */
  | 'SOURCE_CLUSTER_UNDETERMINED'
  /** `objects` is longer than the server allows (10,000 unless set otherwise). */
  | 'TOO_MANY_OBJECTS'
  /** Dictionary form: a key that the upstream model does not have. The message suggests the right one. */
  | 'UNKNOWN_FIELD'
  /** Dictionary form: a `runType` that is none of the upstream names. */
  | 'UNKNOWN_RUN_TYPE'
  /** Dictionary form: an id as a JSON number beyond ±(2^53−1), which has lost digits on the way: send it as a string, or the dictionary as JSON text. */
  | 'UNSAFE_INTEGER'
  /** Dictionary form: a value of the wrong JSON type. */
  | 'WRONG_TYPE';

/** How much an issue matters. */
export type IssueSeverity =
  /** The operation is refused, and nothing was done. */
  | 'ERROR'
  /** The operation is possible; weigh it first. */
  | 'WARNING';

export type Mutation = {
  readonly __typename?: 'Mutation';
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
};


export type MutationCreateFailoverRunConfigurationArgs = {
  input: CreateFailoverRunConfigurationInput;
};


export type MutationImportFailoverRunConfigurationArgs = {
  input: ImportFailoverRunConfigurationInput;
};

/** An object with a global id, which `node` finds again. */
export type Node = {
  /** Opaque and unique over all types. */
  readonly id: Scalars['ID']['output'];
};

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

export type Query = {
  readonly __typename?: 'Query';
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
  /**
   * Checks a configuration by all the rules that need no cluster, applies the defaults and shows the result.
   * Nothing is stored and no cluster is asked.
   */
  readonly validateFailoverRunConfiguration: FailoverRunConfigurationValidation;
  /** Who is asking. */
  readonly viewer: Viewer;
};


export type QueryFailoverRunConfigurationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFailoverRunConfigurationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FailoverRunConfigurationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FailoverRunConfigurationOrder>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryValidateFailoverRunConfigurationArgs = {
  configuration: FailoverRunConfigurationInput;
  sourceClusterId?: InputMaybe<Scalars['Int64']['input']>;
};

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
  Node: ( FailoverRunConfigurationModel );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
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
  FailoverRunObjectInput: FailoverRunObjectInput;
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
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RunType: RunType;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Boolean: Scalars['Boolean']['output'];
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
  FailoverRunObjectInput: FailoverRunObjectInput;
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
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Viewer: ViewerModel;
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
  objects?: Resolver<ReadonlyArray<ResolversTypes['FailoverRunObject']>, ParentType, ContextType>;
  pauseNextRuns?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  protectionGroupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replicationClusterId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  requestBody?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runType?: Resolver<ResolversTypes['RunType'], ParentType, ContextType>;
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
  createFailoverRunConfiguration?: Resolver<ResolversTypes['CreateFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationCreateFailoverRunConfigurationArgs, 'input'>>;
  importFailoverRunConfiguration?: Resolver<ResolversTypes['ImportFailoverRunConfigurationPayload'], ParentType, ContextType, RequireFields<MutationImportFailoverRunConfigurationArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'FailoverRunConfiguration', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  failoverRunConfiguration?: Resolver<Maybe<ResolversTypes['FailoverRunConfiguration']>, ParentType, ContextType, RequireFields<QueryFailoverRunConfigurationArgs, 'id'>>;
  failoverRunConfigurations?: Resolver<ResolversTypes['FailoverRunConfigurationConnection'], ParentType, ContextType, Partial<QueryFailoverRunConfigurationsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  validateFailoverRunConfiguration?: Resolver<ResolversTypes['FailoverRunConfigurationValidation'], ParentType, ContextType, RequireFields<QueryValidateFailoverRunConfigurationArgs, 'configuration'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  CreateFailoverRunConfigurationPayload?: CreateFailoverRunConfigurationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  FailoverRunConfiguration?: FailoverRunConfigurationResolvers<ContextType>;
  FailoverRunConfigurationConnection?: FailoverRunConfigurationConnectionResolvers<ContextType>;
  FailoverRunConfigurationEdge?: FailoverRunConfigurationEdgeResolvers<ContextType>;
  FailoverRunConfigurationValidation?: FailoverRunConfigurationValidationResolvers<ContextType>;
  FailoverRunObject?: FailoverRunObjectResolvers<ContextType>;
  ImportFailoverRunConfigurationPayload?: ImportFailoverRunConfigurationPayloadResolvers<ContextType>;
  Int64?: GraphQLScalarType;
  Issue?: IssueResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

