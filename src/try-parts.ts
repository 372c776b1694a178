import { once } from 'node:events';
import { createServer } from 'node:net';
import type { SettingProblem, UsableSettings } from './config.ts';
import { SIMULATOR_HOST } from './simulator/start.ts';
import { listenProblem, StartupError, storeProblem } from './startup-error.ts';
import { lockDataDirectory } from './store/data-directory.ts';
import { openDatabase } from './store/database.ts';

/**
 * Tries out what stands behind settings that could be read, although others could not: one message should tell
 * everything that is to be put right.
 */
export async function tryParts(usable: UsableSettings): Promise<readonly SettingProblem[]> {
  return [...(await tryStore(usable)), ...(await tryPorts(usable))];
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

async function tryStore({ databaseUrl, dataDirectory }: UsableSettings): Promise<readonly SettingProblem[]> {
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
