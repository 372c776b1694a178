import { ClusterError } from '../domain/cluster-error.ts';
import { errorIssue, type Issue, warningIssue } from '../domain/issue.ts';
import { isFailoverId } from '../domain/planned-run/failover-id.ts';
import { isFinal, type PlannedRun, type PlannedRunEvent } from '../domain/planned-run/planned-run.ts';
import type { Clusters } from './clusters.ts';
import type { PlannedRunStore } from './planned-run-port.ts';
import { checkReason, type PlannedRunOutcome } from './start-planned-run.ts';
import type { Viewer } from './viewer.ts';

/** Cancels failovers whose planned run has not ended. */
export class CancelPlannedRun {
  readonly #runs: PlannedRunStore;
  readonly #clusters: Clusters;
  readonly #now: () => Date;

  constructor(runs: PlannedRunStore, clusters: Clusters, now: () => Date) {
    this.#runs = runs;
    this.#clusters = clusters;
    this.#now = now;
  }

  /**
   * Records the wish first, so that it survives whatever comes, and then tells the cluster. A run that was never
   * sent ends at once; another one is `CANCELING` until its cluster says that it has ended, and when the cluster
   * cannot be told now, the worker that follows the run goes on trying.
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
      if (run.status === 'CANCELING') return { plannedRun: run, issues: [] };
      const requested = await this.#request(run, reason, viewer);
      if (requested !== null) return this.#tellCluster(requested);
    }
  }

  #request(run: PlannedRun, reason: string | null, viewer: Viewer): Promise<PlannedRun | null> {
    const at = this.#now();
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
    try {
      await this.#clusters.byId(run.sourceClusterId)?.cancelFailover(run.failoverId);
      return { plannedRun: run, issues: [] };
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      return { plannedRun: run, issues: [untold(error)] };
    }
  }
}

function notFound(failoverId: string): Issue {
  return errorIssue(
    'PLANNED_RUN_NOT_FOUND',
    ['failoverId'],
    `No planned run has the failover id ${JSON.stringify(failoverId)}.`,
  );
}

function ended({ failoverId, status }: PlannedRun): Issue {
  const message = `The planned run of failover ${failoverId} has ended already: ${status.toLowerCase()}.`;
  return errorIssue('PLANNED_RUN_ENDED', ['failoverId'], message);
}

function untold(error: ClusterError): Issue {
  const code = error.kind === 'REFUSED' ? 'CANCEL_REFUSED' : 'CLUSTER_UNREACHABLE';
  return warningIssue(
    code,
    ['failoverId'],
    `The cancellation is recorded, but the cluster could not be told: ${error.message}`,
  );
}
