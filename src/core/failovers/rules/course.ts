import { type Act, apply, type EventDraft, type FailoverChange, SYSTEM, tallyOf } from './apply.ts';
import { succeed, undoneSteps } from './attempts.ts';
import type { Failover, FailoverMark, FailoverObject, GateKind, StepKind } from './failover.ts';
import type { FailoverPlan } from './failover-plan.ts';
import { type GateRequest, newGates, passGate } from './gates.ts';
import { NO_STEPS, newestAttempt, runningStep, statusOf, stoppingStep } from './steps.ts';

/** All steps of a guided failover of objects, in order. */
const GUIDED_STEPS: readonly StepKind[] = [
  'INITIATE',
  'PLANNED_RUN',
  'SELECT_SNAPSHOTS',
  'RECOVER',
  'FIND_RECOVERED',
  'LINK',
  'ACTIVATE',
  'DEACTIVATE',
  'CLEAN_UP',
];

const NO_PLAN: FailoverPlan = {
  recovery: null,
  activation: null,
  keepFailoverObjects: null,
  reverseReplication: null,
  replicaProtectionGroupId: null,
  previewDigest: null,
  failOnWarnings: false,
};

/** What a failover begins with. */
export interface FailoverBeginning
  extends Pick<
    Failover,
    | 'failoverId'
    | 'kind'
    | 'isPlanned'
    | 'sourceClusterId'
    | 'replicationClusterId'
    | 'configurationDigest'
    | 'protectionGroupId'
    | 'replicaViewId'
    | 'reason'
    | 'failsBackFailoverId'
  > {
  readonly objects: readonly FailoverObject[];
  /** What it is to be carried out with, as far as that is known. */
  readonly plan: Partial<FailoverPlan>;
  /** Of a guided failover, which has all its steps before it; otherwise the steps that were asked for. */
  readonly gates: readonly GateRequest[] | null;
  readonly queue: readonly StepKind[];
  /** Of the request that began it: the same one again is a repeat. */
  readonly requestDigest: string;
}

/** A new failover, and the event that says so. */
export function beginFailover(beginning: FailoverBeginning, act: Act): FailoverChange {
  const { objects, plan, gates, queue, ...identity } = beginning;
  const blank: Failover = {
    ...identity,
    isGuided: gates !== null,
    phase: 'PREPARED',
    waitingFor: null,
    authoritativeSide: 'SOURCE',
    pointOfNoReturnPassedAt: null,
    steps: NO_STEPS,
    gates: gates === null ? [] : newGates(gates),
    plan: { ...NO_PLAN, ...plan },
    course: 'FORWARD',
    queue: gates === null ? queue : GUIDED_STEPS,
    tally: tallyOf(objects),
    reverseReplication: { isWanted: null, isOn: false, protectionGroupId: null, firstSucceededAt: null },
    isFinishedByHand: false,
    accepted: {},
    failedBackByFailoverId: null,
    startedBy: act.actor,
    createdAt: act.at,
    endedAt: null,
    version: 1,
  };
  const what = identity.kind === 'VIEW' ? `view ${identity.replicaViewId}` : `${objects.length} objects`;
  const reason = identity.reason === null ? '' : ` ${identity.reason}`;
  return apply(
    blank,
    {},
    act,
    [{ kind: 'CREATED', message: `A failover of ${what} begins.${reason}` }],
    objects,
  );
}

/** What a viewer asks for, for the event. */
export interface Request extends Act {
  readonly message: string;
}

/**
 * Puts steps before whatever is queued, with what they are to be carried out with. Steps that were taken back, or
 * failed, begin anew.
 */
export function requestSteps(
  failover: Failover,
  kinds: readonly StepKind[],
  plan: Partial<FailoverPlan>,
  request: Request,
  objects?: { readonly all: readonly FailoverObject[]; readonly changed: readonly FailoverObject[] },
): FailoverChange {
  const stopped = stoppingStep(failover);
  const isTearDown = kinds.includes('TEAR_DOWN');
  // What comes after a tear-down has lost its ground: whoever asked for it takes the further steps by hand.
  const left = isTearDown ? [] : failover.queue;
  const again = failover.isGuided && stopped !== null && !isTearDown ? [stopped] : [];
  const rest = [...again, ...left].filter((kind) => !kinds.includes(kind));
  // A recovery that still runs is canceled: it is not waited for.
  const running = isTearDown ? runningStep(failover) : null;
  const settled = [stopped, running].filter((kind) => kind !== null);
  const parts: Partial<Failover> = {
    // Settled meanwhile, so that they do not stop the failover before the new attempt begins.
    steps: undoneSteps(failover, settled),
    plan: { ...failover.plan, ...plan },
    queue: [...kinds, ...rest],
    course: 'FORWARD',
    ...(objects && { tally: tallyOf(objects.all) }),
  };
  return apply(failover, parts, request, [asked(request)], objects?.changed);
}

/** Turns the failover round: what was recovered is torn down, the clusters forget it, the group runs again. */
export function requestRollBack(failover: Failover, request: Request): FailoverChange {
  const gates = closedGates(failover);
  const parts: Partial<Failover> = { gates, course: 'ROLL_BACK', queue: undoingSteps(failover) };
  return apply(failover, parts, request, [asked(request)]);
}

/** Has the clusters forget the failover, where nothing has been recovered. */
export function requestCancel(failover: Failover, request: Request): FailoverChange {
  const gates = closedGates(failover);
  const parts: Partial<Failover> = { gates, course: 'CANCEL', queue: undoingSteps(failover) };
  return apply(failover, parts, request, [asked(request)]);
}

/** A gate that waits is not passed any more. */
function closedGates({ gates }: Failover): Failover['gates'] {
  return gates.map((gate) => (gate.status === 'WAITING' ? { ...gate, status: 'ROLLED_BACK' } : gate));
}

/** The steps that take back what has been done, last first. */
export function undoingSteps(failover: Failover): readonly StepKind[] {
  const steps: StepKind[] = [];
  if (hasRecovery(failover)) steps.push('TEAR_DOWN');
  steps.push('CANCEL');
  if (failover.kind === 'OBJECTS') steps.push('RELEASE_PAUSE');
  // A tear-down that somebody has asked for already goes on as it is.
  return steps.filter((kind) => statusOf(failover, kind) !== 'RUNNING');
}

/** Whether a recovery of this failover may be running, or has left workloads behind: none of it is torn down. */
export function hasRecovery({ steps }: Pick<Failover, 'steps'>): boolean {
  return steps.RECOVER.attempts.some(({ sentAt, status }) => sentAt !== null && status !== 'UNDONE');
}

/** A new attempt at the step that failed, or the word of a person about one that is uncertain. */
export function resume(
  failover: Failover,
  objects: readonly FailoverObject[],
  answer: 'TOOK_EFFECT' | 'DID_NOT_TAKE_EFFECT' | null,
  request: Request,
): FailoverChange {
  const step = stoppingStep(failover);
  if (step === null) throw new Error(`failover ${failover.failoverId} has no step to resume`);
  if (answer === 'TOOK_EFFECT') {
    const message = `${request.actor} says that ${step} took effect.`;
    const upstreamIds = newestAttempt(failover, step)?.upstreamIds ?? [];
    return succeed(failover, step, request, { message, upstreamIds, ...effectOn(step, failover, objects) });
  }
  // Settled meanwhile, so that it does not stop the failover before its new attempt begins.
  const steps = undoneSteps(failover, [step]);
  const queue = [step, ...failover.queue.filter((kind) => kind !== step)];
  // Only activation leaves objects uncertain.
  const reset = objects.flatMap((object) =>
    object.verdict === 'UNCERTAIN' ? [{ ...object, verdict: 'LINKED' as const, issues: [] }] : [],
  );
  const tally = tallyOf(merge(objects, reset));
  return apply(failover, { steps, queue, tally }, request, [{ ...asked(request), step }], reset);
}

/** What an effect that only a person knows of means for the objects that it was about. */
function effectOn(step: StepKind, failover: Failover, objects: readonly FailoverObject[]) {
  const verdict = step === 'LINK' ? 'LINKED' : step === 'ACTIVATE' ? 'ACTIVATED' : null;
  if (verdict === null) return {};
  const asked = step === 'ACTIVATE' ? (failover.plan.activation?.sourceObjectIds ?? null) : null;
  const changed = objects
    .filter(
      (object) =>
        object.verdict === (step === 'ACTIVATE' ? 'UNCERTAIN' : 'RECOVERED') &&
        object.recoveredObjectId !== null &&
        (asked === null || asked.includes(object.sourceObjectId)),
    )
    .map((object) => ({ ...object, verdict: verdict as 'LINKED' | 'ACTIVATED', issues: [] }));
  const isWanted = failover.plan.activation?.enableReverseReplication ?? false;
  return {
    objects: { all: merge(objects, changed), changed },
    // Whether it is on, and in which group, only the clusters know: they are looked at from now on.
    ...(step === 'ACTIVATE' && {
      parts: { reverseReplication: { ...failover.reverseReplication, isWanted, isOn: isWanted } },
    }),
  };
}

/** All objects, with those that changed as they are now. */
export function merge(
  all: readonly FailoverObject[],
  changed: readonly FailoverObject[],
): readonly FailoverObject[] {
  const byId = new Map(changed.map((object) => [object.sourceObjectId, object]));
  return all.map((object) => byId.get(object.sourceObjectId) ?? object);
}

/** Ends the failover as the operator's own affair. */
export function forceFinish(failover: Failover, request: Request): FailoverChange {
  return apply(failover, { isFinishedByHand: true, queue: [] }, request, [asked(request)]);
}

/** The timer of a gate decided. */
export function timeOut(
  failover: Failover,
  gate: GateKind,
  decision: 'CONTINUE' | 'ROLL_BACK',
  at: Date,
): FailoverChange {
  const message = `The timer of the gate ${gate} ran out: ${decision}.`;
  if (decision === 'CONTINUE') return passGate(failover, gate, { actor: SYSTEM, at }, message);
  return requestRollBack(failover, { actor: SYSTEM, at, message });
}

/** A note, or a mark with the time at which it was true. */
export function annotate(
  failover: Failover,
  note: string | null,
  mark: { readonly kind: FailoverMark; readonly at: Date } | null,
  act: Act,
): FailoverChange {
  const drafts: EventDraft[] = [];
  if (mark !== null) {
    const time = mark.at.toISOString();
    drafts.push({
      kind: 'MARK',
      mark: mark.kind,
      message: `${mark.kind} at ${time}.${note === null ? '' : ` ${note}`}`,
      at: mark.at,
    });
  } else if (note !== null) drafts.push({ kind: 'NOTE', message: note });
  return apply(failover, {}, act, drafts);
}

/** The failover that takes this one back has begun. */
export function markFailedBack(failover: Failover, newFailoverId: string, request: Request): FailoverChange {
  return apply(failover, { failedBackByFailoverId: newFailoverId }, request, [asked(request)]);
}

function asked({ message }: Request): EventDraft {
  return { kind: 'ACTION_REQUESTED', message };
}
