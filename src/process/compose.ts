import type { Cluster } from '../core/clusters/cluster-port.ts';
import type { FailoverCluster } from '../core/clusters/failover-cluster-port.ts';
import { FailoverChanges } from '../core/failovers/failover-changes.ts';
import { PlannedRunChanges } from '../core/planned-runs/planned-run-changes.ts';
import type { Logger } from '../core/values/logger.ts';
import { createSocketOperations } from '../graphql/execution/socket-operations.ts';
import { createGraphQLHandler } from '../graphql/handler.ts';
import { type HttpServer, HttpServerBuilder } from '../http/server.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { startWorker } from '../jobs/worker.ts';
import type { Config } from '../settings/settings.ts';
import type { OpenDatabase } from '../store/database/types.ts';
import { FailoverNotifications } from '../store/failovers/failover-feed.ts';
import { PlannedRunNotifications } from '../store/planned-runs/planned-run-feed.ts';
import { Closers } from './closers.ts';
import { type FailoverJobs, jobsOf } from './composition/failover-jobs.ts';
import { createRepositories, type Repositories } from './composition/repositories.ts';
import { createRetention, createUseCases, createWorkerUseCases } from './composition/use-cases.ts';
import type { OddAnswers } from './odd-answers.ts';
import { openClusters, openStore } from './open-parts.ts';
import { databasePartProblem, listenProblem } from './startup-error.ts';
import { systemClock } from './system-clock.ts';

/** The running service. */
export interface Service {
  /** `undefined` when the process only works off jobs. */
  readonly url: string | undefined;
  readonly database: string;
  readonly clusters: readonly Cluster[];
  /** Base URL of the built-in simulator, where it runs. */
  readonly simulator: string | undefined;
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** Which parts a process runs. */
export interface ServiceParts {
  readonly server: boolean;
  readonly worker: boolean;
}

/** What the parts have in common. */
interface Ground {
  readonly config: Config;
  readonly logger: Logger;
  readonly database: OpenDatabase;
  readonly repositories: Repositories;
  readonly clusters: readonly FailoverCluster[];
  readonly oddAnswers: OddAnswers;
  readonly queue: JobQueue;
  readonly jobs: FailoverJobs;
  readonly closers: Closers;
}

/**
 * Starts everything in order and, when one part fails, lets go of the parts before it.
 * @throws StartupError when a setting is at fault
 */
export async function startService(config: Config, parts: ServiceParts, logger: Logger): Promise<Service> {
  const closers = new Closers();
  try {
    const { database, dataDirectory } = await openStore(config, logger, closers);
    const { clusters, simulator, oddAnswers } = await openClusters(config, dataDirectory, logger, closers);
    const queue = await openQueue(config, database, parts.worker, logger).catch((error: unknown) => {
      throw databasePartProblem(config, error);
    });
    closers.add(() => queue.close());
    const jobs = jobsOf(queue, systemClock);
    const repositories = createRepositories(database, jobs.enqueueWork);
    const ground: Ground = {
      config,
      logger,
      database,
      repositories,
      clusters,
      oddAnswers,
      queue,
      jobs,
      closers,
    };
    if (parts.worker)
      await addWorker(ground).catch((error: unknown) => {
        throw databasePartProblem(config, error);
      });
    const server = parts.server ? await addServer(ground) : undefined;
    if (server !== undefined) dataDirectory?.announce(server.url);
    return {
      url: server?.url,
      database: database.description,
      clusters,
      simulator: simulator?.baseUrl,
      close: () => closers.close(),
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

function openQueue(
  { databaseUrl }: Config,
  { driver }: OpenDatabase,
  supervise: boolean,
  logger: Logger,
): Promise<JobQueue> {
  const place =
    driver.kind === 'embedded'
      ? ({ kind: 'embedded', client: driver.client } as const)
      : ({ kind: 'postgresql', url: databaseUrl ?? '' } as const);
  return JobQueue.open(place, supervise, logger);
}

async function addWorker({
  config,
  logger,
  repositories,
  clusters,
  queue,
  jobs,
  closers,
}: Ground): Promise<void> {
  const worker = await startWorker({
    queue,
    runs: repositories.plannedRuns,
    ...createWorkerUseCases(repositories, clusters, config, jobs, logger),
    sweeper: {
      failovers: repositories.failovers,
      backfill: (limit) => repositories.join.backfill(limit),
      intervalMs: config.pollIntervalMs,
      clock: systemClock,
    },
    removeOldRuns: createRetention(repositories, config, logger),
    clusterCount: clusters.length,
    logger,
  });
  closers.add(() => worker.stop());
}

async function addServer(ground: Ground): Promise<HttpServer> {
  const { config, logger, database, repositories, clusters, oddAnswers, jobs, closers } = ground;
  const feed = new PlannedRunNotifications(database.driver);
  const { changes, close } = await PlannedRunChanges.open(
    repositories.plannedRuns,
    feed,
    (error) => logger.error({ err: error }, 'Subscribers could not be brought up to date'),
    systemClock,
  ).catch((error: unknown) => {
    throw databasePartProblem(config, error);
  });
  closers.add(close);
  const failoverChanges = await FailoverChanges.open(
    repositories.failovers,
    new FailoverNotifications(database.driver),
    feed,
  );
  closers.add(() => failoverChanges.close());
  const useCases = createUseCases(
    repositories,
    clusters,
    { runs: changes, failovers: failoverChanges.changes },
    jobs,
    config,
  );
  const graphql = createGraphQLHandler(useCases, { ...config, logger });
  const builder = new HttpServerBuilder({
    graphql,
    socketOperations: createSocketOperations(graphql),
    maxRequestBytes: config.maxRequestBytes,
    countSubscribers: () => changes.subscriberCount + failoverChanges.changes.subscriberCount,
    countOddAnswers: () => oddAnswers.counts,
    allowedHosts: config.allowedHosts,
    allowedOrigins: config.allowedOrigins,
    healthChecks: { database: () => database.ping() },
    logger,
  });
  const server = await builder.listen(config.host, config.port).catch((error: unknown) => {
    throw listenProblem(config, error);
  });
  closers.add(() => server.close(config.shutdownGraceMs));
  return server;
}
