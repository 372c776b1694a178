import { errorIssue, type Issue } from '../../values/issue.ts';
import { type Failover, isFinalPhase, type StepKind } from './failover.ts';
import { isDone, newestAttempt, runningStep, statusOf, stoppingStep, uncertainStep } from './steps.ts';

/**
 * Steps by hand begin when nothing else is under way. A guided failover has them taken by the service, and by a
 * person only where it has stopped at this very step.
 */
export function atRest(
  failover: Failover,
  own: readonly StepKind[],
  {
    afterTheEnd = false,
    whileRunning = [],
  }: { afterTheEnd?: boolean; whileRunning?: readonly StepKind[] } = {},
): readonly (Issue | null)[] {
  const running = runningStep(failover);
  const stopped = stoppingStep(failover);
  return [
    ...uncertain(failover),
    ...(afterTheEnd ? [] : notEnded(failover)),
    failover.course === 'FORWARD' || isFinalPhase(failover.phase)
      ? null
      : no('The failover is being taken back.'),
    running !== null && !isObserved(failover, running, whileRunning)
      ? no(`The step ${running} is under way.`)
      : null,
    stopped !== null && statusOf(failover, stopped) === 'FAILED' && !own.includes(stopped)
      ? no(`The step ${stopped} has failed.`, 'resumeFailover tries it again.')
      : null,
    failover.isGuided && stopped === null && !afterTheEnd && running === null && failover.queue.length > 0
      ? no('The service carries out the steps of a guided failover.', 'continueFailover passes its gates.')
      : null,
  ];
}

/** Whether a planned run has been recorded: an attempt that was refused before has left none. */
export function hasPlannedRun(failover: Failover): boolean {
  const attempt = newestAttempt(failover, 'PLANNED_RUN');
  return attempt !== null && (attempt.status !== 'FAILED' || attempt.sentAt !== null);
}

/** A step may begin while this one goes on at the cluster. */
function isObserved(failover: Failover, running: StepKind, allowed: readonly StepKind[]): boolean {
  return allowed.includes(running) && newestAttempt(failover, running)?.acceptedAt != null;
}

/** Between the sending of a request and its answer nothing can be taken back for certain. */
export function isSending(failover: Failover): boolean {
  const running = runningStep(failover);
  if (running === null || running === 'PLANNED_RUN') return false;
  const attempt = newestAttempt(failover, running);
  return attempt !== null && attempt.acceptedAt === null && attempt.sentAt !== null;
}

export function isStoppedAt(failover: Failover, steps: readonly StepKind[]): boolean {
  const stopped = stoppingStep(failover);
  return stopped !== null && steps.includes(stopped);
}

export function needs(failover: Failover, step: StepKind, message: string, mutation: string): Issue | null {
  return isDone(failover, step) ? null : no(message, `${mutation} comes first.`);
}

export function notEnded(failover: Failover): readonly Issue[] {
  return isFinalPhase(failover.phase) ? [no(`The failover has ended: ${failover.phase}.`)] : [];
}

export function uncertain(failover: Failover): readonly Issue[] {
  const step = uncertainStep(failover);
  if (step === null) return [];
  const message = `Whether the step ${step} took effect is uncertain.`;
  return [
    {
      ...errorIssue('STEP_UNCERTAIN', [], message),
      remedy: 'Look at the clusters, then say so by resumeFailover.',
    },
  ];
}

export function beforePointOfNoReturn(failover: Failover): readonly Issue[] {
  if (failover.pointOfNoReturnPassedAt === null) return [];
  const passedAt = failover.pointOfNoReturnPassedAt.toISOString();
  const message = `The point of no return was passed at ${passedAt}: the replication cluster's data counts.`;
  const remedy =
    failover.phase === 'COMPLETED'
      ? 'failBack exchanges the roles.'
      : 'Complete it; then failBack exchanges the roles.';
  return [{ ...errorIssue('POINT_OF_NO_RETURN_PASSED', [], message), remedy }];
}

export function wrongKind({ kind }: Failover): Issue {
  const message = kind === 'VIEW' ? 'This is the failover of a view.' : 'This is a failover of objects.';
  return errorIssue('WRONG_FAILOVER_KIND', [], message);
}

export function no(message: string, remedy?: string): Issue {
  return { ...errorIssue('ACTION_NOT_ALLOWED', [], message), ...(remedy !== undefined && { remedy }) };
}
