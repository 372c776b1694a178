import { CloseCode, MessageType, parseMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../core/values/logger.ts';
import { OperationsUnderWay } from '../graphql/execution/operations-under-way.ts';
import { chooseRequestId, withRequestId } from '../graphql/execution/request-id.ts';
import type { SocketOperations } from '../graphql/execution/socket-operations.ts';

/** Unsent bytes from which on nothing more is read of a client that does not read either. */
const MOST_UNSENT_BYTES = 1_048_576;

/** A client that neither says anything nor answers to this many pings in a row is gone. */
const MOST_UNANSWERED_PINGS = 3;

/** Close code: the server is stopping, come again. */
const GOING_AWAY = 1001;

/** Types of messages that servers send to clients, and never the other way round. */
const FOR_CLIENTS: ReadonlySet<string> = new Set([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
]);

/** Settings of one connection. */
export interface SocketConnectionOptions {
  readonly operations: SocketOperations;
  /** Time between pings. */
  readonly pingIntervalMs: number;
  readonly logger: Logger;
}

/**
 * One client's socket: brings its messages to the operations, and their answers to it no faster than it reads.
 * A stalled client holds back its own operations and is cut off after a few pings without an answer.
 */
export class SocketConnection {
  readonly #socket: WebSocket;
  readonly #options: SocketConnectionOptions;
  readonly #underWay = new OperationsUnderWay();
  #unansweredPings = 0;

  constructor(socket: WebSocket, requestId: string, options: SocketConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    const { operations, pingIntervalMs, logger } = options;
    const ended = operations.opened(
      {
        protocol: socket.protocol,
        send: (text) => this.#send(text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => socket.on('message', (data) => this.#receive(String(data), handle)),
      },
      this.#underWay,
    );
    socket.on('pong', () => this.#heard());
    // What is not a message by the protocol, or too long, ends the connection with a code that says so.
    socket.on('error', (error) => logger.info({ requestId, reason: error.message }, 'socket at fault'));
    const pings = setInterval(() => this.#ping(), pingIntervalMs);
    socket.once('close', (code, reason) => {
      clearInterval(pings);
      logger.info({ requestId, code }, 'socket closed');
      ended(code, String(reason)).catch((error: unknown) => this.#fail(error));
    });
  }

  /** Lets the client have the answers it waits for, then asks it to come again elsewhere. */
  async goAway(): Promise<void> {
    await this.#underWay.answered();
    this.#socket.close(GOING_AWAY, 'Going away');
  }

  /** Resolves when the text has left for the client, or never can. */
  #send(text: string): Promise<void> {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => {
      socket.send(text, () => {
        if (socket.isPaused && socket.bufferedAmount < MOST_UNSENT_BYTES) socket.resume();
        // When sending fails, the socket closes, and that ends whatever is under way.
        resolve();
      });
      if (socket.bufferedAmount >= MOST_UNSENT_BYTES) socket.pause();
    });
  }

  #receive(text: string, handle: (text: string) => Promise<void>): void {
    this.#heard();
    void withRequestId(chooseRequestId(undefined), () =>
      handle(text).catch((error: unknown) => {
        if (isForClients(text)) this.#socket.close(CloseCode.BadRequest, 'Only servers send such messages');
        else this.#fail(error);
      }),
    );
  }

  #heard(): void {
    this.#unansweredPings = 0;
  }

  #ping(): void {
    if (this.#unansweredPings === MOST_UNANSWERED_PINGS) this.#socket.terminate();
    this.#unansweredPings += 1;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  #fail(error: unknown): void {
    this.#options.logger.error({ err: error }, 'A message over a socket failed unexpectedly');
    this.#socket.close(CloseCode.InternalServerError, 'Internal server error');
  }
}

/** Whether a message that could not be handled is sound, but for its direction. */
function isForClients(text: string): boolean {
  try {
    return FOR_CLIENTS.has(parseMessage(text).type);
  } catch {
    return false;
  }
}
