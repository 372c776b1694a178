import type { FailoverRunConfigurationRecord } from '../../../configurations/rules/failover-run-configuration.ts';
import { isFinal, type PlannedRun } from '../../../planned-runs/rules/planned-run.ts';
import { errorIssue, type Issue, warningIssue } from '../../../values/issue.ts';
import { apply, combine, type EventDraft, type FailoverChange, SYSTEM, tallyOf } from '../apply.ts';
import { beginFailover, merge, undoingSteps } from '../course.ts';
import type { Failover, FailoverObject, StepAttempt, StepStatus } from '../failover.ts';
import { beginningOf } from '../requests/beginnings.ts';
import { newestAttempt } from '../steps.ts';

/**
 * Takes over what has become of the planned run: its row is the truth, and the step mirrors it. A cancellation of
 * the run is one of the failover.
 * @returns `null` where the step shows it already
 */
export function mirrorPlannedRun(
  failover: Failover,
  run: PlannedRun,
  objects: readonly FailoverObject[],
  at: Date,
): FailoverChange | null {
  const before = newestAttempt(failover, 'PLANNED_RUN');
  const attempt = attemptOf(run);
  const turns =
    run.cancelRequestedAt !== null &&
    failover.course === 'FORWARD' &&
    failover.pointOfNoReturnPassedAt === null;
  if (!turns && before !== null && !differs(before, attempt)) return null;
  const synced = attempt.status.startsWith('SUCCEEDED')
    ? objects
        .filter(({ verdict }) => verdict === 'PENDING')
        .map((object) => ({ ...object, verdict: 'IN_SYNC' as const }))
    : [];
  const parts: Partial<Failover> = {
    steps: { ...failover.steps, PLANNED_RUN: { attempts: [attempt], settledAs: null } },
    queue: failover.queue.filter((kind) => kind !== 'PLANNED_RUN'),
    protectionGroupId: failover.protectionGroupId ?? run.protectionGroupId,
    ...(turns && { course: 'CANCEL' as const, queue: undoingSteps(failover) }),
    ...(synced.length > 0 && { tally: tallyOf(merge(objects, synced)) }),
  };
  const drafts: EventDraft[] = [];
  if (before?.status !== attempt.status)
    drafts.push({ kind: 'STEP_CHANGED', step: 'PLANNED_RUN', message: `The planned run is ${run.status}.` });
  if (turns)
    drafts.push({
      kind: 'ACTION_REQUESTED',
      message: 'The planned run is to be canceled, and the failover with it.',
    });
  return apply(failover, parts, { actor: SYSTEM, at }, drafts, synced);
}

/** The failover of a run that nobody has begun one for: it consists of its planned run. */
export function failoverOfRun(
  run: PlannedRun,
  configuration: FailoverRunConfigurationRecord,
): FailoverChange {
  const beginning = beginningOf(run.failoverId, configuration, run.reason);
  const begun = beginFailover(
    { ...beginning, protectionGroupId: run.protectionGroupId },
    { actor: run.startedBy, at: run.createdAt },
  );
  const mirrored = mirrorPlannedRun(begun.failover, run, begun.objects, run.endedAt ?? run.createdAt);
  return mirrored === null ? begun : combine(begun, mirrored);
}

function attemptOf(run: PlannedRun): StepAttempt {
  return {
    number: 1,
    status: STATUS[run.status],
    startedAt: run.createdAt,
    endedAt: run.endedAt,
    sentAt: run.submissionAttemptedAt,
    acceptedAt: run.submittedAt,
    retryAt: null,
    percentComplete: run.percentComplete,
    upstreamIds: run.runId === null ? [] : [run.runId],
    knownBefore: [],
    issues: issuesOf(run),
  };
}

const STATUS: Readonly<Record<PlannedRun['status'], StepStatus>> = {
  PENDING: 'RUNNING',
  WAITING: 'RUNNING',
  RUNNING: 'RUNNING',
  REPLICATING: 'RUNNING',
  PAUSED: 'RUNNING',
  ON_HOLD: 'RUNNING',
  CANCELING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  SUCCEEDED_WITH_WARNING: 'SUCCEEDED_WITH_WARNING',
  FAILED: 'FAILED',
  MISSED: 'FAILED',
  SKIPPED: 'FAILED',
  CANCELED: 'FAILED',
};

function issuesOf({ status, failure }: PlannedRun): readonly Issue[] {
  if (!isFinal(status) || status === 'SUCCEEDED') return [];
  const message =
    failure === null ? `The planned run ended as ${status}.` : `${failure.code}: ${failure.message}`;
  if (status === 'SUCCEEDED_WITH_WARNING') return [warningIssue('CLUSTER_REFUSED', [], message)];
  return [errorIssue('CLUSTER_REFUSED', [], message)];
}

/** Percentages alone are read from the run itself. */
function differs(before: StepAttempt, after: StepAttempt): boolean {
  return (
    before.status !== after.status ||
    before.acceptedAt?.getTime() !== after.acceptedAt?.getTime() ||
    before.sentAt?.getTime() !== after.sentAt?.getTime() ||
    before.upstreamIds[0] !== after.upstreamIds[0]
  );
}
