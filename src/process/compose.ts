import type { FailoverCluster } from '../core/clusters/failover/failover-cluster-port.ts';
import { FailoverChanges } from '../core/failovers/failover-changes.ts';
import { PlannedRunChanges } from '../core/planned-runs/planned-run-changes.ts';
import type { Clock } from '../core/values/clock.ts';
import type { Logger } from '../core/values/logger.ts';
import { createSocketOperations } from '../graphql/execution/socket-operations.ts';
import { createGraphQLHandler, type GraphQLHandlerOptions } from '../graphql/handler.ts';
import type { UseCases } from '../graphql/schema.ts';
import { type HttpServer, HttpServerBuilder, type HttpServerOptions } from '../http/server.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { startWorker } from '../jobs/worker.ts';
import type { OpenDatabase } from '../store/database/types.ts';
import { FailoverNotifications } from '../store/failovers/failover-feed.ts';
import { PlannedRunNotifications } from '../store/planned-runs/planned-run-feed.ts';
import { type FailoverJobs, jobsOf } from './composition/failover-jobs.ts';
import { createRepositories, type Repositories } from './composition/repositories.ts';
import {
  createRetention,
  createUseCases,
  createWorkerUseCases,
  type UseCaseSettings,
  type WorkerUseCases,
} from './composition/use-cases.ts';
import { systemClock } from './system-clock.ts';

/** What is opened beforehand: by the product from its settings, by tests and benchmarks as they need it. */
export interface Ground {
  readonly database: OpenDatabase;
  /** Of PostgreSQL, to which the job queue connects by itself; `undefined` for the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly clusters: readonly FailoverCluster[];
  readonly logger: Logger;
  /** Default the machine's. */
  readonly clock?: Clock | undefined;
  readonly countOddAnswers?: HttpServerOptions['countOddAnswers'];
}

/** What the parts are to know of the settings. */
export type CompositionSettings = UseCaseSettings & Omit<GraphQLHandlerOptions, 'logger'>;

/** Where the API listens, and how it deals with connections. */
export type ListenOptions = Pick<HttpServerOptions, 'allowedHosts' | 'stallIntervalMs' | 'pingIntervalMs'> & {
  readonly host: string;
  readonly port: number;
  /** How long requests under way may take when the server closes. */
  readonly shutdownGraceMs: number;
  /** Beside that of the database. */
  readonly healthChecks?: HttpServerOptions['healthChecks'] | undefined;
  readonly connectionInitMs?: number | undefined;
};

/** The API, reached in process or over HTTP. */
export interface Api {
  readonly useCases: UseCases;
  /** Of planned runs. */
  readonly changes: PlannedRunChanges;
  readonly graphql: ReturnType<typeof createGraphQLHandler>;
  /** Another endpoint over the same, which has asked the clusters nothing yet. */
  createGraphQL(): ReturnType<typeof createGraphQLHandler>;
  /** @throws the error of node:net when the address cannot be listened on */
  listen(options: ListenOptions): Promise<HttpServer>;
}

/** Sweeping reads all failovers under way, and need not keep up with polls that are very frequent. */
const LEAST_SWEEP_INTERVAL_MS = 250;

/** The parts of the service, wired. Disposing lets go of them in reverse order, and not of the ground. */
export interface Composition extends AsyncDisposable {
  readonly jobs: FailoverJobs;
  readonly repositories: Repositories;
  readonly work: WorkerUseCases;
  /** Works off jobs from here on. */
  startWorker(): Promise<void>;
  /** Once. */
  openApi(): Promise<Api>;
}

/**
 * The one place where the parts are put together, for product, tests and benchmarks alike.
 * @param supervise whether this process also looks after the queue, as those with a worker do
 */
export async function compose(
  ground: Ground,
  settings: CompositionSettings,
  supervise: boolean,
): Promise<Composition> {
  const { database, clusters, logger, clock = systemClock } = ground;
  await using opening = new AsyncDisposableStack();
  const queue = await openQueue(ground, supervise);
  opening.defer(() => queue.close());
  const jobs = jobsOf(queue, clock);
  const repositories = createRepositories(database, jobs.enqueueWork, clock);
  const work = createWorkerUseCases(repositories, clusters, settings, jobs, logger, clock);
  const opened = opening.move();
  return {
    jobs,
    repositories,
    work,
    async startWorker() {
      const worker = await startWorker({
        queue,
        runs: repositories.plannedRuns,
        ...work,
        sweeper: {
          failovers: repositories.failovers,
          backfill: (limit) => repositories.join.backfill(limit),
          intervalMs: Math.max(settings.pollIntervalMs, LEAST_SWEEP_INTERVAL_MS),
          clock,
        },
        removeOldRuns: createRetention(repositories, settings, logger, clock),
        clusterCount: clusters.length,
        logger,
      });
      opened.defer(() => worker.stop());
    },
    async openApi() {
      const feed = new PlannedRunNotifications(database.driver);
      const runs = await PlannedRunChanges.open(
        repositories.plannedRuns,
        feed,
        (error) => logger.error({ err: error }, 'Subscribers could not be brought up to date'),
        clock,
      );
      opened.defer(runs.close);
      const failovers = await FailoverChanges.open(
        repositories.failovers,
        new FailoverNotifications(database.driver),
        feed,
        clock,
      );
      opened.defer(() => failovers.close());
      const changes = { runs: runs.changes, failovers: failovers.changes };
      const newUseCases = () => createUseCases(repositories, clusters, changes, jobs, settings, clock);
      const createGraphQL = (useCases = newUseCases()) =>
        createGraphQLHandler(useCases, { ...settings, logger });
      const useCases = newUseCases();
      const graphql = createGraphQL(useCases);
      const listen = async ({ host, port, shutdownGraceMs, ...options }: ListenOptions) => {
        const builder = new HttpServerBuilder({
          ...options,
          graphql,
          socketOperations: createSocketOperations(graphql, options.connectionInitMs),
          maxRequestBytes: settings.maxRequestBytes,
          allowedOrigins: settings.allowedOrigins,
          countSubscribers: () => runs.changes.subscriberCount + failovers.changes.subscriberCount,
          ...(ground.countOddAnswers && { countOddAnswers: ground.countOddAnswers }),
          healthChecks: { database: () => database.ping(), ...options.healthChecks },
          reports: useCases.reports,
          logger,
        });
        const server = await builder.listen(host, port);
        opened.defer(() => server.close(shutdownGraceMs));
        return server;
      };
      return { useCases, changes: runs.changes, graphql, createGraphQL: () => createGraphQL(), listen };
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

function openQueue({ database: { driver }, databaseUrl, logger }: Ground, supervise: boolean) {
  if (driver.kind === 'embedded')
    return JobQueue.open({ kind: 'embedded', client: driver.client }, supervise, logger);
  if (databaseUrl === undefined) throw new TypeError('the job queue needs the URL of the database');
  return JobQueue.open({ kind: 'postgresql', url: databaseUrl }, supervise, logger);
}
