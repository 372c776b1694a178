import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { nextTurn } from '../execution/turns.ts';
import { bodyReader } from './body-limit.ts';
import { badRequest, requestError } from './request-error.ts';
import { mayBeIllFormed, refuseIllFormedText } from './well-formed-text.ts';

/** Characters from which on a body is read in a turn of its own. */
const LONG_BODY = 200_000;

/** JSON is UTF-8 (RFC 8259); what is ASCII is that, too. */
const CHARSETS: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

/**
 * Reads bodies that are JSON in UTF-8, and no others: text in another encoding would be stored damaged. The content
 * types that HTML forms can send need no preflight, so that a foreign page could post them with the visitor's
 * authority.
 */
export function readJsonBodies(maxBytes: number): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method !== 'POST') return;
      checkContentType(request.headers.get('content-type'));
      const read = bodyReader(request, maxBytes);
      setRequestParser(async () => {
        const text = decode(await read());
        if (text.length <= LONG_BODY) return parse(text);
        await nextTurn();
        const params = parse(text);
        await nextTurn();
        return params;
      });
    },
  };
}

function checkContentType(header: string | null): void {
  const type = parseMediaType(header ?? '');
  if (type?.essence !== 'application/json')
    throw unsupported('Send the request as JSON, with the header content-type: application/json.');
  const charset = type.params.get('charset') ?? 'utf-8';
  if (!CHARSETS.includes(charset.toLowerCase()))
    throw unsupported(`Send the request as JSON in UTF-8, not in ${JSON.stringify(charset)}.`);
}

function parseMediaType(text: string): MIMEType | undefined {
  try {
    return new MIMEType(text);
  } catch {
    return undefined;
  }
}

/** The text, without a byte order mark. */
function decode(bytes: Uint8Array): string {
  // Six times as fast as a TextDecoder.
  if (!isUtf8(bytes))
    throw badRequest(
      'The body of the request is not UTF-8: it has been written in another encoding, or was damaged on the way here.',
    );
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function parse(text: string): GraphQLParams {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw badRequest(`The body of the request is not JSON: ${(error as Error).message}`);
  }
  const refusal = mayBeIllFormed(text) ? refuseIllFormedText(body) : undefined;
  if (refusal !== undefined) throw refusal;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw badRequest('The body of the request must be one JSON object: batches are not served.');
}

function unsupported(message: string) {
  return requestError(415, 'UNSUPPORTED_MEDIA_TYPE', message, { accept: 'application/json; charset=utf-8' });
}
