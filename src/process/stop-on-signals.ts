import type { Logger } from '../core/values/logger.ts';
import type { Config } from '../settings/settings.ts';
import type { Service } from './service.ts';

/** For what comes after the requests under way: jobs let go, connections closed. */
const CLOSING_MS = 10_000;
/** Under npm one Ctrl-C arrives twice: from the terminal, and forwarded by npm. */
const SAME_WISH_MS = 1_000;

/** How often a process that npm started looks whether its shell is still there. */
const PARENT_CHECK_MS = 500;
/** Taken at the very start: it may be gone before the service is up. */
const PARENT = process.ppid;

/**
 * Has SIGINT and SIGTERM stop the service and then end the process: with 0 when everything was let go of, with 1
 * when something was not, or when a second signal says that nobody wants to wait. Under npm, its end counts as
 * SIGTERM: npm passes a signal on to the shell that runs the script, and many a shell just dies of it.
 */
export function stopOnSignals(
  service: Pick<Service, 'close'>,
  { shutdownGraceMs, startedByNpm }: Pick<Config, 'shutdownGraceMs' | 'startedByNpm'>,
  logger: Logger,
): void {
  let first: { readonly signal: NodeJS.Signals; readonly at: number } | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      if (signal === first.signal && performance.now() - first.at < SAME_WISH_MS) return;
      process.exit(1);
    }
    first = { signal, at: performance.now() };
    logger.info({ signal }, 'Finishing what is under way');
    setTimeout(() => {
      logger.error({}, 'Stopping takes too long: ending without the rest');
      process.exit(1);
    }, shutdownGraceMs + CLOSING_MS).unref();
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'Stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  if (!startedByNpm) return;
  const watch = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    onSignal('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}
