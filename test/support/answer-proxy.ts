import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server answered, and to what. */
export interface PassingAnswer {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** What becomes of an answer. */
export type AlterAnswer = (answer: PassingAnswer) => Partial<PassingAnswer> | Promise<Partial<PassingAnswer>>;

/** A line to a server on which answers can be altered. */
export interface AnswerProxy {
  readonly baseUrl: string;
  /** From now on every answer passes through this, which may hold it; `null` lets them pass as they are. */
  alter(change: AlterAnswer | null): void;
  close(): Promise<void>;
}

/** Opens a line to the server with this origin, on a free port of loopback. */
export async function openAnswerProxy(origin: string): Promise<AnswerProxy> {
  let change: AlterAnswer | null = null;
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const { apikey = '', 'content-type': contentType } = headers;
    try {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: { apikey: String(apikey), ...(contentType && { 'content-type': contentType }) },
        ...(method === 'GET' ? {} : { body }),
      });
      const passing = { method, path, status: answer.status, text: await answer.text() };
      const { status, text } = { ...passing, ...(await change?.(passing)) };
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    } catch {
      // The server behind broke the connection: so does the line.
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alter(next) {
      change = next;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
