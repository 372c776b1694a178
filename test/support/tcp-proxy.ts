import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can be cut and mended. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and from now on each new one at once. */
  cut(): void;
  /** Accepts new connections and then says nothing to them. */
  silence(): void;
  /** Breaks no connection, and keeps each new one waiting until mended. */
  hold(): void;
  mend(): void;
  /** Resolves when the next connection has been attempted while cut, silent or held. */
  nextAttempt(): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a line to the server on a free port of loopback. */
export async function openTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const events = new EventEmitter();
  const sockets = new Set<Socket>();
  let state: 'through' | 'cut' | 'silent' | 'held' = 'through';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const join = (near: Socket) => {
    const far = connect(port, host);
    keep(far);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    if (state === 'through') return join(near);
    if (state === 'cut') near.destroy();
    if (state === 'held') events.once('mended', () => join(near));
    events.emit('attempt');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      breakAll();
    },
    silence() {
      state = 'silent';
      breakAll();
    },
    hold() {
      state = 'held';
    },
    mend() {
      state = 'through';
      events.emit('mended');
    },
    nextAttempt: () => once(events, 'attempt'),
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
