import { and, eq, inArray, sql } from 'drizzle-orm';
import type { EnqueueWork } from '../../core/failovers/failover-port.ts';
import type { FailoverChange } from '../../core/failovers/rules/apply.ts';
import { merge } from '../../core/failovers/rules/course.ts';
import { chain } from '../../core/failovers/rules/event-hash.ts';
import type { Failover, FailoverEvent, FailoverObject } from '../../core/failovers/rules/failover.ts';
import { holdsObjects } from '../../core/failovers/rules/objects/holds-objects.ts';
import { workOf } from '../../core/failovers/rules/work-of.ts';
import type { Database } from '../database/types.ts';
import { readObjects, writeObjects, writeState } from './failover-json.ts';
import { failoverEvents, failoverHolds, failoverObjects, failovers } from './tables.ts';

/** The channel on which changes of failovers are announced: `<failoverId> <version>`. */
export const FAILOVER_CHANNEL = 'failover_changes';

/** Thrown to roll back: objects that another failover holds. */
export class ObjectsTakenError extends Error {
  override readonly name = 'ObjectsTakenError';
  readonly taken: readonly { readonly sourceObjectId: bigint; readonly failoverId: string }[];

  constructor(taken: ObjectsTakenError['taken']) {
    super(`${taken.length} objects are held by other failovers`);
    this.taken = taken;
  }
}

/** The row of a failover as it is locked for a change. */
export interface LockedFailover {
  readonly version: number;
  readonly lastEvent: Pick<FailoverEvent, 'number' | 'hash'>;
}

/** Inserts a failover with its objects; `null` where its id is taken. */
export async function insertFailover(
  transaction: Database,
  change: FailoverChange,
  now: Date,
  enqueue: EnqueueWork,
): Promise<Failover | null> {
  const events = chain(change.failover.failoverId, null, change.events);
  const [row] = await transaction
    .insert(failovers)
    .values({
      ...columnsOf(change.failover, events, now),
      failoverId: change.failover.failoverId,
      version: 1,
    })
    .onConflictDoNothing()
    .returning({ failoverId: failovers.failoverId });
  if (row === undefined) return null;
  const { failover, objects } = change;
  if (failover.kind === 'OBJECTS')
    await transaction
      .insert(failoverObjects)
      .values({ failoverId: failover.failoverId, objects: writeObjects(objects) });
  await finish(transaction, failover, events, now, enqueue);
  return failover;
}

/** Writes a change of a locked failover; the caller has compared the version. */
export async function updateFailover(
  transaction: Database,
  change: FailoverChange,
  locked: LockedFailover,
  now: Date,
  enqueue: EnqueueWork,
): Promise<Failover> {
  const { failoverId } = change.failover;
  const failover = { ...change.failover, version: locked.version + 1 };
  const events = chain(failoverId, locked.lastEvent, change.events);
  const last = events.length === 0 ? [locked.lastEvent] : events;
  await transaction
    .update(failovers)
    .set({ ...columnsOf(failover, last, now), version: failover.version })
    .where(eq(failovers.failoverId, failoverId));
  const objects = await writeChanged(transaction, failoverId, change.objects);
  await hold(transaction, failover, objects);
  await finish(transaction, failover, events, now, enqueue);
  return failover;
}

async function writeChanged(
  transaction: Database,
  failoverId: string,
  changed: readonly FailoverObject[],
): Promise<readonly FailoverObject[] | null> {
  if (changed.length === 0) return null;
  const objects = merge(await selectObjects(transaction, failoverId), changed);
  await transaction
    .update(failoverObjects)
    .set({ objects: writeObjects(objects) })
    .where(eq(failoverObjects.failoverId, failoverId));
  return objects;
}

export async function selectObjects(
  database: Database,
  failoverId: string,
): Promise<readonly FailoverObject[]> {
  const [row] = await database
    .select({ objects: failoverObjects.objects })
    .from(failoverObjects)
    .where(eq(failoverObjects.failoverId, failoverId));
  return row === undefined ? [] : readObjects(row.objects);
}

/**
 * Holds the objects, or lets them go. Ids are inserted in one order, so that two failovers that want the same
 * objects at the same moment cannot wait for each other.
 */
async function hold(
  transaction: Database,
  failover: Failover,
  known: readonly FailoverObject[] | null,
): Promise<void> {
  const { failoverId, sourceClusterId } = failover;
  const held = await transaction
    .select({ id: failoverHolds.sourceObjectId })
    .from(failoverHolds)
    .where(eq(failoverHolds.failoverId, failoverId))
    .limit(1);
  const wantsHold = holdsObjects(failover);
  if (wantsHold === held.length > 0) return;
  if (!wantsHold) {
    await transaction.delete(failoverHolds).where(eq(failoverHolds.failoverId, failoverId));
    return;
  }
  const objects = known ?? (await selectObjects(transaction, failoverId));
  const ids = objects.map(({ sourceObjectId }) => sourceObjectId).sort((a, b) => (a < b ? -1 : 1));
  if (ids.length === 0) return;
  const list = sql.join(
    ids.map((id) => sql`(${sourceClusterId}::bigint, ${id}::bigint, ${failoverId})`),
    sql`, `,
  );
  await transaction.execute(
    sql`insert into ${failoverHolds} (source_cluster_id, source_object_id, failover_id) values ${list} on conflict do nothing`,
  );
  const others = await transaction
    .select({ sourceObjectId: failoverHolds.sourceObjectId, failoverId: failoverHolds.failoverId })
    .from(failoverHolds)
    .where(
      and(eq(failoverHolds.sourceClusterId, sourceClusterId), inArray(failoverHolds.sourceObjectId, ids)),
    );
  const taken = others.filter((other) => other.failoverId !== failoverId);
  if (taken.length > 0) throw new ObjectsTakenError(taken);
}

async function finish(
  transaction: Database,
  failover: Failover,
  events: readonly FailoverEvent[],
  now: Date,
  enqueue: EnqueueWork,
): Promise<void> {
  const { failoverId, version } = failover;
  if (events.length > 0)
    await transaction
      .insert(failoverEvents)
      .values(events.map((event) => ({ failoverId, ...storable(event) })));
  await transaction.execute(sql`select pg_notify(${FAILOVER_CHANNEL}, ${`${failoverId} ${version}`})`);
  await enqueue(transaction, failover, workOf(failover, now));
}

function columnsOf(failover: Failover, events: readonly Pick<FailoverEvent, 'number' | 'hash'>[], now: Date) {
  const last = events.at(-1);
  if (last === undefined) throw new TypeError('a failover has at least the event of its beginning');
  const { lookAt, isObserved } = workOf(failover, now);
  return {
    kind: failover.kind,
    phase: failover.phase,
    waitingFor: failover.waitingFor,
    sourceClusterId: failover.sourceClusterId,
    replicationClusterId: failover.replicationClusterId,
    protectionGroupId: failover.protectionGroupId,
    configurationDigest: failover.configurationDigest,
    createdAt: failover.createdAt,
    lookAt,
    isObserved,
    lastEventNumber: last.number,
    lastEventHash: last.hash,
    state: writeState(failover),
  };
}

function storable(event: FailoverEvent): FailoverEvent {
  return {
    ...event,
    actor: event.actor.replaceAll('\0', '\uFFFD'),
    message: event.message.replaceAll('\0', '\uFFFD'),
  };
}
