import type { PlannedRun, PlannedRunEvent, PlannedRunProgress, PlannedRunStatus } from './planned-run.ts';

/** Who acts when no viewer does. */
export const SYSTEM = 'system';

const STORY: Record<PlannedRunStatus, string> = {
  PENDING: 'Recorded, to be submitted to the cluster.',
  WAITING: 'The cluster accepted the run and has not scheduled it yet.',
  RUNNING: 'The backup is under way.',
  REPLICATING: 'The backup is done; its copy to the replication cluster is under way.',
  SUCCEEDED: 'The replication cluster is in sync.',
  SUCCEEDED_WITH_WARNING: 'The replication cluster is in sync; the cluster warns about the run.',
  FAILED: 'The run failed.',
  MISSED: 'The cluster did not begin the run in its time.',
  SKIPPED: 'The cluster skipped the run.',
  PAUSED: 'The cluster paused the run.',
  ON_HOLD: 'The cluster keeps the run on hold.',
  CANCELING: 'The run is being canceled.',
  CANCELED: 'The run was canceled.',
};

/** The events that tell how a run got from one report of the cluster to the next. */
export function transitionEvents(before: PlannedRun, after: PlannedRunProgress, at: Date): PlannedRunEvent[] {
  const shared = { kind: 'STATUS_CHANGED' as const, at, actor: SYSTEM, to: after.status };
  const events: PlannedRunEvent[] = [];
  if (after.status !== before.status) {
    const scheduled = after.runId !== before.runId ? ` Scheduled as run ${after.runId}.` : '';
    const reason = after.failure === null ? '' : ` ${after.failure.message}`;
    events.push({ ...shared, from: before.status, message: `${STORY[after.status]}${scheduled}${reason}` });
  }
  if (after.waitingOnOtherRunCancellations && !before.waitingOnOtherRunCancellations) {
    const message = 'The cluster waits until the other runs are canceled.';
    events.push({ ...shared, from: after.status, message });
  }
  return events;
}
