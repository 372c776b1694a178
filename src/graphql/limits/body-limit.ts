import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { badRequest, requestError } from './request-error.ts';

type Decompress = (compressed: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/** How a body may be compressed, by the names of RFC 9110. */
const DECODERS: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

const ACCEPTED_CODINGS = 'gzip, deflate, br';

/** Of a body that was never read to its end. */
const NO_REUSE = { connection: 'close' };

/**
 * A function that reads the body of a request, decompressed where it is compressed.
 *
 * The limit that yoga offers leads every body through streams of its own, which costs two fifths of the throughput; a
 * body of stated length needs none, because node:http reads no more of it than that.
 * @param maxBytes of what was sent, and of what it decompresses to
 * @throws GraphQLError 413 beyond the limit, 415 for a coding that is not understood
 */
export function bodyReader(request: Request, maxBytes: number): () => Promise<Uint8Array> {
  const coding = codingOf(request.headers.get('content-encoding'));
  const decompress = coding === undefined ? undefined : decoderOf(coding);
  const statedLength = request.headers.get('content-length');
  if (statedLength !== null && Number(statedLength) > maxBytes) throw tooLarge(maxBytes);
  return async () => {
    const sent =
      statedLength === null || request.body === null
        ? await readWithin(request.body, maxBytes)
        : new Uint8Array(await request.arrayBuffer());
    return decompress === undefined ? sent : decompressWithin(sent, maxBytes, decompress, coding);
  };
}

/** `identity` is no coding. */
function codingOf(header: string | null): string | undefined {
  const codings = (header ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => coding !== '' && coding !== 'identity').join(', ') || undefined;
}

function decoderOf(coding: string): Decompress {
  const decoder = DECODERS.get(coding);
  if (decoder !== undefined) return decoder;
  const message = `The coding ${JSON.stringify(coding)} of the body is not understood: send it uncompressed, or as one of ${ACCEPTED_CODINGS}.`;
  throw requestError(415, 'UNSUPPORTED_MEDIA_TYPE', message, { 'accept-encoding': ACCEPTED_CODINGS });
}

async function decompressWithin(
  compressed: Uint8Array,
  maxBytes: number,
  decompress: Decompress,
  coding: string | undefined,
): Promise<Uint8Array> {
  try {
    return await decompress(compressed, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw badRequest(
      `The body of the request is not compressed as ${coding}, as its header content-encoding says.`,
    );
  }
}

async function readWithin(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The reader is not let go of when the body is too large: that would cut the connection before the answer.
  const reader = body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes, NO_REUSE);
    chunks.push(value);
  }
}

function tooLarge(maxBytes: number, headers?: Readonly<Record<string, string>>) {
  const message = `The body of the request has more than ${maxBytes} bytes.`;
  return requestError(413, 'REQUEST_ENTITY_TOO_LARGE', message, headers);
}
