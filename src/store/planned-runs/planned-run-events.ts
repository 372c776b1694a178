import { and, asc, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import type {
  EventPageRequest,
  NumberedEvent,
  RunVersion,
} from '../../core/planned-runs/planned-run-port.ts';
import type { PlannedRunEvent } from '../../core/planned-runs/rules/planned-run.ts';
import type { Page } from '../../core/values/page.ts';
import type { Database } from '../database/types.ts';
import { toEvent, toEventRows } from './planned-run-rows.ts';
import { plannedRunEvents as events } from './tables.ts';

/** Adds events to those of the run, in the transaction of the change that made this version of it. */
export async function appendEvents(
  transaction: Database,
  run: RunVersion,
  history: readonly PlannedRunEvent[],
): Promise<void> {
  if (history.length > 0) await transaction.insert(events).values(toEventRows(run, history));
}

/** The events of each run up to its version, oldest first. */
export async function readEvents(
  database: Database,
  runs: readonly RunVersion[],
): Promise<readonly (readonly PlannedRunEvent[])[]> {
  if (runs.length === 0) return [];
  const rows = await rowsWhere(database, runs.map(upTo));
  const byRun = Map.groupBy(rows, (row) => row.failoverId);
  return runs.map((run) => (byRun.get(run.failoverId) ?? []).filter(isIn(run)).map(toEvent));
}

/** A page of the events of each run. Positions have no gaps, so that they say where a page begins and ends. */
export async function readEventPages(
  database: Database,
  requests: readonly EventPageRequest[],
): Promise<readonly Page<NumberedEvent>[]> {
  if (requests.length === 0) return [];
  const rows = await rowsWhere(
    database,
    requests.map(({ run, after, first }) =>
      and(upTo(run), gt(events.position, after), lte(events.position, after + first + 1)),
    ),
  );
  const byRun = Map.groupBy(rows, (row) => row.failoverId);
  return requests.map(({ run, after, first }) => {
    const found = (byRun.get(run.failoverId) ?? [])
      .filter(isIn(run))
      .filter(({ position }) => position > after && position <= after + first + 1);
    const items = found.slice(0, first).map((row) => ({ ...toEvent(row), position: row.position }));
    return { items, hasNextPage: found.length > first, hasPreviousPage: after > 0 };
  });
}

function rowsWhere(database: Database, conditions: readonly (SQL | undefined)[]) {
  return database
    .select()
    .from(events)
    .where(or(...conditions))
    .orderBy(asc(events.failoverId), asc(events.position));
}

/** Release 0.1 writes events without a version. */
function upTo({ failoverId, version }: RunVersion): SQL | undefined {
  return and(eq(events.failoverId, failoverId), or(isNull(events.version), lte(events.version, version)));
}

/** The same run can be asked for in several versions at once. */
function isIn({ version: latest }: RunVersion) {
  return ({ version }: { readonly version: number | null }) => version === null || version <= latest;
}
