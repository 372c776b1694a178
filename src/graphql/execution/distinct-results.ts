import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/**
 * Leaves out results of a subscription that equal the one before: a run changes in more ways than a client has
 * selected fields of, and each change is to be told once.
 */
export const tellDistinctResults: Plugin = {
  onSubscribe: () => ({
    onSubscribeResult({ result, setResult }) {
      if (isAsyncIterable(result)) setResult(distinct(result));
    },
  }),
};

/** No generator, which could not be ended while it waits for a result that never comes. */
function distinct(results: AsyncIterable<ExecutionResult>): AsyncIterableIterator<ExecutionResult> {
  const source = results[Symbol.asyncIterator]();
  let last: unknown;
  return {
    async next() {
      for (;;) {
        const result = await source.next();
        if (result.done || !isDeepStrictEqual(result.value, last)) {
          last = result.value;
          return result;
        }
      }
    },
    async return(value) {
      return (await source.return?.(value)) ?? { done: true, value };
    },
    async throw(error) {
      if (source.throw) return source.throw(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
