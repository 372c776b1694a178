import type { Config, SettingProblem } from './config.ts';
import { DataDirectoryError } from './store/data-directory-error.ts';
import { DatabaseOpenError } from './store/database-error.ts';

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

/** The same for a failure to listen; an error that no setting explains comes back as it is. */
export function listenProblem({ host, port }: Pick<Config, 'host' | 'port'>, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartupError([{ setting: 'PORT', message: `${port} is already in use on ${host}` }], error);
    case 'EACCES':
      return new StartupError([{ setting: 'PORT', message: `this user may not listen on ${port}` }], error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError([{ setting: 'HOST', message: `${host} is no address of this machine` }], error);
    default:
      return error;
  }
}
