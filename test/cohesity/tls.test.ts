import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { clientFor } from './support/scripted-cluster.ts';

const certificate = readFileSync('test/fixtures/localhost-certificate.pem', 'utf8');
const key = readFileSync('test/fixtures/localhost-key.pem', 'utf8');

const authority = readFileSync('test/fixtures/authority-certificate.pem', 'utf8');
const signed = readFileSync('test/fixtures/authority-signed-certificate.pem', 'utf8');

async function tlsCluster(cert = certificate) {
  let requests = 0;
  const server = createServer({ cert, key }, (_request, response) => {
    requests++;
    response.end('{"id": 7, "incarnationId": 8}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let connections = 0;
  server.on('connection', () => {
    connections++;
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `https://localhost:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    connections: () => connections,
  };
}

test('a certificate that nobody vouches for is not accepted, and nothing is sent', async () => {
  const server = await tlsCluster();
  const client = clientFor(server.endpoint, { dialect: 'kebab', limits: { maxRetries: 0 } });
  await expect(client.startPlannedRun('f', '{}')).rejects.toMatchObject({
    kind: 'UNREACHABLE',
    mayHaveTakenEffect: false,
    message: expect.stringContaining(
      'its certificate is self-signed and not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ),
  });
  expect(server.requests()).toBe(0);
});

test('a certificate that is not trusted is not tried again, and every call tells of it', async () => {
  const server = await tlsCluster();
  const client = clientFor(server.endpoint, { limits: { breakerFailures: 2, breakerOpenMs: 600_000 } });
  for (let call = 1; call <= 4; call++) {
    await expect(client.identity()).rejects.toThrow('not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)');
    expect(server.connections()).toBe(call);
  }
});

test('a certificate for another host name is not accepted, and the answer says so', async () => {
  const server = await tlsCluster();
  const client = clientFor(server.endpoint.replace('localhost', '0.0.0.0'), {
    certificateAuthority: certificate,
  });
  await expect(client.identity()).rejects.toThrow(
    'its certificate is for another host name (ERR_TLS_CERT_ALTNAME_INVALID)',
  );
});

test("the cluster's own certificate authority is trusted", async () => {
  const server = await tlsCluster();
  const client = clientFor(server.endpoint, { certificateAuthority: certificate });
  await expect(client.identity()).resolves.toMatchObject({ id: 7n });
});

test.each([
  ["the authority's certificate", authority],
  ["the cluster's own, which the authority signed", signed],
  ['both', signed + authority],
])('a cluster of an authority is trusted with %s', async (_name, certificateAuthority) => {
  const server = await tlsCluster(signed);
  const client = clientFor(server.endpoint, { certificateAuthority });
  await expect(client.identity()).resolves.toMatchObject({ id: 7n });
});

test.each([
  ['nothing', undefined],
  ['another certificate', certificate],
])(
  'with %s it is not, and the message names caFile and what belongs in it',
  async (_name, certificateAuthority) => {
    const server = await tlsCluster(signed);
    const client = clientFor(server.endpoint, { certificateAuthority });
    const failure = expect(client.identity()).rejects;
    await failure.toThrow(
      "caFile in the clusters file names the PEM file that must hold the authority's certificate",
    );
  },
);
