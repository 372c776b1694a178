import type { Clusters } from '../../core/clusters/clusters.ts';
import type { FailoverCluster } from '../../core/clusters/failover/failover-cluster-port.ts';
import type { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import { AdvanceFailover } from '../../core/failovers/advance-failover.ts';
import { ChangeFailover } from '../../core/failovers/change-failover.ts';
import { FailBack } from '../../core/failovers/fail-back.ts';
import type { EnqueueWork } from '../../core/failovers/failover-port.ts';
import { FailoverRequests } from '../../core/failovers/failover-requests.ts';
import { GuidedFailovers } from '../../core/failovers/guided-failovers.ts';
import { InitiateFailover } from '../../core/failovers/initiate-failover.ts';
import { ObserveFailovers } from '../../core/failovers/observe-failovers.ts';
import { PlannedRunsOfFailovers } from '../../core/failovers/planned-runs-of-failovers.ts';
import { ViewFailovers } from '../../core/failovers/view-failovers.ts';
import type { CancelPlannedRun } from '../../core/planned-runs/cancel-planned-run.ts';
import type { StartPlannedRun } from '../../core/planned-runs/start-planned-run.ts';
import type { Clock } from '../../core/values/clock.ts';
import type { FailoverMutationUseCases } from '../../graphql/resolvers/failover-mutations.ts';
import type { Repositories } from './repositories.ts';

/** Longest pause between two observations, as a multiple of the configured interval. */
const IDLE_FACTOR = 5;

/** What the use cases of failovers are made from. */
export interface FailoverGround {
  readonly repositories: Repositories;
  readonly clusters: readonly FailoverCluster[];
  readonly start: StartPlannedRun;
  readonly cancel: CancelPlannedRun;
  readonly enqueue: EnqueueWork;
  readonly clock: Clock;
}

/** What viewers can ask of failovers, and of the planned runs within. */
export function createFailoverUseCases(
  ground: FailoverGround,
  configurations: FailoverRunConfigurations,
  clusters: Clusters,
): FailoverMutationUseCases & { readonly runs: PlannedRunsOfFailovers } {
  const { repositories } = ground;
  const change = changeOf(ground);
  const initiation = new InitiateFailover(change, clusters, repositories.configurations);
  return {
    initiation,
    requests: new FailoverRequests(change),
    guided: new GuidedFailovers(change, repositories.configurations),
    views: new ViewFailovers(change, clusters),
    failBack: new FailBack(change, configurations, byId(ground.clusters)),
    runs: runsOf(ground),
  };
}

/** What a worker carries out of failovers. */
export function createFailoverWork(
  ground: FailoverGround,
  {
    pollIntervalMs,
    submissionGraceMs,
  }: { readonly pollIntervalMs: number; readonly submissionGraceMs: number },
): { readonly advance: AdvanceFailover; readonly observe: ObserveFailovers } {
  const { repositories, enqueue, clock } = ground;
  const clusters = byId(ground.clusters);
  const advance = new AdvanceFailover(
    repositories.failovers,
    repositories.configurations,
    clusters,
    runsOf(ground),
    { pollIntervalMs, graceMs: submissionGraceMs },
    clock,
    enqueue,
  );
  const timing = { pollIntervalMs, idleIntervalMs: pollIntervalMs * IDLE_FACTOR };
  return { advance, observe: new ObserveFailovers(repositories.failovers, clusters, timing, clock, enqueue) };
}

function changeOf({ repositories, enqueue, clock }: FailoverGround): ChangeFailover {
  return new ChangeFailover(repositories.failovers, enqueue, clock.now);
}

function runsOf(ground: FailoverGround): PlannedRunsOfFailovers {
  const { repositories, start, cancel } = ground;
  const { failovers, plannedRuns } = repositories;
  return new PlannedRunsOfFailovers(changeOf(ground), failovers, plannedRuns, start, cancel);
}

/** Clusters by their configured ids. */
export function byId(clusters: readonly FailoverCluster[]) {
  const map = new Map(clusters.map((cluster) => [cluster.configuredId, cluster]));
  return { byId: (id: bigint) => map.get(id) };
}
