import { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/**
 * Limits how many subscriptions a process has open, over all transports: each keeps what it selected in memory for as
 * long as its client likes.
 */
export function limitSubscriptions(maxSubscriptions: number): Plugin {
  let open = 0;
  return {
    onSubscribe({ subscribeFn, setSubscribeFn, setResultAndStopExecution }) {
      if (open >= maxSubscriptions) {
        setResultAndStopExecution({ errors: [tooManySubscriptions(maxSubscriptions)] });
        return;
      }
      setSubscribeFn(async (args) => {
        open += 1;
        let result: unknown;
        try {
          result = await subscribeFn(args);
          return isAsyncIterable(result) ? atEnd(result, () => (open -= 1)) : result;
        } finally {
          if (!isAsyncIterable(result)) open -= 1;
        }
      });
    },
  };
}

/** The same results; the callback is called once, when there are no more or nobody wants more. */
function atEnd<Result>(results: AsyncIterable<Result>, callback: () => void): AsyncIterableIterator<Result> {
  const source = results[Symbol.asyncIterator]();
  let hasEnded = false;
  const end = () => {
    if (!hasEnded) callback();
    hasEnded = true;
  };
  return {
    async next() {
      try {
        const result = await source.next();
        if (result.done) end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return(value) {
      end();
      return (await source.return?.(value)) ?? { done: true, value };
    },
    async throw(error) {
      end();
      if (source.throw) return source.throw(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function tooManySubscriptions(maxSubscriptions: number): GraphQLError {
  return new GraphQLError(
    `At most ${maxSubscriptions} subscriptions may be open at this server: close some, or come again later.`,
    { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', http: { spec: true, status: 503 } } },
  );
}
