import { type Simulator, startSimulator } from 'planned-failover-simulator';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import type { ClusterLimits } from '../../src/cohesity/connection/options.ts';
import type { Clock } from '../../src/core/values/clock.ts';
import type { Logger } from '../../src/core/values/logger.ts';
import { compose } from '../../src/process/compose.ts';
import { type Config, readConfig } from '../../src/settings/settings.ts';
import { openTestDatabase } from './database.ts';

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

/** The settings of a deployment that sets nothing. */
export const DEFAULT_SETTINGS: Config = (() => {
  const { config } = readConfig('server', {});
  if (config === null) throw new Error('the defaults are no configuration');
  return config;
})();

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
  readonly clientLimits?: Partial<Config> | undefined;
  /** Origins of other sites whose pages may call the API; default none. */
  readonly allowedOrigins?: readonly string[] | undefined;
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
  allowedOrigins = [],
  pollIntervalMs = 50,
  submissionGraceMs = 1_000,
  cancelAbandonMs = 1_000,
  clock,
}: TestApiOptions = {}) {
  const database = await openTestDatabase();
  const logger = recordingLogger();
  const clusters = connectTo(simulator, limits);
  const timing = { pollIntervalMs, submissionGraceMs, cancelAbandonMs };
  const ground = { database, databaseUrl: database.url, clusters, logger, clock };
  const settings = { ...DEFAULT_SETTINGS, ...clientLimits, ...timing, allowedOrigins };
  const composition = await compose(ground, settings, worker);
  const { useCases, changes, graphql: handler, createGraphQL, listen } = await composition.openApi();
  if (worker) await composition.startWorker();

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
  const executeAnew = () => executeOn(createGraphQL());
  const close = async () => {
    await composition[Symbol.asyncDispose]();
    for (const cluster of clusters) await cluster.close();
    await database.drop();
  };
  const { repositories, jobs } = composition;
  return {
    handler,
    logger,
    database,
    repositories,
    jobs,
    changes,
    useCases,
    clusters,
    listen,
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
