import { HOUR } from '../clock.ts';
import type { ViewFailover } from '../failover/model.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { operationsOf, plannedRunsOf } from '../model.ts';
import { workedBy } from './operations.ts';
import { paceOf } from './pace.ts';
import type { Work } from './work.ts';
import { isFinal } from './work.ts';

/** Every work under way takes its share of what it took: from now on it gets on at the pace of the new speed. */
export function changeSpeed(state: SimulatorState, speed: number): void {
  const pace = paceOf(speed);
  if (pace !== state.pace) retime(state, state.nowUsecs, pace / state.pace);
  state.speed = speed;
  state.pace = pace;
}

/**
 * Goes on at a later time, as clusters do that were switched off in between: what was under way goes on from where
 * it stood, and turns of schedules that passed meanwhile have passed.
 */
export function resumeAt(state: SimulatorState, usecs: number): void {
  if (usecs <= state.nowUsecs) return;
  retime(state, usecs, 1);
  state.nowUsecs = usecs;
  for (const cluster of state.clusters) skipTurns(cluster, usecs);
}

function skipTurns(cluster: ClusterState, usecs: number): void {
  for (const group of cluster.groups) {
    const policy = cluster.policies.find((candidate) => candidate.id === group.policyId);
    if (group.nextRunUsecs === null || policy === undefined || group.nextRunUsecs >= usecs) continue;
    const intervalUsecs = policy.intervalHours * HOUR;
    group.nextRunUsecs += Math.ceil((usecs - group.nextRunUsecs) / intervalUsecs) * intervalUsecs;
  }
}

/** Moves what is due from the state's time to another, and shortens what remains by the factor. */
function retime(state: SimulatorState, toUsecs: number, factor: number): void {
  const { nowUsecs } = state;
  const moved = (dueUsecs: number | null) =>
    dueUsecs === null ? null : toUsecs + Math.ceil((dueUsecs - nowUsecs) / factor);
  for (const cluster of state.clusters) {
    for (const work of worksOf(cluster)) {
      if (isFinal(work.status)) continue;
      work.workedUsecs = workedBy(work, nowUsecs) / factor;
      work.durationUsecs = Math.ceil(work.durationUsecs / factor);
      if (work.runningSinceUsecs !== null) work.runningSinceUsecs = toUsecs;
      work.dueUsecs = moved(work.dueUsecs);
    }
    for (const { tearDown } of cluster.recoveries) if (tearDown) tearDown.dueUsecs = moved(tearDown.dueUsecs);
    for (const source of cluster.sources) source.refreshDueUsecs = moved(source.refreshDueUsecs);
    for (const planned of plannedRunsOf(cluster)) planned.dueUsecs = moved(planned.dueUsecs);
    for (const failover of cluster.viewFailovers) retimeViewFailover(failover, moved, factor);
  }
}

function worksOf(cluster: ClusterState): Work[] {
  const recovered = cluster.recoveries.flatMap(({ objects }) => objects.flatMap(({ phases }) => phases));
  return [...cluster.runs.flatMap(operationsOf), ...recovered];
}

function retimeViewFailover(
  failover: ViewFailover,
  moved: (dueUsecs: number | null) => number | null,
  factor: number,
): void {
  if (failover.dueUsecs === null) return;
  failover.dueUsecs = moved(failover.dueUsecs);
  failover.durationUsecs /= factor;
}
