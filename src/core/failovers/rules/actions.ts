import { errorIssue, type Issue } from '../../values/issue.ts';
import { hasRecovery } from './course.ts';
import type { Failover } from './failover.ts';
import { FAILOVER_ACTIONS, type FailoverAction } from './failover-action.ts';
import { hasClosedGate } from './gates.ts';
import { isAwaitingReverseReplication } from './next-move.ts';
import {
  atRest,
  beforePointOfNoReturn,
  hasPlannedRun,
  isSending,
  isStoppedAt,
  needs,
  no,
  notEnded,
  uncertain,
  wrongKind,
} from './refusals.ts';
import { hasSucceeded, isDone, stoppingStep } from './steps.ts';

/** Actions whose effect a later one can take back. */
const REVERSIBLE: ReadonlySet<FailoverAction> = new Set<FailoverAction>([
  'INITIATE_FAILOVER',
  'START_PLANNED_RUN',
  'RECOVER_FAILOVER_OBJECTS',
  'LINK_FAILOVER_OBJECTS',
  'PREPARE_VIEW_FAILOVER',
]);

/** An action, and why it is not possible now; possible where nothing is said. */
export interface FailoverActionState {
  readonly action: FailoverAction;
  readonly refusals: readonly Issue[];
  readonly isReversible: boolean;
}

/** Every action of a failover. What is shown and what is enforced are this one answer. */
export function actionsOf(failover: Failover): readonly FailoverActionState[] {
  return FAILOVER_ACTIONS.map((action) => ({
    action,
    refusals: refusalsOf(failover, action),
    isReversible: REVERSIBLE.has(action),
  }));
}

const OF_OBJECTS: ReadonlySet<FailoverAction> = new Set<FailoverAction>([
  'INITIATE_FAILOVER',
  'START_PLANNED_RUN',
  'RECOVER_FAILOVER_OBJECTS',
  'LINK_FAILOVER_OBJECTS',
  'ACTIVATE_BACKUP',
  'DEACTIVATE_BACKUP',
  'TEAR_DOWN_RECOVERY',
  'CONTINUE_FAILOVER',
  'ROLL_BACK_FAILOVER',
]);
const OF_VIEWS: ReadonlySet<FailoverAction> = new Set<FailoverAction>([
  'PREPARE_VIEW_FAILOVER',
  'FINALIZE_VIEW_FAILOVER',
]);

/** Why the failover's own state forbids the action; empty exactly when it allows it. */
export function refusalsOf(failover: Failover, action: FailoverAction): readonly Issue[] {
  const isOther = failover.kind === 'VIEW' ? OF_OBJECTS.has(action) : OF_VIEWS.has(action);
  if (isOther) return [wrongKind(failover)];
  return RULES[action](failover).filter((issue) => issue !== null);
}

type Rule = (failover: Failover) => readonly (Issue | null)[];

const RULES: Readonly<Record<FailoverAction, Rule>> = {
  INITIATE_FAILOVER: (failover) => [
    ...atRest(failover, ['INITIATE']),
    hasSucceeded(failover, 'INITIATE') ? no('The replication cluster has initiated the failover.') : null,
    isDone(failover, 'LINK') ? no('The objects are linked already.') : null,
  ],
  START_PLANNED_RUN: (failover) => [
    ...atRest(failover, ['PLANNED_RUN']),
    hasPlannedRun(failover)
      ? no(
          'The failover has its planned run, and clusters do not say what a second one under the same id does.',
          'Begin a new failover under another id.',
        )
      : null,
  ],
  RECOVER_FAILOVER_OBJECTS: (failover) => [
    ...atRest(failover, ['SELECT_SNAPSHOTS', 'RECOVER', 'FIND_RECOVERED']),
    needs(failover, 'PLANNED_RUN', 'The planned run has not succeeded.', 'startPlannedRun'),
    needs(failover, 'INITIATE', 'The replication cluster does not know the failover.', 'initiateFailover'),
    isDone(failover, 'RECOVER') && !isStoppedAt(failover, ['FIND_RECOVERED'])
      ? no('The objects are recovered.', 'tearDownRecovery takes that back.')
      : null,
    hasRecovery(failover) && !isDone(failover, 'RECOVER')
      ? no(
          'An earlier attempt has left a recovery.',
          'tearDownRecovery removes it; resumeFailover tries again.',
        )
      : null,
  ],
  LINK_FAILOVER_OBJECTS: (failover) => [
    ...atRest(failover, ['FIND_RECOVERED', 'LINK']),
    isDone(failover, 'RECOVER')
      ? null
      : no('The objects are not recovered.', 'recoverFailoverObjects comes first.'),
    hasSucceeded(failover, 'LINK') ? no('The objects are linked.') : null,
  ],
  ACTIVATE_BACKUP: (failover) => [
    ...atRest(failover, ['ACTIVATE', 'DEACTIVATE']),
    hasSucceeded(failover, 'LINK')
      ? null
      : no('The objects are not linked.', 'linkFailoverObjects comes first.'),
    failover.tally.byVerdict.LINKED > 0 || !hasSucceeded(failover, 'LINK')
      ? null
      : no('No object is linked that is not activated.'),
  ],
  DEACTIVATE_BACKUP: (failover) => [
    ...atRest(failover, ['DEACTIVATE']),
    failover.pointOfNoReturnPassedAt === null
      ? no('Nothing is activated on the replication cluster.', 'activateBackup comes first.')
      : null,
    failover.pointOfNoReturnPassedAt !== null && failover.tally.criticalNotActivated > 0
      ? no('A critical object is not activated.', 'activateBackup may be repeated for it.')
      : null,
    hasSucceeded(failover, 'DEACTIVATE') ? no('The source has been let go.') : null,
  ],
  CLEAN_UP_FAILOVER: (failover) => [
    ...atRest(failover, ['CLEAN_UP'], { afterTheEnd: true }),
    failover.phase === 'COMPLETED' ? null : no('The failover is not completed.'),
    failover.phase === 'COMPLETED' && isAwaitingReverseReplication(failover)
      ? no('The first replication back to the source has not succeeded.')
      : null,
    isDone(failover, 'CLEAN_UP') ? no('Both sides are tidied up.') : null,
  ],
  TEAR_DOWN_RECOVERY: (failover) => [
    ...beforePointOfNoReturn(failover),
    ...atRest(failover, ['SELECT_SNAPSHOTS', 'RECOVER', 'FIND_RECOVERED', 'LINK', 'TEAR_DOWN', 'ACTIVATE'], {
      whileRunning: ['RECOVER'],
    }),
    hasRecovery(failover) ? null : no('There is no recovery of this failover.'),
  ],
  PREPARE_VIEW_FAILOVER: (failover) => [...beforePointOfNoReturn(failover), ...atRest(failover, ['PREPARE'])],
  FINALIZE_VIEW_FAILOVER: (failover) => [
    ...beforePointOfNoReturn(failover),
    ...atRest(failover, ['FINALIZE']),
    needs(failover, 'PREPARE', 'The view has not been prepared.', 'prepareViewFailover'),
  ],
  CONTINUE_FAILOVER: (failover) => [
    ...uncertain(failover),
    ...notEnded(failover),
    hasClosedGate(failover) ? null : errorIssue('GATE_NOT_WAITING', [], 'No gate is closed.'),
  ],
  RESUME_FAILOVER: (failover) => [
    failover.phase === 'STOPPED' ? null : no('No step has stopped the failover.'),
    stoppingStep(failover) === 'PLANNED_RUN' && hasPlannedRun(failover)
      ? no(
          'Clusters do not say what a second planned run under the same id does.',
          'Begin a new failover under another id.',
        )
      : null,
  ],
  ROLL_BACK_FAILOVER: (failover) => [
    ...beforePointOfNoReturn(failover),
    ...uncertain(failover),
    ...notEnded(failover),
    failover.course === 'FORWARD' ? null : no('The failover is being taken back already.'),
    isSending(failover)
      ? no('A request is on its way to a cluster.', 'Ask again when it is answered.')
      : null,
  ],
  CANCEL_FAILOVER: (failover) => [
    ...beforePointOfNoReturn(failover),
    ...uncertain(failover),
    ...notEnded(failover),
    failover.course === 'FORWARD' ? null : no('The failover is being taken back already.'),
    hasRecovery(failover)
      ? no('Workloads have been recovered.', 'rollBackFailover tears them down as well.')
      : null,
    isSending(failover)
      ? no('A request is on its way to a cluster.', 'Ask again when it is answered.')
      : null,
  ],
  FORCE_FINISH_FAILOVER: (failover) => [
    failover.phase === 'STOPPED'
      ? null
      : no('Only a failover that a step has stopped can be finished by hand.'),
  ],
  ADD_FAILOVER_NOTE: () => [],
  FAIL_BACK: (failover) => [
    failover.phase === 'COMPLETED' ? null : no('The failover is not completed.'),
    failover.failedBackByFailoverId === null
      ? null
      : no(`Failover ${failover.failedBackByFailoverId} takes it back already.`),
  ],
};
