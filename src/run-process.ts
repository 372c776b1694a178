import { pino } from 'pino';
import { banner } from './banner.ts';
import { type Service, type ServiceParts, startService } from './compose.ts';
import type { Config, ReadConfigResult, SettingProblem } from './config.ts';
import { StartupError } from './startup-error.ts';
import { tryParts, tryPorts } from './try-parts.ts';

/** For what comes after the requests under way: jobs let go, connections closed. */
const CLOSING_MS = 10_000;

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
  stopOnSignals(service, result.config.shutdownGraceMs + CLOSING_MS, logger);
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

function stopOnSignals(service: Service, longestMs: number, logger: pino.Logger): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal means that the operator does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      logger.info({ signal }, 'Finishing what is under way');
      setTimeout(() => {
        logger.error('Stopping takes too long: ending without the rest');
        process.exit(1);
      }, longestMs).unref();
      service.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'Stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

function fail(problems: readonly SettingProblem[]): void {
  const lines = problems.map(({ setting, message }) => `  ${setting}: ${message}`);
  process.stderr.write(`Cannot start with these settings:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
