import {
  type Failover,
  type FailoverSteps,
  STEP_KINDS,
  type StepAttempt,
  type StepKind,
  type StepStatus,
} from './failover.ts';

/** Every step without an attempt. */
export const NO_STEPS: FailoverSteps = Object.fromEntries(
  STEP_KINDS.map((kind) => [kind, { attempts: [], settledAs: null }]),
) as unknown as FailoverSteps;

/** The steps that a failover of each kind can have. */
export const STEPS_OF_KIND: Readonly<Record<Failover['kind'], readonly StepKind[]>> = {
  OBJECTS: STEP_KINDS.filter((kind) => kind !== 'PREPARE' && kind !== 'FINALIZE'),
  VIEW: ['PREPARE', 'FINALIZE', 'CLEAN_UP', 'CANCEL'],
};

/** The newest attempt at a step, if there was one. */
export function newestAttempt({ steps }: Pick<Failover, 'steps'>, kind: StepKind): StepAttempt | null {
  return steps[kind].attempts.at(-1) ?? null;
}

/** Where a step stands: how it was settled, or the status of its newest attempt; `PENDING` before the first. */
export function statusOf(failover: Pick<Failover, 'steps'>, kind: StepKind): StepStatus {
  const { settledAs } = failover.steps[kind];
  return settledAs ?? newestAttempt(failover, kind)?.status ?? 'PENDING';
}

/** As {@link statusOf}, with `READY` where nothing but somebody's word, or a gate, is missing. */
export function shownStatusOf(failover: Failover, kind: StepKind): StepStatus {
  const status = statusOf(failover, kind);
  return status === 'PENDING' && failover.queue[0] === kind ? 'READY' : status;
}

/** Whether the step has had its effect: succeeded, with a warning or without. */
export function hasSucceeded(failover: Pick<Failover, 'steps'>, kind: StepKind): boolean {
  const status = statusOf(failover, kind);
  return status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING';
}

/** Whether nothing is left to do about the step. */
export function isDone(failover: Pick<Failover, 'steps'>, kind: StepKind): boolean {
  return hasSucceeded(failover, kind) || statusOf(failover, kind) === 'SKIPPED';
}

/** Steps that take something back. */
const UNDOING_STEPS: readonly StepKind[] = ['TEAR_DOWN', 'CANCEL', 'RELEASE_PAUSE'];

/**
 * The steps that count on the present course: forward those that go forward, and a tear-down by hand; on the way
 * back those that undo. A planned run that is being canceled, say, does not hold up its own cancellation.
 */
export function stepsOfCourse({ course }: Pick<Failover, 'course'>): readonly StepKind[] {
  if (course !== 'FORWARD') return UNDOING_STEPS;
  return STEP_KINDS.filter((kind) => kind === 'TEAR_DOWN' || !UNDOING_STEPS.includes(kind));
}

/** The step that is under way on the present course, if one is. */
export function runningStep(failover: Pick<Failover, 'steps' | 'course'>): StepKind | null {
  return stepsOfCourse(failover).find((kind) => statusOf(failover, kind) === 'RUNNING') ?? null;
}

/** The step whose effect is uncertain, if one is. */
export function uncertainStep(failover: Pick<Failover, 'steps'>): StepKind | null {
  return STEP_KINDS.find((kind) => statusOf(failover, kind) === 'UNCERTAIN') ?? null;
}

/**
 * The step that stops the failover on its present course, if one does: it failed, or is uncertain. Tidying up comes
 * after the end, so that its failure does not take the end back.
 */
export function stoppingStep(failover: Pick<Failover, 'steps' | 'course'>): StepKind | null {
  const uncertain = uncertainStep(failover);
  if (uncertain !== null) return uncertain;
  const failed = (kind: StepKind) => kind !== 'CLEAN_UP' && statusOf(failover, kind) === 'FAILED';
  return stepsOfCourse(failover).find(failed) ?? null;
}
