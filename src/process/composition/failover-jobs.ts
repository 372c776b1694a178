import type { EnqueueWork } from '../../core/failovers/failover-port.ts';
import type { EnqueueSubmission } from '../../core/planned-runs/start-planned-run.ts';
import type { Clock } from '../../core/values/clock.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';

/** How jobs get into the queue. */
export interface FailoverJobs {
  readonly enqueueSubmission: EnqueueSubmission;
  readonly enqueueWork: EnqueueWork;
}

/** How use cases put jobs into the queue. */
export function jobsOf(queue: JobQueue, { now }: Pick<Clock, 'now'>): FailoverJobs {
  return {
    enqueueSubmission: (transaction, failoverId) => queue.enqueueSubmission(failoverId, transaction),
    enqueueWork: (transaction, failover, work) => queue.enqueueWork(failover, work, now(), transaction),
  };
}
