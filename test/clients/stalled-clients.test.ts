import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ stallIntervalMs: 100 });
});
afterAll(() => server?.close());

/** An answer of some ten megabytes: more than fits into the buffers on the way. */
const BODY = JSON.stringify({
  query: `query ($configuration: FailoverRunConfigurationInput!) {
    validateFailoverRunConfiguration(configuration: $configuration) { configuration {
      ${Array.from({ length: 50 }, (_, index) => `b${index}: requestBody`).join(' ')} } } }`,
  variables: {
    configuration: {
      replicationClusterId: '22',
      protectionGroupId: '11:5:7',
      objects: Array.from({ length: 8_000 }, (_, index) => ({
        objectId: String(9_000_000_000_000_000_000n + BigInt(index)),
      })),
    },
  },
});

async function ask(): Promise<IncomingMessage> {
  const asked = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  asked.end(BODY);
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
