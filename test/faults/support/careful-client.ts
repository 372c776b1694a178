import { setTimeout as pause } from 'node:timers/promises';

/** Between attempts, as a client that means well would leave it. */
const RETRY_PAUSE_MS = 200;

/** Issues that say "not now". */
const PASSING = new Set(['CLUSTER_UNREACHABLE', 'PREVIEW_STALE']);

const RUN = 'id failoverId status failure { code message }';

/** What the client knows of a run. */
export interface SeenRun {
  readonly id: string;
  readonly failoverId: string;
  readonly status: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** One line of a run's story. */
export interface SeenEvent {
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly message: string;
}

/**
 * Talks to a service that may be gone at any moment: every request is repeated until it is answered. That is safe
 * for mutations because of the failover id that the client chose, and is what the API asks of its clients.
 */
export class CarefulClient {
  readonly #url: () => string;

  /** @param url where the service is now */
  constructor(url: () => string) {
    this.#url = url;
  }

  /** Creates the configuration and starts its run under this id; resolves when the service has said that it has it. */
  async start(configuration: object, failoverId: string): Promise<SeenRun> {
    const { createFailoverRunConfiguration: created } = await this.#insist(
      `mutation ($configuration: FailoverRunConfigurationInput!) {
        createFailoverRunConfiguration(input: { configuration: $configuration }) {
          configuration { id } issues { code message }
        }
      }`,
      { configuration },
    );
    if (created.configuration === null) throw new Error(JSON.stringify(created.issues));
    for (;;) {
      const { startPlannedRun: started } = await this.#insist(
        `mutation ($input: StartPlannedRunInput!) {
          startPlannedRun(input: $input) { plannedRun { ${RUN} } issues { severity code message } }
        }`,
        { input: { configurationId: created.configuration.id, failoverId, reason: 'Trying out crashes' } },
      );
      if (started.plannedRun !== null) return started.plannedRun;
      const lasting = started.issues.filter(
        ({ severity, code }: { severity: string; code: string }) =>
          severity === 'ERROR' && !PASSING.has(code),
      );
      if (lasting.length > 0) throw new Error(JSON.stringify(started.issues));
      await pause(RETRY_PAUSE_MS);
    }
  }

  async cancel(failoverId: string): Promise<SeenRun> {
    const { cancelFailover } = await this.#insist(
      `mutation ($failoverId: String!) {
        cancelFailover(input: { failoverId: $failoverId }) { plannedRun { ${RUN} } issues { code } }
      }`,
      { failoverId },
    );
    return cancelFailover.plannedRun;
  }

  async run(id: string): Promise<SeenRun & { readonly events: readonly SeenEvent[] }> {
    const { plannedRun } = await this.#insist(
      `query ($id: ID!) { plannedRun(id: $id) { ${RUN} events { kind from to message } } }`,
      { id },
    );
    return plannedRun;
  }

  /** All runs, as far as one page holds them. */
  async list(): Promise<readonly SeenRun[]> {
    const { plannedRuns } = await this.#insist(`{ plannedRuns(first: 100) { nodes { ${RUN} } } }`, {});
    return plannedRuns.nodes;
  }

  /**
   * Watches the run over server-sent events until it is where it should be, by default at its end, and subscribes
   * again whenever that breaks.
   * @returns every status that was told, in order
   */
  async watch(id: string, isThere: (status: string) => boolean = isFinal): Promise<readonly string[]> {
    const told: string[] = [];
    for (;;) {
      try {
        const response = await fetch(this.#url(), {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({
            query: 'subscription ($id: ID!) { plannedRun(id: $id) { status } }',
            variables: { id },
          }),
        });
        let text = '';
        for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
          text += part;
          const messages = text.split('\n\n');
          text = messages.pop() ?? '';
          for (const message of messages) {
            const data = /^data: ?(.+)$/m.exec(message)?.[1];
            const status = data === undefined ? undefined : JSON.parse(data).data?.plannedRun?.status;
            if (status !== undefined && status !== told.at(-1)) told.push(status);
            if (isThere(told.at(-1) ?? '')) return told;
          }
        }
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      await pause(RETRY_PAUSE_MS);
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the operation
  async #insist(query: string, variables: object): Promise<any> {
    for (;;) {
      try {
        const response = await fetch(this.#url(), {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
        const { data, errors } = (await response.json()) as { data?: unknown; errors?: Problem[] };
        if (errors === undefined) return data;
        if (!errors.every(isPassing)) throw new Error(JSON.stringify(errors));
      } catch (error) {
        // Refused, broken off, or cut short: `fetch` says TypeError, a half answer is a SyntaxError.
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      }
      await pause(RETRY_PAUSE_MS);
    }
  }
}

interface Problem {
  readonly extensions?: { readonly requestId?: string; readonly code?: string };
}

/** The service's own trouble, that of its database, and that of its clusters. */
function isPassing({ extensions }: Problem): boolean {
  const { requestId, code } = extensions ?? {};
  return requestId !== undefined || code === 'DATABASE_UNAVAILABLE' || code?.startsWith('CLUSTER_') === true;
}

const FINAL = new Set(['SUCCEEDED', 'SUCCEEDED_WITH_WARNING', 'FAILED', 'MISSED', 'SKIPPED', 'CANCELED']);

/** Whether a run stays in this status. */
export function isFinal(status: string): boolean {
  return FINAL.has(status);
}
