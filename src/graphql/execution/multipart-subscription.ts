import type { ExecutionResult } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import { formatResult } from './format-result.ts';

const BOUNDARY = 'graphql';
/** Tells clients and proxies that the connection is alive. */
const HEARTBEAT_MS = 12_000;

/**
 * Results as a stream of parts, each with its result as `payload`, and empty parts as heartbeats: version 1.0 of
 * the multipart protocol for subscriptions that Apollo Client and Apollo Router speak.
 */
export function answerInParts(results: AsyncIterable<ExecutionResult>, fetchAPI: FetchAPI): Response {
  const source = results[Symbol.asyncIterator]();
  const encoder = new fetchAPI.TextEncoder();
  let heartbeat: NodeJS.Timeout;
  const body = new fetchAPI.ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`--${BOUNDARY}`));
      heartbeat = setInterval(() => {
        if (controller.desiredSize !== null && controller.desiredSize > 0) controller.enqueue(part({}));
      }, HEARTBEAT_MS);
    },
    async pull(controller) {
      try {
        const { value, done } = await source.next();
        if (!done) return controller.enqueue(part({ payload: formatResult(value) }));
        clearInterval(heartbeat);
        controller.enqueue(encoder.encode('--\r\n'));
        controller.close();
      } catch (error) {
        clearInterval(heartbeat);
        controller.error(error);
      }
    },
    async cancel() {
      clearInterval(heartbeat);
      await source.return?.();
    },
  });
  // A part ends with the boundary that follows it: with the next one's, a client would read it that much later.
  function part(content: object): Uint8Array {
    const text = JSON.stringify(content);
    return encoder.encode(`\r\ncontent-type: application/json\r\n\r\n${text}\r\n--${BOUNDARY}`);
  }
  return new fetchAPI.Response(body, {
    headers: {
      'content-type': `multipart/mixed;boundary="${BOUNDARY}";subscriptionSpec="1.0"`,
      'cache-control': 'no-cache',
      connection: 'keep-alive',
    },
  });
}
