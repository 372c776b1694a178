import { type Simulator, startSimulator } from 'planned-failover-simulator';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import type { ClusterLimits } from '../../src/cohesity/connection/options.ts';
import { FailoverChanges } from '../../src/core/failovers/failover-changes.ts';
import { PlannedRunChanges } from '../../src/core/planned-runs/planned-run-changes.ts';
import type { Clock } from '../../src/core/values/clock.ts';
import type { Logger } from '../../src/core/values/logger.ts';
import { createGraphQLHandler } from '../../src/graphql/handler.ts';
import { JobQueue } from '../../src/jobs/job-queue.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { jobsOf } from '../../src/process/composition/failover-jobs.ts';
import { createRepositories } from '../../src/process/composition/repositories.ts';
import { createUseCases, createWorkerUseCases } from '../../src/process/composition/use-cases.ts';
import { systemClock } from '../../src/process/system-clock.ts';
import { FailoverNotifications } from '../../src/store/failovers/failover-feed.ts';
import { PlannedRunNotifications } from '../../src/store/planned-runs/planned-run-feed.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** One line that the service logged. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that remembers what was written. */
export function recordingLogger(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Logger) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Limits as a deployment has them. */
export const HANDLER_OPTIONS = {
  maxRequestBytes: 2_000_000,
  maxTokens: 60_000,
  maxDepth: 15,
  maxAliases: 50,
  maxNodes: 50_000,
  maxCost: 50_000,
  maxAnswerBytes: 16_000_000,
  maxSubscriptions: 5_000,
  allowedOrigins: [],
};

/** What GraphQL answered. */
export interface Answer {
  // Tests read answers by path; the schema is what gives them their types.
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the operation
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** What a test needs beside the API. */
export interface TestApiOptions {
  /** The clusters to know; default none. */
  readonly simulator?: Simulator | undefined;
  /** Whether runs are worked off in this process too; default no. */
  readonly worker?: boolean | undefined;
  /** How to deal with clusters, by name, where a test needs it otherwise than in a deployment. */
  readonly limits?: Readonly<Record<string, Partial<ClusterLimits>>> | undefined;
  /** Limits on clients, where a test needs others than a deployment has. */
  readonly clientLimits?: Partial<typeof HANDLER_OPTIONS> | undefined;
  /** In milliseconds of the clock. */
  readonly pollIntervalMs?: number | undefined;
  readonly submissionGraceMs?: number | undefined;
  readonly cancelAbandonMs?: number | undefined;
  /** Default the machine's. */
  readonly clock?: Clock | undefined;
}

/** The simulator whose time stands still unless control moves it, or the speed is set. */
export function startTestSimulator(options: Parameters<typeof startSimulator>[0] = {}): Promise<Simulator> {
  return startSimulator({ speed: 0, ...options });
}

/** The whole API in process, on a fresh database. */
export async function openTestApi({
  simulator,
  worker = false,
  limits,
  clientLimits,
  pollIntervalMs = 50,
  submissionGraceMs = 1_000,
  cancelAbandonMs = 1_000,
  clock,
}: TestApiOptions = {}) {
  const database = await openTestDatabase();
  const logger = recordingLogger();
  const time = clock ?? systemClock;
  const queue = await openTestQueue(database, worker, logger);
  const jobs = jobsOf(queue, time);
  const repositories = createRepositories(database, jobs.enqueueWork, time);
  const clusters = connectTo(simulator, limits);
  const feed = new PlannedRunNotifications(database.driver);
  const { changes, close: closeFeed } = await PlannedRunChanges.open(
    repositories.plannedRuns,
    feed,
    (error) => {
      throw error;
    },
    systemClock,
  );
  const failoverChanges = await FailoverChanges.open(
    repositories.failovers,
    new FailoverNotifications(database.driver),
    feed,
  );
  const newUseCases = () =>
    createUseCases(
      repositories,
      clusters,
      { runs: changes, failovers: failoverChanges.changes },
      jobs,
      { maxObjects: 10_000 },
      clock,
    );
  const useCases = newUseCases();
  const handler = createGraphQLHandler(useCases, { ...HANDLER_OPTIONS, ...clientLimits, logger });
  const timing = { pollIntervalMs, submissionGraceMs, cancelAbandonMs, maxObjects: 10_000 };
  const work = createWorkerUseCases(repositories, clusters, timing, jobs, logger, clock);
  const working = worker
    ? await startWorker({
        queue,
        runs: repositories.plannedRuns,
        ...work,
        sweeper: {
          failovers: repositories.failovers,
          backfill: (limit) => repositories.join.backfill(limit),
          intervalMs: pollIntervalMs,
          clock: time,
        },
        clusterCount: clusters.length,
        logger,
      })
    : undefined;

  const postTo = (to: typeof handler, body: string, headers: Record<string, string> = {}) =>
    to.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
    });
  /** Posts the body as it stands. */
  const post = (body: string, headers?: Record<string, string>) => postTo(handler, body, headers);
  const executeOn = (to: typeof handler) => async (query: string, variables?: unknown) => {
    const response = await postTo(to, JSON.stringify({ query, variables }));
    return (await response.json()) as Answer;
  };
  /** Runs one operation. */
  const execute = executeOn(handler);
  /** The same for a service that has asked the clusters nothing yet. */
  const executeAnew = () => executeOn(createGraphQLHandler(newUseCases(), { ...HANDLER_OPTIONS, logger }));
  const close = async () => {
    await working?.stop();
    await queue.close();
    await closeFeed();
    await failoverChanges.close();
    for (const cluster of clusters) await cluster.close();
    await database.drop();
  };
  return {
    handler,
    logger,
    database,
    repositories,
    jobs,
    changes,
    useCases,
    clusters,
    post,
    execute,
    executeAnew,
    close,
  };
}

function connectTo(simulator: Simulator | undefined, limits: TestApiOptions['limits']): CohesityCluster[] {
  return (simulator?.clusters ?? []).map(
    ({ name, id, baseUrl, apiKey }) =>
      new CohesityCluster({
        name,
        id,
        endpoint: baseUrl,
        credentials: { apiKey },
        isSimulated: true,
        limits: limits?.[name],
      }),
  );
}

function openTestQueue({ driver, url }: TestDatabase, supervise: boolean, logger: Logger): Promise<JobQueue> {
  return driver.kind === 'embedded'
    ? JobQueue.open({ kind: 'embedded', client: driver.client }, supervise, logger)
    : JobQueue.open({ kind: 'postgresql', url: url ?? '' }, supervise, logger);
}
