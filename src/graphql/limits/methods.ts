import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Reads JSON bodies only, and answers 415 to others. The content types that HTML forms can send need no
 * preflight, so that a foreign page could post them with the visitor's authority.
 */
export const acceptOnlyJsonBodies: Plugin = {
  onRequestParse({ request, endResponse, fetchAPI }) {
    if (request.method !== 'POST') return;
    const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (mediaType === 'application/json') return;
    const message = 'Send the request as JSON, with the header content-type: application/json.';
    endResponse(
      fetchAPI.Response.json(
        { errors: [{ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] },
        { status: 415, headers: { accept: 'application/json' } },
      ),
    );
  },
};

/** Answers 400 to parameters of a GET request that are not JSON. */
export const acceptOnlyJsonParameters: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method !== 'GET' || requestParser === undefined) return;
    setRequestParser((parsed) => {
      try {
        return requestParser(parsed);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new GraphQLError('The parameters variables and extensions must be JSON.', {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        });
      }
    });
  },
};

/** Answers 405 to subscriptions over GET; mutations are refused by yoga itself. */
export const allowOnlyQueriesOverGet: Plugin = {
  onSubscribe({ args }) {
    const { request } = args.contextValue as { request?: Request };
    if (request?.method !== 'GET') return;
    throw new GraphQLError('Only queries are served over GET: send subscriptions by POST.', {
      extensions: { code: 'BAD_REQUEST', http: { status: 405, headers: { allow: 'POST' } } },
    });
  },
};
