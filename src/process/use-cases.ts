import type { Cluster } from '../core/clusters/cluster-port.ts';
import { ClusterReads } from '../core/clusters/cluster-reads.ts';
import { Clusters } from '../core/clusters/clusters.ts';
import { FailoverRunConfigurations } from '../core/configurations/failover-run-configurations.ts';
import { CancelPlannedRun } from '../core/planned-runs/cancel-planned-run.ts';
import { RecordedEarlierRuns } from '../core/planned-runs/earlier-runs.ts';
import { FollowCluster } from '../core/planned-runs/follow-cluster.ts';
import { LostCluster } from '../core/planned-runs/lost-cluster.ts';
import type { PlannedRunChanges } from '../core/planned-runs/planned-run-changes.ts';
import { type EnqueueSubmission, StartPlannedRun } from '../core/planned-runs/start-planned-run.ts';
import { SubmitPlannedRun } from '../core/planned-runs/submit-planned-run.ts';
import { PlannedRunPreviews } from '../core/previews/planned-run-preview.ts';
import type { Clock } from '../core/values/clock.ts';
import type { Logger } from '../core/values/logger.ts';
import type { UseCases } from '../graphql/schema.ts';
import type { Config } from '../settings/settings.ts';
import { FailoverRunConfigurationRepository } from '../store/configurations/failover-run-configurations.ts';
import { translatingErrors } from '../store/database/outages.ts';
import type { OpenDatabase } from '../store/database/types.ts';
import { PlannedRunRepository } from '../store/planned-runs/planned-runs.ts';
import { systemClock } from './system-clock.ts';

/** Longest pause between two polls, as a multiple of the configured interval. */
const IDLE_FACTOR = 5;
const DOWN_FACTOR = 30;
/** Nor longer than this while the cluster is down, unless the interval is: runs are to catch up soon afterwards. */
const LONGEST_DOWN_INTERVAL_MS = 15_000;

/** What a process needs of the database: repositories, each used by several use cases. */
export interface Repositories {
  readonly configurations: FailoverRunConfigurationRepository;
  readonly plannedRuns: PlannedRunRepository;
}

export function createRepositories(database: OpenDatabase): Repositories {
  return {
    configurations: translatingErrors(new FailoverRunConfigurationRepository(database.database)),
    plannedRuns: translatingErrors(new PlannedRunRepository(database)),
  };
}

/** What the API offers, over the given repositories and clusters. */
export function createUseCases(
  { configurations: store, plannedRuns }: Repositories,
  clusterList: readonly Cluster[],
  changes: Pick<PlannedRunChanges, 'subscribe'>,
  enqueue: EnqueueSubmission,
  { maxObjects }: Pick<Config, 'maxObjects'>,
  clock: Clock = systemClock,
): UseCases {
  const { now } = clock;
  const clusters = new Clusters(clusterList);
  const configurations = new FailoverRunConfigurations(store, { maxObjects });
  const previews = new PlannedRunPreviews(
    clusters,
    configurations,
    new RecordedEarlierRuns(plannedRuns, store),
    now,
  );
  const start = new StartPlannedRun(plannedRuns, store, previews, enqueue, now);
  const cancel = new CancelPlannedRun(plannedRuns, clusters, clock);
  return {
    configurations,
    clusters: clusters.names(),
    reads: new ClusterReads(clusters, now),
    previews,
    plannedRuns: {
      find: (failoverIds) => plannedRuns.find(failoverIds),
      list: (...parameters) => plannedRuns.list(...parameters),
      listEvents: (runs) => plannedRuns.listEvents(runs),
      listEventPages: (requests) => plannedRuns.listEventPages(requests),
      start: (...parameters) => start.start(...parameters),
      cancel: (...parameters) => cancel.cancel(...parameters),
      subscribe: (failoverId) => changes.subscribe(failoverId),
    },
  };
}

/** What a worker carries out, over the same. */
export function createWorkerUseCases(
  { configurations, plannedRuns }: Repositories,
  clusterList: readonly Cluster[],
  {
    pollIntervalMs,
    submissionGraceMs,
    cancelAbandonMs,
  }: Pick<Config, 'pollIntervalMs' | 'submissionGraceMs' | 'cancelAbandonMs'>,
  logger: Pick<Logger, 'error'>,
  clock: Clock = systemClock,
): { readonly submit: SubmitPlannedRun; readonly follow: FollowCluster } {
  const clusters = new Clusters(clusterList);
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
  };
}
