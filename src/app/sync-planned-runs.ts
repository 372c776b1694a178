import { isDeepStrictEqual } from 'node:util';
import { ClusterError } from '../domain/cluster-error.ts';
import { FINAL_OPERATION_STATUSES, type PlannedRunPollStatus } from '../domain/cluster-facts.ts';
import { deriveProgress, type PlannedRunReport } from '../domain/planned-run/derive-progress.ts';
import type { PlannedRun, PlannedRunEvent, PlannedRunProgress } from '../domain/planned-run/planned-run.ts';
import { SYSTEM, transitionEvents } from '../domain/planned-run/transition-events.ts';
import type { Cluster } from './cluster-port.ts';
import type { PlannedRunStore } from './planned-run-port.ts';

/** Runs that one poll asks for. */
const RUNS_PER_POLL = 100;
/** Runs whose details are asked for at the same time. */
const DETAILS_AT_ONCE = 8;

/** Brings what is recorded of a cluster's runs up to what the cluster reports. */
export class SyncPlannedRuns {
  readonly #runs: PlannedRunStore;
  readonly #now: () => Date;

  constructor(runs: PlannedRunStore, now: () => Date) {
    this.#runs = runs;
    this.#now = now;
  }

  /**
   * @returns whether anything changed
   * @throws ClusterError when the cluster does not answer a poll
   */
  async sync(cluster: Cluster, runs: readonly PlannedRun[]): Promise<boolean> {
    let changed = false;
    for (let start = 0; start < runs.length; start += RUNS_PER_POLL) {
      const batch = runs.slice(start, start + RUNS_PER_POLL);
      const polled = await cluster.pollPlannedRuns(batch.map(({ failoverId }) => failoverId));
      const byId = new Map(polled.map((status) => [status.failoverId, status]));
      if (await this.#syncBatch(cluster, batch, byId)) changed = true;
    }
    return changed;
  }

  async #syncBatch(
    cluster: Cluster,
    batch: readonly PlannedRun[],
    polled: ReadonlyMap<string, PlannedRunPollStatus>,
  ): Promise<boolean> {
    const unchanged: string[] = [];
    for (let start = 0; start < batch.length; start += DETAILS_AT_ONCE) {
      const group = batch.slice(start, start + DETAILS_AT_ONCE);
      await Promise.all(
        group.map(async (run) => {
          if (!(await this.#syncOne(cluster, run, polled.get(run.failoverId))))
            unchanged.push(run.failoverId);
        }),
      );
    }
    if (unchanged.length > 0) await this.#runs.confirm(unchanged, this.#now());
    return unchanged.length < batch.length;
  }

  async #syncOne(
    cluster: Cluster,
    run: PlannedRun,
    poll: PlannedRunPollStatus | undefined,
  ): Promise<boolean> {
    if (run.status === 'CANCELING') await tellCancellation(cluster, run);
    const report = await readReport(cluster, run, poll);
    const at = this.#now();
    const progress =
      report === null ? forgotten(run, at) : deriveProgress(run, run.replicationClusterId, report, at);
    if (isDeepStrictEqual(progress, pickProgress(run))) return false;
    const events = [...foundAgain(run, progress, at), ...transitionEvents(run, progress, at)];
    // A change by another hand meanwhile makes this one miss: the next poll tells the same again.
    return (await this.#runs.change(run, { ...progress, lastSyncedAt: at }, events)) !== null;
  }
}

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
  const progress = isOver ? null : await cluster.runProgress(runId);
  return { poll: poll ?? pollFromRecord(run, runId), run: details, progress };
}

/** A cluster that no longer lists a run may still have it among its runs. */
function pollFromRecord({ failoverId, protectionGroupId }: PlannedRun, runId: string): PlannedRunPollStatus {
  return {
    failoverId,
    protectionGroupId,
    runId,
    waitingOnOtherRunCancellations: null,
    backupStatus: null,
    onPremDeployStatus: null,
  };
}

/** Repeated until the run ends: the first attempt may have got lost, and a repeat finds nothing left to cancel. */
async function tellCancellation(cluster: Cluster, { failoverId }: PlannedRun): Promise<void> {
  try {
    await cluster.cancelFailover(failoverId);
  } catch (error) {
    // A refusal means that there is nothing to cancel any more: the poll tells how the run ends.
    const isRefusal =
      error instanceof ClusterError && (error.kind === 'REFUSED' || error.kind === 'NOT_FOUND');
    if (!isRefusal) throw error;
  }
}

/** A run that the cluster accepted once and does not know now: canceled where that was the wish, otherwise open. */
function forgotten(run: PlannedRun, at: Date): PlannedRunProgress {
  const progress = pickProgress(run);
  const message = 'The cluster accepted the run and does not know it any more.';
  if (run.status === 'CANCELING') return { ...progress, status: 'CANCELED', endedAt: at };
  return { ...progress, failure: { code: 'PLANNED_RUN_UNKNOWN', message } };
}

function foundAgain(before: PlannedRun, after: PlannedRunProgress, at: Date): PlannedRunEvent[] {
  if (!before.failure?.code.startsWith('CLUSTER_') || after.failure?.code === before.failure.code) return [];
  return [
    { kind: 'CLUSTER_FOUND', at, actor: SYSTEM, from: null, to: null, message: 'The cluster answers again.' },
  ];
}

function pickProgress(run: PlannedRun): PlannedRunProgress {
  return {
    status: run.status,
    waitingOnOtherRunCancellations: run.waitingOnOtherRunCancellations,
    runId: run.runId,
    percentComplete: run.percentComplete,
    bytesTransferred: run.bytesTransferred,
    estimatedCompletionAt: run.estimatedCompletionAt,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    failure: run.failure,
  };
}
