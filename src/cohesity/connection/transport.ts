import { type Dispatcher, Pool } from 'undici';
import { ACCEPTED_ENCODINGS, decodeBody } from '../answers/content-encoding.ts';
import type { ClusterLimits } from './options.ts';

/** What is sent to clusters; `GET` alone changes nothing. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One HTTP request. */
export interface Exchange {
  readonly method: Method;
  /** Path below the base, with query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /** Called when the request is about to be written: from then on the cluster may have received it. */
  readonly onSending: () => void;
}

/** What came back, whatever the status. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** The cluster's own time. */
  readonly date: Date | null;
  readonly text: string;
}

type ObservedOptions = Dispatcher.DispatchOptions & { readonly onSending?: () => void };

/** Tells a request that waits for a connection from one that has been sent: undici's errors do not. */
const observeSending: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options: ObservedOptions, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        options.onSending?.();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...parameters) => handler.onResponseStart?.(...parameters),
      onResponseData: (...parameters) => handler.onResponseData?.(...parameters),
      onResponseEnd: (...parameters) => handler.onResponseEnd?.(...parameters),
      onResponseError: (...parameters) => handler.onResponseError?.(...parameters),
    });

/** HTTP to one cluster: connections, timeouts, TLS. Knows nothing of credentials, repeats or shapes. */
export class Transport {
  readonly #basePath: string;
  readonly #reads: Pool;
  readonly #commands: Pool;
  readonly #limits: ClusterLimits;

  constructor(endpoint: string, certificateAuthority: string | undefined, limits: ClusterLimits) {
    const url = new URL(endpoint);
    const path = url.pathname.replace(/\/+$/, '');
    this.#basePath = path.endsWith('/v2') ? path : `${path}/v2`;
    this.#limits = limits;
    const options: Pool.Options = {
      connections: limits.maxConcurrentRequests,
      headersTimeout: limits.headersTimeoutMs,
      bodyTimeout: limits.bodyTimeoutMs,
      maxResponseSize: limits.maxAnswerBytes,
      allowH2: false,
      connect: {
        timeout: limits.connectTimeoutMs,
        rejectUnauthorized: true,
        // A certificate that was named is trusted itself, be it the root, one between, or the cluster's own.
        ...(certificateAuthority === undefined
          ? {}
          : { ca: certificateAuthority, allowPartialTrustChain: true }),
      },
    };
    this.#reads = new Pool(url.origin, options);
    // Commands get a connection of their own each (`pipelining: 0` turns keep-alive off): the cluster may
    // close an idle one at the very moment it is used, which leaves open whether the command arrived.
    this.#commands = new Pool(url.origin, { ...options, pipelining: 0 });
  }

  /**
   * One request, one answer.
   * @throws what the network throws, and the signal's reason
   */
  async exchange({ method, target, headers, body, signal, onSending }: Exchange): Promise<Answer> {
    signal.throwIfAborted();
    const pool = method === 'GET' ? this.#reads : this.#commands;
    const request = {
      path: this.#basePath + target,
      method,
      headers: { accept: 'application/json', 'accept-encoding': ACCEPTED_ENCODINGS, ...headers },
      body: body ?? null,
      signal,
      onSending,
    };
    const response = await pool.compose(observeSending).request(request);
    const encoded = Buffer.from(await response.body.arrayBuffer());
    const encoding = response.headers['content-encoding'];
    const decoded = await decodeBody(encoded, encoding, this.#limits.maxAnswerBytes);
    const retryAfter = response.headers['retry-after'];
    const time = Date.parse(String(response.headers.date));
    return {
      status: response.statusCode,
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
      date: Number.isNaN(time) ? null : new Date(time),
      text: new TextDecoder().decode(decoded),
    };
  }

  /** Budget of one call, in milliseconds. */
  get requestTimeoutMs(): number {
    return this.#limits.requestTimeoutMs;
  }

  /** Ends all connections; what is under way fails. */
  async close(): Promise<void> {
    await Promise.all([this.#reads.destroy(), this.#commands.destroy()]);
  }
}
