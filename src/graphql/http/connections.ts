import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of an HTTP server and the answers under way on them, so that it can stop as soon as it has
 * answered. Node's own `close` waits for connections on which nothing was ever sent, as browsers open them in
 * advance, and for kept-alive ones whose last answer came after it was called.
 */
export class Connections {
  readonly #server: Server;
  /** Answers under way on each connection; those that became web sockets are not here. */
  readonly #underWay = new Map<Socket, number>();
  readonly #responses = new Set<ServerResponse>();
  #draining = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#underWay.set(socket, 0);
      socket.once('close', () => this.#underWay.delete(socket));
    });
    server.on('upgrade', ({ socket }) => this.#underWay.delete(socket));
    server.on('request', ({ socket }, response) => this.#track(socket, response));
  }

  /** Answers that have not been delivered completely. */
  get responses(): ReadonlySet<ServerResponse> {
    return this.#responses;
  }

  /** Takes no connections any more, and resolves when those that there are have ended, each after its last answer. */
  async drain(): Promise<void> {
    this.#draining = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const [socket, answers] of this.#underWay) if (answers === 0) socket.destroy();
    for (const response of this.#responses) {
      if (!response.headersSent) response.setHeader('connection', 'close');
      // A stream of events has no end to wait for. Cut, and not completed, it makes its client come again.
      else if (isEventStream(response)) response.destroy();
    }
    await closed;
    // The last ones end after their connection, and are to be logged before the process does.
    for (const response of this.#responses) await once(response, 'close');
  }

  #track(socket: Socket, response: ServerResponse): void {
    this.#responses.add(response);
    this.#underWay.set(socket, (this.#underWay.get(socket) ?? 0) + 1);
    response.once('close', () => {
      this.#responses.delete(response);
      const left = (this.#underWay.get(socket) ?? 1) - 1;
      if (this.#underWay.has(socket)) this.#underWay.set(socket, left);
      if (this.#draining && left === 0) socket.destroySoon();
    });
  }
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}
