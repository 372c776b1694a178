import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type {
  PlannedRun,
  PlannedRunEvent,
  PlannedRunFilter,
  PlannedRunProgress,
} from './rules/planned-run.ts';

/** A run to be recorded as `PENDING`. */
export type NewPlannedRun = Pick<
  PlannedRun,
  | 'failoverId'
  | 'configurationDigest'
  | 'sourceClusterId'
  | 'replicationClusterId'
  | 'protectionGroupId'
  | 'reason'
  | 'startedBy'
  | 'createdAt'
>;

/** What became of an attempt to record a run; in the latter cases nothing was recorded. */
export type RecordOutcome =
  | { readonly kind: 'RECORDED'; readonly run: PlannedRun }
  /** The failover id is taken; `run` is the one that has it. */
  | { readonly kind: 'FAILOVER_ID_TAKEN'; readonly run: PlannedRun }
  /** The protection group has a run that has not ended. */
  | { readonly kind: 'GROUP_BUSY'; readonly run: PlannedRun };

/** What a change writes: everything a cluster tells, and the marks of our own dealings with it. */
export type PlannedRunChange = Partial<PlannedRunProgress> &
  Partial<Pick<PlannedRun, 'submittedAt' | 'submissionAttemptedAt' | 'cancelRequestedAt' | 'lastSyncedAt'>>;

/** A database transaction in which a job can be enqueued beside the row that it is about. */
export type Transaction = unknown;

/** Where planned runs are kept. */
export interface PlannedRunStore {
  /**
   * Records the run, its first events and, by `enqueue`, its job, in one transaction. Unique indexes and not
   * reads beforehand decide: one run per failover id, one unfinished run per source cluster and group.
   */
  record(
    run: NewPlannedRun,
    events: readonly PlannedRunEvent[],
    enqueue: (transaction: Transaction) => Promise<void>,
  ): Promise<RecordOutcome>;
  /** The runs with these failover ids, in the order asked, `null` where there is none. One round trip. */
  find(failoverIds: readonly string[]): Promise<readonly (PlannedRun | null)[]>;
  /** The group's run that has not ended. */
  findUnfinished(sourceClusterId: bigint, protectionGroupId: string): Promise<PlannedRun | null>;
  /** The group's run that was recorded last, whatever became of it. */
  findLatest(sourceClusterId: bigint, protectionGroupId: string): Promise<PlannedRun | null>;
  /** Every run of the cluster that has not ended, oldest first. */
  listUnfinished(sourceClusterId: bigint): Promise<readonly PlannedRun[]>;
  /** A mark that changes when a run of the cluster is accepted, or an accepted one is asked to be canceled or ends. */
  requestMark(sourceClusterId: bigint): Promise<string | null>;
  /** Clusters that have runs that have not ended. */
  sourceClustersOfUnfinished(): Promise<readonly bigint[]>;
  list(
    filter: PlannedRunFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<PlannedRun>>;
  /** The events of each run, oldest first. One round trip. */
  listEvents(failoverIds: readonly string[]): Promise<readonly (readonly PlannedRunEvent[])[]>;
  /**
   * Writes the change and its events and tells everyone who listens, in one transaction, if the run still has the
   * status and version that it has here.
   * @returns the changed run, its version one higher; `null` when the run has moved on and nothing was written
   */
  change(
    from: Pick<PlannedRun, 'failoverId' | 'status' | 'version'>,
    change: PlannedRunChange,
    events: readonly PlannedRunEvent[],
  ): Promise<PlannedRun | null>;
  /** Notes that the cluster took the cancellation; the first time counts. No change, so nobody is told. */
  acknowledgeCancellation(failoverId: string, at: Date): Promise<void>;
  /** Notes that the cluster confirmed these runs as they are. No change, so nobody is told. */
  confirm(failoverIds: readonly string[], lastSyncedAt: Date): Promise<void>;
}

/** Tells changes of runs, made by whatever process on the database. */
export interface PlannedRunFeed {
  /**
   * @param onChange called with the run as the change left it, in the order of the changes of each run
   * @param onGap called when changes may have been missed, e.g. after the connection was lost
   */
  listen(onChange: (run: PlannedRun) => void, onGap: () => void): Promise<{ close(): Promise<void> }>;
}
