import { pino } from 'pino';
import { usesDataDirectory } from '../settings/parts/database.ts';
import type { Config, ReadConfigResult, SettingProblem } from '../settings/settings.ts';
import { banner } from './banner.ts';
import { type Service, type ServiceParts, startService } from './service.ts';
import { StartupError } from './startup-error.ts';
import { stopGracefully } from './stop-gracefully.ts';
import { tryDataDirectory, tryParts, tryPorts } from './try-parts.ts';

/** Runs a process from its configuration to its end: starts the parts, says so, and stops them on a signal. */
export async function runProcess(result: ReadConfigResult, parts: ServiceParts): Promise<void> {
  if (result.config === null) {
    fail([...result.problems, ...(await tryParts(result.usable))]);
    return;
  }
  // Logs go to stderr: stdout belongs to the banner, for people.
  const logger = pino({ level: result.config.logLevel }, pino.destination({ dest: 2, sync: false }));
  let service: Service;
  try {
    service = await startService(result.config, parts, logger);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    fail([...error.problems, ...(await otherProblems(result.config, parts, error.problems))]);
    return;
  }
  process.stdout.write(banner(service));
  stopGracefully(service, result.config, logger);
}

/** Parts are opened one after the other, so that the first failure hides what is wrong with those behind it. */
async function otherProblems(
  { databaseUrl, dataDirectory, host, port, simulatorPort, clusters }: Config,
  { server }: ServiceParts,
  known: readonly SettingProblem[],
): Promise<readonly SettingProblem[]> {
  if (!server) return [];
  const isSimulated = clusters === null;
  const problems = [
    ...(usesDataDirectory(databaseUrl, isSimulated) ? tryDataDirectory({ dataDirectory, databaseUrl }) : []),
    ...(await tryPorts({ host, port, simulatorPort: isSimulated ? simulatorPort : undefined })),
  ];
  return problems.filter(({ setting }) => !known.some((one) => one.setting === setting));
}

function fail(problems: readonly SettingProblem[]): void {
  const lines = problems.map(({ setting, message }) => `  ${setting}: ${message}`);
  process.stderr.write(`Cannot start with these settings:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
