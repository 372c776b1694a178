import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { createSocketOperations } from '../../src/graphql/execution/socket-operations.ts';
import { SocketConnection } from '../../src/http/socket-connection.ts';
import { LARGE_ANSWER } from '../support/large-answer.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ stallIntervalMs: 100 });
});
afterAll(() => server?.close());

async function ask(): Promise<IncomingMessage> {
  const asked = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  asked.end(LARGE_ANSWER);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

test('a client that does not read its answer is cut off, one that does is not', async () => {
  const stalled = await ask();
  let bytes = 0;
  for await (const chunk of await ask()) bytes += chunk.length;
  expect(bytes).toBeGreaterThan(8_000_000);
  const cutOff = () => server.logger.lines.filter(({ message }) => message === 'request cut off');
  while (cutOff().length === 0) await new Promise(setImmediate);
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
  while (!far.isPaused) await new Promise(setImmediate);
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
