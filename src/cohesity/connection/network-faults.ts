import { TaskCancelledError } from 'cockatiel';

/** Codes of Node, OpenSSL and undici, in words that follow "no answer from the cluster:". */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing accepts connections at its address',
  ECONNRESET: 'the connection was closed before the answer was complete',
  EPIPE: 'the connection was closed before the answer was complete',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_HEADERS_TIMEOUT: 'the answer did not begin in time',
  UND_ERR_BODY_TIMEOUT: 'the answer fell silent halfway',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'the answer is larger than is accepted',
  UND_ERR_DESTROYED: 'the service is ending its connections',
  UND_ERR_CLOSED: 'the service is ending its connections',
  ENOTFOUND: 'the host name of its endpoint is not known',
  EAI_AGAIN: 'the host name of its endpoint could not be looked up',
  EHOSTUNREACH: 'the network has no way to its address',
  ENETUNREACH: 'the network has no way to its address',
  UNKNOWN_ENCODING: 'the answer is encoded in a way that is not understood',
  DAMAGED_ENCODING: 'the answer cannot be decompressed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed and not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is of an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is of an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an authority that is not trusted',
  CERT_HAS_EXPIRED: 'its certificate, or one that vouches for it, has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate has been revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
};

/** What an operator can do about it, in words that follow the code. */
const ADVICE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map((code) => [
      code,
      "caFile in the clusters file names the PEM file that must hold the authority's certificate, or the cluster's own",
    ]),
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: 'endpoint in the clusters file must have the name that the certificate has',
};

/** Everything else that OpenSSL finds wrong with a certificate. */
const OF_CERTIFICATES =
  /CERT|^CRL_|^UNABLE_TO_|^ERROR_IN_C|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$|^HOSTNAME_MISMATCH$/;
/** TLS itself: no common version or cipher, or an end that does not speak it. */
const OF_TLS = /^EPROTO$|^ERR_SSL_|^ERR_OSSL_|^ERR_TLS_/;
const OF_HTTP = /^HPE_|^HTTPParserError$/;

/** What a repeat finds unchanged, beside certificates and TLS. */
const LASTING: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UNKNOWN_ENCODING',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
]);

/** The code of a network error: its message may hold more than an operator's log should. */
export function networkFaultCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The same in words, with the code behind them. */
export function networkFault(error: unknown): string {
  if (isTimeUp(error)) return 'the answer did not come in time';
  const code = networkFaultCode(error);
  const advice = ADVICE[code];
  return `${WORDS[code] ?? kindOfFault(code)} (${code})${advice === undefined ? '' : `; ${advice}`}`;
}

/** Whether the same request would fail in the same way some seconds later. */
export function isLasting(error: unknown): boolean {
  const code = networkFaultCode(error);
  return LASTING.has(code) || OF_CERTIFICATES.test(code) || OF_TLS.test(code);
}

/** The call's own time limit, as it looks from inside. */
function isTimeUp(error: unknown): boolean {
  return error instanceof TaskCancelledError || (error instanceof Error && error.name === 'AbortError');
}

function kindOfFault(code: string): string {
  if (OF_CERTIFICATES.test(code)) return 'its certificate is not trusted';
  if (OF_TLS.test(code)) return 'no encrypted connection came about';
  if (OF_HTTP.test(code)) return 'what it answered is not HTTP';
  return 'the request failed';
}
