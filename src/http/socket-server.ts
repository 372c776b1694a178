import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { SocketConnection, type SocketConnectionOptions } from './socket-connection.ts';

/** Settings of all sockets. */
export interface SocketServerOptions extends SocketConnectionOptions {
  /** Longest message that a client may send. */
  readonly maxMessageBytes: number;
}

/** Turns HTTP connections into sockets and keeps them. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #server: WebSocketServer;
  readonly #connections = new Set<SocketConnection>();

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: options.maxMessageBytes,
      handleProtocols,
      // A thousand messages can arrive at once: others are served between them.
      allowSynchronousEvents: false,
    });
  }

  get count(): number {
    return this.#connections.size;
  }

  /** Answers a request for an upgrade, whether it can be granted or is malformed. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer, requestId: string): void {
    this.#server.handleUpgrade(request, connection, head, (socket) => {
      const opened = new SocketConnection(socket, requestId, this.#options);
      this.#connections.add(opened);
      socket.once('close', () => this.#connections.delete(opened));
    });
  }

  /** Asks every client to come again elsewhere, once it has the answers that it waits for. */
  goAway(): void {
    for (const connection of this.#connections) void connection.goAway();
  }

  /** Resolves when no client is left and all about them has been logged. */
  async closed(): Promise<void> {
    for (const socket of this.#server.clients) await once(socket, 'close');
  }

  /** Cuts what is left. */
  terminate(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }
}
