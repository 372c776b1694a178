import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { EndedRuns } from './planned-run-port.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Few enough that nobody waits noticeably for the rows. */
const BATCH = 100;
/** Between two batches, for others to have their turn. */
const PAUSE_MS = 100;

/** Keeps the history from growing without end, where the settings say for how long it is kept. */
export class RemoveOldRuns {
  readonly #runs: EndedRuns;
  readonly #retentionDays: number;
  readonly #clock: Clock;
  readonly #logger: Pick<Logger, 'info'>;

  constructor(runs: EndedRuns, retentionDays: number, clock: Clock, logger: Pick<Logger, 'info'>) {
    this.#runs = runs;
    this.#retentionDays = retentionDays;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Removes, batch by batch, what has ended so long ago; throws between two of them when the signal says so. */
  async remove(signal: AbortSignal): Promise<void> {
    const endedBefore = new Date(this.#clock.now().getTime() - this.#retentionDays * DAY_MS);
    let removed = 0;
    for (;;) {
      signal.throwIfAborted();
      const count = await this.#runs.removeEnded(endedBefore, BATCH);
      removed += count;
      if (count < BATCH) break;
      await this.#clock.sleep(PAUSE_MS, signal);
    }
    if (removed > 0) this.#logger.info({ removed, endedBefore }, 'Old planned runs were removed');
  }
}
