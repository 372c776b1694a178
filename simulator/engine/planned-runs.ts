import type { Failover, PlannedRun, PlannedRunReference } from '../failover/model.ts';
import type { ClusterState, Run, SimulatorState } from '../model.ts';
import { isOngoing, operationsOf } from '../model.ts';
import { affectedOperations, cancelAffected, unfinished } from './conflicts.ts';
import { cancelOperation } from './operations.ts';
import { durationOf } from './pace.ts';
import { createRun } from './runs.ts';

export type PlannedRunDemand = Omit<
  PlannedRun,
  'acceptedUsecs' | 'affected' | 'waitedForPlannedRuns' | 'stage' | 'dueUsecs' | 'runId'
>;

/** The cluster's record of the failover, made when it hears of the id for the first time. */
export function failoverRecord(cluster: ClusterState, failoverId: string): Failover {
  const known = cluster.failovers.find((candidate) => candidate.id === failoverId);
  if (known !== undefined) return known;
  const record: Failover = {
    id: failoverId,
    initialization: null,
    plannedRuns: [],
    links: [],
    activations: [],
    deactivation: null,
    misspeltActivations: 0,
    isCanceled: false,
  };
  cluster.failovers.push(record);
  return record;
}

/**
 * Accepts a planned run that has passed all checks: cancels what it cancels, pauses what it pauses.
 * What it waits for is settled now: a run that starts later does not delay it (the simulator's choice; waiting
 * for later runs too could last for ever, and two planned runs that wait for each other would). The same failover id again makes a second planned run, which is not
 * documented upstream.
 */
export function acceptPlannedRun(
  state: SimulatorState,
  cluster: ClusterState,
  failoverId: string,
  demand: PlannedRunDemand,
): PlannedRun {
  const failover = failoverRecord(cluster, failoverId);
  const affected = affectedOperations(cluster, demand);
  const planned: PlannedRun = {
    ...demand,
    acceptedUsecs: state.nowUsecs,
    affected,
    waitedForPlannedRuns: waitingPlannedRuns(cluster, demand.objectIds),
    stage: 'waiting',
    dueUsecs: null,
    runId: null,
  };
  failover.plannedRuns.push(planned);
  cancelAffected(state, cluster, affected, failoverId);
  if (demand.pauseNextRuns) {
    const group = cluster.groups.find((candidate) => candidate.id === demand.protectionGroupId);
    if (group && !group.pausedByFailoverIds.includes(failoverId)) group.pausedByFailoverIds.push(failoverId);
  }
  releasePlannedRuns(state, cluster);
  return planned;
}

/** Those on at least one of the objects that are no runs yet; what is a run conflicts as a run. */
function waitingPlannedRuns(cluster: ClusterState, objectIds: readonly bigint[]): PlannedRunReference[] {
  const wanted = new Set(objectIds);
  return cluster.failovers.flatMap((failover) =>
    failover.plannedRuns.flatMap((planned, index) =>
      planned.stage === 'waiting' && planned.objectIds.some((id) => wanted.has(id))
        ? [{ failoverId: failover.id, index }]
        : [],
    ),
  );
}

/** Whether an earlier planned run has neither been canceled nor ended as a run. */
function isInTheWay(cluster: ClusterState, { failoverId, index }: PlannedRunReference): boolean {
  const earlier = cluster.failovers.find(({ id }) => id === failoverId)?.plannedRuns[index];
  if (earlier === undefined) return false;
  const run = runOf(cluster, earlier);
  return run === undefined ? earlier.stage === 'waiting' : isOngoing(run);
}

/** Whether the planned run still waits for other runs, planned ones included. */
function isBlocked(cluster: ClusterState, planned: PlannedRun): boolean {
  return (
    unfinished(cluster, planned, 'canceled').length > 0 ||
    unfinished(cluster, planned, 'waitedFor').length > 0 ||
    planned.waitedForPlannedRuns.some((earlier) => isInTheWay(cluster, earlier))
  );
}

/** Whether it waits for runs that were canceled for its sake. */
export function waitsForCancellations(cluster: ClusterState, planned: PlannedRun): boolean {
  return planned.stage === 'waiting' && unfinished(cluster, planned, 'canceled').length > 0;
}

/** Schedules the planned runs that nothing stands in the way of any more. */
export function releasePlannedRuns(state: SimulatorState, cluster: ClusterState): void {
  for (const failover of cluster.failovers) {
    for (const planned of failover.plannedRuns) {
      if (planned.stage !== 'waiting' || planned.dueUsecs !== null || isBlocked(cluster, planned)) continue;
      planned.dueUsecs = state.nowUsecs + durationOf(state, 'schedule');
    }
  }
}

/** Starts a planned run: one backup, one replication, whatever the group's policy says. */
export function startPlannedRun(
  state: SimulatorState,
  cluster: ClusterState,
  failover: Failover,
  planned: PlannedRun,
): void {
  planned.dueUsecs = null;
  const group = cluster.groups.find((candidate) => candidate.id === planned.protectionGroupId);
  const target = cluster.remoteClusters.find((remote) => remote.id === planned.replicationClusterId);
  if (group === undefined || group.isDeleted || target === undefined) {
    planned.stage = 'canceled';
    releasePlannedRuns(state, cluster);
    return;
  }
  const wanted = new Set(planned.objectIds);
  const run = createRun(state, cluster, {
    group,
    origin: 'plannedRun',
    failoverId: failover.id,
    runType: reportedRunType(planned.runType),
    objects: cluster.objects.filter((object) => wanted.has(object.id)),
    startUsecs: state.nowUsecs,
    replicationTargets: [{ clusterId: target.id, clusterName: target.name }],
    archivalTargets: [],
  });
  planned.stage = 'scheduled';
  planned.runId = run.id;
}

/** Runs report kRegular where configurations say kIncremental or kAll (presumably so upstream). */
export function reportedRunType(configured: string): string {
  return configured === 'kIncremental' || configured === 'kAll' ? 'kRegular' : configured;
}

/** The run that the planned run became. */
export function runOf(cluster: ClusterState, planned: PlannedRun): Run | undefined {
  return cluster.runs.find((run) => run.id === planned.runId);
}

/** Stops the planned runs of the failover, scheduled or not, and lets the paused group go on. */
export function cancelPlannedRuns(state: SimulatorState, cluster: ClusterState, failover: Failover): void {
  for (const planned of failover.plannedRuns) {
    if (planned.stage === 'waiting') {
      planned.stage = 'canceled';
      planned.dueUsecs = null;
    }
    const run = runOf(cluster, planned);
    for (const operation of run ? operationsOf(run) : []) {
      cancelOperation(operation, state, `Canceled with failover ${failover.id}.`);
    }
  }
  resumeGroups(cluster, failover.id);
  releasePlannedRuns(state, cluster);
}

/** Ends the pause that a failover's planned run asked for. */
export function resumeGroups(cluster: ClusterState, failoverId: string): void {
  for (const group of cluster.groups) {
    group.pausedByFailoverIds = group.pausedByFailoverIds.filter((id) => id !== failoverId);
  }
}
