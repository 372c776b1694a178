import type { IncomingMessage, ServerResponse } from 'node:http';

/** Reports are at `/reports/{failoverId}`, the key to check them with at `/reports/key`. */
export const REPORTS_PATH = '/reports/';

/** Where reports come from. */
export interface Reports {
  /** The signed page; `null` where there is no such failover. */
  page(failoverId: string): Promise<string | null>;
  /** In PEM. */
  publicKey(): Promise<string>;
}

/** The page runs nothing and loads nothing; its style stands in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers GET and HEAD with a report, or with the public key. */
export async function answerReport(
  { method }: IncomingMessage,
  response: ServerResponse,
  path: string,
  reports: Reports,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const name = path.slice(REPORTS_PATH.length);
  const isKey = name === 'key';
  const text = isKey ? await reports.publicKey() : await reports.page(name);
  if (text === null) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('There is no such failover.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': isKey ? 'application/x-pem-file' : 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : text);
}
