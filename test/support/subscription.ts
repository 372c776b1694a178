import { EventEmitter, once } from 'node:events';
import type { Answer } from './api.ts';

/** What both subscription clients have in common, and all that a test needs of them. */
export interface SubscribingClient {
  subscribe(
    operation: { readonly query: string; readonly variables?: Record<string, unknown> },
    sink: { next(result: unknown): void; error(error: unknown): void; complete(): void },
  ): () => void;
}

type End = { readonly error: unknown } | 'completed';

/** One subscription, and what it was told so far. */
export class Subscription {
  readonly results: Answer[] = [];
  /** Leaves before the end. */
  readonly leave: () => void;
  readonly #told = new EventEmitter();
  #end: End | undefined;

  constructor(client: SubscribingClient, query: string, variables: Record<string, unknown>) {
    const end = (how: End) => {
      this.#end = how;
      this.#told.emit('told');
    };
    this.leave = client.subscribe(
      { query, variables },
      {
        next: (result) => {
          this.results.push(result as Answer);
          this.#told.emit('told');
        },
        error: (error) => end({ error }),
        complete: () => end('completed'),
      },
    );
  }

  /** The states of the run that were told. */
  get runs(): Answer['data'][] {
    return this.results.map(({ data }) => data.plannedRun);
  }

  /** Resolves when the last result satisfies the condition. */
  async until(condition: (result: Answer) => boolean): Promise<void> {
    for (;;) {
      const last = this.results.at(-1);
      if (last && condition(last)) return;
      if (this.#end !== undefined) throw new Error('the subscription ended before', { cause: this.#end });
      await once(this.#told, 'told');
    }
  }

  /** Resolves when it is completed; throws what it ended with otherwise. */
  async completed(): Promise<void> {
    while (this.#end === undefined) await once(this.#told, 'told');
    if (this.#end !== 'completed') throw this.#end.error;
  }
}
