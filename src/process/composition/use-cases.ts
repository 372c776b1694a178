import { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import { Clusters } from '../../core/clusters/clusters.ts';
import type { FailoverCluster } from '../../core/clusters/failover/failover-cluster-port.ts';
import { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import type { AdvanceFailover } from '../../core/failovers/advance-failover.ts';
import type { FailoverChanges } from '../../core/failovers/failover-changes.ts';
import { Leftovers } from '../../core/failovers/leftovers/leftovers.ts';
import type { ObserveFailovers } from '../../core/failovers/observe-failovers.ts';
import { FailoverReports } from '../../core/failovers/report/failover-reports.ts';
import { CancelPlannedRun } from '../../core/planned-runs/cancel-planned-run.ts';
import { RecordedEarlierRuns } from '../../core/planned-runs/earlier-runs.ts';
import { FollowCluster } from '../../core/planned-runs/follow-cluster.ts';
import { LostCluster } from '../../core/planned-runs/lost-cluster.ts';
import type { PlannedRunChanges } from '../../core/planned-runs/planned-run-changes.ts';
import { RemoveOldRuns } from '../../core/planned-runs/remove-old-runs.ts';
import { StartPlannedRun } from '../../core/planned-runs/start-planned-run.ts';
import { SubmitPlannedRun } from '../../core/planned-runs/submit-planned-run.ts';
import { PlannedRunPreviews } from '../../core/previews/planned-run-preview.ts';
import type { Clock } from '../../core/values/clock.ts';
import type { Logger } from '../../core/values/logger.ts';
import type { UseCases } from '../../graphql/schema.ts';
import type { Config } from '../../settings/settings.ts';
import type { FailoverJobs } from './failover-jobs.ts';
import { byId, createFailoverUseCases, createFailoverWork } from './failover-use-cases.ts';
import type { Repositories } from './repositories.ts';

/** Longest pause between two polls, as a multiple of the configured interval. */
const IDLE_FACTOR = 5;
const DOWN_FACTOR = 30;
/** Nor longer than this while the cluster is down, unless the interval is: runs are to catch up soon afterwards. */
const LONGEST_DOWN_INTERVAL_MS = 15_000;

/** What the use cases are to know of the settings. */
export type UseCaseSettings = Pick<
  Config,
  'maxObjects' | 'pollIntervalMs' | 'submissionGraceMs' | 'cancelAbandonMs' | 'retentionDays'
>;

/** What a worker carries out. */
export interface WorkerUseCases {
  readonly submit: SubmitPlannedRun;
  readonly follow: FollowCluster;
  readonly advance: AdvanceFailover;
  readonly observe: ObserveFailovers;
}

/** What the API offers, over the given repositories and clusters. */
export function createUseCases(
  repositories: Repositories,
  clusterList: readonly FailoverCluster[],
  changes: { readonly runs: Pick<PlannedRunChanges, 'subscribe'>; readonly failovers: FailoverChanges },
  jobs: FailoverJobs,
  { maxObjects }: Pick<UseCaseSettings, 'maxObjects'>,
  clock: Clock,
): UseCases {
  const { now } = clock;
  const { configurations: store, plannedRuns } = repositories;
  const clusters = new Clusters(clusterList);
  const configurations = new FailoverRunConfigurations(store, { maxObjects });
  const previews = previewsOf(repositories, clusters, configurations, now);
  const start = new StartPlannedRun(plannedRuns, store, previews, jobs.enqueueSubmission, now);
  const cancel = new CancelPlannedRun(plannedRuns, clusters, clock);
  const ground = { repositories, clusters: clusterList, start, cancel, enqueue: jobs.enqueueWork, clock };
  const { runs, ...failovers } = createFailoverUseCases(ground, configurations, clusters);
  return {
    configurations,
    clusters: clusters.names(),
    reads: new ClusterReads(clusters, now),
    previews,
    plannedRuns: {
      find: (failoverIds) => plannedRuns.find(failoverIds),
      list: (...parameters) => plannedRuns.list(...parameters),
      count: (filter) => plannedRuns.count(filter),
      listOfConfigurations: (...parameters) => plannedRuns.listOfConfigurations(...parameters),
      listEvents: (runs) => plannedRuns.listEvents(runs),
      listEventPages: (requests) => plannedRuns.listEventPages(requests),
      start: (...parameters) => runs.startByHand(...parameters),
      cancel: (...parameters) => runs.cancelByHand(...parameters, failovers.guided),
      subscribe: (failoverId) => changes.runs.subscribe(failoverId),
    },
    failovers: { ...failovers, reads: repositories.failovers, changes: changes.failovers },
    reports: new FailoverReports(
      repositories.failovers,
      plannedRuns,
      byId(clusterList),
      repositories.reportKey,
      now,
    ),
    leftovers: new Leftovers(clusterList, { failovers: repositories.failovers, configurations: store }, now),
  };
}

function previewsOf(
  { configurations: store, plannedRuns }: Repositories,
  clusters: Clusters,
  configurations: FailoverRunConfigurations,
  now: () => Date,
): PlannedRunPreviews {
  return new PlannedRunPreviews(clusters, configurations, new RecordedEarlierRuns(plannedRuns, store), now);
}

/** What a worker carries out, over the same. */
export function createWorkerUseCases(
  repositories: Repositories,
  clusterList: readonly FailoverCluster[],
  { pollIntervalMs, submissionGraceMs, cancelAbandonMs, maxObjects }: Omit<UseCaseSettings, 'retentionDays'>,
  jobs: FailoverJobs,
  logger: Pick<Logger, 'error'>,
  clock: Clock,
): WorkerUseCases {
  const { configurations, plannedRuns } = repositories;
  const clusters = new Clusters(clusterList);
  const previews = previewsOf(
    repositories,
    clusters,
    new FailoverRunConfigurations(configurations, { maxObjects }),
    clock.now,
  );
  const start = new StartPlannedRun(plannedRuns, configurations, previews, jobs.enqueueSubmission, clock.now);
  const cancel = new CancelPlannedRun(plannedRuns, clusters, clock);
  const ground = { repositories, clusters: clusterList, start, cancel, enqueue: jobs.enqueueWork, clock };
  const followTiming = {
    pollIntervalMs,
    idleIntervalMs: pollIntervalMs * IDLE_FACTOR,
    downIntervalMs: Math.max(
      pollIntervalMs,
      Math.min(pollIntervalMs * DOWN_FACTOR, LONGEST_DOWN_INTERVAL_MS),
    ),
  };
  const lost = new LostCluster(plannedRuns, cancelAbandonMs, clock.now, logger);
  const submissionTiming = { pollIntervalMs, submissionGraceMs };
  return {
    submit: new SubmitPlannedRun(plannedRuns, configurations, clusters, lost, submissionTiming, clock),
    follow: new FollowCluster(plannedRuns, clusters, lost, followTiming, clock),
    ...createFailoverWork(ground, submissionTiming),
  };
}

/** What removes old runs; `undefined` where all are kept. */
export function createRetention(
  { endedRuns }: Pick<Repositories, 'endedRuns'>,
  { retentionDays }: Pick<UseCaseSettings, 'retentionDays'>,
  logger: Pick<Logger, 'info'>,
  clock: Clock,
): RemoveOldRuns | undefined {
  return retentionDays === 0 ? undefined : new RemoveOldRuns(endedRuns, retentionDays, clock, logger);
}
