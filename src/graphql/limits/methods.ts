import type { Plugin } from 'graphql-yoga';
import { requestError } from './request-error.ts';

/** Answers 405 to subscriptions over GET; mutations are refused by yoga itself. */
export const allowOnlyQueriesOverGet: Plugin = {
  onSubscribe({ args }) {
    const { request } = args.contextValue as { request?: Request };
    if (request?.method !== 'GET') return;
    const message = 'Only queries are served over GET: send subscriptions by POST.';
    throw requestError(405, 'BAD_REQUEST', message, { allow: 'POST' });
  },
};
