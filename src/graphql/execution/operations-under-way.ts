import type { OperationTypeNode } from 'graphql';

/** The operations of one socket that have not ended. */
export class OperationsUnderWay {
  readonly #kinds = new Map<object, `${OperationTypeNode}`>();
  #tellAnswered: (() => void) | undefined;

  get count(): number {
    return this.#kinds.size;
  }

  /** @param operation what identifies it until its end */
  begin(operation: object, kind: `${OperationTypeNode}`): void {
    this.#kinds.set(operation, kind);
  }

  end(operation: object): void {
    this.#kinds.delete(operation);
    if (!this.#isAnswering()) this.#tellAnswered?.();
  }

  /** Resolves as soon as no query or mutation is under way; subscriptions could go on for hours. */
  async answered(): Promise<void> {
    if (!this.#isAnswering()) return;
    await new Promise<void>((resolve) => {
      // Its end is known before the message that tells the client so: that one is sent in the same tick.
      this.#tellAnswered = () => setImmediate(resolve);
    });
  }

  #isAnswering(): boolean {
    return this.#kinds.values().some((kind) => kind !== 'subscription');
  }
}
