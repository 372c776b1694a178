import closeWithGrace from 'close-with-grace';
import type { Logger } from '../core/values/logger.ts';
import type { Config } from '../settings/settings.ts';
import type { Service } from './service.ts';

/** For what comes after the requests under way: jobs let go, connections closed. */
const CLOSING_MS = 10_000;
/** Under npm one Ctrl-C arrives twice: from the terminal, and forwarded by npm. */
const SAME_REQUEST_MS = 1_000;

/** How often a process that npm started looks whether its shell is still there. */
const PARENT_CHECK_MS = 500;
/** Read at the very start: it may be gone before the service is up. */
const PARENT = process.ppid;

/**
 * Left to Node: a fault of the machine's leaves nothing in a state to go on with, the others are for debuggers. SIGINT
 * and SIGTERM are handled here, because one that arrives twice at once counts once.
 */
const NOT_LEFT_TO_THE_LIBRARY: closeWithGrace.AllEvents[] = [
  ...(['SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGUSR2', 'SIGTRAP', 'SIGABRT'] as const),
  ...(['SIGILL', 'SIGBUS', 'SIGFPE', 'SIGSEGV'] as const),
  'beforeExit',
];

/**
 * Has SIGINT, SIGTERM and SIGHUP stop the service and then end the process: with 0 when everything was let go of, with
 * 1 when something was not, or when a second signal says that nobody wants to wait. An error that nobody handles, a bug,
 * ends it with 1 in the same way, since nobody knows what state it left. Under npm, its end counts as SIGTERM: npm
 * passes a signal on to the shell that runs the script, and many a shell just dies of it.
 */
export function stopGracefully(
  service: Pick<Service, 'close'>,
  { shutdownGraceMs, startedByNpm }: Pick<Config, 'shutdownGraceMs' | 'startedByNpm'>,
  logger: Logger,
): void {
  const options: closeWithGrace.Options = {
    delay: shutdownGraceMs + CLOSING_MS,
    skip: NOT_LEFT_TO_THE_LIBRARY,
    logger: { error: (error: unknown) => logger.error({ err: error }, 'Stopping failed') },
    onTimeout: () => logger.error({}, 'Stopping takes too long: ending without the rest'),
    onSecondSignal: () => {},
    onSecondError: (error) => logger.error({ err: error }, 'Another error that nobody handled'),
  };
  let first: { readonly cause: string; readonly at: number } | undefined;
  const { close } = closeWithGrace(options, async ({ err, signal, manual }) => {
    // What is thrown need not be an error, nor anything at all.
    const isError = signal === undefined && manual !== true;
    first ??= { cause: signal ?? 'error', at: performance.now() };
    if (isError) logger.error({ err }, 'An error that nobody handled');
    logger.info({ cause: first.cause }, 'Finishing what is under way');
    await service.close();
    if (isError) process.exit(1);
  });
  const onSignal = (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      if (signal === first.cause && performance.now() - first.at < SAME_REQUEST_MS) return;
      process.exit(1);
    }
    first = { cause: signal, at: performance.now() };
    close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  if (!startedByNpm) return;
  const watch = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    onSignal('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}
