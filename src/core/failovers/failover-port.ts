import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type { FailoverChange } from './rules/apply.ts';
import type { Failover, FailoverEvent, FailoverFilter, FailoverObject } from './rules/failover.ts';
import type { FailoverWork } from './rules/work-of.ts';

/** A database transaction in which a job can be enqueued beside the row that it is about. */
export type Transaction = unknown;

/** Puts the jobs for what there is to do into the queue, in the transaction that gives it to do. */
export type EnqueueWork = (transaction: Transaction, failover: Failover, work: FailoverWork) => Promise<void>;

/** What became of an attempt to record a failover; in the latter case nothing was recorded. */
export type BeginOutcome =
  | { readonly kind: 'RECORDED'; readonly failover: Failover }
  /** The failover id is taken by this one. */
  | { readonly kind: 'FAILOVER_ID_TAKEN'; readonly failover: Failover };

/** What became of a change. */
export type ApplyOutcome =
  | { readonly kind: 'APPLIED'; readonly failover: Failover }
  /** The failover has moved on since it was read: nothing was written, look again. */
  | { readonly kind: 'MOVED_ON' }
  /** Objects that another failover holds: nothing was written. */
  | {
      readonly kind: 'OBJECTS_TAKEN';
      readonly taken: readonly { readonly sourceObjectId: bigint; readonly failoverId: string }[];
    };

/** Reads of failovers. Those of many take one round trip, and answer in the order asked. */
export interface FailoverReads {
  find(failoverIds: readonly string[]): Promise<readonly (Failover | null)[]>;
  /** All objects of one failover, by source id in ascending order. */
  objects(failoverId: string): Promise<readonly FailoverObject[]>;
  /** A page of them: those after the given id, at most `limit`. */
  objectPage(
    failoverId: string,
    after: bigint | null,
    limit: number,
  ): Promise<{ readonly items: readonly FailoverObject[]; readonly hasNextPage: boolean }>;
  /** Events after the number, oldest first, at most `limit`. */
  eventPage(
    failoverId: string,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly FailoverEvent[]; readonly hasNextPage: boolean }>;
  list(
    filter: FailoverFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<Failover>>;
}

/** Writes of failovers. */
export interface FailoverWrites {
  /**
   * Records a new failover with its objects and first events and, by `enqueue`, its job where it has something to
   * do: one transaction. The unique failover id decides, also between processes.
   */
  begin(change: FailoverChange, enqueue: EnqueueWork): Promise<BeginOutcome>;
  /**
   * Writes the change, its objects and events, notifies everyone who listens and enqueues the job where there is
   * something to do, in one transaction, if the failover still has the version that the change was made from.
   *
   * A failover holds its objects from the moment it selects their snapshots until it has ended or its recovery is
   * torn down; a unique index decides that no two hold the same object.
   */
  apply(change: FailoverChange, enqueue: EnqueueWork): Promise<ApplyOutcome>;
}

/** What has to be looked after. */
export interface FailoversUnderWay {
  /** Failovers that are to be carried on by this moment: for the sweeper. */
  listDue(now: Date): Promise<readonly string[]>;
  /** Failovers of which something goes on at this cluster and is observed together with that of others. */
  listObserved(replicationClusterId: bigint): Promise<readonly Failover[]>;
  /** Clusters with such failovers. */
  observedClusters(): Promise<readonly bigint[]>;
}

export interface FailoverStore extends FailoverReads, FailoverWrites, FailoversUnderWay {}

/** Reports changes of failovers, made by whatever process on the database. */
export interface FailoverFeed {
  /**
   * @param onChange called with the failover id and the version that a change has left it at
   * @param onGap called when changes may have been missed, e.g. after the connection was lost
   */
  listen(
    onChange: (failoverId: string, version: number) => void,
    onGap: () => void,
  ): Promise<{ close(): Promise<void> }>;
}
