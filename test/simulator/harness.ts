import type { Simulator, SimulatorOptions } from 'planned-failover-simulator';
import { startSimulator } from 'planned-failover-simulator';
import { parseExactJson } from '../../src/core/values/exact-json.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** Parsed with integers as `bigint`; `undefined` without a body. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  readonly body: any;
  readonly headers: Headers;
}

export const BETA = 7250964517238462211n;
export const GAMMA = 5822160944712087n;
export const DELTA = 3390417765120389n;
export const VAULT = 9007199254740997n;

/** Talks to a simulator whose clock stands still unless told otherwise. */
export class Harness {
  readonly simulator: Simulator;

  constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  static async start(options: SimulatorOptions = {}): Promise<Harness> {
    return new Harness(await startSimulator({ speed: 0, ...options }));
  }

  async request(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${this.simulator.baseUrl}${url}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : exactText(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: text === '' ? undefined : parseExactJson(text),
      headers: response.headers,
    };
  }

  alpha(method: string, path: string, body?: unknown): Promise<Reply> {
    return this.request(method, `/alpha/v2${path}`, body, { apiKey: 'alpha-key-1' });
  }

  beta(method: string, path: string, body?: unknown): Promise<Reply> {
    return this.request(method, `/beta/v2${path}`, body, { apiKey: 'beta-key-1' });
  }

  async control(method: string, path: string, body?: unknown): Promise<Reply['body']> {
    const reply = await this.request(method, `/__control/${path}`, body);
    if (reply.status !== 200) throw new Error(`control ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  }

  async advance(seconds: number): Promise<void> {
    await this.control('POST', 'clock', { advanceSeconds: seconds });
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Reply
  async group(name: string, cluster: 'alpha' | 'beta' = 'alpha'): Promise<any> {
    const { body } = await this[cluster](
      'GET',
      `/data-protect/protection-groups?names=${encodeURIComponent(name)}`,
    );
    return body.protectionGroups[0];
  }

  async groupId(name: string): Promise<string> {
    return (await this.group(name)).id;
  }

  plannedRun(failoverId: string, configuration: object): Promise<Reply> {
    return this.alpha('POST', `/data-protect/failover/${failoverId}/planned-run`, configuration);
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Reply
  async poll(failoverId: string): Promise<any> {
    const { body } = await this.alpha('GET', `/data-protect/failover/planned-runs?failoverIds=${failoverId}`);
    return body.failoverPlannedRuns[0];
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Reply
  async failover(failoverId: string, cluster = 'alpha'): Promise<any> {
    const { failovers } = await this.control('GET', 'state');
    return failovers.find(
      (failover: { failoverId: string; cluster: string }) =>
        failover.failoverId === failoverId && failover.cluster === cluster,
    );
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Reply
  async run(runId: string): Promise<any> {
    const { runs } = await this.control('GET', 'state');
    return runs.find((run: { id: string }) => run.id === runId);
  }

  close(): Promise<void> {
    return this.simulator.close();
  }
}

/** JSON text with `bigint` as numbers, written without the code under test. */
function exactText(value: unknown): string {
  const marked = JSON.stringify(value, (_key, inner) =>
    typeof inner === 'bigint' ? `@int64:${inner}` : inner,
  );
  return marked.replaceAll(/"@int64:(-?\d+)"/g, '$1');
}
