import type { PlannedRun } from '../../planned-runs/rules/planned-run.ts';
import type { Failover, FailoverEvent, FailoverMark, FailoverObject, StepKind } from '../rules/failover.ts';
import { hasSucceeded, newestAttempt, STEPS_OF_KIND, statusOf } from '../rules/steps.ts';

/** What a failover measured and left out. */
export interface FailoverReport {
  /** Hash of the last event, which vouches for all of them. */
  readonly hash: string;
  /** By the newest mark of each kind. */
  readonly sourceStoppedAt: Date | null;
  readonly serviceUpAt: Date | null;
  /** Start of the backup that the replication cluster holds. */
  readonly recoveryPointAt: Date | null;
  /** Seconds by which `recoveryPointAt` lies before `sourceStoppedAt`, 0 where it lies after it. */
  readonly recoveryPointSeconds: number | null;
  /** Seconds from `sourceStoppedAt` to `serviceUpAt`. */
  readonly recoveryTimeSeconds: number | null;
  readonly stepsNotExecuted: readonly StepKind[];
}

/** Everything that a report is made from, read at one moment. */
export interface ReportSource {
  readonly failover: Failover;
  readonly objects: readonly FailoverObject[];
  /** All of them, oldest first. */
  readonly events: readonly FailoverEvent[];
  readonly run: PlannedRun | null;
}

/** Measures a failover by its marks, its steps and its planned run. */
export function reportOf({ failover, events, run }: Omit<ReportSource, 'objects'>): FailoverReport {
  const sourceStoppedAt = newestMark(events, 'SOURCE_STOPPED');
  const serviceUpAt = newestMark(events, 'SERVICE_UP');
  const recoveryPointAt = recoveryPointOf(failover, run);
  return {
    hash: events.at(-1)?.hash ?? '',
    sourceStoppedAt,
    serviceUpAt,
    recoveryPointAt,
    recoveryPointSeconds:
      sourceStoppedAt && recoveryPointAt
        ? Math.max(0, secondsBetween(recoveryPointAt, sourceStoppedAt))
        : null,
    recoveryTimeSeconds: sourceStoppedAt && serviceUpAt ? secondsBetween(sourceStoppedAt, serviceUpAt) : null,
    stepsNotExecuted: STEPS_OF_KIND[failover.kind].filter((kind) =>
      ['PENDING', 'SKIPPED'].includes(statusOf(failover, kind)),
    ),
  };
}

/** Objects: when the backup of the planned run began. Views: when the last preparation was asked for. */
function recoveryPointOf(failover: Failover, run: PlannedRun | null): Date | null {
  if (failover.kind === 'OBJECTS')
    return hasSucceeded(failover, 'PLANNED_RUN') ? (run?.startedAt ?? null) : null;
  return hasSucceeded(failover, 'PREPARE') ? (newestAttempt(failover, 'PREPARE')?.sentAt ?? null) : null;
}

function newestMark(events: readonly FailoverEvent[], mark: FailoverMark): Date | null {
  return events.findLast((event) => event.mark === mark)?.at ?? null;
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}
