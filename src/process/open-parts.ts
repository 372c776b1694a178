import { SIMULATOR_HOST, type Simulator, startSimulator } from 'planned-failover-simulator';
import { UnreadableStateError } from 'planned-failover-simulator/persistence';
import { CohesityCluster } from '../cohesity/cohesity-cluster.ts';
import type { ClusterConnectionOptions } from '../cohesity/connection/options.ts';
import type { Logger } from '../core/values/logger.ts';
import { currentRequestId } from '../graphql/execution/request-id.ts';
import { usesDataDirectory } from '../settings/parts/database.ts';
import type { Config } from '../settings/settings.ts';
import { openDatabase } from '../store/database/database.ts';
import type { OpenDatabase } from '../store/database/types.ts';
import { type DataDirectory, lockDataDirectory } from './data-directory/data-directory.ts';
import { DataDirectoryError } from './data-directory/data-directory-error.ts';
import { OddAnswers } from './odd-answers.ts';
import { listenProblem, StartupError, storeProblem } from './startup-error.ts';
import { openDatabaseWithin } from './wait-for-database.ts';

/** The database, and the data directory where the settings call for one. */
export interface OpenStore {
  readonly database: OpenDatabase;
  readonly dataDirectory: DataDirectory | undefined;
}

/** A cluster as the settings describe it. */
type ConfiguredCluster = Omit<ClusterConnectionOptions, 'log' | 'limits'>;

/** The clusters, and the simulator where they are its own. */
export interface OpenClusters {
  readonly clusters: readonly CohesityCluster[];
  readonly simulator: Simulator | undefined;
  readonly oddAnswers: OddAnswers;
}

/** @throws StartupError when a setting is at fault */
export async function openStore(
  config: Config,
  logger: Logger,
  opened: AsyncDisposableStack,
): Promise<OpenStore> {
  try {
    const dataDirectory =
      config.databaseUrl === undefined ? lockDataDirectory(config.dataDirectory) : undefined;
    opened.defer(() => dataDirectory?.release());
    const onConnectionLost = (error: Error) => logger.warn({ err: error }, 'A database connection was lost');
    const database = await (config.databaseUrl === undefined && dataDirectory !== undefined
      ? openDatabase({ dataDirectory })
      : openDatabaseWithin(
          config.databaseWaitMs,
          { url: config.databaseUrl ?? 'memory://', onConnectionLost },
          logger,
        ));
    opened.defer(() => database.close());
    return { database, dataDirectory };
  } catch (error) {
    throw startupErrorOf(error);
  }
}

/** The configured clusters or, when none are, the simulator's two; its state is kept in the data directory. */
export async function openClusters(
  config: Config,
  dataDirectory: DataDirectory | undefined,
  logger: Logger,
  opened: AsyncDisposableStack,
): Promise<OpenClusters> {
  const oddAnswers = new OddAnswers();
  const connect = (clusters: readonly ConfiguredCluster[]) =>
    clusters.map((options) => {
      const hooks = { log: logger, currentCaller: currentRequestId, onOddity: oddAnswers.count };
      const cluster = new CohesityCluster({ ...options, ...hooks });
      opened.defer(() => cluster.close());
      return cluster;
    });
  if (config.clusters !== null)
    return { clusters: connect(config.clusters), simulator: undefined, oddAnswers };
  const { simulatorPort: port, simulatorSpeed: speed } = config;
  const kept = dataDirectory ?? lockForSimulator(config, logger, opened);
  const stateFile = kept?.pathOf('simulator.json');
  const simulator = await startSimulator({ port, speed, stateFile }).catch((error: unknown) => {
    if (error instanceof UnreadableStateError)
      throw new StartupError([{ setting: 'DATA_DIR', message: error.message }], error);
    throw listenProblem({ host: SIMULATOR_HOST, port }, error, 'SIMULATOR_PORT');
  });
  opened.defer(() => simulator.close());
  const simulated = simulator.clusters.map(({ name, id, baseUrl, apiKey }) => ({
    name,
    id,
    endpoint: baseUrl,
    credentials: { apiKey },
    isSimulated: true,
  }));
  return { clusters: connect(simulated), simulator, oddAnswers };
}

/**
 * Beside a database elsewhere only the simulated clusters need the data directory. Several servers can share such
 * a database, and each has its own simulator: that of one is kept.
 */
function lockForSimulator(
  config: Config,
  logger: Logger,
  opened: AsyncDisposableStack,
): DataDirectory | undefined {
  if (!usesDataDirectory(config.databaseUrl, true)) return undefined;
  try {
    const directory = lockDataDirectory(config.dataDirectory);
    opened.defer(() => directory.release());
    return directory;
  } catch (error) {
    if (!(error instanceof DataDirectoryError && error.kind === 'IN_USE')) throw startupErrorOf(error);
    logger.warn({}, `The simulated clusters of this process will be forgotten at its end: ${error.message}`);
    return undefined;
  }
}

function startupErrorOf(error: unknown): unknown {
  const problem = storeProblem(error);
  return problem === undefined ? error : new StartupError([problem], error);
}
