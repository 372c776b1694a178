import type { IncomingMessage } from 'node:http';
import { GRAPHQL_PATH } from '../graphql/handler.ts';

const ABSOLUTE_FORM = /^(?:https?|wss?):\/\/([^/?#]*)([^?#]*)/i;

/**
 * Brings the target of a request into the form that all rules expect, and answers its path. Clients behind a proxy may
 * send the absolute form, whose authority then counts instead of the `Host` header (RFC 9112, 3.2.2). A slash at the
 * end of the GraphQL path is overlooked.
 */
export function normaliseTarget(request: IncomingMessage): string {
  const { url = '/' } = request;
  const [absolute, authority, absolutePath] = ABSOLUTE_FORM.exec(url) ?? [];
  if (authority !== undefined) request.headers.host = authority;
  const given = absolute === undefined ? (url.split('?', 1)[0] ?? '') : absolutePath || '/';
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const path = given === `${GRAPHQL_PATH}/` ? GRAPHQL_PATH : given;
  request.url = `${path}${search}`;
  return path;
}
