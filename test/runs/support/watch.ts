import type { TestClock } from '../../support/test-clock.ts';

/** A run as the API tells it. */
export interface SeenRun {
  readonly id: string;
  readonly failoverId: string;
  readonly status: string;
  readonly waitingOnOtherRunCancellations: boolean;
  readonly runId: string | null;
  readonly protectionGroupId: string;
  readonly percentComplete: number;
  readonly bytesTransferred: string | null;
  readonly reason: string | null;
  readonly startedBy: string;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly lastSyncedAt: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly events: readonly SeenEvent[];
}

/** One line of its story. */
export interface SeenEvent {
  readonly kind: string;
  readonly at: string;
  readonly actor: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly message: string;
}

/** One subscriber to a run, over server-sent events. Time passes while it waits for a state. */
export class Watch {
  /** Every state that was told, in order. */
  readonly seen: SeenRun[] = [];
  readonly #messages: AsyncGenerator<SeenRun, void>;
  readonly #clock: TestClock;

  private constructor(messages: AsyncGenerator<SeenRun, void>, clock: TestClock) {
    this.#messages = messages;
    this.#clock = clock;
  }

  static async on(
    handler: { fetch(url: string, init: RequestInit): Response | Promise<Response> },
    id: string,
    fields: string,
    clock: TestClock,
  ): Promise<Watch> {
    const response = await handler.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: `subscription ($id: ID!) { plannedRun(id: $id) { ${fields} } }`,
        variables: { id },
      }),
    });
    return new Watch(readStates(response), clock);
  }

  /**
   * The first state, from the one told last onwards, that fulfils the condition.
   * @throws when the run ends without one
   */
  async until(condition: (run: SeenRun) => boolean): Promise<SeenRun> {
    let run = this.seen.at(-1);
    while (run === undefined || !condition(run)) {
      const { value, done } = await this.#clock.during(this.#messages.next());
      if (done) throw new Error(`the run ended as ${JSON.stringify(this.seen.at(-1), null, 2)}`);
      run = value;
      this.seen.push(run);
    }
    return run;
  }

  /** The first state with this status. */
  untilStatus(status: string): Promise<SeenRun> {
    return this.until((run) => run.status === status);
  }

  /** All states until the run has ended. */
  async toTheEnd(): Promise<readonly SeenRun[]> {
    for (;;) {
      const { value, done } = await this.#clock.during(this.#messages.next());
      if (done) return this.seen;
      this.seen.push(value);
    }
  }

  /** Unsubscribes. */
  async close(): Promise<void> {
    await this.#messages.return();
  }
}

async function* readStates(response: Response): AsyncGenerator<SeenRun, void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^data: ?(.+)$/m.exec(message)?.[1];
      if (data === undefined) continue;
      const { data: told, errors } = JSON.parse(data);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      yield told.plannedRun;
    }
  }
}
