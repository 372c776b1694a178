import { once } from 'node:events';
import { createServer } from 'node:net';
import { SIMULATOR_HOST } from 'planned-failover-simulator';
import type { SettingProblem, UsableSettings } from '../settings/settings.ts';
import { reachPostgresql } from '../store/database/postgresql.ts';
import { lockDataDirectory } from './data-directory/data-directory.ts';
import { DataDirectoryError } from './data-directory/data-directory-error.ts';
import { listenProblem, StartupError, storeProblem } from './startup-error.ts';

/**
 * Tries out what stands behind settings that could be read, although others could not: one message should tell
 * everything that is to be put right.
 */
export async function tryParts(usable: UsableSettings): Promise<readonly SettingProblem[]> {
  return [...(await tryDatabase(usable)), ...tryDataDirectory(usable), ...(await tryPorts(usable))];
}

/** Whether the data directory can be used; it is left as it was, but for being there. */
export function tryDataDirectory({
  dataDirectory,
  databaseUrl,
}: Pick<UsableSettings, 'dataDirectory' | 'databaseUrl'>): readonly SettingProblem[] {
  if (dataDirectory === undefined) return [];
  try {
    lockDataDirectory(dataDirectory).release();
    return [];
  } catch (error) {
    const isShared = error instanceof DataDirectoryError && error.kind === 'IN_USE';
    return isShared && databaseUrl !== undefined ? [] : [problemBehind(error)];
  }
}

/** Whether the ports can be listened on; nothing stays open. */
export async function tryPorts({
  host,
  port,
  simulatorPort,
}: UsableSettings): Promise<readonly SettingProblem[]> {
  const problems: SettingProblem[] = [];
  if (host !== undefined && port !== undefined) problems.push(...(await tryPort('PORT', host, port)));
  if (simulatorPort !== undefined)
    problems.push(...(await tryPort('SIMULATOR_PORT', SIMULATOR_HOST, simulatorPort)));
  return problems;
}

async function tryDatabase({ databaseUrl }: UsableSettings): Promise<readonly SettingProblem[]> {
  if (databaseUrl === undefined || databaseUrl === 'memory://') return [];
  try {
    await reachPostgresql({ url: databaseUrl });
    return [];
  } catch (error) {
    return [problemBehind(error)];
  }
}

function problemBehind(error: unknown): SettingProblem {
  const problem = storeProblem(error);
  if (problem === undefined) throw error;
  return problem;
}

async function tryPort(
  setting: 'PORT' | 'SIMULATOR_PORT',
  host: string,
  port: number,
): Promise<readonly SettingProblem[]> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
    server.close();
    return [];
  } catch (error) {
    const problem = listenProblem({ host, port }, error, setting);
    if (!(problem instanceof StartupError)) throw error;
    return problem.problems;
  }
}
