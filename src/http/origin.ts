import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from '../core/values/loopback.ts';

/** Whose requests are served, beside those of pages that this server itself delivered. */
export interface OriginPolicy {
  /** Names under which the server may be addressed, beside loopback ones; `null` allows any name. */
  readonly allowedHosts: readonly string[] | null;
  /** Origins of other sites whose pages may call this server. */
  readonly allowedOrigins: readonly string[];
}

/** Why a request must not be served, or `undefined` when it may. */
export function refuseForeign(request: IncomingMessage, policy: OriginPolicy): string | undefined {
  const { host, origin } = request.headers;
  const hostname = hostnameOf(`http://${host ?? ''}`);
  // A page can point its own domain at a loopback address (DNS rebinding): then only the Host header tells.
  if (policy.allowedHosts !== null && !isLoopbackHost(hostname) && !policy.allowedHosts.includes(hostname)) {
    return `This server does not answer to the name ${JSON.stringify(hostname)}: add it to ALLOWED_HOSTS.`;
  }
  if (origin === undefined || policy.allowedOrigins.includes(origin)) return undefined;
  if (URL.canParse(origin) && new URL(origin).host === host) return undefined;
  return `Pages of ${JSON.stringify(origin)} may not call this server: add the origin to ALLOWED_ORIGINS.`;
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
