import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Answer } from './api.ts';

/** Posts one operation to a server that listens. */
export async function postOperation(url: string, query: string, variables?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** What a server answered, read to the end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A request over node:http, which sends the headers as given; fetch keeps `Host` and `Origin` to itself. */
export function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<HttpAnswer> {
  const sending = request(url, { method, headers });
  const answer = answerTo(sending);
  sending.end(body);
  return answer;
}

/** The answer to a request that the caller sends, in pieces if it likes; rejects when the connection breaks. */
export async function answerTo(sending: ClientRequest): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  sending.once('response', resolve).once('error', reject);
  const response = await promise;
  const chunks = await Array.fromAsync(response as AsyncIterable<Buffer>);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString(),
  };
}
