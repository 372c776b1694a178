import { pino } from 'pino';
import { banner } from './banner.ts';
import { type Service, StartupError, startService, tryOut } from './compose.ts';
import { readConfig } from './config.ts';

const { config, problems, ...rest } = readConfig();
if (config === null) fail([...problems, ...(await tryOut('usable' in rest ? rest.usable : {}))]);

// Logs go to stderr: stdout belongs to the banner, for people.
const logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
let service: Service;
try {
  service = await startService(config, logger);
} catch (error) {
  if (error instanceof StartupError) fail(error.problems);
  throw error;
}
process.stdout.write(banner(service));

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second signal means that the operator does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ signal }, 'Finishing what is under way');
    service.close().then(
      () => logger.info({}, 'Stopped'),
      (error: unknown) => {
        logger.error({ err: error }, 'Stopping failed');
        process.exitCode = 1;
      },
    );
  });
}

function fail(reasons: readonly { setting: string; message: string }[]): never {
  const lines = reasons.map(({ setting, message }) => `  ${setting}: ${message}`);
  process.stderr.write(`Cannot start with these settings:\n${lines.join('\n')}\n`);
  process.exit(1);
}
