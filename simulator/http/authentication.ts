import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { HOUR } from '../clock.ts';
import type { ClusterState } from '../model.ts';
import { nextRandom } from '../random.ts';
import { privilegesOf } from './privileges.ts';
import { Refusal } from './refusal.ts';
import type { Answer, ClusterRequest } from './request.ts';
import { readBody } from './request.ts';

const TOKEN_LIFETIME = 24 * HOUR;
const REMEMBERED_TOKENS = 100;

const credentials = z.object({
  username: z.string(),
  password: z.string(),
  domain: z.string().nullish(),
});

function unauthorized(message: string): Refusal {
  return new Refusal(401, 'KStatusUnauthorized', message);
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * Lets a request in by API key, by access token, by session id or by the cookie of a log-in, in this order.
 * @throws Refusal (401)
 */
export function authenticate(cluster: ClusterState, headers: IncomingHttpHeaders, nowUsecs: number): void {
  const apiKey = header(headers, 'apikey');
  if (apiKey !== undefined) {
    if (apiKey === cluster.apiKey && !cluster.isApiKeyRevoked) return;
    throw unauthorized('The API key is not valid.');
  }
  const authorization = header(headers, 'authorization');
  if (authorization !== undefined) {
    const [type, token] = authorization.split(' ');
    const known = cluster.tokens.find((candidate) => candidate.token === token);
    if (type?.toLowerCase() !== 'bearer' || !known) {
      // The vendor's words, by which its older SDK knows that it has to log in again.
      throw unauthorized('The access token is invalid.');
    }
    if (known.expiresUsecs <= nowUsecs) throw unauthorized('Token expired.');
    return;
  }
  const sessionId = header(headers, 'session-id');
  if (sessionId !== undefined && sessionId === cluster.sessionId) return;
  const cookies = header(headers, 'cookie')?.split(';') ?? [];
  if (cookies.some((cookie) => cookie.trim() === `session_id=${cluster.sessionId}`)) return;
  throw unauthorized('Please authenticate.');
}

/** The paths of access tokens: the second is how some releases spell it. */
export const ACCESS_TOKENS: readonly string[] = ['/access-tokens', '/accessTokens'];

/** @throws Refusal (401) */
export function checkPassword(
  cluster: ClusterState,
  { username, password, domain }: z.output<typeof credentials>,
): void {
  const isKnown =
    username === cluster.username &&
    password === cluster.password &&
    (domain ?? cluster.domain).toUpperCase() === cluster.domain;
  if (!isKnown) throw unauthorized('Invalid username or password specified.');
}

/** POST to such a path: the one request that needs no authentication. */
export function createAccessToken({ state, cluster, body }: ClusterRequest): Answer {
  checkPassword(cluster, readBody(credentials, body));
  const random = Array.from({ length: 4 }, () =>
    Math.floor(nextRandom(state.random) * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  const accessToken = `${cluster.name}-${random}`;
  cluster.tokens.push({ token: accessToken, expiresUsecs: state.nowUsecs + TOKEN_LIFETIME });
  cluster.tokens = cluster.tokens.slice(-REMEMBERED_TOKENS);
  return { status: 201, body: { accessToken, privileges: privilegesOf(cluster), tokenType: 'Bearer' } };
}
