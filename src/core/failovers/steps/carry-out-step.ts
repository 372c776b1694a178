import { ClusterError } from '../../clusters/cluster-error.ts';
import { errorIssue, warningIssue } from '../../values/issue.ts';
import type { ApplyOutcome } from '../failover-port.ts';
import { type Act, apply, type FailoverChange, SYSTEM, tallyOf } from '../rules/apply.ts';
import {
  fail,
  makeUncertain,
  markAccepted,
  markSent,
  type ObjectsAfter,
  postpone,
  skip,
  succeed,
} from '../rules/attempts.ts';
import type { Failover, StepKind } from '../rules/failover.ts';
import {
  refusal,
  type SendingStep,
  type Sight,
  type StepContext,
  type StepHandler,
  type StepResult,
} from './step-handler.ts';

/** How steps deal with answers that do not come. */
interface Timing {
  readonly pollIntervalMs: number;
  readonly graceMs: number;
}

type Apply = (change: FailoverChange) => Promise<ApplyOutcome>;

/** Longest pause between two attempts to reach a cluster that is down. */
const LONGEST_PAUSE_MS = 15_000;

/**
 * Takes a step as far as it will go now: look whether it has happened, send once, note what came of it. Each write is
 * guarded; whoever loses it stops here, and the one who won goes on.
 */
export async function carryOutStep(
  kind: StepKind,
  handler: StepHandler,
  context: StepContext,
  timing: Timing,
  write: Apply,
): Promise<void> {
  const act = { actor: SYSTEM, at: context.now };
  try {
    if (handler.kind === 'SENDING') await carryOutSending(kind, handler, context, timing, act, write);
    else if (context.attempt.sentAt === null) await begin(kind, handler, context, act, write);
    else await write(settle(kind, context.failover, await handler.carryOn(context), timing, act));
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    await write(unreached(kind, handler, context, error, timing, act));
  }
}

async function begin(
  kind: StepKind,
  handler: Extract<StepHandler, { kind: 'REPEATABLE' }>,
  context: StepContext,
  act: Act,
  write: Apply,
): Promise<void> {
  const outcome = await write(markSent(context.failover, kind, act));
  if (outcome.kind === 'APPLIED') await handler.begin?.({ ...context, failover: outcome.failover });
}

async function carryOutSending(
  kind: StepKind,
  handler: SendingStep,
  context: StepContext,
  timing: Timing,
  act: Act,
  write: Apply,
): Promise<void> {
  const { failover, attempt } = context;
  if (attempt.sentAt !== null) {
    await write(seen(kind, context, await handler.look(context), timing, act));
    return;
  }
  const prepared = await handler.prepare?.(context);
  if (prepared?.result) {
    await write(settle(kind, failover, prepared.result, timing, act));
    return;
  }
  const objects = prepared?.objects?.all ?? context.objects;
  const knownBefore = (await handler.survey?.(context)) ?? [];
  const marked = withObjects(markSent(failover, kind, act, knownBefore), prepared?.objects);
  const licence = await write(marked);
  if (licence.kind !== 'APPLIED') return;
  const licensed = { ...context, failover: licence.failover, objects };
  try {
    await write(settle(kind, licence.failover, await handler.send(licensed), timing, act));
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    await write(answered(kind, licence.failover, error, timing, act));
  }
}

/** What an error in answer to the request means: sent in vain, refused, or nobody knows. */
function answered(
  kind: StepKind,
  failover: Failover,
  error: ClusterError,
  timing: Timing,
  act: Act,
): FailoverChange {
  if (error.mayHaveTakenEffect) return noted(failover, kind, error, timing, act);
  if (isFinalRefusal(error)) return settle(kind, failover, refusal(error), timing, act);
  return postpone(failover, kind, act, pauseFrom(act.at, timing), [
    warningIssue('CLUSTER_UNREACHABLE', [], error.message),
  ]);
}

/** The request stays marked as sent: from now on it is looked for. */
function noted(
  failover: Failover,
  kind: StepKind,
  error: ClusterError,
  timing: Timing,
  act: Act,
): FailoverChange {
  const message = `No clear answer came, so the cluster is looked at before anything else: ${error.message}`;
  const waiting = retryAt(failover, kind, new Date(act.at.getTime() + timing.pollIntervalMs));
  return apply(failover, { steps: waiting }, act, [{ kind: 'STEP_CHANGED', step: kind, message }]);
}

function isFinalRefusal({ kind }: ClusterError): boolean {
  return kind === 'REFUSED' || kind === 'NOT_FOUND' || kind === 'FORBIDDEN';
}

/** The cluster could not be asked, before anything was sent or when it was looked at: later again. */
function unreached(
  kind: StepKind,
  handler: StepHandler,
  { failover, attempt }: StepContext,
  error: ClusterError,
  timing: Timing,
  act: Act,
): FailoverChange {
  // A request that is looked for may be there all the same; one that may be repeated was refused for good.
  const mayBeRepeated = attempt.sentAt === null || handler.kind === 'REPEATABLE';
  if (mayBeRepeated && isFinalRefusal(error)) return settle(kind, failover, refusal(error), timing, act);
  const steps = retryAt(failover, kind, pauseFrom(act.at, timing));
  const issues = [warningIssue('CLUSTER_UNREACHABLE', [], error.message)];
  const isNews = attempt.issues[0]?.message !== error.message;
  return apply(
    failover,
    { steps: withIssues(steps, kind, issues) },
    act,
    isNews ? [{ kind: 'CLUSTER_LOST', step: kind, message: error.message }] : [],
  );
}

function seen(kind: StepKind, context: StepContext, sight: Sight, timing: Timing, act: Act): FailoverChange {
  const { failover, attempt } = context;
  if (sight.kind === 'CANNOT_TELL') {
    const message = `Whether ${kind} took effect cannot be seen on any cluster: look there, and say so by resumeFailover.`;
    const issues = [...sight.issues, { ...errorIssue('STEP_UNCERTAIN', [], message) }];
    return makeUncertain(failover, kind, act, {
      issues,
      message,
      ...(sight.objects && { objects: sight.objects }),
    });
  }
  if (sight.kind !== 'ABSENT') return settle(kind, failover, sight, timing, act);
  const sentAt = attempt.sentAt?.getTime() ?? 0;
  // The answer may be late, and the effect with it: the same request must not be on its way twice.
  if (act.at.getTime() - sentAt >= timing.graceMs) return postpone(failover, kind, act, null);
  return apply(failover, { steps: retryAt(failover, kind, pauseFrom(act.at, timing)) }, act, []);
}

function settle(
  kind: StepKind,
  failover: Failover,
  result: StepResult,
  timing: Timing,
  act: Act,
): FailoverChange {
  switch (result.kind) {
    case 'SUCCEEDED':
      return succeed(failover, kind, act, result.outcome);
    case 'FAILED':
      return fail(failover, kind, act, result.outcome);
    case 'SKIPPED':
      return skip(failover, kind, act, result.message);
    case 'ACCEPTED':
      return markAccepted(failover, kind, act, result);
    case 'WAIT':
      return withObjects(
        apply(failover, { steps: retryAt(failover, kind, pauseFrom(act.at, timing)) }, act, []),
        result.objects,
      );
  }
}

function withObjects(change: FailoverChange, objects: ObjectsAfter | undefined): FailoverChange {
  if (objects === undefined) return change;
  return {
    ...change,
    failover: { ...change.failover, tally: tallyOf(objects.all) },
    objects: [...change.objects, ...objects.changed],
  };
}

function pauseFrom(at: Date, { pollIntervalMs }: Timing): Date {
  return new Date(at.getTime() + Math.min(pollIntervalMs, LONGEST_PAUSE_MS));
}

function retryAt({ steps }: Failover, kind: StepKind, at: Date): Failover['steps'] {
  const attempts = steps[kind].attempts.map((attempt, position, all) =>
    position === all.length - 1 ? { ...attempt, retryAt: at } : attempt,
  );
  return { ...steps, [kind]: { ...steps[kind], attempts } };
}

function withIssues(
  steps: Failover['steps'],
  kind: StepKind,
  issues: Failover['steps'][StepKind]['attempts'][number]['issues'],
): Failover['steps'] {
  const attempts = steps[kind].attempts.map((attempt, position, all) =>
    position === all.length - 1 ? { ...attempt, issues } : attempt,
  );
  return { ...steps, [kind]: { ...steps[kind], attempts } };
}
