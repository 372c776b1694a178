import { GraphQLError } from 'graphql';
import { getSSEProcessor, isAsyncIterable, type Plugin, processRegularResult } from 'graphql-yoga';
import { type Offer, preferredOffer } from '../kit/accept.ts';
import { answerInParts } from './multipart-subscription.ts';

const EVENT_STREAM = 'text/event-stream';
const PARTS = 'multipart/mixed';

/** How the results of a subscription are streamed. */
const STREAMS: readonly Offer[] = [
  { mediaType: EVENT_STREAM },
  { mediaType: PARTS, requiredParameter: 'subscriptionspec' },
];
/** How one result is answered, the default first. */
const RESULTS: readonly Offer[] = [
  { mediaType: 'application/json' },
  { mediaType: 'application/graphql-response+json' },
  { mediaType: EVENT_STREAM },
];

const answerAsEvents = getSSEProcessor();

/**
 * Answers in the media type that the client prefers. Beside Server-Sent Events, results of subscriptions are streamed
 * in the multipart format that Apollo Client asks for over plain HTTP.
 */
export const answerFormats: Plugin = {
  onRequestParse({ request }) {
    // Asked beforehand, because nothing may be executed whose result the client will not accept.
    if (preferredOffer(request.headers.get('accept'), [...RESULTS, ...STREAMS]) === undefined)
      throw notAcceptable('Results are answered as application/json, and streamed as text/event-stream.');
  },
  onResultProcess({ request, result, setResultProcessor }) {
    const accept = request.headers.get('accept');
    if (!isAsyncIterable(result) || Array.isArray(result)) {
      const mediaType = preferredOffer(accept, RESULTS) ?? 'application/json';
      if (mediaType !== EVENT_STREAM) return setResultProcessor(processRegularResult, mediaType);
    } else {
      const mediaType = preferredOffer(accept, STREAMS);
      if (mediaType === PARTS)
        return setResultProcessor((_result, fetchAPI) => unbuffered(answerInParts(result, fetchAPI)), PARTS);
      if (mediaType === undefined)
        return setResultProcessor(async (_result, ...processing) => {
          // Nobody is going to read it.
          await result[Symbol.asyncIterator]().return?.();
          const message =
            'Results of a subscription are streamed: send the header accept: text/event-stream, or use the WebSocket at the same path.';
          return processRegularResult({ errors: [notAcceptable(message)] }, ...processing);
        }, 'application/json');
    }
    setResultProcessor(
      async (...processing) => unbuffered(await answerAsEvents(...processing)),
      EVENT_STREAM,
    );
  },
};

/** Keeps proxies from collecting a stream before they pass it on, and from compressing it, which does the same. */
function unbuffered(response: Response): Response {
  response.headers.delete('content-encoding');
  response.headers.set('cache-control', 'no-cache, no-transform');
  // Understood by nginx and by those that follow it.
  response.headers.set('x-accel-buffering', 'no');
  return response;
}

function notAcceptable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } } });
}
