import { setTimeout as pause } from 'node:timers/promises';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  executeSubscriptionEvent,
  type GraphQLError,
  locatedError,
  mapSourceToResponseEvent,
  type ValidatedSubscriptionArgs,
  validateSubscriptionArgs,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { StoreUnavailable } from '../../core/values/store-unavailable.ts';
import { refusal } from './executor.ts';
import { DATABASE_UNAVAILABLE, originOf } from './mask-error.ts';

/** How long a subscription waits for the database; a restart takes seconds. */
const PATIENCE_MS = 30_000;
/** Between two attempts. */
const PAUSE_MS = 250;

/** When a client may try again, as the `Retry-After` header has it. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Has subscriptions outlive a short outage of the database: what cannot be read to begin a stream, or for one of its
 * events, is read again until it can be. Reading is all that a subscription does, so that repeats are harmless.
 */
export const outliveOutages: Plugin = {
  onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe),
};

/** A request of which an outage has left nothing is answered 503, so that proxies and clients may repeat it. */
export const answerOutages: Plugin = {
  onExecutionResult({ result, setResult }) {
    if (result === undefined || Array.isArray(result) || isAsyncIterable(result)) return;
    const { data, errors = [] } = result as ExecutionResult;
    const isEmpty = Object.values(data ?? {}).every((value) => value === null);
    if (!isEmpty || !errors.some(({ extensions }) => extensions?.code === DATABASE_UNAVAILABLE)) return;
    const http = { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } };
    setResult({ ...result, extensions: { ...result.extensions, http } });
  },
};

async function subscribe(args: ExecutionArgs) {
  const checked = validateSubscriptionArgs(args);
  if (!('schema' in checked)) return { errors: checked.map(refusal) };
  const source = await outlive(() => createSourceEventStream(checked));
  if (!isAsyncIterable(source)) return source;
  const events = located(source, checked);
  return mapSourceToResponseEvent(checked, events, (event) => outlive(() => executeSubscriptionEvent(event)));
}

/** Does the work until no outage spoils its result, or the patience is over. */
async function outlive<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const result = await work();
    if (!isSpoilt(result) || performance.now() > end) return result;
    await pause(PAUSE_MS);
  }
}

function isSpoilt(result: unknown): boolean {
  const { errors = [] } = result as { readonly errors?: readonly GraphQLError[] };
  return errors.some((error) => originOf(error) instanceof StoreUnavailable);
}

/** An error that ends the stream is one of the operation, and masked like others. */
function located(
  source: AsyncIterable<unknown>,
  { operation }: ValidatedSubscriptionArgs,
): AsyncIterable<unknown> {
  const iterator = source[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        iterator.next().catch((error: unknown) => {
          throw locatedError(error, [operation], undefined);
        }),
      return: async (value) => (await iterator.return?.(value)) ?? { done: true, value },
    }),
  };
}
