import {
  type ClusterSide,
  type Failover,
  type FailoverObject,
  type FailoverPhase,
  type FailoverWait,
  isFinalPhase,
  STEP_KINDS,
  type StepKind,
} from './failover.ts';
import { hasSucceeded, isDone, newestAttempt, runningStep, statusOf, stoppingStep } from './steps.ts';

/**
 * Everything of a failover that follows from the rest of it. Phase, wait, side and end are kept beside the steps
 * for lists and filters, and always as this function answers.
 */
export function derive(failover: Failover, now: Date): Failover {
  const phase = phaseOf(failover);
  const ended = isFinalPhase(phase) || hasEndedWithItsRun(failover);
  return {
    ...failover,
    phase,
    waitingFor: waitOf({ ...failover, phase }, ended),
    authoritativeSide: authoritativeSideOf(failover),
    endedAt: ended ? (failover.endedAt ?? now) : null,
  };
}

function phaseOf(failover: Failover): FailoverPhase {
  if (failover.isFinishedByHand) return 'FINISHED_BY_HAND';
  if (stoppingStep(failover) !== null) return 'STOPPED';
  if (failover.pointOfNoReturnPassedAt !== null) return isCompleted(failover) ? 'COMPLETED' : 'ACTIVATED';
  const isAtWork = failover.queue.length > 0 || runningStep(failover) !== null;
  if (failover.course === 'ROLL_BACK') return isAtWork ? 'ROLLING_BACK' : 'ROLLED_BACK';
  if (failover.course === 'CANCEL' && !isAtWork) return 'CANCELED';
  return forwardPhaseOf(failover);
}

function forwardPhaseOf(failover: Failover): FailoverPhase {
  if (hasSucceeded(failover, 'LINK')) return 'RECOVERED';
  const isBegun = (kind: StepKind) => {
    const status = statusOf(failover, kind);
    return status !== 'PENDING' && status !== 'UNDONE';
  };
  if (isBegun('SELECT_SNAPSHOTS') || isBegun('RECOVER') || isBegun('LINK')) return 'RECOVERING';
  const sync: StepKind = failover.kind === 'OBJECTS' ? 'PLANNED_RUN' : 'PREPARE';
  if (hasSucceeded(failover, sync)) return 'IN_SYNC';
  return statusOf(failover, sync) === 'RUNNING' ? 'SYNCING' : 'PREPARED';
}

/** Objects: the source is let go. Views: finalized, and the first reverse replication, if wanted, has succeeded. */
function isCompleted(failover: Failover): boolean {
  // Tidying up comes after the end; whatever else is still to be done comes before it.
  const isLater = (kind: StepKind) => kind === 'CLEAN_UP';
  const running = runningStep(failover);
  if (!failover.queue.every(isLater) || (running !== null && !isLater(running))) return false;
  if (failover.kind === 'OBJECTS') return isDone(failover, 'DEACTIVATE');
  const { isWanted, firstSucceededAt } = failover.reverseReplication;
  return isWanted !== true || firstSucceededAt !== null;
}

/** A failover with no step but its planned run ends with that run, and waits for nobody. */
function hasEndedWithItsRun(failover: Failover): boolean {
  if (failover.isGuided || failover.kind === 'VIEW' || failover.queue.length > 0) return false;
  const others = STEP_KINDS.filter((kind) => kind !== 'PLANNED_RUN');
  if (others.some((kind) => failover.steps[kind].attempts.length > 0)) return false;
  const status = statusOf(failover, 'PLANNED_RUN');
  return status !== 'PENDING' && status !== 'RUNNING' && status !== 'UNCERTAIN';
}

function waitOf(failover: Failover, ended: boolean): FailoverWait | null {
  if (failover.phase === 'STOPPED' && !ended) return 'OPERATOR';
  const running = runningStep(failover);
  if (running !== null) {
    const attempt = newestAttempt(failover, running);
    if (attempt?.retryAt && attempt.issues.length > 0) return 'RETRY';
    return attempt?.sentAt || attempt?.acceptedAt ? 'CLUSTER' : null;
  }
  if (ended) return null;
  const gate = failover.gates.find(({ status }) => status === 'WAITING');
  if (gate !== undefined) return gate.timesOutAt === null ? 'OPERATOR' : 'TIMER';
  if (failover.queue.length > 0) return null;
  const isAwaitingReverse =
    failover.phase === 'ACTIVATED' && failover.kind === 'VIEW' && failover.reverseReplication.isWanted;
  return isAwaitingReverse ? 'CLUSTER' : 'OPERATOR';
}

/** The step after which the data on the replication cluster counts. */
export function decisiveStepOf({ kind }: Pick<Failover, 'kind'>): StepKind {
  return kind === 'OBJECTS' ? 'ACTIVATE' : 'FINALIZE';
}

/** Between the sending of the decisive request and its evidence nobody can say which side counts. */
function isDecisionOpen(failover: Pick<Failover, 'kind' | 'steps'>): boolean {
  const kind = decisiveStepOf(failover);
  const decisive = newestAttempt(failover, kind);
  // Settled: a person has said that it took no effect.
  if (decisive === null || failover.steps[kind].settledAs !== null) return false;
  return decisive.status === 'UNCERTAIN' || (decisive.status === 'RUNNING' && decisive.sentAt !== null);
}

function authoritativeSideOf(failover: Failover): ClusterSide | null {
  if (failover.pointOfNoReturnPassedAt !== null) return 'REPLICATION';
  return isDecisionOpen(failover) ? null : 'SOURCE';
}

/** Whose data of one object counts; `null` while it is uncertain whether its activation took effect. */
export function authoritativeSideOfObject(
  failover: Pick<Failover, 'kind' | 'steps'>,
  { verdict }: Pick<FailoverObject, 'verdict'>,
): ClusterSide | null {
  if (verdict === 'ACTIVATED') return 'REPLICATION';
  if (verdict === 'UNCERTAIN') return null;
  return verdict === 'LINKED' && isDecisionOpen(failover) ? null : 'SOURCE';
}
