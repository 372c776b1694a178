import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';
import { Refusal } from './refusal.ts';

/**
 * Refuses what a page of another site sends, which the browser of anybody on this machine would deliver: such pages
 * could reset the simulated world, or read its keys. A page can point its own domain at a loopback address (DNS
 * rebinding), and then only the Host header shows it; older browsers send no Sec-Fetch-Site.
 * @throws Refusal (403)
 */
export function refuseForeign(headers: IncomingHttpHeaders): void {
  const { host, origin } = headers;
  if (host !== undefined && !isLoopback(`http://${host}`)) {
    throw forbidden(`The simulator answers to loopback names only, not to ${JSON.stringify(host)}.`);
  }
  if (origin !== undefined && !isLoopback(origin)) {
    throw forbidden(`Pages of ${JSON.stringify(origin)} may not call the simulator.`);
  }
  if (headers['sec-fetch-site'] === 'cross-site') {
    throw forbidden('Pages of other sites may not call the simulator.');
  }
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

function forbidden(message: string): Refusal {
  return new Refusal(403, 'KForbidden', message);
}

/**
 * A body that says what it is, and is JSON: of all types that is the one that a page cannot send to another site
 * without asking first. Nothing at all needs no type.
 * @throws Refusal (415)
 */
export function requireJson(headers: IncomingHttpHeaders, text: string | undefined): void {
  const type = headers['content-type'];
  if (type === undefined && text === '') return;
  const [name, ...parameters] = (type ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || charset.replaceAll('"', '') === 'utf-8';
  if (name === 'application/json' && isUtf8) return;
  const given = type === undefined ? 'not sent' : JSON.stringify(type);
  throw new Refusal(
    415,
    'KUnsupportedMediaType',
    `The content type must be application/json, and is ${given}.`,
  );
}
