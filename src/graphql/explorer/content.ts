import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Coding = 'br' | 'gzip' | 'identity';

/** The request headers that decide how a content is answered. */
export interface ContentRequest {
  readonly 'accept-encoding'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/** An answer for any transport; the body is `null` where the client has it already. */
export interface ContentAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer<ArrayBuffer> | null;
}

/** The best compression takes many times as long, for a tenth less. */
const BROTLI_QUALITY = 5;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Something that is the same for every client: compressed once, and not sent to those that have it. */
export class Content {
  readonly #body: string | Buffer<ArrayBuffer>;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #compressed = new Map<Coding, Promise<string | Buffer<ArrayBuffer>>>();
  /** Changes whenever the content does. */
  readonly hash: string;

  /** @param cacheControl for how long, and by whom, it may be kept without asking again */
  constructor(
    body: string | Buffer<ArrayBuffer>,
    mediaType: string,
    cacheControl: string,
    vary = 'accept-encoding',
  ) {
    this.#body = body;
    this.#headers = { 'content-type': mediaType, 'cache-control': cacheControl, vary };
    this.hash = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  }

  async answer(request: ContentRequest): Promise<ContentAnswer> {
    const coding = preferredCoding(request['accept-encoding'] ?? '');
    const etag = `"${this.hash}-${coding}"`;
    const headers = { ...this.#headers, etag };
    if (isKnown(request['if-none-match'] ?? '', etag)) return { status: 304, headers, body: null };
    const body = await this.#in(coding);
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    if (coding === 'identity') return { status: 200, headers: { ...headers, ...length }, body };
    return { status: 200, headers: { ...headers, ...length, 'content-encoding': coding }, body };
  }

  #in(coding: Coding): Promise<string | Buffer<ArrayBuffer>> {
    const known = this.#compressed.get(coding);
    if (known !== undefined) return known;
    const compressed = compress(this.#body, coding);
    this.#compressed.set(coding, compressed);
    return compressed;
  }
}

async function compress(
  body: string | Buffer<ArrayBuffer>,
  coding: Coding,
): Promise<string | Buffer<ArrayBuffer>> {
  if (coding === 'identity') return body;
  if (coding === 'gzip') return compressGzip(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(body),
  };
  return compressBrotli(body, { params });
}

/** By the qualities of an `Accept-Encoding` header, the smaller one in doubt; without compression where none is named. */
function preferredCoding(header: string): Coding {
  const qualities = new Map<string, number>();
  for (const entry of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    qualities.set(
      name === 'x-gzip' ? 'gzip' : name,
      quality === undefined ? 1 : Number(quality.slice(2)) || 0,
    );
  }
  const qualityOf = (coding: string) => qualities.get(coding) ?? qualities.get('*') ?? 0;
  const [br, gzipped, identity] = [qualityOf('br'), qualityOf('gzip'), qualities.get('identity') ?? 0];
  if (Math.max(br, gzipped) === 0 || identity > Math.max(br, gzipped)) return 'identity';
  return br >= gzipped ? 'br' : 'gzip';
}

function isKnown(ifNoneMatch: string, etag: string): boolean {
  // What is compared are contents: weak tags, as proxies make them of ours, will do.
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
