import { type ClusterContact, isSilent } from './contact.ts';
import type {
  PlannedRun,
  PlannedRunEvent,
  PlannedRunEventKind,
  PlannedRunProgress,
  PlannedRunStatus,
} from './planned-run.ts';

/** Who acts when no viewer does. */
export const SYSTEM = 'system';

const DESCRIPTIONS: Record<PlannedRunStatus, string> = {
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

/** Something that happened to a run without changing its status. */
export function remark(kind: PlannedRunEventKind, message: string, at: Date): PlannedRunEvent {
  return { kind, at, actor: SYSTEM, from: null, to: null, message };
}

/** A status that was reached, or confirmed. */
export function statusEvent(
  from: PlannedRunStatus,
  to: PlannedRunStatus,
  message: string,
  at: Date,
): PlannedRunEvent {
  return { kind: 'STATUS_CHANGED', at, actor: SYSTEM, from, to, message };
}

/** The event that the cluster answers again, if that is new. */
export function contactEvents(before: ClusterContact, after: ClusterContact, at: Date): PlannedRunEvent[] {
  return isSilent(before) && !isSilent(after)
    ? [remark('CLUSTER_FOUND', 'The cluster answers again.', at)]
    : [];
}

/** The events from one report of the cluster to the next. */
export function progressEvents(before: PlannedRun, after: PlannedRunProgress, at: Date): PlannedRunEvent[] {
  const events = contactEvents(before.contact, after.contact, at);
  if (after.status !== before.status) {
    const scheduled = after.runId !== before.runId ? ` Scheduled as run ${after.runId}.` : '';
    const reason = after.failure === null ? '' : ` ${after.failure.message}`;
    const message = `${DESCRIPTIONS[after.status]}${scheduled}${reason}`;
    events.push(statusEvent(before.status, after.status, message, at));
  }
  if (after.waitingOnOtherRunCancellations && !before.waitingOnOtherRunCancellations) {
    const message = 'The cluster waits until the other runs are canceled.';
    events.push(statusEvent(after.status, after.status, message, at));
  }
  return events;
}
