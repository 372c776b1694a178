import { z } from 'zod';
import { checkPassword, createAccessToken } from './authentication.ts';
import type { Answer, ClusterRequest } from './request.ts';
import { ok, readBody } from './request.ts';
import { type Route, route } from './router.ts';

const credentials = z.object({ username: z.string(), password: z.string(), domain: z.string().nullish() });

/** How scripts log in like a browser: by a cookie. */
function logIn({ cluster, body }: ClusterRequest): Answer {
  checkPassword(cluster, readBody(credentials, body));
  const { username, domain, sessionId } = cluster;
  return {
    status: 200,
    body: { user: { username, domain, forcePasswordChange: false }, privileges: null },
    headers: { 'set-cookie': `session_id=${sessionId}; Path=/; HttpOnly; SameSite=Strict` },
  };
}

function clusterInfo({ cluster }: ClusterRequest): Answer {
  const { id, incarnationId, name, domain, dialect } = cluster;
  return ok({
    id,
    incarnationId,
    name,
    clusterType: 'kPhysical',
    clusterSoftwareVersion: dialect === 'older' ? '6.8.1_u5_release-20230411' : '7.2.2_u1_release-20250102',
    domains: [domain],
  });
}

/** Of the v1 API only what logs scripts in, and what they ask first. Below `/irisservices/api/v1`, log-in apart. */
export const v1Routes: readonly Route[] = [
  route('POST', '/login', logIn),
  route('POST', '/public/accessTokens', createAccessToken),
  route('GET', '/public/basicClusterInfo', clusterInfo),
  route('GET', '/public/cluster', clusterInfo),
  route('GET', '/public/sessionUser/preferences', () => ok({ preferences: {} })),
];

/** Those that need no authentication. */
export const V1_OPEN: readonly string[] = ['/login', '/public/accessTokens', '/public/basicClusterInfo'];
