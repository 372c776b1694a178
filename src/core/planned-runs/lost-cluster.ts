import type { ClusterError } from '../clusters/cluster-error.ts';
import type { Logger } from '../values/logger.ts';
import type { PlannedRunWriter } from './planned-run-port.ts';
import { unconfirmedCancellation } from './rules/end-of-cancellation.ts';
import type {
  PlannedRun,
  PlannedRunEvent,
  PlannedRunFailure,
  PlannedRunProgress,
} from './rules/planned-run.ts';
import { SYSTEM } from './rules/transition-events.ts';

/** Failures that say that a cluster cannot be asked; they go away when it can. */
const LOST = 'CLUSTER_';
/** Says nothing of the reason: it may lie anywhere in the service, and is for its log. */
const NOT_UNDERSTOOD: PlannedRunFailure = {
  code: `${LOST}NOT_UNDERSTOOD`,
  message: 'The service cannot work out what the cluster tells of the run; the log of the worker says why.',
};

function isLost({ failure }: PlannedRun): boolean {
  return failure?.code.startsWith(LOST) ?? false;
}

/** The event that the cluster answers again, if a change takes back that it did not. */
export function foundAgain(
  before: PlannedRun,
  after: Pick<Partial<PlannedRunProgress>, 'failure'>,
  at: Date,
): PlannedRunEvent[] {
  if (!isLost(before) || after.failure?.code === before.failure?.code) return [];
  return [
    { kind: 'CLUSTER_FOUND', at, actor: SYSTEM, from: null, to: null, message: 'The cluster answers again.' },
  ];
}

/** What becomes of runs whose cluster cannot be asked. */
export class LostCluster {
  readonly #runs: PlannedRunWriter;
  readonly #abandonAfterMs: number;
  readonly #now: () => Date;
  readonly #logger: Pick<Logger, 'error'>;

  /** @param abandonAfterMs how long a cancellation that the cluster cannot be told is kept up */
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

  /** Says so on each run, once; the runs keep their state. A cancellation is not kept up for ever. */
  async note(runs: readonly PlannedRun[], error: ClusterError): Promise<void> {
    const loss = { code: `${LOST}${error.kind}`, message: error.message };
    for (const run of runs) await this.#noteLoss(run, loss);
  }

  /** The same for a run that something unforeseen keeps from being followed; the log tells what, as often as the run. */
  async noteFault(run: PlannedRun, error: unknown): Promise<void> {
    const isNews = await this.#noteLoss(run, NOT_UNDERSTOOD);
    if (!isNews) return;
    this.#logger.error({ failoverId: run.failoverId, err: error }, 'A planned run cannot be followed');
  }

  /** @returns whether that was news */
  async #noteLoss(run: PlannedRun, loss: PlannedRunFailure): Promise<boolean> {
    const at = this.#now();
    const abandonment = this.#abandonment(run, loss, at);
    if (abandonment !== null) return this.#abandon(run, abandonment, at);
    if (run.failure?.code === loss.code) return false;
    const changed = await this.#runs.change(run, { failure: loss }, [
      { kind: 'CLUSTER_LOST', at, actor: SYSTEM, from: null, to: null, message: loss.message },
    ]);
    return changed !== null;
  }

  /**
   * What to say where nobody is to wait for the cluster any longer. One request without an answer is no loss yet:
   * the cluster must have been asked in vain before, and have been silent since the wish, for so long.
   */
  #abandonment(run: PlannedRun, loss: PlannedRunFailure, at: Date): PlannedRunFailure | null {
    const { cancelRequestedAt, cancelAcknowledgedAt, lastSyncedAt } = run;
    if (cancelRequestedAt === null || !isLost(run)) return null;
    if (cancelAcknowledgedAt !== null) return unconfirmedCancellation(run, at);
    const silentSince = Math.max(cancelRequestedAt.getTime(), lastSyncedAt?.getTime() ?? 0);
    if (at.getTime() - silentSince < this.#abandonAfterMs) return null;
    const message = `Canceled here; the cluster could not be told and may still carry the run out: ${loss.message}`;
    return { code: 'CLUSTER_NOT_TOLD', message };
  }

  async #abandon(run: PlannedRun, failure: PlannedRunFailure, at: Date): Promise<boolean> {
    const { message } = failure;
    const changed = await this.#runs.change(run, { status: 'CANCELED', endedAt: at, failure }, [
      { kind: 'STATUS_CHANGED', at, actor: SYSTEM, from: run.status, to: 'CANCELED', message },
    ]);
    return changed !== null;
  }
}
