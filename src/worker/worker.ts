import type { FollowCluster } from '../app/follow-cluster.ts';
import type { Logger } from '../app/logger.ts';
import type { PlannedRunStore } from '../app/planned-run-port.ts';
import type { SubmitPlannedRun } from '../app/submit-planned-run.ts';
import { ClusterError } from '../domain/cluster-error.ts';
import type { JobQueue } from './job-queue.ts';
import { FOLLOW, SUBMIT } from './jobs.ts';

/** Submissions under way at once in one process. */
const SUBMISSIONS_AT_ONCE = 10;
/** Clusters followed at once by one process. */
const CLUSTERS_AT_ONCE = 50;
/** A follower begins anew after this long, well before its job would be taken for dead. */
const LONGEST_FOLLOW_MS = 60 * 60 * 1000;

/** What the worker works with. */
export interface WorkerParts {
  readonly queue: JobQueue;
  readonly runs: PlannedRunStore;
  readonly submit: SubmitPlannedRun;
  readonly follow: FollowCluster;
  readonly logger: Logger;
}

/** Carries out jobs until it is stopped. */
export interface Worker {
  /** Lets go of all work at its next safe point; another worker, or this one later, goes on with it. */
  stop(): void;
}

/** Registers the handlers, after making sure that every open run has its job. */
export async function startWorker({ queue, runs, submit, follow, logger }: WorkerParts): Promise<Worker> {
  const stopping = new AbortController();
  await queue.work(SUBMIT, SUBMISSIONS_AT_ONCE, async ({ failoverId }) => {
    const accepted = await submit.submit(failoverId, stopping.signal).catch((error: unknown) => {
      reportFailure(logger, stopping.signal, error, { failoverId });
      throw error;
    });
    if (accepted !== null) await queue.enqueueFollowing(accepted.sourceClusterId);
  });
  await queue.work(FOLLOW, CLUSTERS_AT_ONCE, async ({ clusterId }) => {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(LONGEST_FOLLOW_MS)]);
    await follow.follow(BigInt(clusterId), signal).catch((error: unknown) => {
      reportFailure(logger, signal, error, { clusterId });
      throw error;
    });
  });
  await reviveJobs(queue, runs);
  return { stop: () => stopping.abort() };
}

/** A job may have been lost between a change and its enqueueing: enqueueing twice is harmless, once too few is not. */
async function reviveJobs(queue: JobQueue, runs: PlannedRunStore): Promise<void> {
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
  const isExpected = error instanceof ClusterError;
  logger[isExpected ? 'info' : 'error'](
    { ...subject, err: error },
    'A job did not get done and will be repeated',
  );
}
