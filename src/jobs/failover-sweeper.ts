import type { FailoversUnderWay } from '../core/failovers/failover-port.ts';
import type { Clock } from '../core/values/clock.ts';
import type { Logger } from '../core/values/logger.ts';
import type { JobQueue } from './job-queue.ts';

/** Runs of an earlier version that one sweep gives their failovers. */
const BACKFILL_AT_ONCE = 200;

/** What the sweeper looks after. */
export interface SweeperParts {
  readonly queue: Pick<JobQueue, 'enqueueAdvance' | 'enqueueObservation'>;
  readonly failovers: FailoversUnderWay;
  /** Gives runs their failovers that were recorded without; answers how many. */
  readonly backfill: (limit: number) => Promise<number>;
  readonly intervalMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Enqueues what is due: steps to be looked at again, gates whose time is up, and failovers whose job is gone, for
 * rows are the truth and jobs only carry it out. Enqueueing twice is harmless. Runs until the signal says so.
 */
export async function sweepFailovers(parts: SweeperParts, signal: AbortSignal): Promise<void> {
  const { queue, failovers, backfill, intervalMs, clock, logger } = parts;
  while (!signal.aborted) {
    try {
      for (const failoverId of await failovers.listDue(clock.now())) await queue.enqueueAdvance(failoverId);
      for (const clusterId of await failovers.observedClusters()) await queue.enqueueObservation(clusterId);
      while (!signal.aborted && (await backfill(BACKFILL_AT_ONCE)) === BACKFILL_AT_ONCE);
    } catch (error) {
      if (!signal.aborted) logger.error({ err: error }, 'Failovers could not be swept and will be again');
    }
    await clock.sleep(intervalMs, signal).catch(() => undefined);
  }
}
