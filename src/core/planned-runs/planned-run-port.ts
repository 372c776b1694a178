import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type {
  NewPlannedRun,
  PlannedRun,
  PlannedRunChange,
  PlannedRunEvent,
  PlannedRunFilter,
} from './rules/planned-run.ts';

/** What became of an attempt to record a run; unless it is `RECORDED`, nothing was, and `run` is the one in the way. */
export interface RecordOutcome {
  readonly kind:
    | 'RECORDED'
    /** The failover id is taken. */
    | 'FAILOVER_ID_TAKEN'
    /** The protection group has a run that has not ended. */
    | 'GROUP_BUSY';
  readonly run: PlannedRun;
}

/** A database transaction in which a job can be enqueued beside the row that it is about. */
export type Transaction = unknown;

/** What subscribers need: the state now. */
export interface PlannedRunFinder {
  /** The runs with these failover ids, in the order asked, `null` where there is none. One round trip. */
  find(failoverIds: readonly string[]): Promise<readonly (PlannedRun | null)[]>;
}

/** What the start of a run needs. */
export interface PlannedRunRecorder extends PlannedRunFinder {
  /**
   * Records the run, its first events and, by `enqueue`, its job, in one transaction. Unique indexes and not
   * reads beforehand decide: one run per failover id, one unfinished run per source cluster and group. A failover
   * id that is taken is reported before a group that is busy: a repeated request meets its own run.
   */
  record(
    run: NewPlannedRun,
    events: readonly PlannedRunEvent[],
    enqueue: (transaction: Transaction) => Promise<void>,
  ): Promise<RecordOutcome>;
}

/** What every change of a run goes through. */
export interface PlannedRunWriter {
  /**
   * Writes the change and its events and informs everyone who listens, in one transaction, if the run still has
   * the status and version that it has here.
   * @returns the changed run, its version one higher; `null` when the run has moved on and nothing was written
   */
  change(
    from: Pick<PlannedRun, 'failoverId' | 'status' | 'version'>,
    change: PlannedRunChange,
    events: readonly PlannedRunEvent[],
  ): Promise<PlannedRun | null>;
}

/** What the submission of a run needs. */
export interface PlannedRunSubmissions extends PlannedRunFinder, PlannedRunWriter {}

/** Where it is noted that a cluster has accepted a cancellation. */
export interface CancellationNotes {
  /** The first time counts. No change of the run, so that nobody is informed. */
  acknowledgeCancellation(failoverId: string, at: Date): Promise<void>;
}

/** What a cancellation needs. */
export interface PlannedRunCancellations extends PlannedRunFinder, PlannedRunWriter, CancellationNotes {}

/** Runs that have not ended. */
export interface UnfinishedRuns {
  /** Every run of the cluster that has not ended, oldest first. */
  listUnfinished(sourceClusterId: bigint): Promise<readonly PlannedRun[]>;
}

/** What is needed to follow the runs of a cluster. */
export interface FollowedRuns extends UnfinishedRuns, PlannedRunWriter, CancellationNotes {
  /**
   * A mark that changes when a run of the cluster is accepted, or an accepted one is asked to be canceled or ends.
   * It says which these runs are, and not when it happened: the clocks of servers need not agree.
   */
  requestMark(sourceClusterId: bigint): Promise<string | null>;
  /** Notes that the cluster confirmed these runs as they are; never turns the time back. No change, as above. */
  confirm(failoverIds: readonly string[], lastSyncedAt: Date): Promise<void>;
}

/** What a worker needs to give every open run its job. */
export interface OpenRuns extends UnfinishedRuns {
  /** Clusters that have runs that have not ended, in ascending order. */
  sourceClustersOfUnfinished(): Promise<readonly bigint[]>;
}

/** What is needed to forget old runs. */
export interface EndedRuns {
  /**
   * Removes up to so many runs that ended before, each with all its events and with the failover that it was, oldest
   * first. Of each protection group the run that was recorded last stays: previews ask whether it has left the group
   * paused. A run whose failover went beyond it stays with that failover.
   * @returns how many were removed; fewer than `limit` when no more are left
   */
  removeEnded(before: Date, limit: number): Promise<number>;
}

/** What previews ask about earlier runs is answered from this. */
export interface EarlierRunReads extends UnfinishedRuns {
  /** The group's run that was recorded last, whatever became of it. */
  findLatest(sourceClusterId: bigint, protectionGroupId: string): Promise<PlannedRun | null>;
}

/** A run as it was at some moment; events of later changes are not part of it. */
export type RunVersion = Pick<PlannedRun, 'failoverId' | 'version'>;

/** An event with its place in the history of the run: from 1, without gaps. */
export interface NumberedEvent extends PlannedRunEvent {
  readonly position: number;
}

/** Up to `first` events of a run behind the position `after`, which is 0 at the beginning. */
export interface EventPageRequest {
  readonly run: RunVersion;
  readonly first: number;
  readonly after: number;
}

/** What lists show. */
export interface PlannedRunReads extends PlannedRunFinder {
  /** A page of the runs that pass the filter, by time of creation. */
  list(
    filter: PlannedRunFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<PlannedRun>>;
  /** How many runs pass the filter. */
  count(filter: PlannedRunFilter): Promise<number>;
  /** The same page of the runs of each configuration, in the order of their digests. One round trip for all. */
  listOfConfigurations(
    configurationDigests: readonly string[],
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<readonly Page<PlannedRun>[]>;
  /** The events of each run up to the version asked for, oldest first. One round trip. */
  listEvents(runs: readonly RunVersion[]): Promise<readonly (readonly PlannedRunEvent[])[]>;
  /** One page of them for each request. One round trip. */
  listEventPages(requests: readonly EventPageRequest[]): Promise<readonly Page<NumberedEvent>[]>;
}

/** Brings changes of runs, made by whatever process on the database. */
export interface PlannedRunFeed {
  /**
   * Every change committed after this resolves comes once, the changes of each run in their order.
   * @param onChange called with the run as the change left it; must not throw
   * @param onGap called when changes may have been missed, e.g. after the connection was lost; must not throw
   */
  listen(onChange: (run: PlannedRun) => void, onGap: () => void): Promise<{ close(): Promise<void> }>;
}
