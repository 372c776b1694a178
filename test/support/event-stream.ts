import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Answer } from './api.ts';

/**
 * The results of an operation answered as Server-Sent Events, one by one, until the server completes the stream.
 * @throws when the stream ends without having been completed
 */
export async function* readResults(response: Response): AsyncGenerator<Answer> {
  const type = response.headers.get('content-type');
  if (!type?.startsWith('text/event-stream') || response.body === null)
    throw new Error(`Not an event stream, but ${type}: ${await response.text()}`);
  let event = '';
  // In process the body is not Node's own stream, but it can be iterated like one.
  const input = Readable.from(response.body as AsyncIterable<Uint8Array>, { objectMode: false });
  for await (const line of createInterface({ input })) {
    if (line.startsWith('event: ')) event = line.slice('event: '.length);
    if (event === 'complete') return;
    if (event === 'next' && line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length));
  }
  throw new Error('The event stream ended before the operation was complete.');
}
