import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { type Socket, Server as TcpServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** How long connections without a request stay open when the server stops. */
const LAST_REQUESTS_MS = 100;

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
    const closed = this.#stopListening();
    for (const response of this.#responses) {
      if (!response.headersSent) response.setHeader('connection', 'close');
      // A stream of events has no end to wait for. Cut, and not completed, it makes its client come again.
      else if (isSubscription(response)) response.destroy();
    }
    // What a client has sent just now may still have to be read.
    await setTimeout(LAST_REQUESTS_MS);
    for (const [socket, answers] of this.#underWay) if (answers === 0) socket.destroy();
    await closed;
    // The last ones end after their connection, and are to be logged before the process does.
    for (const response of this.#responses) await once(response, 'close');
  }

  /** As of TCP: `close` of HTTP cuts kept-alive connections at once, and with them what was sent just now. */
  #stopListening(): Promise<void> {
    return new Promise((resolve) => TcpServer.prototype.close.call(this.#server, () => resolve()));
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

function isSubscription(response: ServerResponse): boolean {
  return /^(?:text\/event-stream|multipart\/mixed)/.test(String(response.getHeader('content-type')));
}
