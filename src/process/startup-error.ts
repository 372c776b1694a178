import { StoreUnavailable } from '../core/values/store-unavailable.ts';
import type { Config, SettingProblem } from '../settings/settings.ts';
import { DatabaseOpenError, reasonOf } from '../store/database/database-error.ts';
import { DataDirectoryError } from './data-directory/data-directory-error.ts';

/** The service cannot start with these settings. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[], cause?: unknown) {
    super(problems.map(({ setting, message }) => `${setting}: ${message}`).join('\n'), { cause });
    this.problems = problems;
  }
}

/** The setting behind a failure to open the data directory or the database; `undefined` for a bug. */
export function storeProblem(error: unknown): SettingProblem | undefined {
  if (error instanceof DataDirectoryError) return { setting: 'DATA_DIR', message: error.message };
  if (!(error instanceof DatabaseOpenError)) return undefined;
  return { setting: error.kind === 'UNREADABLE' ? 'DATA_DIR' : 'DATABASE_URL', message: error.message };
}

/**
 * The same for a database that opened and then declined a further part, such as the job queue: connections ran
 * out, a right is missing, the server went down. Errors that neither are an outage nor carry a code are bugs, and
 * come back as they are.
 */
export function databasePartProblem({ databaseUrl }: Pick<Config, 'databaseUrl'>, error: unknown): unknown {
  if (error instanceof StartupError) return error;
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (!hasCode && !(error instanceof StoreUnavailable)) return error;
  const setting = databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
  return new StartupError([{ setting, message: `the database failed: ${reasonOf(error)}` }], error);
}

/** The same for a failure to listen; an error that no setting explains comes back as it is. */
export function listenProblem(
  { host, port }: Pick<Config, 'host' | 'port'>,
  error: unknown,
  portSetting: 'PORT' | 'SIMULATOR_PORT' = 'PORT',
): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const problemOf = (setting: string, message: string) => new StartupError([{ setting, message }], error);
  switch (code) {
    case 'EADDRINUSE':
      return problemOf(portSetting, `${port} is already in use on ${host}`);
    case 'EACCES':
      return problemOf(portSetting, `this user may not listen on ${port}`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return problemOf('HOST', `${host} is no address of this machine`);
    default:
      return error;
  }
}
