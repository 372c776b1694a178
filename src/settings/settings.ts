import { isLoopbackHost } from '../core/values/loopback.ts';
import { inCamelCase } from './kinds.ts';
import { type ReadClusters, readClusters, SIMULATOR_SETTINGS } from './parts/clusters.ts';
import { DATABASE_SETTINGS, toDatabaseConfig, usesDataDirectory } from './parts/database.ts';
import { LIMIT_SETTINGS } from './parts/limits.ts';
import { SERVER_SETTINGS, toServerConfig } from './parts/server.ts';
import { WORK_SETTINGS } from './parts/work.ts';

/** Everything that the environment decides, checked and frozen. */
export type Config = Readonly<ReturnType<typeof toConfig>>;

/** What a process does decides which settings it needs. */
export type ProcessRole = 'server' | 'worker';

/** One setting that cannot be used; the message never repeats a secret. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

/** The configuration, or every bad setting at once. */
export type ReadConfigResult =
  | { readonly config: Config; readonly problems: readonly [] }
  | { readonly config: null; readonly problems: readonly SettingProblem[]; readonly usable: UsableSettings };

/** What could be read in spite of problems elsewhere, so that the parts behind it can be tried as well. */
export type UsableSettings = {
  readonly [Setting in 'databaseUrl' | 'dataDirectory' | 'host' | 'port' | 'simulatorPort']?:
    | Config[Setting]
    | undefined;
};

/** The variables that are set. */
type Given = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. Blanks and line ends around a setting are none of it; an empty variable counts as unset.
 * @returns the configuration, or every problem at once
 */
export function readConfig(
  role: ProcessRole = 'server',
  environment: NodeJS.ProcessEnv = process.env,
): ReadConfigResult {
  const given: Given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== ''),
  );
  const parts = parseParts(given);
  const clusters = readClusters(given.CLUSTERS_FILE, environment);
  const problems: SettingProblem[] = [
    ...Object.values(parts).flatMap(({ error }) =>
      (error?.issues ?? []).map(({ path, message }) => ({ setting: String(path[0]), message })),
    ),
    ...(role === 'server' ? exposureProblems(given) : sharingProblems(given)),
    ...clusters.problems.map((message) => ({ setting: 'CLUSTERS_FILE', message })),
  ];
  const { server, database, simulator, work, limits } = parts;
  const areRead = server.success && database.success && simulator.success && work.success && limits.success;
  if (!areRead || problems.length > 0)
    return { config: null, problems, usable: usableSettings(given, problems, role) };
  const read = {
    server: server.data,
    database: database.data,
    simulator: simulator.data,
    work: work.data,
    limits: limits.data,
  };
  const startedByNpm = environment.npm_lifecycle_event !== undefined;
  return { config: Object.freeze(toConfig(read, clusters, startedByNpm)), problems: [] };
}

/** The parts in the order of their problems; README.md describes the settings. */
function parseParts(given: Given) {
  return {
    server: SERVER_SETTINGS.safeParse(given),
    database: DATABASE_SETTINGS.safeParse(given),
    simulator: SIMULATOR_SETTINGS.safeParse(given),
    work: WORK_SETTINGS.safeParse(given),
    limits: LIMIT_SETTINGS.safeParse(given),
  };
}

type Parsed = ReturnType<typeof parseParts>;
type Read = { readonly [Part in keyof Parsed]: NonNullable<Parsed[Part]['data']> };

function toConfig(
  { server, database, simulator, work, limits }: Read,
  { clusters }: Pick<ReadClusters, 'clusters'>,
  startedByNpm: boolean,
) {
  return {
    ...toServerConfig(server),
    ...toDatabaseConfig(database),
    ...inCamelCase(simulator),
    ...inCamelCase(work),
    ...inCamelCase(limits),
    clusters,
    /** Whether an npm script is what runs. */
    startedByNpm,
  };
}

/** The server must not be reachable by those whom nobody has authenticated. */
function exposureProblems({ HOST: host = '127.0.0.1', ALLOW_UNAUTHENTICATED }: Given): SettingProblem[] {
  if (isLoopbackHost(host) || ALLOW_UNAUTHENTICATED === 'true') return [];
  const message = `${host} is no loopback address, so that other machines may reach it, and this server does not authenticate anyone: listen on 127.0.0.1, or set ALLOW_UNAUTHENTICATED=true if something in front of it does`;
  return [{ setting: 'HOST', message }];
}

/** What a worker of its own shares with the servers must be outside of all of them. */
function sharingProblems({ DATABASE_URL, CLUSTERS_FILE }: Given): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (DATABASE_URL === undefined || DATABASE_URL === 'memory://') {
    const message = 'a worker of its own shares the database with the servers: it must be a postgres:// URL';
    problems.push({ setting: 'DATABASE_URL', message });
  }
  if (CLUSTERS_FILE === undefined) {
    const message = 'a worker of its own must be given the same clusters as the servers';
    problems.push({ setting: 'CLUSTERS_FILE', message });
  }
  return problems;
}

function usableSettings(
  given: Given,
  problems: readonly SettingProblem[],
  role: ProcessRole,
): UsableSettings {
  const faulty = new Set(problems.map(({ setting }) => setting));
  const isSimulated = given.CLUSTERS_FILE === undefined;
  const { DATA_DIR } = DATABASE_SETTINGS.shape;
  const store = {
    databaseUrl: faulty.has('DATABASE_URL') ? undefined : given.DATABASE_URL,
    dataDirectory:
      role === 'server' && usesDataDirectory(given.DATABASE_URL, isSimulated)
        ? DATA_DIR.parse(given.DATA_DIR)
        : undefined,
  };
  if (role === 'worker') return store;
  const { HOST, PORT } = SERVER_SETTINGS.shape;
  const { SIMULATOR_PORT } = SIMULATOR_SETTINGS.shape;
  return {
    ...store,
    host: faulty.has('HOST') ? undefined : HOST.parse(given.HOST),
    port: PORT.safeParse(given.PORT).data,
    simulatorPort: isSimulated ? SIMULATOR_PORT.safeParse(given.SIMULATOR_PORT).data : undefined,
  };
}
