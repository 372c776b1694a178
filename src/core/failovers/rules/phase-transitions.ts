import type { FailoverPhase } from './failover.ts';

/**
 * The table of transitions: the phases that may follow each phase. `apply` refuses any other, the drawing in
 * `docs/failover-workflow.md` shows this table, and a test compares the two.
 */
export const PHASE_TRANSITIONS: Readonly<Record<FailoverPhase, readonly FailoverPhase[]>> = {
  PREPARED: ['SYNCING', 'IN_SYNC', 'ACTIVATED', 'COMPLETED', 'ROLLING_BACK', 'CANCELED', 'STOPPED'],
  SYNCING: ['PREPARED', 'IN_SYNC', 'ROLLING_BACK', 'CANCELED', 'STOPPED'],
  IN_SYNC: ['SYNCING', 'RECOVERING', 'ACTIVATED', 'COMPLETED', 'ROLLING_BACK', 'CANCELED', 'STOPPED'],
  RECOVERING: ['IN_SYNC', 'RECOVERED', 'ROLLING_BACK', 'CANCELED', 'STOPPED'],
  RECOVERED: ['IN_SYNC', 'RECOVERING', 'ACTIVATED', 'COMPLETED', 'ROLLING_BACK', 'CANCELED', 'STOPPED'],
  ACTIVATED: ['COMPLETED', 'STOPPED'],
  ROLLING_BACK: ['ROLLED_BACK', 'STOPPED'],
  STOPPED: [
    'PREPARED',
    'SYNCING',
    'IN_SYNC',
    'RECOVERING',
    'RECOVERED',
    'ACTIVATED',
    'COMPLETED',
    'ROLLING_BACK',
    'ROLLED_BACK',
    'CANCELED',
    'FINISHED_BY_HAND',
  ],
  COMPLETED: [],
  ROLLED_BACK: [],
  CANCELED: [],
  FINISHED_BY_HAND: [],
};

/** Whether a failover may go from one phase to the other. */
export function mayFollow(from: FailoverPhase, to: FailoverPhase): boolean {
  return from === to || PHASE_TRANSITIONS[from].includes(to);
}
