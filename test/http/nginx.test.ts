import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gzipSync } from 'node:zlib';
import { createClient } from 'graphql-ws';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startTestSimulator } from '../support/api.ts';
import { send } from '../support/http.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { control } from '../support/simulator-control.ts';
import { describeRuns, startRun } from '../support/start-run.ts';
import { Subscription } from '../support/subscription.ts';

/** `.ci/with-nginx` names it; without one there is nothing to try. */
const NGINX = process.env.NGINX;

const HOST = 'console.example';
const WATCH = 'subscription ($id: ID!) { plannedRun(id: $id) { status } }';

/** The configuration that the document shows, without TLS and on other ports. */
function documentedConfiguration(port: number, upstream: number): string {
  const document = readFileSync('docs/deployment.md', 'utf8');
  const [, shown = ''] = /```nginx\n([\s\S]*?)```/.exec(document) ?? [];
  return shown
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_\w+ .*$/gm, '')
    .replace('127.0.0.1:4000', `127.0.0.1:${upstream}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** nginx in front of the server; resolves when it serves. */
async function startNginx(program: string, upstream: number, directives: string) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'planned-failover-nginx-'));
  // Its workers run as somebody else when it is started by root.
  chmodSync(folder, 0o755);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${folder}/${what};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr notice;
     events {}
     http { access_log off; ${kept.join(' ')} ${directives} ${documentedConfiguration(port, upstream)} }`,
  );
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const output: string[] = [];
  const serving = Promise.withResolvers<void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    output.push(line);
    if (line.includes('start worker process')) serving.resolve();
  });
  ended.then(() => serving.reject(new Error(output.join('\n'))));
  await serving.promise;
  return {
    port,
    url: `http://127.0.0.1:${port}/failover`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(NGINX === undefined).each([
  ['as documented', ''],
  // What it compresses, it would also hold back.
  ['that compresses whatever it can', 'gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;'],
])('behind an nginx %s', (_title, directives) => {
  let simulator: Simulator;
  let server: TestServer;
  let nginx: Awaited<ReturnType<typeof startNginx>>;
  let id: string;
  beforeAll(async () => {
    // Time stands still, so that a run changes only when told to.
    simulator = await startTestSimulator();
    server = await openTestServer({ simulator, worker: true, allowedHosts: [HOST] });
    nginx = await startNginx(NGINX ?? '', Number(new URL(server.url).port), directives);
    const [configuration] = await describeRuns(server.execute);
    if (configuration === undefined) throw new Error('the simulator has no group to fail over');
    ({ id } = await startRun(server.execute, configuration));
  });
  afterAll(async () => {
    await nginx?.stop();
    await server?.close();
    await simulator?.close();
  });

  const headers = { host: HOST, 'content-type': 'application/json' };
  const post = (body: string | Uint8Array, more: Record<string, string> = {}) =>
    send(`${nginx.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body });
  const DONE = { status: 200, body: '{"data":{"viewer":{"name":"anonymous"}}}' };
  const query = '{"query":"{ viewer { name } }"}';

  it('operations are served, large and compressed ones too', async () => {
    expect(await post(query)).toMatchObject(DONE);
    expect(await post(query.padEnd(1_999_999))).toMatchObject(DONE);
    expect(await post(gzipSync(query), { 'content-encoding': 'gzip' })).toMatchObject(DONE);
    expect((await post(query.padEnd(3_000_000))).status).toBe(413);
  });

  it('pages of the same name are at home, others are not', async () => {
    expect(await post(query, { origin: `https://${HOST}` })).toMatchObject(DONE);
    expect((await post(query, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(query, { host: 'elsewhere.example' })).status).toBe(403);
  });

  it('GraphiQL and its files are found, and what is not for everybody is not', async () => {
    const root = await send(`${nginx.url}/`, { headers });
    expect(root).toMatchObject({
      status: 302,
      headers: { location: expect.stringMatching(/\/failover\/graphql$/) },
    });
    const page = await send(`${nginx.url}/graphql`, { headers: { ...headers, accept: 'text/html' } });
    expect(page.status).toBe(200);
    const [, name] = /"script":"([^"]+)"/.exec(page.body) ?? [];
    expect((await send(`${nginx.url}/graphql/assets/${name}`, { headers })).status).toBe(200);
    expect((await send(`${nginx.url}/schema.graphql`, { headers })).status).toBe(200);
    for (const path of ['/metrics', '/health/ready'])
      expect((await send(`${nginx.url}${path}`, { headers })).status, path).toBe(403);
  });

  it.each(['text/event-stream', 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"'])(
    'a stream is passed on as it comes: %s',
    async (accept) => {
      const sending = request(`${nginx.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, accept, 'accept-encoding': 'gzip' },
      });
      sending.end(JSON.stringify({ query: WATCH, variables: { id } }));
      const [response] = (await once(sending, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(200);
      const body = response.headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response;
      // The stream goes on, and nothing will happen before the first state has been seen.
      let seen = '';
      for await (const chunk of body as AsyncIterable<Buffer>) {
        seen += chunk;
        if (seen.includes('"status"')) break;
      }
      expect(seen).toContain('"plannedRun"');
    },
  );

  it('a run is watched over a socket to its end', async () => {
    class Named extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers: { host: HOST, origin: `https://${HOST}` } });
      }
    }
    const client = createClient({
      url: `ws://127.0.0.1:${nginx.port}/failover/graphql`,
      webSocketImpl: Named,
      retryAttempts: 0,
    });
    const watching = new Subscription(client, WATCH, { id });
    await watching.until(() => true);
    await control(simulator, 'POST', 'clock', { speed: 600 });
    await watching.completed();
    expect(watching.runs.at(-1)).toMatchObject({ status: 'SUCCEEDED' });
    await client.dispose();
  });
});
