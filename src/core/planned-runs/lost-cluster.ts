import type { ClusterError } from '../clusters/cluster-error.ts';
import type { Logger } from '../values/logger.ts';
import type { PlannedRunWriter } from './planned-run-port.ts';
import { type ContactLoss, lossOf, NOT_UNDERSTOOD } from './rules/contact.ts';
import type { PlannedRun } from './rules/planned-run.ts';
import { giveUp, lose } from './rules/transitions.ts';

/** What becomes of runs whose cluster cannot be asked. */
export class LostCluster {
  readonly #runs: PlannedRunWriter;
  readonly #abandonAfterMs: number;
  readonly #now: () => Date;
  readonly #logger: Pick<Logger, 'error'>;

  /** @param abandonAfterMs how long it is tried to send a cancellation to a cluster that does not answer */
  constructor(
    runs: PlannedRunWriter,
    abandonAfterMs: number,
    now: () => Date,
    logger: Pick<Logger, 'error'>,
  ) {
    this.#runs = runs;
    this.#abandonAfterMs = abandonAfterMs;
    this.#now = now;
    this.#logger = logger;
  }

  /** Says so on each run, once; the runs keep their state. A cancellation is not kept up without end. */
  async note(runs: readonly PlannedRun[], error: ClusterError): Promise<void> {
    for (const run of runs) await this.#note(run, lossOf(error));
  }

  /** The same for a run that something unforeseen keeps from being followed; the log says what, as often as the run. */
  async noteFault(run: PlannedRun, error: unknown): Promise<void> {
    const isNews = await this.#note(run, NOT_UNDERSTOOD);
    if (!isNews) return;
    this.#logger.error({ failoverId: run.failoverId, err: error }, 'A planned run cannot be followed');
  }

  /** @returns whether that was news */
  async #note(run: PlannedRun, loss: ContactLoss): Promise<boolean> {
    const at = this.#now();
    const transition = giveUp(run, loss, this.#abandonAfterMs, at) ?? lose(run, loss, at);
    if (transition === null) return false;
    return (await this.#runs.change(run, transition.change, transition.events)) !== null;
  }
}
