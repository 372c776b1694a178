import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { badRequest, requestError } from './request-error.ts';
import { mayBeIllFormed, refuseIllFormedText } from './well-formed-text.ts';

/** Reads the parameters of a GET request; an empty one counts as absent, as GraphQL over HTTP has it. */
export const readUrlParameters: Plugin = {
  onRequestParse({ request, url, setRequestParser }) {
    if (request.method !== 'GET') return;
    setRequestParser(() => {
      const params: GraphQLParams = {};
      for (const name of ['query', 'operationName', 'variables', 'extensions'] as const) {
        const text = url.searchParams.get(name);
        if (!text) continue;
        if (name === 'query' || name === 'operationName') params[name] = text;
        else params[name] = parseParameter(name, text);
      }
      return params;
    });
  },
};

/** Brings what arrived by whatever method into the form that is executed. */
export const checkParameters: Plugin = {
  onParams({ params, setParams }) {
    const { operationName, ...rest } = params;
    if (!rest.query && offersPersistedQuery(params)) throw persistedQueryNotSupported();
    if (operationName === '') setParams(rest);
    else if (typeof (operationName ?? '') !== 'string')
      throw badRequest('The parameter operationName must be a string.');
  },
};

function parseParameter(name: string, text: string): Record<string, unknown> {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(`The parameter ${name} must be JSON.`);
  }
  const refusal = mayBeIllFormed(text) ? refuseIllFormedText({ [name]: value }) : undefined;
  if (refusal !== undefined) throw refusal;
  return value;
}

/** Whether a client sends the hash of a query in the hope that the server knows it. */
function offersPersistedQuery({ extensions }: GraphQLParams): boolean {
  return typeof extensions === 'object' && Boolean(extensions?.persistedQuery);
}

/**
 * In the words by which clients of Apollo's protocol learn to send the whole query, now and from now on: some look at
 * the message, others at the code, and none at an answer whose status is not 200.
 */
function persistedQueryNotSupported() {
  return requestError(200, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', {
    'cache-control': 'private, no-cache, must-revalidate',
  });
}
