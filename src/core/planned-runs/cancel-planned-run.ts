import { ClusterError } from '../clusters/cluster-error.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import { type Clusters, unknownCluster } from '../clusters/clusters.ts';
import { isFailoverId } from '../clusters/failover-id.ts';
import type { Clock } from '../values/clock.ts';
import { errorIssue, type Issue, warningIssue } from '../values/issue.ts';
import { quote } from '../values/quote.ts';
import type { Viewer } from '../values/viewer.ts';
import type { PlannedRunCancellations } from './planned-run-port.ts';
import { isFinal, type PlannedRun, type PlannedRunEvent } from './rules/planned-run.ts';
import { checkReason, type PlannedRunOutcome } from './start-planned-run.ts';
import { tellCancellation } from './tell-cancellation.ts';

/** How long whoever cancels waits for the cluster: the wish is recorded. */
const LONGEST_WAIT_MS = 3_000;

/** Cancels failovers whose planned run has not ended. */
export class CancelPlannedRun {
  readonly #runs: PlannedRunCancellations;
  readonly #clusters: Clusters;
  readonly #clock: Clock;

  constructor(runs: PlannedRunCancellations, clusters: Clusters, clock: Clock) {
    this.#runs = runs;
    this.#clusters = clusters;
    this.#clock = clock;
  }

  /**
   * Records the wish first, so that it survives whatever comes, and then tells the cluster. A run that was never
   * sent ends at once; another one is `CANCELING` until its cluster says that it has ended, and when the cluster
   * cannot be told within some seconds, the worker that follows the run goes on trying.
   */
  async cancel(failoverId: string, reason: string | null, viewer: Viewer): Promise<PlannedRunOutcome> {
    const faults = checkReason(reason);
    if (faults.length > 0) return { plannedRun: null, issues: faults };
    // A change by the worker between reading and writing makes the write miss: look again.
    for (;;) {
      const [run] = isFailoverId(failoverId) ? await this.#runs.find([failoverId]) : [];
      if (!run) return { plannedRun: null, issues: [notFound(failoverId)] };
      if (isFinal(run.status))
        return { plannedRun: run, issues: run.status === 'CANCELED' ? [] : [ended(run)] };
      if (run.cancelRequestedAt !== null) return { plannedRun: run, issues: [] };
      const requested = await this.#request(run, reason, viewer);
      if (requested !== null) return this.#tellCluster(requested);
    }
  }

  #request(run: PlannedRun, reason: string | null, viewer: Viewer): Promise<PlannedRun | null> {
    const at = this.#clock.now();
    const wasNeverSent = run.status === 'PENDING' && run.submissionAttemptedAt === null;
    const event: PlannedRunEvent = {
      kind: 'CANCEL_REQUESTED',
      at,
      actor: viewer.name,
      from: run.status,
      to: wasNeverSent ? 'CANCELED' : 'CANCELING',
      message: reason ?? 'Asked to cancel the failover.',
    };
    return this.#runs.change(
      run,
      wasNeverSent
        ? { status: 'CANCELED', cancelRequestedAt: at, endedAt: at, failure: null }
        : { status: 'CANCELING', cancelRequestedAt: at },
      [event],
    );
  }

  async #tellCluster(run: PlannedRun): Promise<PlannedRunOutcome> {
    // What was sent without an answer is not known to be there: the worker finds out before it cancels.
    if (run.status === 'CANCELED' || run.submittedAt === null) return { plannedRun: run, issues: [] };
    const cluster = this.#clusters.byId(run.sourceClusterId);
    const error =
      cluster === undefined
        ? unknownCluster(run.sourceClusterId)
        : await this.#tellForAWhile(cluster, run.failoverId);
    return { plannedRun: run, issues: error === null ? [] : [untold(error)] };
  }

  /** Whatever becomes of the request after the wait, the race has taken care of, and the worker tells the cluster on. */
  async #tellForAWhile(cluster: Cluster, failoverId: string): Promise<ClusterError | null> {
    const waiting = new AbortController();
    const timeIsUp = this.#clock.sleep(LONGEST_WAIT_MS, waiting.signal).then(() => noAnswerYet(cluster));
    try {
      return await Promise.race([
        tellCancellation(cluster, failoverId, this.#runs, this.#clock.now),
        timeIsUp,
      ]);
    } finally {
      waiting.abort();
    }
  }
}

function notFound(failoverId: string): Issue {
  return errorIssue(
    'PLANNED_RUN_NOT_FOUND',
    ['failoverId'],
    `No planned run has the failover id ${quote(failoverId)}.`,
  );
}

function ended({ failoverId, status }: PlannedRun): Issue {
  const message = `The planned run of failover ${failoverId} has ended already: ${status.toLowerCase()}.`;
  return errorIssue('PLANNED_RUN_ENDED', ['failoverId'], message);
}

function noAnswerYet({ name }: Cluster): ClusterError {
  const message = `cluster ${name} has not answered within ${LONGEST_WAIT_MS / 1_000} seconds; the service goes on trying`;
  return new ClusterError('UNREACHABLE', name, message);
}

function untold(error: ClusterError): Issue {
  const code = error.kind === 'REFUSED' ? 'CANCEL_REFUSED' : 'CLUSTER_UNREACHABLE';
  return warningIssue(
    code,
    ['failoverId'],
    `The cancellation is recorded, but the cluster could not be told: ${error.message}`,
  );
}
