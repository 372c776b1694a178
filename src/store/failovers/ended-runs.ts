import { and, asc, eq, gt, inArray, isNotNull, lt, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StepKind } from '../../core/failovers/rules/failover.ts';
import type { EndedRuns } from '../../core/planned-runs/planned-run-port.ts';
import type { OpenDatabase } from '../database/types.ts';
import { isUnfinished, plannedRunEvents, plannedRuns as runs } from '../planned-runs/tables.ts';
import { failoverEvents, failovers } from './tables.ts';

const later = alias(runs, 'later');

/** Steps of a failover that is no more than its planned run. */
const STEPS_OF_A_RUN: readonly StepKind[] = ['PLANNED_RUN', 'CANCEL', 'RELEASE_PAUSE'];

/** Removes runs from the history, together with the failovers that were no more than these runs. */
export class EndedRunRepository implements EndedRuns {
  readonly #opened: Pick<OpenDatabase, 'database' | 'transaction'>;

  constructor(opened: Pick<OpenDatabase, 'database' | 'transaction'>) {
    this.#opened = opened;
  }

  removeEnded(before: Date, limit: number): Promise<number> {
    return this.#opened.transaction(async (transaction) => {
      const rows = await transaction
        .select({ failoverId: runs.failoverId })
        .from(runs)
        .where(
          and(
            // What has ended before was created before: an index answers that.
            lt(runs.createdAt, before),
            not(isUnfinished),
            lt(sql`coalesce(${runs.endedAt}, ${runs.createdAt})`, before),
            this.#hasSuccessor(),
            this.#standsAlone(),
          ),
        )
        .orderBy(asc(runs.createdAt), asc(runs.failoverId))
        .limit(limit)
        // What another worker removes at this moment is passed over.
        .for('update', { skipLocked: true });
      const failoverIds = rows.map(({ failoverId }) => failoverId);
      if (failoverIds.length === 0) return 0;
      await transaction.delete(failovers).where(inArray(failovers.failoverId, failoverIds));
      await transaction.delete(plannedRunEvents).where(inArray(plannedRunEvents.failoverId, failoverIds));
      await transaction.delete(runs).where(inArray(runs.failoverId, failoverIds));
      return failoverIds.length;
    });
  }

  /** Another run of the group was recorded later. */
  #hasSuccessor(): SQL {
    const successors = this.#opened.database
      .select({ one: sql`1` })
      .from(later)
      .where(
        and(
          eq(later.protectionGroupId, runs.protectionGroupId),
          eq(later.sourceClusterId, runs.sourceClusterId),
          or(
            gt(later.createdAt, runs.createdAt),
            and(eq(later.createdAt, runs.createdAt), gt(later.failoverId, runs.failoverId)),
          ),
        ),
      );
    return sql`exists ${successors}`;
  }

  /** The failover neither waits for anything nor has ever gone beyond its run. */
  #standsAlone(): SQL {
    const { database } = this.#opened;
    const busy = database
      .select({ one: sql`1` })
      .from(failovers)
      .where(
        and(
          eq(failovers.failoverId, runs.failoverId),
          or(isNotNull(failovers.waitingFor), isNotNull(failovers.lookAt), failovers.isObserved),
        ),
      );
    const further = database
      .select({ one: sql`1` })
      .from(failoverEvents)
      .where(
        and(
          eq(failoverEvents.failoverId, runs.failoverId),
          isNotNull(failoverEvents.step),
          notInArray(failoverEvents.step, [...STEPS_OF_A_RUN]),
        ),
      );
    return sql`not exists ${busy} and not exists ${further}`;
  }
}
