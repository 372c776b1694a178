import type { ServerResponse } from 'node:http';

/**
 * Cuts off clients that take nothing of what waits for them, for a whole interval or longer: without an end of its
 * own, such a connection would be kept for ever. Node's own timeout for sockets is of no use here, because the
 * library that streams answers switches it off.
 */
export class StalledClients {
  readonly #taken = new WeakMap<ServerResponse, number>();
  readonly #timer: NodeJS.Timeout;

  /** @param responses those that have not ended, as they are at each moment */
  constructor(responses: ReadonlySet<ServerResponse>, intervalMs: number) {
    this.#timer = setInterval(() => {
      for (const response of responses) this.#check(response);
    }, intervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(response: ServerResponse): void {
    const { socket } = response;
    if (socket === null || socket.writableLength === 0) {
      this.#taken.delete(response);
      return;
    }
    const taken = socket.bytesWritten - socket.writableLength;
    if (this.#taken.get(response) === taken) response.destroy();
    else this.#taken.set(response, taken);
  }
}
