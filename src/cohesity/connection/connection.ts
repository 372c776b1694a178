import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';
import type { z } from 'zod';
import { ClusterError } from '../../core/clusters/cluster-error.ts';
import { parseExactJson } from '../../core/values/exact-json.ts';
import {
  declined,
  held,
  type Operation,
  speaksOfApproval,
  unexpectedAnswer,
  unreachable,
  upstreamReason,
} from '../answers/answer-errors.ts';
import { OddityReports } from '../answers/oddity-reports.ts';
import { parseTolerantly } from '../answers/tolerant-parse.ts';
import { accessToken } from '../wire/errors.ts';
import { Authentication } from './authentication.ts';
import { networkFault, networkFaultCode } from './network-faults.ts';
import { type ClusterConnectionOptions, DEFAULT_LIMITS } from './options.ts';
import type { Lane } from './places.ts';
import { Resilience, TurnedAwayError } from './resilience.ts';
import { type Answer, type Method, Transport } from './transport.ts';

/** One request as the operations see it. */
export interface ClusterRequest {
  /** What it does, in words, for messages. */
  readonly name: string;
  readonly method: Method;
  /** Path below `/v2`, with query. */
  readonly target: string;
  /** JSON text. */
  readonly body?: string;
  /** Whether 202 may be the success that the API documents; elsewhere it means that the call waits for something. */
  readonly isAcceptedOnly?: boolean;
}

/** A command is sent at most once, a read as often as it takes. */
interface Treatment {
  readonly repeatable: boolean;
  readonly lane: Lane;
}

const COMMAND: Treatment = { repeatable: false, lane: 'URGENT' };

/** How far a call has come. */
interface Progress {
  /** Whether the cluster may have received it. */
  sent: boolean;
  /** Why the last attempt did not do, in words. */
  lastFault: string | null;
}

type Exchange = (headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** An answer, and what may be behind it where we know more than it says. */
type HintedAnswer = Answer & { readonly hint?: string | null };

/** Requests to one cluster, authenticated and guarded; failures are `ClusterError`. */
export class ClusterConnection {
  readonly #name: string;
  readonly #log: ClusterConnectionOptions['log'];
  readonly #currentCaller: () => string | undefined;
  readonly #oddities: OddityReports;
  readonly #transport: Transport;
  readonly #resilience: Resilience;
  readonly #authentication: Authentication;

  constructor(options: ClusterConnectionOptions) {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#name = options.name;
    this.#log = options.log;
    this.#currentCaller = options.currentCaller ?? (() => undefined);
    this.#oddities = new OddityReports(options);
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
    lane: Lane = 'ORDINARY',
  ): Promise<z.output<Schema>> {
    return (await this.readWithTime(name, target, schema, lane)).body;
  }

  /** `URGENT` unless a client's request is being served. */
  get laneOfPolls(): Lane {
    return this.#currentCaller() === undefined ? 'URGENT' : 'ORDINARY';
  }

  /** The answer to a GET, parsed, and the cluster's own time. */
  async readWithTime<Schema extends z.ZodType>(
    name: string,
    target: string,
    schema: Schema,
    lane: Lane = 'ORDINARY',
  ): Promise<{ readonly body: z.output<Schema>; readonly answeredAt: Date | null }> {
    const request = { name, method: 'GET', target } as const;
    const answer = await this.#call(request, { repeatable: true, lane });
    return { body: this.#parse(request, answer, schema), answeredAt: answer.date };
  }

  /** The answer to a command, parsed. Sent at most once, except after a 401, which is a definite "not done". */
  async command<Schema extends z.ZodType>(
    request: ClusterRequest,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    return this.#parse(request, await this.#call(request, COMMAND), schema);
  }

  /** A command whose answer has no body. Sent at most once, as `command`. */
  async order(request: ClusterRequest): Promise<void> {
    await this.#call(request, COMMAND);
  }

  /** Privileges of the account as the newest token told them; asks for one where there is none. */
  async privileges(): Promise<ReadonlySet<string> | null> {
    await this.#authentication.headers();
    return this.#authentication.privileges;
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return this.#transport.close();
  }

  async #call(request: ClusterRequest, treatment: Treatment): Promise<Answer> {
    const answer = await this.#withinBudget(request, treatment, async (exchange) => {
      const first = await this.#authenticated(exchange);
      return first.status === 401 && first.isWorthRepeating ? this.#authenticated(exchange) : first;
    });
    if (!treatment.repeatable && isHeld(request, answer)) throw held(this.#operation(request, false), answer);
    return answer;
  }

  async #authenticated(exchange: Exchange): Promise<HintedAnswer & { readonly isWorthRepeating?: boolean }> {
    const headers = await this.#authentication.headers();
    const answer = await exchange(headers);
    if (answer.status !== 401) {
      this.#authentication.accept(headers);
      return answer;
    }
    const isWorthRepeating = this.#authentication.forget(headers);
    return { ...answer, isWorthRepeating, hint: this.#authentication.hint(headers) };
  }

  /** A token costs nothing that a second one would not cost too, so that this may be repeated. */
  async #logIn(body: string): Promise<z.output<typeof accessToken>> {
    const request = { name: 'get an access token', method: 'POST', target: '/access-tokens', body } as const;
    const answer = await this.#withinBudget(request, { repeatable: true, lane: 'URGENT' }, (exchange) =>
      exchange(this.#authentication.clusterHeaders()),
    );
    return this.#parse(request, answer, accessToken);
  }

  async #withinBudget(
    request: ClusterRequest,
    { repeatable, lane }: Treatment,
    talk: (exchange: Exchange) => Promise<HintedAnswer>,
  ): Promise<Answer> {
    const operation = this.#operation(request, repeatable);
    const budget = this.#transport.requestTimeoutMs;
    const deadline = Date.now() + budget;
    const progress: Progress = { sent: false, lastFault: null };
    const turn = { lane, caller: this.#currentCaller() };
    try {
      // Aggressive: ends the wait even where the work does not listen to the signal (e.g. pausing).
      const answer = await timeout(budget, TimeoutStrategy.Aggressive).execute(({ signal }) =>
        talk((headers) => {
          progress.sent = false;
          return this.#resilience.execute(
            (attempt, attemptSignal) => this.#attempt(request, headers, attempt, attemptSignal, progress),
            { repeatable, turn, signal, deadline },
          );
        }),
      );
      if (answer.status < 200 || answer.status > 299) throw declined(operation, answer, answer.hint);
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
    const reading = parseTolerantly(schema, body);
    if (!reading.success) {
      const { place, fault } = reading.fault;
      throw unexpectedAnswer(operation, answer, `at ${place}: ${fault}`);
    }
    for (const oddity of reading.oddities) this.#oddities.report(request.name, oddity);
    return reading.data;
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

/** Whether a success only says that the call waits for the approval of others, in words or by its status. */
function isHeld({ isAcceptedOnly }: ClusterRequest, answer: Answer): boolean {
  if (answer.status === 202 && isAcceptedOnly !== true) return true;
  return answer.text !== '' && speaksOfApproval(upstreamReason(answer));
}
