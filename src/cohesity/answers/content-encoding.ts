import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** Codings that are understood, as a request offers them. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

type Decoder = (data: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const inflate: Decoder = promisify(zlib.inflate);
const inflateRaw: Decoder = promisify(zlib.inflateRaw);
const gunzip: Decoder = promisify(zlib.gunzip);

/** By the names of RFC 9110, section 8.4.1. */
const DECODERS: Readonly<Record<string, Decoder>> = {
  identity: (data) => Promise.resolve(data),
  gzip: gunzip,
  'x-gzip': gunzip,
  // Some servers send the bare stream under this name, without the wrapper that the standard asks for.
  deflate: (data, options) => (hasZlibHeader(data) ? inflate : inflateRaw)(data, options),
  br: promisify(zlib.brotliDecompress),
  zstd: promisify(zlib.zstdDecompress),
};

/** A body that cannot be decoded. `code` is one of the codes that `network-faults.ts` has words for. */
class UndecodableBodyError extends Error {
  override readonly name = 'UndecodableBodyError';
  readonly code: 'UNKNOWN_ENCODING' | 'DAMAGED_ENCODING' | 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

  constructor(code: UndecodableBodyError['code'], cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/**
 * The body without the codings of its `Content-Encoding` header. Proxies compress whether they are asked to or not.
 * @param maxBytes of the decoded body
 * @throws UndecodableBodyError
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | string[] | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const codings = String(contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
  let decoded = body;
  // What was applied last comes off first. An answer without a body may name a coding all the same.
  for (const coding of body.length === 0 ? [] : codings.reverse()) {
    const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (decode === undefined) throw new UndecodableBodyError('UNKNOWN_ENCODING');
    try {
      decoded = await decode(decoded, { maxOutputLength: maxBytes });
    } catch (error) {
      const isTooLarge = error instanceof RangeError;
      throw new UndecodableBodyError(
        isTooLarge ? 'UND_ERR_RES_EXCEEDED_MAX_SIZE' : 'DAMAGED_ENCODING',
        error,
      );
    }
  }
  return decoded;
}

/** RFC 1950: the first two bytes name the method and are, as one number, a multiple of 31. */
function hasZlibHeader(data: Buffer): boolean {
  const [first = 0, second = 0] = data;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
