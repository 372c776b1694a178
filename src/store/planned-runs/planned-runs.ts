import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type {
  EarlierRunReads,
  EventPageRequest,
  FollowedRuns,
  NumberedEvent,
  OpenRuns,
  PlannedRunCancellations,
  PlannedRunReads,
  PlannedRunRecorder,
  PlannedRunSubmissions,
  RecordOutcome,
  RunVersion,
} from '../../core/planned-runs/planned-run-port.ts';
import type {
  NewPlannedRun,
  PlannedRun,
  PlannedRunChange,
  PlannedRunEvent,
  PlannedRunFilter,
} from '../../core/planned-runs/rules/planned-run.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../../core/values/page.ts';
import { byCreation, withinCreationRange } from '../database/creation-order.ts';
import { readKeysetPage } from '../database/keyset-page.ts';
import type { Database, OpenDatabase } from '../database/types.ts';
import { appendEvents, readEventPages, readEvents } from './planned-run-events.ts';
import { conditionsOf } from './planned-run-filter.ts';
import { CHANGE_CHANNEL, encodeChange } from './planned-run-message.ts';
import { toChangedColumns, toNewRow, toPlannedRun } from './planned-run-rows.ts';
import { readRunsOfConfigurations } from './runs-of-configurations.ts';
import { isUnfinished, plannedRuns as table } from './tables.ts';

const CREATION = { createdAt: table.createdAt, key: table.failoverId };

/** A second attempt is needed only when the run that was in the way ends just then; a third one never was. */
const MAX_RECORD_ATTEMPTS = 10;

/** What is told of a run in the transaction that records or changes it. */
export interface FailoverJoin {
  follow(transaction: Database, run: PlannedRun): Promise<void>;
}

/** Keeps planned runs in the database. Safe to share; one instance per database suffices. */
export class PlannedRunRepository
  implements
    PlannedRunRecorder,
    PlannedRunSubmissions,
    PlannedRunCancellations,
    FollowedRuns,
    OpenRuns,
    EarlierRunReads,
    PlannedRunReads
{
  readonly #opened: Pick<OpenDatabase, 'database' | 'transaction'>;
  readonly #join: FailoverJoin | null;

  /** @param join what keeps the failovers in step with their runs; without it, runs stand alone */
  constructor(opened: Pick<OpenDatabase, 'database' | 'transaction'>, join: FailoverJoin | null = null) {
    this.#opened = opened;
    this.#join = join;
  }

  get #database(): Database {
    return this.#opened.database;
  }

  async record(
    run: NewPlannedRun,
    history: readonly PlannedRunEvent[],
    enqueue: (transaction: Database) => Promise<void>,
  ): Promise<RecordOutcome> {
    for (let attempt = 1; attempt <= MAX_RECORD_ATTEMPTS; attempt += 1) {
      const recorded = await this.#insert(run, history, enqueue);
      if (recorded !== null) return { kind: 'RECORDED', run: recorded };
      const inTheWay = await this.#findInTheWay(run);
      if (inTheWay !== null)
        return {
          kind: inTheWay.failoverId === run.failoverId ? 'FAILOVER_ID_TAKEN' : 'GROUP_BUSY',
          run: inTheWay,
        };
    }
    throw new Error(`run ${run.failoverId} can neither be recorded nor is there another in its way`);
  }

  /** The recorded run, or `null` and nothing written when a unique index was against it. */
  #insert(
    run: NewPlannedRun,
    history: readonly PlannedRunEvent[],
    enqueue: (transaction: Database) => Promise<void>,
  ): Promise<PlannedRun | null> {
    return this.#opened.transaction(async (transaction) => {
      // No target: whichever of the unique indexes objects. A rival that has not committed is waited for.
      const [row] = await transaction.insert(table).values(toNewRow(run)).onConflictDoNothing().returning();
      if (row === undefined) return null;
      await appendEvents(transaction, row, history);
      await enqueue(transaction);
      const recorded = toPlannedRun(row);
      await this.#join?.follow(transaction, recorded);
      return recorded;
    });
  }

  /** `null` when the group's other run has ended since. */
  async #findInTheWay(run: NewPlannedRun): Promise<PlannedRun | null> {
    const sameId = eq(table.failoverId, run.failoverId);
    return this.#findOne(
      or(sameId, unfinishedOfGroup(run.sourceClusterId, run.protectionGroupId)),
      desc(sameId),
    );
  }

  async find(failoverIds: readonly string[]): Promise<readonly (PlannedRun | null)[]> {
    if (failoverIds.length === 0) return [];
    const rows = await this.#database
      .select()
      .from(table)
      .where(inArray(table.failoverId, [...new Set(failoverIds)]));
    const byId = new Map(rows.map((row) => [row.failoverId, toPlannedRun(row)]));
    return failoverIds.map((failoverId) => byId.get(failoverId) ?? null);
  }

  findLatest(sourceClusterId: bigint, protectionGroupId: string): Promise<PlannedRun | null> {
    const ofGroup = and(
      eq(table.sourceClusterId, sourceClusterId),
      eq(table.protectionGroupId, protectionGroupId),
    );
    return this.#findOne(ofGroup, desc(table.createdAt), desc(table.failoverId));
  }

  async #findOne(condition: SQL | undefined, ...order: SQL[]): Promise<PlannedRun | null> {
    const [row] = await this.#database
      .select()
      .from(table)
      .where(condition)
      .orderBy(...order)
      .limit(1);
    return row === undefined ? null : toPlannedRun(row);
  }

  async listUnfinished(sourceClusterId: bigint): Promise<readonly PlannedRun[]> {
    const rows = await this.#database
      .select()
      .from(table)
      .where(and(eq(table.sourceClusterId, sourceClusterId), isUnfinished))
      .orderBy(asc(table.createdAt), asc(table.failoverId));
    return rows.map(toPlannedRun);
  }

  async requestMark(sourceClusterId: bigint): Promise<string | null> {
    const mark = sql`case when ${table.cancelRequestedAt} is null then '' else '!' end`;
    const requests = sql`string_agg(${table.failoverId} || ${mark}, ',' order by ${table.failoverId})`;
    const [row] = await this.#database
      .select({ mark: sql<string | null>`md5(${requests})` })
      .from(table)
      .where(and(eq(table.sourceClusterId, sourceClusterId), isNotNull(table.submittedAt), isUnfinished));
    return row?.mark ?? null;
  }

  async sourceClustersOfUnfinished(): Promise<readonly bigint[]> {
    const rows = await this.#database
      .selectDistinct({ id: table.sourceClusterId })
      .from(table)
      .where(isUnfinished)
      .orderBy(table.sourceClusterId);
    return rows.map(({ id }) => id);
  }

  async list(
    filter: PlannedRunFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<PlannedRun>> {
    const narrowed = conditionsOf(filter);
    const rows = await readKeysetPage(direction, page, (request) =>
      this.#database
        .select()
        .from(table)
        .where(and(...narrowed, withinCreationRange(CREATION, request)))
        .orderBy(...byCreation(CREATION, request))
        .limit(request.limit),
    );
    return { ...rows, items: rows.items.map(toPlannedRun) };
  }

  count(filter: PlannedRunFilter): Promise<number> {
    return this.#database.$count(table, and(...conditionsOf(filter)));
  }

  listOfConfigurations(
    configurationDigests: readonly string[],
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<readonly Page<PlannedRun>[]> {
    return readRunsOfConfigurations(this.#database, configurationDigests, direction, page);
  }

  listEvents(runs: readonly RunVersion[]): Promise<readonly (readonly PlannedRunEvent[])[]> {
    return readEvents(this.#database, runs);
  }

  listEventPages(requests: readonly EventPageRequest[]): Promise<readonly Page<NumberedEvent>[]> {
    return readEventPages(this.#database, requests);
  }

  change(
    from: Pick<PlannedRun, 'failoverId' | 'status' | 'version'>,
    change: PlannedRunChange,
    history: readonly PlannedRunEvent[],
  ): Promise<PlannedRun | null> {
    return this.#opened.transaction(async (transaction) => {
      const [row] = await transaction
        .update(table)
        .set({ ...toChangedColumns(from.status, change), version: sql`${table.version} + 1` })
        .where(
          and(
            eq(table.failoverId, from.failoverId),
            eq(table.status, from.status),
            eq(table.version, from.version),
          ),
        )
        .returning();
      if (row === undefined) return null;
      await appendEvents(transaction, row, history);
      const changed = toPlannedRun(row);
      if (concernsFailover(from, changed, change)) await this.#join?.follow(transaction, changed);
      for (const part of encodeChange(changed))
        await transaction.execute(sql`select pg_notify(${CHANGE_CHANNEL}, ${part})`);
      return changed;
    });
  }

  async acknowledgeCancellation(failoverId: string, at: Date): Promise<void> {
    await this.#database
      .update(table)
      .set({ cancelAcknowledgedAt: at })
      .where(and(eq(table.failoverId, failoverId), isNull(table.cancelAcknowledgedAt)));
  }

  /** Rows are locked in one order, so that two such notes at the same moment cannot wait for each other. */
  async confirm(failoverIds: readonly string[], lastSyncedAt: Date): Promise<void> {
    if (failoverIds.length === 0) return;
    const outdated = this.#database
      .select({ failoverId: table.failoverId })
      .from(table)
      .where(
        and(
          inArray(table.failoverId, [...new Set(failoverIds)]),
          or(isNull(table.lastSyncedAt), lt(table.lastSyncedAt, lastSyncedAt)),
        ),
      )
      .orderBy(table.failoverId)
      .for('no key update');
    await this.#database.update(table).set({ lastSyncedAt }).where(inArray(table.failoverId, outdated));
  }
}

/** Progress alone is read from the run. */
function concernsFailover(
  from: Pick<PlannedRun, 'status'>,
  { status }: PlannedRun,
  change: PlannedRunChange,
): boolean {
  const marks = ['submittedAt', 'submissionAttemptedAt', 'cancelRequestedAt'] as const;
  return status !== from.status || marks.some((mark) => change[mark] !== undefined);
}

function unfinishedOfGroup(sourceClusterId: bigint, protectionGroupId: string): SQL | undefined {
  return and(
    eq(table.sourceClusterId, sourceClusterId),
    eq(table.protectionGroupId, protectionGroupId),
    isUnfinished,
  );
}
