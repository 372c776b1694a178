import { pino } from 'pino';
import { banner } from './banner.ts';
import { type Service, type ServiceParts, startService } from './compose.ts';
import type { Config, ReadConfigResult, SettingProblem } from './config.ts';
import { StartupError } from './startup-error.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { tryParts, tryPorts } from './try-parts.ts';

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
    fail([...error.problems, ...(await otherPortProblems(result.config, parts, error.problems))]);
    return;
  }
  process.stdout.write(banner(service));
  stopOnSignals(service, result.config, logger);
}

/** Parts are opened one after the other, so that the first failure hides whether the ports behind it are free. */
async function otherPortProblems(
  { host, port, simulatorPort, clusters }: Config,
  { server }: ServiceParts,
  known: readonly SettingProblem[],
): Promise<readonly SettingProblem[]> {
  if (!server) return [];
  const problems = await tryPorts({
    host,
    port,
    simulatorPort: clusters === null ? simulatorPort : undefined,
  });
  return problems.filter(({ setting }) => !known.some((one) => one.setting === setting));
}

function fail(problems: readonly SettingProblem[]): void {
  const lines = problems.map(({ setting, message }) => `  ${setting}: ${message}`);
  process.stderr.write(`Cannot start with these settings:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
