import { eq, inArray, isNull } from 'drizzle-orm';
import type { FailoverRunConfigurationRecord } from '../../core/configurations/rules/failover-run-configuration.ts';
import type { EnqueueWork } from '../../core/failovers/failover-port.ts';
import { failoverOfRun, mirrorPlannedRun } from '../../core/failovers/rules/reports/planned-run-step.ts';
import type { PlannedRun } from '../../core/planned-runs/rules/planned-run.ts';
import { failoverRunConfigurations } from '../configurations/tables.ts';
import type { Database, OpenDatabase } from '../database/types.ts';
import { toPlannedRun } from '../planned-runs/planned-run-rows.ts';
import type { FailoverJoin } from '../planned-runs/planned-runs.ts';
import { plannedRuns } from '../planned-runs/tables.ts';
import { readState } from './failover-json.ts';
import { insertFailover, selectObjects, updateFailover } from './failover-writes.ts';
import { lockFailover } from './failovers.ts';
import { failovers } from './tables.ts';

/**
 * Keeps the step of a failover that is its planned run in step with the run's row, in the transaction that changes
 * it: the run is the truth, and nobody sees the one without the other.
 */
export class PlannedRunJoin implements FailoverJoin {
  readonly #opened: Pick<OpenDatabase, 'database' | 'transaction'>;
  readonly #enqueue: EnqueueWork;
  readonly #now: () => Date;

  constructor(opened: Pick<OpenDatabase, 'database' | 'transaction'>, enqueue: EnqueueWork, now: () => Date) {
    this.#opened = opened;
    this.#enqueue = enqueue;
    this.#now = now;
  }

  /** After the run was recorded or changed. A run without a failover begins one. */
  async follow(transaction: Database, run: PlannedRun): Promise<void> {
    if (await this.#mirror(transaction, run)) return;
    const change = failoverOfRun(run, await configurationOf(transaction, run.configurationDigest));
    const inserted = await insertFailover(transaction, change, this.#now(), this.#enqueue);
    // Somebody has begun it at this very moment.
    if (inserted === null) await this.#mirror(transaction, run);
  }

  /**
   * Gives runs their failovers that were recorded by a version without them, or by one that runs beside this.
   * @returns how many; fewer than the limit where none is left
   */
  async backfill(limit: number): Promise<number> {
    const rows = await this.#opened.database
      .select({ run: plannedRuns })
      .from(plannedRuns)
      .leftJoin(failovers, eq(failovers.failoverId, plannedRuns.failoverId))
      .where(isNull(failovers.failoverId))
      .limit(limit);
    for (const { run } of rows)
      await this.#opened.transaction((transaction) => this.follow(transaction, toPlannedRun(run)));
    return rows.length;
  }

  /** @returns `false` where there is no such failover */
  async #mirror(transaction: Database, run: PlannedRun): Promise<boolean> {
    const locked = await lockFailover(transaction, run.failoverId);
    if (locked === null) return false;
    const [row] = await transaction
      .select({ state: failovers.state })
      .from(failovers)
      .where(eq(failovers.failoverId, run.failoverId));
    const failover = readState(row?.state ?? '', locked.version);
    const now = this.#now();
    const change = mirrorPlannedRun(failover, run, await selectObjects(transaction, run.failoverId), now);
    if (change !== null) await updateFailover(transaction, change, locked, now, this.#enqueue);
    return true;
  }
}

async function configurationOf(
  transaction: Database,
  digest: string,
): Promise<FailoverRunConfigurationRecord> {
  const [row] = await transaction
    .select()
    .from(failoverRunConfigurations)
    .where(inArray(failoverRunConfigurations.digest, [digest]));
  if (row === undefined) throw new Error(`configuration ${digest} of a recorded run is missing`);
  return row;
}
