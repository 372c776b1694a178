import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ExponentialBackoff } from 'cockatiel';
import pg from 'pg';

/** Pauses between attempts to connect again; a restart of the server takes seconds. */
const RECONNECT = new ExponentialBackoff({ initialDelay: 100, maxDelay: 5_000 });

/** A silent connection is probed after this long, and given up some ten seconds later if no answer comes. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/** What to listen to, and whom to tell. The callbacks must not throw. */
export interface Listening {
  /** An SQL identifier in lowercase. */
  readonly channel: string;
  readonly onPayload: (payload: string) => void;
  /** The connection was lost and is back: what was sent in between is not coming any more. */
  readonly onReconnected: () => void;
}

/** A connection that listens. */
interface Connection {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/**
 * Listens to a channel on a PostgreSQL connection of its own; when that breaks, connects again for ever, with
 * growing pauses, until closed.
 */
export class NotificationListener {
  readonly #options: pg.ClientConfig;
  readonly #listening: Listening;
  readonly #closing = new AbortController();
  #work: Promise<void> = Promise.resolve();

  /** @param options how to connect, as for a pool */
  constructor(options: pg.ClientConfig, listening: Listening) {
    this.#options = { ...options, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS };
    this.#listening = listening;
  }

  /**
   * Resolves when nothing is missed from here on.
   * @throws when the first connection fails
   */
  async open(): Promise<void> {
    const connection = await this.#connect();
    this.#work = this.#replaceWhenEnded(connection);
  }

  /** Ends the connection, or the attempts to have one. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#work;
  }

  async #replaceWhenEnded(first: Connection): Promise<void> {
    for (let connection: Connection | undefined = first; connection !== undefined; ) {
      await connection.ended;
      connection = await this.#reconnect();
      if (connection !== undefined) this.#listening.onReconnected();
    }
  }

  /** `undefined` when closed meanwhile. */
  async #reconnect(): Promise<Connection | undefined> {
    const { signal } = this.#closing;
    let backoff = RECONNECT.next();
    while (!signal.aborted) {
      try {
        await pause(backoff.duration, undefined, { signal });
        return await this.#connect();
      } catch {
        // Whatever the reason is, the pool meets it too and tells those who wait for an answer.
        backoff = backoff.next(undefined);
      }
    }
    return undefined;
  }

  async #connect(): Promise<Connection> {
    // The driver's own way to end waits for the server, which may be gone. A session without a transaction
    // has nothing to lose when its socket just closes.
    const socket = new Socket({ signal: this.#closing.signal });
    const client = new pg.Client({ ...this.#options, stream: () => socket });
    // Every error is followed by the end; without a listener it would end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.#listening.onPayload(payload ?? ''));
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    try {
      await client.connect();
      await client.query(`listen ${this.#listening.channel}`);
      return { ended };
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }
}
