import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can be cut and mended. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and from now on each new one at once. */
  cut(): void;
  /** Accepts new connections and then says nothing to them. */
  silence(): void;
  mend(): void;
  /** Resolves when the next connection has been attempted while cut or silent. */
  nextAttempt(): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a line to the server on a free port of loopback. */
export async function openTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const events = new EventEmitter();
  const sockets = new Set<Socket>();
  let state: 'through' | 'cut' | 'silent' = 'through';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (state !== 'through') {
      if (state === 'cut') near.destroy();
      events.emit('attempt');
      return;
    }
    const far = connect(port, host);
    keep(far);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
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
    mend() {
      state = 'through';
    },
    nextAttempt: () => once(events, 'attempt'),
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
