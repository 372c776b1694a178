import { type FetchAPI, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { answerInParts } from './multipart-subscription.ts';

/**
 * Beside Server-Sent Events, streams results in the multipart format that Apollo Client asks for over plain HTTP,
 * and says what there is to clients that accept neither.
 */
export const subscriptionFormats: Plugin = {
  onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
    if (!isAsyncIterable(result) || Array.isArray(result)) return;
    const accepted = request.headers.get('accept') ?? '';
    if (/multipart\/mixed[^,]*subscriptionSpec/i.test(accepted)) {
      setResultProcessor((_result, fetchAPI) => answerInParts(result, fetchAPI), 'multipart/mixed');
      return;
    }
    if (resultProcessor !== undefined) return;
    setResultProcessor(async (_result, fetchAPI) => {
      // Nobody is going to read it.
      await result[Symbol.asyncIterator]().return?.();
      return notAcceptable(fetchAPI);
    }, 'application/json');
  },
};

function notAcceptable({ Response }: FetchAPI): Response {
  const message =
    'Results of a subscription are streamed: send the header accept: text/event-stream, or use the WebSocket at the same path.';
  return Response.json({ errors: [{ message, extensions: { code: 'NOT_ACCEPTABLE' } }] }, { status: 406 });
}
