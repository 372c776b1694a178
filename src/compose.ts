import { ClusterReads } from './app/cluster-reads.ts';
import { Clusters } from './app/clusters.ts';
import { FailoverRunConfigurations } from './app/failover-run-configurations.ts';
import type { Logger } from './app/logger.ts';
import { PlannedRunPreviews } from './app/planned-run-preview.ts';
import type { FailoverRunConfigurationStore } from './app/ports.ts';
import type { Config, SettingProblem, UsableSettings } from './config.ts';
import { createGraphQLHandler } from './graphql/handler.ts';
import { HttpServerBuilder } from './graphql/http/server.ts';
import type { UseCases } from './graphql/schema.ts';
import { type DataDirectory, lockDataDirectory } from './store/data-directory.ts';
import { DataDirectoryError } from './store/data-directory-error.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { DatabaseOpenError } from './store/database-error.ts';
import { FailoverRunConfigurationRepository } from './store/failover-run-configurations.ts';

/** The running service. */
export interface Service {
  readonly url: string;
  readonly database: string;
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** The service cannot start with these settings. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[], cause?: unknown) {
    super(problems.map(({ setting, message }) => `${setting}: ${message}`).join('\n'), { cause });
    this.problems = problems;
  }
}

/**
 * Starts everything in order and, when one part fails, lets go of the parts before it.
 * @throws StartupError when a setting is at fault
 */
export async function startService(config: Config, logger: Logger): Promise<Service> {
  const opened: (() => Promise<void> | void)[] = [];
  const closeAll = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const { database, dataDirectory } = await openStore(config, logger);
    opened.push(() => dataDirectory?.release());
    opened.push(() => database.close());
    const store = new FailoverRunConfigurationRepository(database.database);
    const useCases = createUseCases(store, new Clusters([]), config);
    const graphql = createGraphQLHandler(useCases, { ...config, logger });
    const http = new HttpServerBuilder({
      graphql,
      allowedHosts: config.allowedHosts,
      allowedOrigins: config.allowedOrigins,
      healthChecks: { database: () => database.ping() },
      logger,
    });
    const server = await http.listen(config.host, config.port).catch((error: unknown) => {
      throw listenProblem(config, error);
    });
    opened.push(() => server.close(config.shutdownGraceMs));
    dataDirectory?.announce(server.url);
    return { url: server.url, database: database.description, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** The use cases over the given store and clusters. */
export function createUseCases(
  store: FailoverRunConfigurationStore,
  clusters: Clusters,
  { maxObjects }: Pick<Config, 'maxObjects'>,
): UseCases {
  const now = () => new Date();
  const configurations = new FailoverRunConfigurations(store, { maxObjects });
  const reads = new ClusterReads(now);
  return { configurations, clusters, reads, previews: new PlannedRunPreviews(clusters, configurations, now) };
}

/** Problems of the parts behind settings that could be read, found by trying them out. */
export async function tryOut({
  databaseUrl,
  dataDirectory,
}: UsableSettings): Promise<readonly SettingProblem[]> {
  try {
    if (databaseUrl !== undefined) await (await openDatabase({ url: databaseUrl })).close();
    else if (dataDirectory !== undefined) lockDataDirectory(dataDirectory).release();
    return [];
  } catch (error) {
    const problem = storeProblem(error);
    if (problem === undefined) throw error;
    return [problem];
  }
}

async function openStore(
  { databaseUrl, dataDirectory: path }: Config,
  logger: Logger,
): Promise<{ database: OpenDatabase; dataDirectory: DataDirectory | undefined }> {
  let dataDirectory: DataDirectory | undefined;
  try {
    if (databaseUrl !== undefined) {
      const onConnectionLost = (error: Error) =>
        logger.warn({ err: error }, 'A database connection was lost');
      return { database: await openDatabase({ url: databaseUrl, onConnectionLost }), dataDirectory };
    }
    dataDirectory = lockDataDirectory(path);
    return { database: await openDatabase({ dataDirectory }), dataDirectory };
  } catch (error) {
    dataDirectory?.release();
    const problem = storeProblem(error);
    throw problem === undefined ? error : new StartupError([problem], error);
  }
}

function storeProblem(error: unknown): SettingProblem | undefined {
  if (error instanceof DataDirectoryError) return { setting: 'DATA_DIR', message: error.message };
  if (!(error instanceof DatabaseOpenError)) return undefined;
  return { setting: error.kind === 'UNREADABLE' ? 'DATA_DIR' : 'DATABASE_URL', message: error.message };
}

function listenProblem({ host, port }: Config, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartupError([{ setting: 'PORT', message: `${port} is already in use on ${host}` }], error);
    case 'EACCES':
      return new StartupError(
        [{ setting: 'PORT', message: `${port} may not be listened on by this user` }],
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError([{ setting: 'HOST', message: `${host} is no address of this machine` }], error);
    default:
      return error;
  }
}
