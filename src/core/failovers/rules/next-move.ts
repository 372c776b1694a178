import type { Failover, GateKind, StepKind } from './failover.ts';
import { dueTimeout, gateBefore } from './gates.ts';
import { newestAttempt, runningStep, stoppingStep } from './steps.ts';

/** What the service has to do about a failover now. */
export type Move =
  /** An attempt is under way: look, send or observe. */
  | { readonly kind: 'CARRY_ON'; readonly step: StepKind }
  /** The next step of the queue begins. */
  | { readonly kind: 'BEGIN'; readonly step: StepKind }
  | { readonly kind: 'REACH_GATE'; readonly gate: GateKind }
  /** The timer of a gate has run out. */
  | { readonly kind: 'TIME_OUT'; readonly gate: GateKind; readonly decision: 'CONTINUE' | 'ROLL_BACK' }
  /** Nothing before this moment. */
  | { readonly kind: 'WAIT'; readonly until: Date };

/**
 * Work that goes on at a cluster and is observed for many failovers at once, not by the failover's own job:
 * the planned run by its follower, recoveries and view failovers once they are accepted.
 */
export const OBSERVED_TOGETHER: readonly StepKind[] = ['PLANNED_RUN', 'RECOVER', 'PREPARE', 'FINALIZE'];

/** @returns `null` where a person, or an observation, comes next */
export function nextMove(failover: Failover, now: Date): Move | null {
  if (failover.isFinishedByHand || stoppingStep(failover) !== null) return null;
  const running = runningStep(failover);
  if (running !== null) {
    const attempt = newestAttempt(failover, running);
    // The run's own job submits it, and the follower of its cluster observes it.
    if (running === 'PLANNED_RUN') return null;
    if (attempt?.acceptedAt && OBSERVED_TOGETHER.includes(running)) return null;
    if (attempt?.retryAt && attempt.retryAt > now) return { kind: 'WAIT', until: attempt.retryAt };
    return { kind: 'CARRY_ON', step: running };
  }
  const [next] = failover.queue;
  if (next === undefined) return null;
  if (next === 'CLEAN_UP' && isAwaitingReverseReplication(failover)) return null;
  const gate = failover.course === 'FORWARD' ? gateBefore(failover, next) : null;
  if (gate === null) return { kind: 'BEGIN', step: next };
  if (gate.status === 'NOT_REACHED') return { kind: 'REACH_GATE', gate: gate.kind };
  const due = dueTimeout(failover, now);
  if (due !== null) return { kind: 'TIME_OUT', ...due };
  return gate.timesOutAt !== null && gate.onTimeout !== 'HOLD'
    ? { kind: 'WAIT', until: gate.timesOutAt }
    : null;
}

/** Tidying up before the first copy back has arrived would take away what it needs. */
export function isAwaitingReverseReplication({
  reverseReplication,
}: Pick<Failover, 'reverseReplication'>): boolean {
  return reverseReplication.isWanted === true && reverseReplication.firstSucceededAt === null;
}
