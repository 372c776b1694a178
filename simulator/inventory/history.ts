import { HOUR, MINUTE } from '../clock.ts';
import { advanceTo } from '../engine/advance.ts';
import { createOrdinaryRun } from '../engine/runs.ts';
import type { ClusterState, ProtectionGroup, SimulatorState } from '../model.ts';
import { backedUpObjects, isOngoing } from '../model.ts';
import { randomInteger } from '../random.ts';

/** Finished runs that every active group starts with, so that estimates have a basis. */
const HISTORY_RUNS = 3;
/** Nothing starts this long after the start, and the last run has at least as long to end before it. */
const QUIET = 1.25 * HOUR;
/** Longer than any history takes: three times the longest interval of a policy. */
const HISTORY_SPAN = 48 * HOUR;

/** Where a group's schedule stands: its next turn after the start follows from the last one before. */
interface Schedule {
  readonly group: ProtectionGroup;
  readonly intervalUsecs: number;
  readonly nextRunUsecs: number;
}

/** When simulated time has to begin for the history to end at the start. */
export function historyStart(startUsecs: number): number {
  return startUsecs - HISTORY_SPAN;
}

/**
 * Lets every active group finish a few runs until the start and go on from there. Its turns are an interval of its
 * policy apart, before and after the start alike: clients tell the next run by the last one and the interval.
 */
export function runHistory(state: SimulatorState, cluster: ClusterState, startUsecs: number): void {
  const schedules = drawSchedules(state, cluster, startUsecs);
  for (const { group, intervalUsecs, nextRunUsecs } of schedules) {
    const earliest = nextRunUsecs - (HISTORY_RUNS + 1) * intervalUsecs;
    for (const object of backedUpObjects(cluster, group)) {
      object.lastBackupUsecs = Math.max(object.lastBackupUsecs, earliest);
    }
  }
  for (const { group, usecs } of schedules.flatMap(pastTurns).sort((one, other) => one.usecs - other.usecs)) {
    if (usecs > state.nowUsecs) advanceTo(state, usecs);
    createOrdinaryRun(state, cluster, group, 'history', 'kRegular', usecs);
  }
  advanceTo(state, startUsecs);
  if (cluster.runs.some(isOngoing)) throw new Error('A run of the history has not ended before the start.');
  for (const { group, nextRunUsecs } of schedules) group.nextRunUsecs = nextRunUsecs;
}

/**
 * Turns of different groups are spread, the same ones for the same seed. Over whole minutes: with thousands of
 * groups, every further moment at which something falls due would lengthen the start.
 */
function drawSchedules(state: SimulatorState, cluster: ClusterState, startUsecs: number): Schedule[] {
  return cluster.groups.flatMap((group) => {
    const policy = cluster.policies.find((candidate) => candidate.id === group.policyId);
    if (!group.isActive || group.isDeleted || policy === undefined) return [];
    const intervalUsecs = policy.intervalHours * HOUR;
    const minutes = randomInteger(state.random, QUIET / MINUTE, (intervalUsecs - QUIET) / MINUTE);
    return [{ group, intervalUsecs, nextRunUsecs: startUsecs + minutes * MINUTE }];
  });
}

function pastTurns({ group, intervalUsecs, nextRunUsecs }: Schedule) {
  return Array.from({ length: HISTORY_RUNS }, (_, index) => ({
    group,
    usecs: nextRunUsecs - (index + 1) * intervalUsecs,
  }));
}
