import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Content } from '../graphql/explorer/content.ts';

/** Answers GET and HEAD with a content that is the same for every client. */
export async function answerContent(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  content: Content,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const answer = await content.answer({
    'accept-encoding': headers['accept-encoding']?.toString(),
    'if-none-match': headers['if-none-match'],
  });
  response.writeHead(answer.status, answer.headers).end(method === 'HEAD' ? undefined : answer.body);
}
