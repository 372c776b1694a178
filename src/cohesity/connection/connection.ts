import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';
import type { z } from 'zod';
import { ClusterError } from '../../core/clusters/cluster-error.ts';
import { parseExactJson } from '../../core/values/exact-json.ts';
import { accessToken } from '../wire/failover.ts';
import { declined, type Operation, unexpectedAnswer, unreachable } from './answer-errors.ts';
import { Authentication } from './authentication.ts';
import { networkFault, networkFaultCode } from './network-faults.ts';
import { type ClusterConnectionOptions, DEFAULT_LIMITS } from './options.ts';
import { Resilience, TurnedAwayError } from './resilience.ts';
import { type Answer, Transport } from './transport.ts';

/** One request as the operations see it. */
export interface ClusterRequest {
  /** What it does, in words, for messages. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Path below `/v2`, with query. */
  readonly target: string;
  /** JSON text. */
  readonly body?: string;
}

/** A command is sent at most once, a read as often as it takes. */
type Repeatable = { readonly repeatable: boolean };

/** How far a call has come. */
interface Progress {
  /** Whether the cluster may have received it. */
  sent: boolean;
  /** Why the last attempt did not do, in words. */
  lastFault: string | null;
}

/** Requests to one cluster, authenticated and guarded; failures are `ClusterError`. */
export class ClusterConnection {
  readonly #name: string;
  readonly #log: ClusterConnectionOptions['log'];
  readonly #transport: Transport;
  readonly #resilience: Resilience;
  readonly #authentication: Authentication;

  constructor(options: ClusterConnectionOptions) {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#name = options.name;
    this.#log = options.log;
    this.#transport = new Transport(options.endpoint, options.certificateAuthority, limits);
    this.#resilience = new Resilience(limits);
    this.#authentication = new Authentication(
      options.credentials,
      options.accessClusterId,
      limits.loginPauseMs,
      (body) => this.#logIn(JSON.stringify(body)),
    );
  }

  /** The answer to a GET, parsed. */
  async read<Schema extends z.ZodType>(
    name: string,
    target: string,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    return (await this.readWithTime(name, target, schema)).body;
  }

  /** The answer to a GET, parsed, and the cluster's own time. */
  async readWithTime<Schema extends z.ZodType>(
    name: string,
    target: string,
    schema: Schema,
  ): Promise<{ readonly body: z.output<Schema>; readonly answeredAt: Date | null }> {
    const request = { name, method: 'GET', target } as const;
    const answer = await this.#call(request, { repeatable: true });
    return { body: this.#parse(request, answer, schema), answeredAt: answer.date };
  }

  /** The answer to a POST, parsed. Sent at most once, except after a 401, which is a definite "not done". */
  async command<Schema extends z.ZodType>(
    request: ClusterRequest,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    return this.#parse(request, await this.#call(request, { repeatable: false }), schema);
  }

  /** A POST whose answer has no body. Sent at most once, as `command`. */
  async order(request: ClusterRequest): Promise<void> {
    await this.#call(request, { repeatable: false });
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return this.#transport.close();
  }

  async #call(request: ClusterRequest, { repeatable }: Repeatable): Promise<Answer> {
    return this.#withinBudget(request, { repeatable }, async (exchange) => {
      const headers = await this.#authentication.headers();
      const answer = await exchange(headers);
      if (answer.status !== 401 || !this.#authentication.forget(headers)) return answer;
      return exchange(await this.#authentication.headers());
    });
  }

  /** A token costs nothing that a second one would not cost too, so that this may be repeated. */
  async #logIn(body: string): Promise<z.output<typeof accessToken>> {
    const request = { name: 'get an access token', method: 'POST', target: '/access-tokens', body } as const;
    const answer = await this.#withinBudget(request, { repeatable: true }, (exchange) =>
      exchange(this.#authentication.clusterHeaders()),
    );
    return this.#parse(request, answer, accessToken);
  }

  async #withinBudget(
    request: ClusterRequest,
    { repeatable }: Repeatable,
    talk: (exchange: (headers: Readonly<Record<string, string>>) => Promise<Answer>) => Promise<Answer>,
  ): Promise<Answer> {
    const operation = this.#operation(request, repeatable);
    const budget = this.#transport.requestTimeoutMs;
    const deadline = Date.now() + budget;
    const progress: Progress = { sent: false, lastFault: null };
    try {
      // Aggressive: ends the wait even where the work does not listen to the signal (e.g. pausing).
      const answer = await timeout(budget, TimeoutStrategy.Aggressive).execute(({ signal }) =>
        talk((headers) => {
          progress.sent = false;
          return this.#resilience.execute(
            (attempt, attemptSignal) => this.#attempt(request, headers, attempt, attemptSignal, progress),
            { repeatable, signal, deadline },
          );
        }),
      );
      if (answer.status < 200 || answer.status > 299) throw declined(operation, answer);
      return answer;
    } catch (error) {
      if (error instanceof ClusterError) throw error;
      const { sent, lastFault } = progress;
      if (error instanceof TaskCancelledError) {
        const reason = lastFault === null ? '' : `; last: ${lastFault}`;
        throw unreachable(operation, `none within ${budget} ms${reason}`, { sent });
      }
      if (error instanceof TurnedAwayError)
        throw unreachable(operation, error.message, { sent: false, cause: error });
      throw unreachable(operation, networkFault(error), { sent, cause: error });
    }
  }

  async #attempt(
    { method, target, body }: ClusterRequest,
    headers: Readonly<Record<string, string>>,
    attempt: number,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Answer> {
    const startedAt = performance.now();
    const tell = (status: number | null, error?: string) => {
      const record = {
        cluster: this.#name,
        method,
        path: target.split('?', 1)[0] ?? '',
        status,
        durationMs: Math.round(performance.now() - startedAt),
        attempt,
        ...(error === undefined ? {} : { error }),
      };
      if (status === null || status >= 500 || status === 429)
        this.#log?.warn(record, 'cluster request failed');
      else this.#log?.debug(record, 'cluster request');
    };
    try {
      const answer = await this.#transport.exchange({
        method,
        target,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        body,
        signal,
        onSending: () => {
          progress.sent = true;
        },
      });
      progress.lastFault = `it answered ${answer.status}`;
      tell(answer.status);
      return answer;
    } catch (error) {
      if (!signal.aborted) progress.lastFault = networkFault(error);
      tell(null, networkFaultCode(error));
      throw error;
    }
  }

  #parse<Schema extends z.ZodType>(
    request: ClusterRequest,
    answer: Answer,
    schema: Schema,
  ): z.output<Schema> {
    const operation = this.#operation(request, request.method === 'GET');
    let body: unknown;
    try {
      body = parseExactJson(answer.text);
    } catch {
      // The parser's message quotes the body, which may hold secrets.
      throw unexpectedAnswer(operation, answer, 'the body is not JSON');
    }
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw unexpectedAnswer(operation, answer, `at ${placeOf(issue?.path ?? [])}: ${issue?.message}`);
  }

  #operation({ name }: ClusterRequest, harmless: boolean): Operation {
    return {
      cluster: this.#name,
      name,
      changesSomething: !harmless,
      redact: (text) => this.#authentication.redact(text),
    };
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the top' : path.map(String).join('.');
}
