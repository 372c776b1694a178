import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { isLoopbackHost } from '../core/values/loopback.ts';
import { type ConfiguredCluster, parseClustersFile } from './clusters-file.ts';

/** Everything that the environment decides, checked and frozen. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly allowedHosts: readonly string[] | null;
  readonly allowedOrigins: readonly string[];
  /** `undefined`: embedded PGlite in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** How long the start waits for a database that is away. */
  readonly databaseWaitMs: number;
  readonly dataDirectory: string;
  /** `null`: the simulator's two. */
  readonly clusters: readonly ConfiguredCluster[] | null;
  readonly simulatorPort: number;
  /** Simulated seconds per real second. */
  readonly simulatorSpeed: number;
  /** Whether this process also works off jobs. */
  readonly worker: boolean;
  readonly pollIntervalMs: number;
  readonly submissionGraceMs: number;
  readonly cancelAbandonMs: number;
  /** How long ended runs are kept; 0 keeps them. */
  readonly retentionDays: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly shutdownGraceMs: number;
  /** Whether an npm script is what runs. */
  readonly startedByNpm: boolean;
  readonly maxObjects: number;
  readonly maxRequestBytes: number;
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxNodes: number;
  readonly maxCost: number;
  readonly maxAnswerBytes: number;
  readonly maxSubscriptions: number;
}

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

const integer = (minimum: number, maximum: number) => {
  const error = `must be a whole number between ${minimum} and ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, { error });
};

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);

const origins = list.refine(
  (entries) => entries.every((entry) => URL.canParse(entry) && new URL(entry).origin === entry),
  {
    error: 'must list origins such as https://console.example, separated by commas',
  },
);

const hosts = list
  .transform((entries) => entries.map((entry) => entry.toLowerCase()))
  .refine(
    (entries) =>
      entries.every(
        (entry) => URL.canParse(`http://${entry}`) && new URL(`http://${entry}`).hostname === entry,
      ),
    { error: 'must list host names such as console.example, without scheme and port, separated by commas' },
  );

const databaseUrl = z.string().refine((text) => text === 'memory://' || isPostgresUrl(text), {
  error: 'must be postgres://user:password@host:port/database, or memory:// for tests',
});

/** The variables that are set. */
type Given = Readonly<Record<string, string | undefined>>;

/** The settings by variable; README.md describes them. */
const SETTINGS = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).default(4000),
  ALLOW_UNAUTHENTICATED: flag.default(false),
  ALLOWED_HOSTS: hosts.default([]),
  ALLOWED_ORIGINS: origins.default([]),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_WAIT_MS: integer(0, 3_600_000).default(0),
  DATA_DIR: z.string().default('./data'),
  CLUSTERS_FILE: z.string().optional(),
  SIMULATOR_PORT: integer(0, 65_535).default(0),
  SIMULATOR_SPEED: integer(0, 100_000).default(30),
  WORKER: flag.default(true),
  POLL_INTERVAL_MS: integer(50, 3_600_000).default(2_000),
  // Without a pause, a request that is never answered would be repeated at once, and for ever.
  SUBMISSION_GRACE_MS: integer(1_000, 86_400_000).default(60_000),
  CANCEL_ABANDON_MS: integer(0, 86_400_000).default(30_000),
  RETENTION_DAYS: integer(0, 36_500).default(0),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
  SHUTDOWN_GRACE_MS: integer(0, 600_000).default(10_000),
  MAX_OBJECTS: integer(1, 1_000_000).default(10_000),
  MAX_REQUEST_BYTES: integer(1_000, 1_000_000_000).default(2_000_000),
  MAX_TOKENS: integer(100, 10_000_000).default(60_000),
  MAX_DEPTH: integer(3, 100).default(15),
  MAX_ALIASES: integer(0, 10_000).default(50),
  MAX_NODES: integer(100, 100_000_000).default(50_000),
  MAX_COST: integer(1_000, 100_000_000).default(50_000),
  MAX_ANSWER_BYTES: integer(10_000, 1_000_000_000).default(16_000_000),
  MAX_SUBSCRIPTIONS: integer(1, 1_000_000).default(5_000),
});

/**
 * Reads the environment. An empty variable counts as unset.
 * @returns the configuration, or every problem at once
 */
export function readConfig(
  role: ProcessRole = 'server',
  environment: NodeJS.ProcessEnv = process.env,
): ReadConfigResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = SETTINGS.safeParse(given);
  const problems: SettingProblem[] = (result.error?.issues ?? []).map((issue) => ({
    setting: String(issue.path[0]),
    message: issue.message,
  }));
  problems.push(...(role === 'server' ? exposureProblems(given) : sharingProblems(given)));
  const clusters = readClusters(given.CLUSTERS_FILE, environment);
  problems.push(...clusters.problems);
  if (result.success && problems.length === 0)
    return {
      config: toConfig(result.data, clusters.clusters, environment.npm_lifecycle_event !== undefined),
      problems: [],
    };
  return { config: null, problems, usable: usableSettings(given, problems, role) };
}

/** Whether something is kept in `DATA_DIR`: the embedded database, or the state of simulated clusters. */
export function usesDataDirectory(databaseUrl: string | undefined, areClustersSimulated: boolean): boolean {
  return databaseUrl === undefined || (databaseUrl !== 'memory://' && areClustersSimulated);
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
  const { shape } = SETTINGS;
  const faulty = new Set(problems.map(({ setting }) => setting));
  const store = {
    databaseUrl: faulty.has('DATABASE_URL') ? undefined : given.DATABASE_URL,
    dataDirectory:
      role === 'server' && usesDataDirectory(given.DATABASE_URL, given.CLUSTERS_FILE === undefined)
        ? shape.DATA_DIR.parse(given.DATA_DIR)
        : undefined,
  };
  if (role === 'worker') return store;
  return {
    ...store,
    host: faulty.has('HOST') ? undefined : shape.HOST.parse(given.HOST),
    port: shape.PORT.safeParse(given.PORT).data,
    simulatorPort:
      given.CLUSTERS_FILE === undefined
        ? shape.SIMULATOR_PORT.safeParse(given.SIMULATOR_PORT).data
        : undefined,
  };
}

function toConfig(
  settings: z.infer<typeof SETTINGS>,
  clusters: Config['clusters'],
  startedByNpm: boolean,
): Config {
  // Behind a name that only the operator knows, the Host header proves nothing; on loopback it stops rebinding.
  const anyHost = !isLoopbackHost(settings.HOST) && settings.ALLOWED_HOSTS.length === 0;
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    allowedHosts: anyHost ? null : settings.ALLOWED_HOSTS,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    databaseUrl: settings.DATABASE_URL,
    databaseWaitMs: settings.DATABASE_WAIT_MS,
    dataDirectory: settings.DATA_DIR,
    clusters,
    simulatorPort: settings.SIMULATOR_PORT,
    simulatorSpeed: settings.SIMULATOR_SPEED,
    worker: settings.WORKER,
    pollIntervalMs: settings.POLL_INTERVAL_MS,
    submissionGraceMs: settings.SUBMISSION_GRACE_MS,
    cancelAbandonMs: settings.CANCEL_ABANDON_MS,
    retentionDays: settings.RETENTION_DAYS,
    logLevel: settings.LOG_LEVEL,
    shutdownGraceMs: settings.SHUTDOWN_GRACE_MS,
    startedByNpm,
    maxObjects: settings.MAX_OBJECTS,
    maxRequestBytes: settings.MAX_REQUEST_BYTES,
    maxTokens: settings.MAX_TOKENS,
    maxDepth: settings.MAX_DEPTH,
    maxAliases: settings.MAX_ALIASES,
    maxNodes: settings.MAX_NODES,
    maxCost: settings.MAX_COST,
    maxAnswerBytes: settings.MAX_ANSWER_BYTES,
    maxSubscriptions: settings.MAX_SUBSCRIPTIONS,
  });
}

/** Code of the error of Node's decoder. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

function readClusters(
  path: string | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly clusters: Config['clusters']; readonly problems: readonly SettingProblem[] } {
  if (path === undefined) return { clusters: null, problems: [] };
  // Relative paths in the file start where the file is, wherever the service was started.
  const readBeside = (file: string) => readUtf8(resolve(dirname(path), file));
  let text: string;
  try {
    text = readUtf8(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const reason = code === NOT_UTF8 ? 'is not text in UTF-8' : `cannot be read (${code})`;
    return { clusters: null, problems: [{ setting: 'CLUSTERS_FILE', message: `${path} ${reason}` }] };
  }
  const result = parseClustersFile(text, environment, readBeside);
  if ('clusters' in result) return { clusters: result.clusters, problems: [] };
  const problems = result.problems.map((message) => ({
    setting: 'CLUSTERS_FILE',
    message: `${path}, ${message}`,
  }));
  return { clusters: null, problems };
}

/** A byte order mark is no part of the text; another encoding than UTF-8 is an error rather than damaged text. */
function readUtf8(file: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && hostname !== '';
}
