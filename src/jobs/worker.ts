import { ClusterError } from '../core/clusters/cluster-error.ts';
import type { AdvanceFailover } from '../core/failovers/advance-failover.ts';
import type { ObserveFailovers } from '../core/failovers/observe-failovers.ts';
import type { FollowCluster } from '../core/planned-runs/follow-cluster.ts';
import type { OpenRuns } from '../core/planned-runs/planned-run-port.ts';
import type { RemoveOldRuns } from '../core/planned-runs/remove-old-runs.ts';
import type { SubmitPlannedRun } from '../core/planned-runs/submit-planned-run.ts';
import type { Logger } from '../core/values/logger.ts';
import { StoreUnavailable } from '../core/values/store-unavailable.ts';
import { type SweeperParts, sweepFailovers } from './failover-sweeper.ts';
import type { JobQueue } from './job-queue.ts';
import { ADVANCE, FOLLOW, OBSERVE, REMOVE_OLD_RUNS, SUBMIT } from './jobs.ts';

/** Failovers carried on at once in one process. */
const ADVANCES_AT_ONCE = 10;
/** Submissions under way at once in one process. */
const SUBMISSIONS_AT_ONCE = 10;
/** Most clusters followed at once by one process; each place in this number asks the queue for jobs. */
const MOST_CLUSTERS_AT_ONCE = 50;
/** Further places for clusters that are no longer configured and still have runs that have not ended. */
const PLACES_FOR_UNKNOWN_CLUSTERS = 2;
/** Between two looks for runs that are old enough to be removed. */
const REMOVAL_INTERVAL_SECONDS = 60 * 60;
/** A follower begins anew after this long, well before its job would be taken for dead. */
const LONGEST_FOLLOW_MS = 60 * 60 * 1000;

/** What the worker works with. */
export interface WorkerParts {
  readonly queue: JobQueue;
  readonly runs: OpenRuns;
  readonly submit: SubmitPlannedRun;
  readonly follow: FollowCluster;
  readonly advance: AdvanceFailover;
  readonly observe: ObserveFailovers;
  readonly sweeper: Omit<SweeperParts, 'queue' | 'logger'>;
  /** Undefined where everything is kept. */
  readonly removeOldRuns?: RemoveOldRuns | undefined;
  /** How many clusters are configured. */
  readonly clusterCount: number;
  readonly logger: Logger;
}

/** Carries out jobs until it is stopped. */
export interface Worker {
  /** Lets go of all work at its next safe point; another worker, or this one later, goes on with it. */
  stop(): Promise<void>;
}

/** Registers the handlers, after making sure that every open run has its job. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { queue, runs, submit, follow, advance, observe, sweeper, removeOldRuns, clusterCount, logger } =
    parts;
  const stopping = new AbortController();
  await queue.work(SUBMIT, SUBMISSIONS_AT_ONCE, async ({ failoverId }, taken) => {
    const signal = AbortSignal.any([stopping.signal, taken]);
    const accepted = await submit.submit(failoverId, signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { failoverId });
      throw error;
    });
    if (accepted !== null) await queue.enqueueFollowing(accepted.sourceClusterId);
  });
  const places = Math.min(MOST_CLUSTERS_AT_ONCE, clusterCount + PLACES_FOR_UNKNOWN_CLUSTERS);
  await queue.work(FOLLOW, places, async ({ clusterId }, taken) => {
    const signal = AbortSignal.any([stopping.signal, taken, AbortSignal.timeout(LONGEST_FOLLOW_MS)]);
    await follow.follow(BigInt(clusterId), signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { clusterId });
      throw error;
    });
  });
  await queue.work(ADVANCE, ADVANCES_AT_ONCE, async ({ failoverId }, taken) => {
    const signal = AbortSignal.any([stopping.signal, taken]);
    await advance.advance(failoverId, signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { failoverId });
      throw error;
    });
  });
  await queue.work(OBSERVE, places, async ({ clusterId }, taken) => {
    const signal = AbortSignal.any([stopping.signal, taken, AbortSignal.timeout(LONGEST_FOLLOW_MS)]);
    await observe.observe(BigInt(clusterId), signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { clusterId });
      throw error;
    });
  });
  if (removeOldRuns !== undefined) await workOffRemovals(queue, removeOldRuns, stopping.signal, logger);
  await reviveJobs(queue, runs);
  const sweeping = sweepFailovers({ ...sweeper, queue, logger }, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await sweeping;
    },
  };
}

/** One job for all workers, that enqueues the next one. */
async function workOffRemovals(
  queue: JobQueue,
  removeOldRuns: RemoveOldRuns,
  stopping: AbortSignal,
  logger: Logger,
): Promise<void> {
  await queue.work(REMOVE_OLD_RUNS, 1, async (_payload, taken) => {
    const signal = AbortSignal.any([stopping, taken]);
    await removeOldRuns.remove(signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { job: REMOVE_OLD_RUNS.name });
      throw error;
    });
    await queue.enqueueRemoval(REMOVAL_INTERVAL_SECONDS);
  });
  await queue.enqueueRemoval(0);
}

/** A job may have been lost between a change and its enqueueing: enqueueing twice is harmless, once too few is not. */
async function reviveJobs(queue: JobQueue, runs: OpenRuns): Promise<void> {
  for (const clusterId of await runs.sourceClustersOfUnfinished()) {
    for (const { failoverId, submittedAt } of await runs.listUnfinished(clusterId))
      if (submittedAt === null) await queue.enqueueSubmission(failoverId);
    await queue.enqueueFollowing(clusterId);
  }
}

function reportFailure(
  logger: Logger,
  signal: AbortSignal,
  error: unknown,
  subject: Readonly<Record<string, string>>,
): void {
  if (signal.aborted) return;
  const isExpected = error instanceof ClusterError || error instanceof StoreUnavailable;
  logger[isExpected ? 'info' : 'error'](
    { ...subject, err: error },
    'A job did not get done and will be repeated',
  );
}
