import { ClusterError } from '../clusters/cluster-error.ts';
import { FINAL_OPERATION_STATUSES, type PlannedRunPollStatus } from '../clusters/cluster-facts.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import { StoreUnavailable } from '../values/store-unavailable.ts';
import type { LostCluster } from './lost-cluster.ts';
import type { FollowedRuns } from './planned-run-port.ts';
import type { PlannedRunReport } from './rules/derive-progress.ts';
import type { PlannedRun } from './rules/planned-run.ts';
import { progress } from './rules/transitions.ts';
import { sendCancellation } from './send-cancellation.ts';

/** Runs whose details are asked for at the same time. */
const DETAILS_AT_ONCE = 8;

/** Brings what is recorded of a cluster's runs up to what the cluster reports. */
export class SyncPlannedRuns {
  readonly #runs: FollowedRuns;
  readonly #lost: LostCluster;
  readonly #now: () => Date;

  constructor(runs: FollowedRuns, lost: LostCluster, now: () => Date) {
    this.#runs = runs;
    this.#lost = lost;
    this.#now = now;
  }

  /**
   * Asks for up to 100 runs with one poll, and for the details of those that are scheduled. A run whose details
   * do not come, or cannot be worked out, says so itself and does not hold up the others.
   * @returns whether anything changed
   * @throws ClusterError when the cluster does not answer the poll
   */
  async sync(cluster: Cluster, batch: readonly PlannedRun[]): Promise<boolean> {
    const polled = await cluster.pollPlannedRuns(batch.map(({ failoverId }) => failoverId));
    const byId = new Map(polled.map((status) => [status.failoverId, status]));
    const unchanged: string[] = [];
    let changed = false;
    for (let start = 0; start < batch.length; start += DETAILS_AT_ONCE) {
      const group = batch.slice(start, start + DETAILS_AT_ONCE);
      const outcomes = await Promise.all(
        group.map((run) => this.#trySync(cluster, run, byId.get(run.failoverId))),
      );
      outcomes.forEach((outcome, index) => {
        if (outcome === 'CHANGED') changed = true;
        else if (outcome === 'UNCHANGED') unchanged.push(group[index]?.failoverId ?? '');
      });
    }
    if (unchanged.length > 0) await this.#runs.confirm(unchanged, this.#now());
    return changed;
  }

  async #trySync(
    cluster: Cluster,
    run: PlannedRun,
    poll: PlannedRunPollStatus | undefined,
  ): Promise<Outcome> {
    try {
      return await this.#syncOne(cluster, run, poll);
    } catch (error) {
      // That the run cannot be read or written says nothing of its cluster: the whole round is done again.
      if (error instanceof StoreUnavailable) throw error;
      if (error instanceof ClusterError) await this.#lost.note([run], error);
      else await this.#lost.noteFault(run, error);
      return 'LOST';
    }
  }

  async #syncOne(
    cluster: Cluster,
    run: PlannedRun,
    poll: PlannedRunPollStatus | undefined,
  ): Promise<Outcome> {
    // A cluster may cancel a run by itself: only what was asked for here is sent, until the cluster accepts it.
    // Whatever its answer is, polls show what becomes of the run.
    const refusal =
      run.cancelRequestedAt !== null && run.cancelAcknowledgedAt === null
        ? await sendCancellation(cluster, run.failoverId, this.#runs, this.#now)
        : null;
    const report = await readReport(cluster, run, poll);
    const transition = progress(run, report, refusal?.kind === 'NOT_FOUND', this.#now());
    if (transition === null) return 'UNCHANGED';
    // Another change meanwhile makes this one miss: the next poll reports the same again.
    await this.#runs.change(run, transition.change, transition.events);
    return 'CHANGED';
  }
}

type Outcome = 'CHANGED' | 'UNCHANGED' | 'LOST';

/** Poll and, once the run is scheduled, its details; `null` when the cluster does not know the run. */
async function readReport(
  cluster: Cluster,
  run: PlannedRun,
  poll: PlannedRunPollStatus | undefined,
): Promise<PlannedRunReport | null> {
  const runId = poll?.runId ?? run.runId;
  if (runId === null) return poll === undefined ? null : { poll, run: null, progress: null };
  const details = await cluster.run(poll?.protectionGroupId ?? run.protectionGroupId, runId);
  if (poll === undefined && details === null) return null;
  const isOver =
    details?.backup &&
    FINAL_OPERATION_STATUSES.has(details.backup.status) &&
    details.replications.every(({ status }) => FINAL_OPERATION_STATUSES.has(status));
  const current = isOver ? null : await cluster.runProgress(runId);
  return { poll: poll ?? pollFromRecord(run, runId), run: details, progress: current };
}

/** A cluster that no longer lists a run may still have it among its runs. */
function pollFromRecord({ failoverId, protectionGroupId }: PlannedRun, runId: string): PlannedRunPollStatus {
  return {
    failoverId,
    protectionGroupId,
    runId,
    waitingOnOtherRunCancellations: null,
    backupStatus: null,
  };
}
