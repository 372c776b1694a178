import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { createSocketOperations } from '../../src/graphql/execution/socket-operations.ts';
import { SocketConnection } from '../../src/http/socket-connection.ts';
import { LARGE_ANSWER } from '../support/large-answer.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const INTERVAL_MS = 30_000;

let server: TestServer;
/** The server's ends of the connections to it, in the order in which they were made. */
const connections: Socket[] = [];
beforeAll(async () => {
  // The test says when an interval is over: how much a client reads in one depends on the machine.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await openTestServer({ stallIntervalMs: INTERVAL_MS });
  server.server.node.on('connection', (connection: Socket) => connections.push(connection));
});
afterAll(async () => {
  await server?.close();
  vi.useRealTimers();
});

const cutOff = () => server.logger.lines.filter(({ message }) => message === 'request cut off');

async function ask(): Promise<IncomingMessage> {
  const asked = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  asked.end(LARGE_ANSWER);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

test('a client that does not read its answer is cut off, one that does is not', async () => {
  const stalled = await ask();
  const reading = await ask();
  const ends = connections.slice(-2);
  await until(() => ends.every(({ writableLength }) => writableLength > 0));
  vi.advanceTimersByTime(INTERVAL_MS);
  const [, end] = ends;
  const taken = () => (end ? end.bytesWritten - end.writableLength : 0);
  const before = taken();
  let bytes = 0;
  let isOver = false;
  for await (const chunk of reading) {
    bytes += chunk.length;
    if (isOver || taken() === before) continue;
    vi.advanceTimersByTime(INTERVAL_MS);
    isOver = true;
  }
  expect(bytes).toBeGreaterThan(8_000_000);
  await until(() => cutOff().length > 0);
  expect(cutOff()).toHaveLength(1);
  await expect(stalled.toArray()).rejects.toThrow();
});

test('of a client over a socket that does not read its answers nothing more is read, until it does', async () => {
  const sockets = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: () => 'graphql-transport-ws',
  });
  onTestFinished(() => void sockets.close());
  await once(sockets, 'listening');
  const operations = createSocketOperations(server.handler);
  const near = new WebSocket(
    `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`,
    'graphql-transport-ws',
  );
  onTestFinished(() => near.terminate());
  const [far] = (await once(sockets, 'connection')) as [WebSocket];
  new SocketConnection(far, 'request', { operations, pingIntervalMs: 60_000, logger: server.logger });
  if (near.readyState !== near.OPEN) await once(near, 'open');
  near.send('{"type":"connection_init"}');
  await once(near, 'message');

  near.pause();
  near.send(JSON.stringify({ id: '1', type: 'subscribe', payload: JSON.parse(LARGE_ANSWER) }));
  await until(() => far.isPaused);
  near.send(JSON.stringify({ id: '2', type: 'subscribe', payload: { query: '{ viewer { name } }' } }));
  const answers: string[] = [];
  const all = new Promise<void>((resolve) => {
    near.on('message', (data) => {
      const { id, type } = JSON.parse(String(data));
      answers.push(`${type} ${id}`);
      if (answers.length === 4) resolve();
    });
  });
  near.resume();
  await all;
  expect(answers).toEqual(['next 1', 'complete 1', 'next 2', 'complete 2']);
  expect(far.isPaused).toBe(false);
});
