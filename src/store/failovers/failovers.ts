import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type {
  ApplyOutcome,
  BeginOutcome,
  EnqueueWork,
  FailoverStore,
} from '../../core/failovers/failover-port.ts';
import type { FailoverChange } from '../../core/failovers/rules/apply.ts';
import type {
  Failover,
  FailoverEvent,
  FailoverFilter,
  FailoverObject,
} from '../../core/failovers/rules/failover.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../../core/values/page.ts';
import { byCreation, withinCreationRange } from '../database/creation-order.ts';
import { readKeysetPage } from '../database/keyset-page.ts';
import type { Database, OpenDatabase } from '../database/types.ts';
import { conditionsOf } from './failover-filter.ts';
import { readState } from './failover-json.ts';
import {
  insertFailover,
  type LockedFailover,
  ObjectsTakenError,
  selectObjects,
  updateFailover,
} from './failover-writes.ts';
import { failoverEvents, failovers as table } from './tables.ts';

const CREATION = { createdAt: table.createdAt, key: table.failoverId };
/** Most failovers that one sweep takes up; the next one takes the rest. */
const MOST_DUE = 1_000;

/** Keeps failovers in the database. Safe to share; one instance per database suffices. */
export class FailoverRepository implements FailoverStore {
  readonly #opened: Pick<OpenDatabase, 'database' | 'transaction'>;
  readonly #now: () => Date;

  constructor(opened: Pick<OpenDatabase, 'database' | 'transaction'>, now: () => Date) {
    this.#opened = opened;
    this.#now = now;
  }

  get #database(): Database {
    return this.#opened.database;
  }

  async begin(change: FailoverChange, enqueue: EnqueueWork): Promise<BeginOutcome> {
    const recorded = await this.#opened.transaction((transaction) =>
      insertFailover(transaction, change, this.#now(), enqueue),
    );
    if (recorded !== null) return { kind: 'RECORDED', failover: recorded };
    const [failover] = await this.find([change.failover.failoverId]);
    if (!failover)
      throw new Error(`failover ${change.failover.failoverId} can neither be recorded nor found`);
    return { kind: 'FAILOVER_ID_TAKEN', failover };
  }

  async apply(change: FailoverChange, enqueue: EnqueueWork): Promise<ApplyOutcome> {
    try {
      return await this.#opened.transaction(async (transaction) => {
        const locked = await lockFailover(transaction, change.failover.failoverId);
        if (locked?.version !== change.failover.version) return { kind: 'MOVED_ON' };
        const failover = await updateFailover(transaction, change, locked, this.#now(), enqueue);
        return { kind: 'APPLIED', failover };
      });
    } catch (error) {
      if (error instanceof ObjectsTakenError) return { kind: 'OBJECTS_TAKEN', taken: error.taken };
      throw error;
    }
  }

  async find(failoverIds: readonly string[]): Promise<readonly (Failover | null)[]> {
    if (failoverIds.length === 0) return [];
    const rows = await this.#database
      .select({ failoverId: table.failoverId, version: table.version, state: table.state })
      .from(table)
      .where(inArray(table.failoverId, [...new Set(failoverIds)]));
    const byId = new Map(rows.map((row) => [row.failoverId, readState(row.state, row.version)]));
    return failoverIds.map((failoverId) => byId.get(failoverId) ?? null);
  }

  objects(failoverId: string): Promise<readonly FailoverObject[]> {
    return selectObjects(this.#database, failoverId);
  }

  async objectPage(failoverId: string, after: bigint | null, limit: number) {
    const objects = (await this.objects(failoverId)).filter(
      ({ sourceObjectId }) => after === null || sourceObjectId > after,
    );
    return { items: objects.slice(0, limit), hasNextPage: objects.length > limit };
  }

  async eventPage(failoverId: string, after: number, limit: number) {
    const rows = await this.#database
      .select()
      .from(failoverEvents)
      .where(and(eq(failoverEvents.failoverId, failoverId), gt(failoverEvents.number, after)))
      .orderBy(asc(failoverEvents.number))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(({ failoverId: _, ...event }): FailoverEvent => event);
    return { items, hasNextPage: rows.length > limit };
  }

  async list(
    filter: FailoverFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<Failover>> {
    const narrowed = conditionsOf(filter);
    const rows = await readKeysetPage(direction, page, (request) =>
      this.#database
        .select({ version: table.version, state: table.state })
        .from(table)
        .where(and(...narrowed, withinCreationRange(CREATION, request)))
        .orderBy(...byCreation(CREATION, request))
        .limit(request.limit),
    );
    return { ...rows, items: rows.items.map(({ state, version }) => readState(state, version)) };
  }

  async listDue(now: Date): Promise<readonly string[]> {
    const rows = await this.#database
      .select({ failoverId: table.failoverId })
      .from(table)
      .where(lte(table.lookAt, now))
      .orderBy(asc(table.lookAt))
      .limit(MOST_DUE);
    return rows.map(({ failoverId }) => failoverId);
  }

  async listObserved(replicationClusterId: bigint): Promise<readonly Failover[]> {
    const rows = await this.#database
      .select({ version: table.version, state: table.state })
      .from(table)
      .where(and(eq(table.replicationClusterId, replicationClusterId), sql`${table.isObserved}`))
      .orderBy(asc(table.createdAt), asc(table.failoverId));
    return rows.map(({ state, version }) => readState(state, version));
  }

  async observedClusters(): Promise<readonly bigint[]> {
    const rows = await this.#database
      .selectDistinct({ id: table.replicationClusterId })
      .from(table)
      .where(sql`${table.isObserved}`)
      .orderBy(table.replicationClusterId);
    return rows.map(({ id }) => id);
  }
}

/** Locks the row of a failover until the transaction ends. */
export async function lockFailover(
  transaction: Database,
  failoverId: string,
): Promise<LockedFailover | null> {
  const [row] = await transaction
    .select({ version: table.version, number: table.lastEventNumber, hash: table.lastEventHash })
    .from(table)
    .where(eq(table.failoverId, failoverId))
    .for('update');
  return row === undefined
    ? null
    : { version: row.version, lastEvent: { number: row.number, hash: row.hash } };
}
