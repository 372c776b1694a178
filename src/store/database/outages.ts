import { StoreUnavailable } from '../../core/values/store-unavailable.ts';
import { reasonOf, withoutStatement } from './database-error.ts';

/**
 * Conditions of the server, by SQLSTATE class or code: connections that break (08), resources such as connections,
 * memory and disk that are used up (53), a server that stops, crashes or starts (57P), a broken disk (58030), and a
 * server that has become a standby (25006).
 */
const SERVER_CONDITION = /^(?:08...|53...|57P0[1-5]|58030|25006)$/;

/** The same on the way to the server, by Node's code. */
const NETWORK_CONDITIONS = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the driver says of its connections comes without a code. */
const DRIVER_CONDITION =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Whether it is a condition of the database, which passes, and no fault of the request. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isOutage);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isConnecting = 'syscall' in error && error.syscall === 'connect';
  return (
    isConnecting ||
    SERVER_CONDITION.test(code) ||
    NETWORK_CONDITIONS.has(code) ||
    DRIVER_CONDITION.test(error.message)
  );
}

/** The error as the rooms beyond the store may see it: without SQL, and an outage as such. */
export function translateError(error: unknown): unknown {
  const cause = withoutStatement(error);
  return isOutage(cause) ? new StoreUnavailable(reasonOf(cause), { cause }) : cause;
}

/** The repository with the errors of all its methods translated, whichever methods it has. */
export function translatingErrors<Repository extends object>(repository: Repository): Repository {
  return new Proxy(repository, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]) => {
        const result: unknown = member.apply(target, parameters);
        return isThenable(result) ? Promise.resolve(result).catch(rethrow) : result;
      };
    },
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function rethrow(error: unknown): never {
  throw translateError(error);
}
