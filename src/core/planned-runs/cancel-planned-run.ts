import { ClusterError } from '../clusters/cluster-error.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import { type Clusters, unknownCluster } from '../clusters/clusters.ts';
import { isFailoverId } from '../clusters/failover/failover-id.ts';
import type { Clock } from '../values/clock.ts';
import { errorIssue, type Issue, warningIssue } from '../values/issue.ts';
import { quote } from '../values/quote.ts';
import type { Viewer } from '../values/viewer.ts';
import type { PlannedRunCancellations } from './planned-run-port.ts';
import { isFinal, type PlannedRun } from './rules/planned-run.ts';
import { checkReason } from './rules/request-checks.ts';
import { requestCancel } from './rules/transitions.ts';
import { sendCancellation } from './send-cancellation.ts';
import type { PlannedRunOutcome } from './start-planned-run.ts';

/** How long whoever cancels waits for the cluster: the request is recorded. */
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
   * Records the request first, so that it survives whatever comes, and then sends it to the cluster. A run that was
   * never submitted ends at once; another one is `CANCELING` until its cluster reports its end, and when the cluster
   * does not accept the cancellation within some seconds, the worker that follows the run goes on trying.
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
      const transition = requestCancel(run, reason, viewer.name, this.#clock.now());
      // Somebody asked already.
      if (transition === null) return { plannedRun: run, issues: [] };
      const requested = await this.#runs.change(run, transition.change, transition.events);
      if (requested !== null) return this.#sendToCluster(requested);
    }
  }

  async #sendToCluster(run: PlannedRun): Promise<PlannedRunOutcome> {
    // What was sent without an answer is not known to be there: the worker finds out before it cancels.
    if (run.status === 'CANCELED' || run.submittedAt === null) return { plannedRun: run, issues: [] };
    const cluster = this.#clusters.byId(run.sourceClusterId);
    const error =
      cluster === undefined
        ? unknownCluster(run.sourceClusterId)
        : await this.#sendForAWhile(cluster, run.failoverId);
    return { plannedRun: run, issues: error === null ? [] : [undelivered(error)] };
  }

  /** Whatever becomes of the request after the wait, the race has dealt with, and the worker sends it again. */
  async #sendForAWhile(cluster: Cluster, failoverId: string): Promise<ClusterError | null> {
    const waiting = new AbortController();
    const timeIsUp = this.#clock.sleep(LONGEST_WAIT_MS, waiting.signal).then(() => noAnswerYet(cluster));
    try {
      return await Promise.race([
        sendCancellation(cluster, failoverId, this.#runs, this.#clock.now),
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

function undelivered(error: ClusterError): Issue {
  const code = error.kind === 'REFUSED' ? 'CANCEL_REFUSED' : 'CLUSTER_UNREACHABLE';
  return warningIssue(
    code,
    ['failoverId'],
    `The cancellation is recorded, but the cluster has not accepted it: ${error.message}`,
  );
}
