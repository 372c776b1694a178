import type { ClusterError } from '../domain/cluster-error.ts';
import type { PlannedRun, PlannedRunEvent, PlannedRunProgress } from '../domain/planned-run/planned-run.ts';
import { SYSTEM } from '../domain/planned-run/transition-events.ts';
import type { PlannedRunStore } from './planned-run-port.ts';

/** Failures that say that a cluster cannot be asked; they go away when it can. */
const LOST = 'CLUSTER_';

/** The event that the cluster answers again, if a change takes back that it did not. */
export function foundAgain(
  before: PlannedRun,
  after: Pick<Partial<PlannedRunProgress>, 'failure'>,
  at: Date,
): PlannedRunEvent[] {
  if (!before.failure?.code.startsWith(LOST) || after.failure?.code === before.failure.code) return [];
  return [
    { kind: 'CLUSTER_FOUND', at, actor: SYSTEM, from: null, to: null, message: 'The cluster answers again.' },
  ];
}

/** What becomes of runs whose cluster cannot be asked. */
export class LostCluster {
  readonly #runs: PlannedRunStore;
  readonly #abandonAfterMs: number;
  readonly #now: () => Date;

  /** @param abandonAfterMs how long a cancellation that the cluster cannot be told is kept up */
  constructor(runs: PlannedRunStore, abandonAfterMs: number, now: () => Date) {
    this.#runs = runs;
    this.#abandonAfterMs = abandonAfterMs;
    this.#now = now;
  }

  /** Says so on each run, once; the runs keep their state. A cancellation is not kept up for ever. */
  async note(runs: readonly PlannedRun[], error: ClusterError): Promise<void> {
    const at = this.#now();
    const code = `${LOST}${error.kind}`;
    for (const run of runs) {
      if (this.#isAbandoned(run, at)) await this.#abandon(run, error, at);
      else if (run.failure?.code !== code) {
        const event = {
          kind: 'CLUSTER_LOST',
          at,
          actor: SYSTEM,
          from: null,
          to: null,
          message: error.message,
        } as const;
        await this.#runs.change(run, { failure: { code, message: error.message } }, [event]);
      }
    }
  }

  #isAbandoned({ cancelRequestedAt }: PlannedRun, at: Date): boolean {
    return cancelRequestedAt !== null && at.getTime() - cancelRequestedAt.getTime() >= this.#abandonAfterMs;
  }

  async #abandon(run: PlannedRun, error: ClusterError, at: Date): Promise<void> {
    const message = `Canceled here; the cluster could not be told and may still carry the run out: ${error.message}`;
    await this.#runs.change(
      run,
      { status: 'CANCELED', endedAt: at, failure: { code: 'CLUSTER_NOT_TOLD', message } },
      [{ kind: 'STATUS_CHANGED', at, actor: SYSTEM, from: run.status, to: 'CANCELED', message }],
    );
  }
}
