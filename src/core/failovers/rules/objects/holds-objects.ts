import { hasRecovery } from '../course.ts';
import { type Failover, isFinalPhase, type StepKind } from '../failover.ts';
import { statusOf } from '../steps.ts';
import { RECOVERY_STEPS } from './torn-down.ts';

const HOLDING_STEPS: readonly StepKind[] = [...RECOVERY_STEPS, 'LINK', 'ACTIVATE'];

/**
 * Whether nobody else may recover or activate the failover's objects: it has begun to recover them, or a person has
 * asked for it, and neither has it ended nor is its recovery torn down.
 */
export function holdsObjects(failover: Failover): boolean {
  if (failover.kind === 'VIEW' || isFinalPhase(failover.phase)) return false;
  const [next] = failover.queue;
  if (!failover.isGuided && next !== undefined && HOLDING_STEPS.includes(next)) return true;
  const isBegun = (kind: StepKind) =>
    ['RUNNING', 'UNCERTAIN', 'SUCCEEDED', 'SUCCEEDED_WITH_WARNING'].includes(statusOf(failover, kind));
  return hasRecovery(failover) || HOLDING_STEPS.some(isBegun);
}
