import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Simulator } from 'planned-failover-simulator';
import { writeClustersFile } from 'planned-failover-simulator/clusters-file';
import { expect, onTestFinished, test } from 'vitest';
import { startTestSimulator } from '../support/api.ts';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { answerTo, postOperation } from '../support/http.ts';
import { NODE_COMPILE_CACHE, ServiceProcess, type Settings } from '../support/processes/service-process.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';

const BODY = JSON.stringify({ query: '{ viewer { name } }' });

async function startService(settings: Settings = {}) {
  const dataDirectory = temporaryFolder();
  await unpackEmbeddedSnapshot(dataDirectory);
  const service = new ServiceProcess({ DATA_DIR: dataDirectory, ...settings });
  return { service, url: await service.url(), dataDirectory };
}

/** A request of which the server has read the headers and half of the body. */
async function beginRequest(url: string): Promise<ClientRequest> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const sending = request(`${url}/graphql`, {
    agent,
    method: 'POST',
    // The server confirms this one as soon as it looks at the request.
    headers: { 'content-type': 'application/json', 'content-length': BODY.length, expect: '100-continue' },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write(BODY.slice(0, 10));
  return sending;
}

const isStopping = (service: ServiceProcess) =>
  service.until(() => service.log.some(({ msg }) => msg === 'Finishing what is under way'));

test.each([
  ['start', 'Database'],
  ['run', 'Control', 'simulator'],
])(
  'what npm %s started ends with npm, whose shell keeps the signal to itself',
  async (command, ready, ...script) => {
    const DATA_DIR = temporaryFolder();
    if (command === 'start') await unpackEmbeddedSnapshot(DATA_DIR);
    const npm = spawn('npm', [command, ...script], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_COMPILE_CACHE, PORT: '0', DATA_DIR },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const [line] of on(createInterface({ input: npm.stdout }), 'line'))
      if (String(line).includes(ready)) break;
    npm.kill('SIGTERM');
    // The program has this end as well: it closes with the last process that has it.
    await once(npm.stdout, 'close');
  },
);

/** Both clusters of the simulator, beta behind a line that can be held. */
async function openClusters() {
  const simulator = await startTestSimulator();
  onTestFinished(() => simulator.close());
  const line = await openTcpProxy('127.0.0.1', simulator.port);
  onTestFinished(() => line.close());
  const [alpha, beta] = simulator.clusters as [SimulatedCluster, SimulatedCluster];
  const file = join(temporaryFolder(), 'clusters.yaml');
  const baseUrl = beta.baseUrl.replace(`:${simulator.port}`, `:${line.port}`);
  writeClustersFile(file, [alpha, { ...beta, baseUrl }]);
  return { file, line, alpha, beta };
}

type SimulatedCluster = Simulator['clusters'][number];

/** Records a planned run that nobody works off, and subscribes to it. */
async function watchPlannedRun(url: string, alpha: SimulatedCluster, beta: SimulatedCluster) {
  const groups = await postOperation(
    url,
    'query ($id: Int64!) { cluster(id: $id) { protectionGroups(filter: { names: ["ERP"] }) { nodes { protectionGroupId objects { objectId } } } } }',
    { id: String(alpha.id) },
  );
  const [group] = groups.data.cluster.protectionGroups.nodes;
  const configuration = {
    replicationClusterId: String(beta.id),
    protectionGroupId: group.protectionGroupId,
    objects: group.objects,
  };
  const created = await postOperation(
    url,
    `mutation ($configuration: FailoverRunConfigurationInput!) {
      createFailoverRunConfiguration(input: { configuration: $configuration }) { configuration { id } }
    }`,
    { configuration },
  );
  const started = await postOperation(
    url,
    'mutation ($id: ID!) { startPlannedRun(input: { configurationId: $id }) { plannedRun { id } issues { code } } }',
    { id: created.data.createFailoverRunConfiguration.configuration.id },
  );
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription ($id: ID!) { plannedRun(id: $id) { status } }',
      variables: { id: started.data.startPlannedRun.plannedRun.id },
    }),
  });
  return new EventStream(response.body as ReadableStream<Uint8Array>);
}

/** What an event stream brought so far. */
class EventStream {
  readonly #reader: ReadableStreamDefaultReader<string>;
  text = '';

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader();
  }

  /** Reads on until the text holds this, or the stream has ended; rejects when it was cut off. */
  async readUntil(part: string | undefined): Promise<void> {
    while (part === undefined || !this.text.includes(part)) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      this.text += value;
    }
  }
}

test('a signal, also one that arrives twice, finishes the requests under way, sends subscribers elsewhere, takes nothing new and exits with 0', async () => {
  const { file, line, alpha, beta } = await openClusters();
  const { service, url, dataDirectory } = await startService({
    CLUSTERS_FILE: file,
    WORKER: 'false',
    SHUTDOWN_GRACE_MS: '60000',
  });
  const events = await watchPlannedRun(url, alpha, beta);
  await events.readUntil('PENDING');
  const slowBody = await beginRequest(url);
  line.hold();
  const attempt = line.nextAttempt();
  const slowCluster = postOperation(url, `{ cluster(id: "${beta.id}") { health { status } } }`);
  await attempt;

  // As npm does it with Ctrl-C: its own signal comes on top of the terminal's, and means nothing more.
  service.signal('SIGINT');
  service.signal('SIGINT');
  await isStopping(service);
  await expect(events.readUntil(undefined)).rejects.toThrow('terminated');
  expect(events.text).not.toContain('event: complete');
  await expect(fetch(`${url}/health/live`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  slowBody.end(BODY.slice(10));
  expect(await answerTo(slowBody)).toMatchObject({
    status: 200,
    headers: { connection: 'close' },
    body: '{"data":{"viewer":{"name":"anonymous"}}}',
  });
  line.mend();
  expect((await slowCluster).data).toEqual({ cluster: { health: { status: 'UP' } } });
  expect(await service.ended).toMatchObject({ code: 0, signal: null });
  expect(service.log.filter(({ msg }) => msg === 'request cut off')).toHaveLength(1);
  expect(existsSync(join(dataDirectory, 'lock.json'))).toBe(false);
});

test('what is not finished within SHUTDOWN_GRACE_MS is cut off', async () => {
  const { service, url } = await startService({ SHUTDOWN_GRACE_MS: '1' });
  const unfinished = await beginRequest(url);
  const answer = expect(answerTo(unfinished)).rejects.toThrow(/hang up|ECONNRESET/);
  service.signal('SIGTERM');
  await answer;
  expect(await service.ended).toMatchObject({ code: 0, signal: null });
  expect(service.log).toContainEqual(expect.objectContaining({ msg: 'request cut off' }));
});

test.each([
  ['throws', 'SIGUSR2', { message: 'a bug that throws' }],
  ['rejects', 'SIGWINCH', { message: 'a bug that rejects' }],
] as const)(
  'an error that nobody handles, where something %s, is logged, and all is let go of',
  async (_, signal, err) => {
    const preload = pathToFileURL(join(import.meta.dirname, '../support/fail-on-signal.ts')).href;
    const { service, url, dataDirectory } = await startService({ NODE_OPTIONS: `--import=${preload}` });
    const unfinished = await beginRequest(url);
    service.signal(signal);
    await isStopping(service);
    unfinished.end(BODY.slice(10));
    expect(await answerTo(unfinished)).toMatchObject({ status: 200 });
    expect(await service.ended).toMatchObject({ code: 1, signal: null });
    expect(service.log).toContainEqual(
      expect.objectContaining({
        level: 50,
        msg: 'An error that nobody handled',
        err: expect.objectContaining(err),
      }),
    );
    expect(existsSync(join(dataDirectory, 'lock.json'))).toBe(false);
  },
);

test('a second signal ends the process without waiting', async () => {
  const { service, url } = await startService({ SHUTDOWN_GRACE_MS: '600000' });
  const unfinished = await beginRequest(url);
  const answer = expect(answerTo(unfinished)).rejects.toThrow(/hang up|ECONNRESET/);
  service.signal('SIGTERM');
  await isStopping(service);
  service.signal('SIGINT');
  await answer;
  expect(await service.ended).toMatchObject({ code: 1, signal: null });
});
