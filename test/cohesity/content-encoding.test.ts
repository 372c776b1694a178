import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { type Reply, scriptedCluster } from './support/scripted-cluster.ts';

const BODY = '{"id": 9223372036854775807, "incarnationId": 8, "name": "Zürich"}';

function encoded(coding: string, body: Buffer, status = 200): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': coding }).end(body);
  };
}

test.each([
  ['gzip', zlib.gzipSync(BODY)],
  ['X-GZIP', zlib.gzipSync(BODY)],
  ['deflate', zlib.deflateSync(BODY)],
  ['deflate', zlib.deflateRawSync(BODY)],
  ['br', zlib.brotliCompressSync(BODY)],
  ['zstd', zlib.zstdCompressSync(BODY)],
  ['identity', Buffer.from(BODY)],
  ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(BODY))],
])('an answer in %s is understood', async (coding, body) => {
  const server = await scriptedCluster(encoded(coding, body));
  await expect(server.client().identity()).resolves.toMatchObject({
    id: 9223372036854775807n,
    name: 'Zürich',
  });
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
});

test('so is a refusal', async () => {
  const server = await scriptedCluster(encoded('gzip', zlib.gzipSync('{"message": "says why"}'), 409));
  await expect(server.client().cancelFailover('f')).rejects.toThrow('says why');
});

test('an answer without a body may name a coding', async () => {
  const server = await scriptedCluster(encoded('gzip', Buffer.alloc(0), 201));
  await expect(server.client().cancelFailover('f')).resolves.toBe('ACCEPTED');
});

test.each([
  ['an unknown coding', 'compress', Buffer.from(BODY), 'encoded in a way that is not understood'],
  ['a damaged stream', 'gzip', zlib.gzipSync(BODY).subarray(0, 20), 'cannot be decompressed'],
  ['more than is accepted', 'gzip', zlib.gzipSync(Buffer.alloc(5_000_000)), 'larger than is accepted'],
])('%s is no answer, and a command answered so may have taken effect', async (_name, coding, body, words) => {
  const server = await scriptedCluster(encoded(coding, body));
  const client = server.client({ limits: { maxRetries: 0, maxAnswerBytes: 1_000_000 } });
  await expect(client.identity()).rejects.toThrow(words);
  await expect(client.cancelFailover('f')).rejects.toMatchObject({ mayHaveTakenEffect: true });
});
