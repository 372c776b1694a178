import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from '../core/values/loopback.ts';

/** Whose requests are served, beside those of pages that this server itself delivered. */
export interface OriginPolicy {
  /** Names under which the server may be addressed, beside loopback ones; `null` allows any name. */
  readonly allowedHosts: readonly string[] | null;
  /** Origins of other sites whose pages may call this server. */
  readonly allowedOrigins: readonly string[];
}

/** What browsers say of a request that this server's own page, or the person at the browser, asked for. */
const OWN_SITES: readonly unknown[] = [undefined, 'same-origin', 'none'];

/**
 * Why a request must not be served, or `undefined` when it may.
 * @param executesNothing whether the answer is the same whoever asks, and asking changes nothing: such a page may be
 *   the target of a link on another site
 */
export function refuseForeign(
  request: IncomingMessage,
  policy: OriginPolicy,
  executesNothing: boolean,
): string | undefined {
  const { host, origin } = request.headers;
  const hostname = hostnameOf(`http://${host ?? ''}`);
  // A page can point its own domain at a loopback address (DNS rebinding): then only the Host header tells.
  if (policy.allowedHosts !== null && !isLoopbackHost(hostname) && !policy.allowedHosts.includes(hostname)) {
    return `This server does not answer to the name ${JSON.stringify(hostname)}: add it to ALLOWED_HOSTS.`;
  }
  if (origin !== undefined) {
    if (policy.allowedOrigins.includes(origin)) return undefined;
    if (isOwn(origin, host)) return undefined;
    return `Pages of ${JSON.stringify(origin)} may not call this server: add the origin to ALLOWED_ORIGINS.`;
  }
  // Browsers send no origin with images, scripts, links and other requests whose answer the page cannot read; but they
  // are sent all the same, with the authority of whoever visits that page.
  if (OWN_SITES.includes(request.headers['sec-fetch-site'])) return undefined;
  if (executesNothing && isFollowedLink(request)) return undefined;
  return 'Pages of other sites may not have a browser send requests to this server. Where they may call it, with fetch in the mode "cors", their origin is in ALLOWED_ORIGINS.';
}

/** Whether a page is from where the request goes to: a port that the scheme implies may be named or not. */
function isOwn(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: ownHost } = new URL(origin);
  const addressed = `${protocol}//${host ?? ''}`;
  return ownHost !== '' && URL.canParse(addressed) && new URL(addressed).host === ownHost;
}

/** Whether the browser is to show the answer in place of the page that it left. */
function isFollowedLink({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
