import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bodies beyond this are refused; 10,000 objects take some 400 kB. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** Reads a request's body; `undefined` when it is too large. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export interface Reply {
  readonly status: number;
  /** JSON text; none is sent for `undefined`. */
  readonly text?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends a reply, with the simulated time as its Date, so that the same request gets the same bytes. */
export function sendReply(response: ServerResponse, reply: Reply, nowUsecs: number): void {
  response.sendDate = false;
  response.writeHead(reply.status, {
    date: new Date(nowUsecs / 1000).toUTCString(),
    ...(reply.text === undefined ? {} : { 'content-type': 'application/json' }),
    ...(reply.status === 204 ? {} : { 'content-length': Buffer.byteLength(reply.text ?? '') }),
    ...reply.headers,
  });
  response.end(reply.text);
}
