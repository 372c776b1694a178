import { undoneSteps } from '../attempts.ts';
import type { Failover, FailoverObject, FailoverSteps, StepKind } from '../failover.ts';

/** The steps that one recovery consists of. */
export const RECOVERY_STEPS: readonly StepKind[] = ['SELECT_SNAPSHOTS', 'RECOVER', 'FIND_RECOVERED'];

/** After a tear-down there is no recovery any more: what it made, and what was linked to it, is gone. */
export function stepsAfterTearDown(failover: Failover): FailoverSteps {
  const steps = undoneSteps(failover, [...RECOVERY_STEPS, 'LINK']);
  const attempts = steps.RECOVER.attempts.map((attempt) => ({ ...attempt, status: 'UNDONE' as const }));
  return { ...steps, RECOVER: { ...steps.RECOVER, attempts } };
}

/** The objects are in sync again, to be recovered anew; on the way back they are done with. */
export function objectsAfterTearDown(
  { course }: Pick<Failover, 'course'>,
  objects: readonly FailoverObject[],
): readonly FailoverObject[] {
  const verdict = course === 'ROLL_BACK' ? 'UNDONE' : 'IN_SYNC';
  return objects.map((object) => ({
    ...object,
    recoveredObjectId: null,
    snapshotId: null,
    verdict,
    issues: [],
  }));
}
