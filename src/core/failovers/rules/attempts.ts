import { hasErrors, type Issue } from '../../values/issue.ts';
import { type Act, apply, type FailoverChange, tallyOf } from './apply.ts';
import type {
  Failover,
  FailoverObject,
  FailoverStep,
  FailoverSteps,
  StepAttempt,
  StepKind,
  StepStatus,
} from './failover.ts';
import { decisiveStepOf } from './phase.ts';
import { newestAttempt, statusOf } from './steps.ts';

/** What a step did to the objects: all of them as they are afterwards, and which of them changed. */
export interface ObjectsAfter {
  readonly all: readonly FailoverObject[];
  readonly changed: readonly FailoverObject[];
}

/** What came of an attempt, beside its status. */
export interface AttemptOutcome {
  readonly issues?: readonly Issue[];
  readonly upstreamIds?: readonly string[];
  readonly objects?: ObjectsAfter;
  /** What else of the failover the step has made known. */
  readonly parts?: Partial<
    Pick<Failover, 'plan' | 'reverseReplication' | 'configurationDigest' | 'protectionGroupId'>
  >;
  /** What follows from the steps as they are afterwards. */
  readonly more?: (after: Failover) => Partial<Failover>;
  readonly message: string;
}

/** Records the intent to carry out a step; it is taken from the queue. Nothing is sent yet. */
export function beginAttempt(failover: Failover, kind: StepKind, act: Act): FailoverChange {
  const attempt: StepAttempt = {
    number: failover.steps[kind].attempts.length + 1,
    status: 'RUNNING',
    startedAt: act.at,
    endedAt: null,
    sentAt: null,
    acceptedAt: null,
    retryAt: null,
    percentComplete: null,
    upstreamIds: [],
    knownBefore: [],
    issues: [],
  };
  const steps = withStep(failover.steps, kind, (step) => ({
    attempts: [...step.attempts, attempt],
    settledAs: null,
  }));
  const position = failover.queue.indexOf(kind);
  const queue = position < 0 ? failover.queue : failover.queue.toSpliced(position, 1);
  const message =
    attempt.number === 1 ? `${kind} begins.` : `${kind} begins anew, attempt ${attempt.number}.`;
  return apply(failover, { steps, queue }, act, [{ kind: 'STEP_CHANGED', step: kind, message }]);
}

/**
 * Marks that the request is about to be sent: the write of this mark is the licence to send, and from then on the
 * request may have taken effect.
 * @param knownBefore upstream ids that exist already and are therefore no evidence for this attempt
 */
export function markSent(
  failover: Failover,
  kind: StepKind,
  act: Act,
  knownBefore: readonly string[] = [],
): FailoverChange {
  const steps = withNewest(failover.steps, kind, { sentAt: act.at, retryAt: null, knownBefore });
  return apply(failover, { steps }, act, []);
}

/** Takes the mark back: the request certainly had no effect, and may be sent again, at `retryAt` or at once. */
export function postpone(
  failover: Failover,
  kind: StepKind,
  act: Act,
  retryAt: Date | null,
  issues: readonly Issue[] = [],
): FailoverChange {
  const steps = withNewest(failover.steps, kind, { sentAt: null, retryAt, issues });
  return apply(failover, { steps }, act, []);
}

/** The cluster accepted the request; for work that goes on there, the end comes later. */
export function markAccepted(
  failover: Failover,
  kind: StepKind,
  act: Act,
  { upstreamIds = [], message }: Pick<AttemptOutcome, 'upstreamIds' | 'message'>,
): FailoverChange {
  const steps = withNewest(failover.steps, kind, {
    acceptedAt: act.at,
    retryAt: null,
    upstreamIds,
    issues: [],
  });
  return apply(failover, { steps }, act, [{ kind: 'STEP_CHANGED', step: kind, message }]);
}

/** How far the work on the cluster has got; `null` where nothing that anybody sees has changed. */
export function progressAttempt(
  failover: Failover,
  kind: StepKind,
  act: Act,
  percentComplete: number | null,
  objects?: ObjectsAfter,
): FailoverChange | null {
  const attempt = newestAttempt(failover, kind);
  const isNews = attempt?.percentComplete !== percentComplete || (objects?.changed.length ?? 0) > 0;
  if (attempt?.status !== 'RUNNING' || !isNews) return null;
  const steps = withNewest(failover.steps, kind, { percentComplete });
  return apply(failover, { steps, ...tallied(objects) }, act, [], objects?.changed);
}

/** The step had its effect. Its decisive form passes the point of no return. */
export function succeed(
  failover: Failover,
  kind: StepKind,
  act: Act,
  outcome: AttemptOutcome,
): FailoverChange {
  const issues = outcome.issues ?? [];
  const status: StepStatus = issues.length > 0 ? 'SUCCEEDED_WITH_WARNING' : 'SUCCEEDED';
  const passes = kind === decisiveStepOf(failover) && failover.pointOfNoReturnPassedAt === null;
  return end(failover, kind, act, status, outcome, passes ? { pointOfNoReturnPassedAt: act.at } : {});
}

/** The step failed, for a reason that another attempt may mend. The rest of the queue stays for `resumeFailover`. */
export function fail(failover: Failover, kind: StepKind, act: Act, outcome: AttemptOutcome): FailoverChange {
  if (!hasErrors(outcome.issues ?? [])) throw new TypeError(`a failed ${kind} says why`);
  return end(failover, kind, act, 'FAILED', outcome, {});
}

/** Whether the step took effect cannot be found out: a person has to say. */
export function makeUncertain(
  failover: Failover,
  kind: StepKind,
  act: Act,
  outcome: AttemptOutcome,
): FailoverChange {
  return end(failover, kind, act, 'UNCERTAIN', outcome, {});
}

/** The step is not needed, or is done elsewhere. */
export function skip(failover: Failover, kind: StepKind, act: Act, message: string): FailoverChange {
  const isUnderWay = newestAttempt(failover, kind)?.status === 'RUNNING';
  const ended = isUnderWay
    ? withNewest(failover.steps, kind, { status: 'SKIPPED', endedAt: act.at, retryAt: null })
    : failover.steps;
  const steps = withStep(ended, kind, (step) => ({ ...step, settledAs: 'SKIPPED' }));
  const queue = failover.queue.filter((queued) => queued !== kind);
  return apply(failover, { steps, queue }, act, [{ kind: 'STEP_CHANGED', step: kind, message }]);
}

/** Steps whose effect has been taken back; those that never began stay as they are. */
export function undoneSteps(failover: Failover, kinds: readonly StepKind[]): FailoverSteps {
  return kinds.reduce((steps, kind) => {
    const status = statusOf(failover, kind);
    if (status === 'PENDING') return steps;
    return withStep(steps, kind, (step) => ({ ...step, settledAs: 'UNDONE' }));
  }, failover.steps);
}

function end(
  failover: Failover,
  kind: StepKind,
  act: Act,
  status: StepStatus,
  { issues = [], upstreamIds, objects, parts, more: further, message }: AttemptOutcome,
  more: Partial<Failover>,
): FailoverChange {
  const steps = withNewest(failover.steps, kind, {
    status,
    endedAt: act.at,
    retryAt: null,
    issues,
    ...(status.startsWith('SUCCEEDED') && { percentComplete: 100 }),
    ...(upstreamIds && { upstreamIds }),
  });
  return apply(
    failover,
    { steps, ...parts, ...tallied(objects), ...more, ...further?.({ ...failover, steps }) },
    act,
    [{ kind: 'STEP_CHANGED', step: kind, message }],
    objects?.changed,
  );
}

function tallied(objects: ObjectsAfter | undefined): Partial<Failover> {
  return objects === undefined ? {} : { tally: tallyOf(objects.all) };
}

function withStep(
  steps: FailoverSteps,
  kind: StepKind,
  change: (step: FailoverStep) => FailoverStep,
): FailoverSteps {
  return { ...steps, [kind]: change(steps[kind]) };
}

function withNewest(steps: FailoverSteps, kind: StepKind, change: Partial<StepAttempt>): FailoverSteps {
  return withStep(steps, kind, (step) => {
    const newest = step.attempts.at(-1);
    if (newest === undefined) throw new Error(`there is no attempt at ${kind} to change`);
    return { ...step, attempts: [...step.attempts.slice(0, -1), { ...newest, ...change }] };
  });
}
