import { errorIssue, type Issue } from '../../../values/issue.ts';
import type { RecoveryPlan } from '../failover-plan.ts';
import type { GateRequest } from '../gates.ts';

/** Longest note, in characters. */
const MAX_NOTE_LENGTH = 1_000;
/** Longest time that a gate may be given, in seconds: thirty days. */
const MAX_GATE_SECONDS = 30 * 24 * 60 * 60;

/** The issue that a note is too long. */
export function checkNote(note: string | null): readonly Issue[] {
  if (note === null || note.length <= MAX_NOTE_LENGTH) return [];
  const message = `note has ${note.length} characters; at most ${MAX_NOTE_LENGTH} are kept.`;
  return [errorIssue('NOTE_TOO_LONG', ['note'], message)];
}

/** What cannot be taken back has to be said out loud. */
export function checkAcknowledgement(given: boolean, field: string, what: string): readonly Issue[] {
  if (given) return [];
  return [errorIssue('ACKNOWLEDGEMENT_REQUIRED', [field], `${what}: ${field} must be true.`)];
}

/** A recovery as a client asks for it, with the defaults of the schema applied. */
export interface RecoveryRequest extends RecoveryPlan {
  readonly isDoneElsewhere: boolean;
}

/** `target` is required unless the recovery is done elsewhere; with that, everything else is refused. */
export function checkRecovery(recovery: RecoveryRequest, path: readonly string[]): readonly Issue[] {
  if (!recovery.isDoneElsewhere) {
    if (recovery.target === null) {
      const message = 'A recovery needs a target, unless it is done elsewhere.';
      return [errorIssue('MISSING_INPUT', [...path, 'target'], message)];
    }
    if (recovery.target.datastoreIds.length > 0) return [];
    return [errorIssue('MISSING_INPUT', [...path, 'target', 'datastoreIds'], 'A target needs a datastore.')];
  }
  const superfluous = [
    ['process', recovery.process !== 'INSTANT'],
    ['powerOn', recovery.powerOn],
    ['continueOnError', recovery.continueOnError],
    ['existing', recovery.existing !== 'FAIL'],
    ['namePrefix', recovery.namePrefix !== null],
    ['nameSuffix', recovery.nameSuffix !== null],
    ['target', recovery.target !== null],
  ] as const;
  return superfluous.flatMap(([field, isGiven]) => {
    const message = `${field} has no meaning where the recovery is done elsewhere: leave it out.`;
    return isGiven ? [errorIssue('ACTION_NOT_ALLOWED', [...path, field], message)] : [];
  });
}

/** At most one of each kind, with a time exactly where it does something. */
export function checkGates(gates: readonly GateRequest[]): readonly Issue[] {
  return gates.flatMap(({ gate, onTimeout, timeoutSeconds }, position) => {
    const path = ['gates', String(position)];
    const issues: Issue[] = [];
    if (gates.findIndex((other) => other.gate === gate) < position)
      issues.push(errorIssue('ACTION_NOT_ALLOWED', [...path, 'gate'], `The gate ${gate} is given twice.`));
    if (onTimeout === 'HOLD' && timeoutSeconds !== null) {
      const message = 'A gate that holds has no time: leave timeoutSeconds out.';
      issues.push(errorIssue('ACTION_NOT_ALLOWED', [...path, 'timeoutSeconds'], message));
    }
    if (onTimeout !== 'HOLD' && timeoutSeconds === null) {
      const message = `A gate with ${onTimeout} needs timeoutSeconds.`;
      issues.push(errorIssue('MISSING_INPUT', [...path, 'timeoutSeconds'], message));
    }
    if (timeoutSeconds !== null && (timeoutSeconds < 0 || timeoutSeconds > MAX_GATE_SECONDS)) {
      const message = `timeoutSeconds must lie between 0 and ${MAX_GATE_SECONDS}.`;
      issues.push(errorIssue('ACTION_NOT_ALLOWED', [...path, 'timeoutSeconds'], message));
    }
    return issues;
  });
}

/** What a timer may do by itself has to be acknowledged when it is set. */
export function checkTimers(
  gates: readonly GateRequest[],
  recovery: Pick<RecoveryPlan, 'powerOn'>,
  acknowledged: { readonly pointOfNoReturn: boolean; readonly dataLoss: boolean },
): readonly Issue[] {
  const accept = gates.find(({ gate }) => gate === 'ACCEPT')?.onTimeout;
  const issues: Issue[] = [];
  if (accept === 'CONTINUE')
    issues.push(
      ...checkAcknowledgement(
        acknowledged.pointOfNoReturn,
        'acknowledgePointOfNoReturn',
        'A timer may pass the gate ACCEPT, and with it the point of no return',
      ),
    );
  if (accept === 'ROLL_BACK' && recovery.powerOn)
    issues.push(
      ...checkAcknowledgement(
        acknowledged.dataLoss,
        'acknowledgeDataLoss',
        'A timer may tear down workloads that were powered on, and what they wrote is lost',
      ),
    );
  return issues;
}
