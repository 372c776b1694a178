import type { Failover } from './failover.ts';
import { isAwaitingReverseReplication, nextMove, OBSERVED_TOGETHER } from './next-move.ts';
import { newestAttempt, runningStep } from './steps.ts';

/** What the service has to do about a failover by itself. */
export interface FailoverWork {
  /** When it is to be carried on; `null` where a person or an observation comes next. */
  readonly lookAt: Date | null;
  /** Whether something goes on at the replication cluster that is observed together with that of others. */
  readonly isObserved: boolean;
}

export function workOf(failover: Failover, now: Date): FailoverWork {
  const move = nextMove(failover, now);
  return {
    lookAt: move === null ? null : move.kind === 'WAIT' ? move.until : now,
    isObserved: isObserved(failover),
  };
}

function isObserved(failover: Failover): boolean {
  const running = runningStep(failover);
  const isAccepted = running !== null && newestAttempt(failover, running)?.acceptedAt != null;
  if (isAccepted && running !== 'PLANNED_RUN' && OBSERVED_TOGETHER.includes(running)) return true;
  const { pointOfNoReturnPassedAt, reverseReplication, isFinishedByHand } = failover;
  const isComingBack = reverseReplication.isOn && isAwaitingReverseReplication(failover);
  return pointOfNoReturnPassedAt !== null && isComingBack && !isFinishedByHand;
}
