import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const ACCEPTABLE = /^[\w.:-]{1,128}$/;
const storage = new AsyncLocalStorage<string>();

/** The caller's own request id where it is harmless to log, or a new one. */
export function chooseRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTABLE.test(header) ? header : randomUUID();
}

/** Runs the work with a request id that {@link currentRequestId} answers anywhere below it. */
export function withRequestId<Result>(requestId: string, work: () => Result): Result {
  return storage.run(requestId, work);
}

/** Id of the request being served, where there is one. */
export function currentRequestId(): string | undefined {
  return storage.getStore();
}
