import type { ClusterName } from '../core/clusters/cluster-port.ts';
import type { Logger } from '../core/values/logger.ts';
import type { HttpServer } from '../http/server.ts';
import type { Config } from '../settings/settings.ts';
import { type Composition, compose } from './compose.ts';
import { openClusters, openStore } from './open-parts.ts';
import { databasePartProblem, listenProblem } from './startup-error.ts';

/** The running service. */
export interface Service {
  /** `undefined` when the process only works off jobs. */
  readonly url: string | undefined;
  readonly database: string;
  readonly clusters: readonly ClusterName[];
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

/**
 * Starts everything in order and, when one part fails, lets go of the parts before it.
 * @throws StartupError when a setting is at fault
 */
export async function startService(config: Config, parts: ServiceParts, logger: Logger): Promise<Service> {
  const blameDatabase = (error: unknown): never => {
    throw databasePartProblem(config, error);
  };
  await using starting = new AsyncDisposableStack();
  const { database, dataDirectory } = await openStore(config, logger, starting);
  const { clusters, simulator, oddAnswers } = await openClusters(config, dataDirectory, logger, starting);
  const { databaseUrl } = config;
  const countOddAnswers = () => oddAnswers.counts;
  const ground = { database, databaseUrl, clusters, logger, countOddAnswers };
  const composition = starting.use(await compose(ground, config, parts.worker).catch(blameDatabase));
  if (parts.worker) await composition.startWorker().catch(blameDatabase);
  const server = parts.server ? await listen(composition, config) : undefined;
  if (server !== undefined) dataDirectory?.announce(server.url);
  const started = starting.move();
  return {
    url: server?.url,
    database: database.description,
    clusters,
    simulator: simulator?.baseUrl,
    close: () => started.disposeAsync(),
  };
}

async function listen(composition: Composition, config: Config): Promise<HttpServer> {
  const api = await composition.openApi().catch((error: unknown) => {
    throw databasePartProblem(config, error);
  });
  return api.listen(config).catch((error: unknown) => {
    throw listenProblem(config, error);
  });
}
