import { HOUR } from '../clock.ts';
import type { ClusterState, ProtectionGroup, Run, SimulatorState } from '../model.ts';
import { isGroupPaused, operationsOf } from '../model.ts';
import { advanceRecovery, dueTimes } from '../recovery/progress.ts';
import { endRefresh } from '../sources/refresh.ts';
import { endViewFailover } from '../views/switch.ts';
import { OngoingRuns } from './ongoing-runs.ts';
import { stepOperation } from './operations.ts';
import { releasePlannedRuns, startPlannedRun } from './planned-runs.ts';
import { createOrdinaryRun, followOperation, isBackupUnderWay } from './runs.ts';
import { isFinal } from './work.ts';

/**
 * Brings the state to a later time by carrying out, in order, every change that falls due until then.
 * Nothing happens between requests: each request brings the state up to its own time first.
 */
export function advanceTo(state: SimulatorState, usecs: number): void {
  // Mostly nothing is due, as every request asks.
  const isDue = state.clusters.some((cluster) => earliestDue(cluster, cluster.runs) <= usecs);
  if (isDue) carryOutUntil(state, usecs);
  state.nowUsecs = Math.max(state.nowUsecs, usecs);
}

function carryOutUntil(state: SimulatorState, usecs: number): void {
  const parts = state.clusters.map((cluster) => ({ cluster, ongoing: new OngoingRuns(cluster) }));
  for (;;) {
    const due = Math.min(...parts.map(({ cluster, ongoing }) => earliestDue(cluster, ongoing.list())));
    if (due > usecs) return;
    state.nowUsecs = Math.max(state.nowUsecs, due);
    for (const { cluster, ongoing } of parts) carryOutDue(state, cluster, ongoing.list());
  }
}

function earliestDue(cluster: ClusterState, ongoing: readonly Run[]): number {
  let earliest = Number.POSITIVE_INFINITY;
  const consider = (dueUsecs: number | null) => {
    if (dueUsecs !== null && dueUsecs < earliest) earliest = dueUsecs;
  };
  for (const group of cluster.groups) consider(group.nextRunUsecs);
  for (const run of ongoing) {
    consider(run.backup.dueUsecs);
    for (const copy of run.replications) consider(copy.dueUsecs);
    for (const copy of run.archivals) consider(copy.dueUsecs);
  }
  for (const failover of cluster.failovers) {
    for (const planned of failover.plannedRuns) consider(planned.dueUsecs);
  }
  for (const failover of cluster.viewFailovers) consider(failover.dueUsecs);
  for (const source of cluster.sources) consider(source.refreshDueUsecs);
  for (const recovery of cluster.recoveries) for (const dueUsecs of dueTimes(recovery)) consider(dueUsecs);
  return earliest;
}

function carryOutDue(state: SimulatorState, cluster: ClusterState, ongoing: readonly Run[]): void {
  const { nowUsecs } = state;
  const isDue = (dueUsecs: number | null) => dueUsecs !== null && dueUsecs <= nowUsecs;
  for (const run of ongoing) {
    operationsOf(run).forEach((operation, index) => {
      if (!isDue(operation.dueUsecs)) return;
      stepOperation(operation, state);
      if (isFinal(operation.status)) followOperation(state, cluster, run, index);
    });
  }
  releasePlannedRuns(state, cluster);
  for (const failover of cluster.failovers) {
    for (const planned of failover.plannedRuns) {
      if (isDue(planned.dueUsecs)) startPlannedRun(state, cluster, failover, planned);
    }
  }
  for (const failover of cluster.viewFailovers) {
    if (isDue(failover.dueUsecs)) endViewFailover(state, cluster, failover);
  }
  for (const recovery of cluster.recoveries) advanceRecovery(state, cluster, recovery);
  for (const source of cluster.sources) {
    if (isDue(source.refreshDueUsecs)) endRefresh(state, cluster, source);
  }
  for (const group of cluster.groups) {
    if (isDue(group.nextRunUsecs)) runOnSchedule(state, cluster, group);
  }
}

/** A paused group, and one whose last backup is still under way, let their turn pass. */
function runOnSchedule(state: SimulatorState, cluster: ClusterState, group: ProtectionGroup): void {
  const policy = cluster.policies.find((candidate) => candidate.id === group.policyId);
  if (policy === undefined || !group.isActive || group.isDeleted) {
    group.nextRunUsecs = null;
    return;
  }
  group.nextRunUsecs = (group.nextRunUsecs ?? state.nowUsecs) + policy.intervalHours * HOUR;
  if (isGroupPaused(group) || group.memberIds.length === 0 || isBackupUnderWay(cluster, group)) return;
  createOrdinaryRun(state, cluster, group, 'schedule', 'kRegular', state.nowUsecs);
}
