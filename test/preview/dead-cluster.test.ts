import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Simulator } from 'planned-failover-simulator';
import { writeClustersFile } from 'planned-failover-simulator/clusters-file';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startService } from '../../src/process/service.ts';
import { readConfig } from '../../src/settings/settings.ts';
import { QUICK } from '../cohesity/support/scripted-cluster.ts';
import { type Answer, openTestApi, recordingLogger, startTestSimulator } from '../support/api.ts';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { control, groupNamed } from '../support/simulator-control.ts';

const BETA = '7250964517238462211';

const CLUSTERS = /* GraphQL */ `
  { clusters {
      name incarnationId softwareVersion
      health { status message }
      protectionGroups(first: 3, filter: { isActive: true, isDeleted: false }) { nodes { name policy { name } } }
  } }
`;
const PREVIEW = /* GraphQL */ `
  query ($configuration: FailoverRunConfigurationInput!) {
    previewPlannedRun(configuration: $configuration) { ready issues { code path message } effects { run } }
  }
`;

type Api = Awaited<ReturnType<typeof openTestApi>>;

let simulator: Simulator;
let api: Api;
/** The service whose alpha is where nothing listens. */
let apiOfClosedPort: Api;
/** The service that does not wait for alpha at all. */
let impatientApi: Api;
beforeAll(async () => {
  simulator = await startTestSimulator();
  const limits = { alpha: QUICK };
  api = await openTestApi({ simulator, limits });
  apiOfClosedPort = await openTestApi({ simulator: await withClosedPort('alpha'), limits });
  impatientApi = await openTestApi({ simulator, limits: { alpha: { ...QUICK, requestTimeoutMs: 50 } } });
});
afterAll(async () => {
  await api?.close();
  await apiOfClosedPort?.close();
  await impatientApi?.close();
  await simulator?.close();
});
beforeEach(() => control(simulator, 'POST', 'reset', {}));

/** The same clusters, with one at an address where nothing listens. */
async function withClosedPort(name: string): Promise<Simulator> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const clusters = simulator.clusters.map((cluster) =>
    cluster.name === name ? { ...cluster, baseUrl: `http://127.0.0.1:${port}/v2` } : cluster,
  );
  return { ...simulator, clusters };
}

const fault = (fields: object) => () => control(simulator, 'POST', 'faults', { cluster: 'alpha', ...fields });

/** Ways to die, what health says of them, and under which code a query does. */
const DEATHS: Record<
  string,
  {
    kill?: () => Promise<unknown>;
    service?: () => Api;
    status: string;
    code: string;
    message: RegExp;
  }
> = {
  'closes its port': {
    service: () => apiOfClosedPort,
    status: 'DOWN',
    code: 'CLUSTER_UNREACHABLE',
    message: /ECONNREFUSED/,
  },
  'drops every connection': {
    kill: fault({ kind: 'drop' }),
    status: 'DOWN',
    code: 'CLUSTER_UNREACHABLE',
    message: /no answer from cluster alpha/,
  },
  'does not answer in time': {
    kill: fault({ kind: 'slow', ms: 600_000 }),
    service: () => impatientApi,
    status: 'DOWN',
    code: 'CLUSTER_UNREACHABLE',
    message: /none within 50 ms/,
  },
  'refuses the key': {
    kill: () => control(simulator, 'POST', 'clusters', { cluster: 'alpha', revokeApiKey: true }),
    status: 'UNAUTHORIZED',
    code: 'CLUSTER_UNAUTHORIZED',
    message: /answered 401/,
  },
  'answers 503 to everything': {
    kill: fault({ kind: 'status', status: 503 }),
    status: 'DOWN',
    code: 'CLUSTER_SERVER_ERROR',
    message: /answered 503/,
  },
  'answers what is no JSON': {
    kill: fault({ kind: 'malformed' }),
    status: 'DOWN',
    code: 'CLUSTER_UNEXPECTED_ANSWER',
    message: /the body is not JSON/,
  },
};

describe.each(Object.entries(DEATHS))('one cluster of two that %s', (_how, death) => {
  it('says so, also in a preview, and the other one answers', async () => {
    const service = death.service?.() ?? api;
    const execute = service.executeAnew();
    const { id: protectionGroupId } = groupNamed(simulator, 'ERP');
    await death.kill?.();
    const { data, errors } = (await execute(CLUSTERS)) as Answer;
    expect(data.clusters).toEqual([
      {
        name: 'alpha',
        incarnationId: null,
        softwareVersion: null,
        health: { status: death.status, message: expect.stringMatching(death.message) },
        protectionGroups: null,
      },
      {
        name: 'beta',
        incarnationId: expect.any(String),
        softwareVersion: expect.any(String),
        health: { status: 'UP', message: null },
        protectionGroups: { nodes: [] },
      },
    ]);
    expect(errors).toMatchObject([
      {
        path: ['clusters', 0, 'protectionGroups'],
        message: expect.stringMatching(death.message),
        extensions: { code: death.code, cluster: 'alpha' },
      },
    ]);

    const configuration = { replicationClusterId: BETA, protectionGroupId, objects: [{ objectId: '101' }] };
    const previewed = await execute(PREVIEW, { configuration });
    expect(previewed.errors).toBeUndefined();
    expect(previewed.data.previewPlannedRun).toEqual({
      ready: false,
      issues: [
        {
          code: 'CLUSTER_UNREACHABLE',
          path: ['protectionGroupId'],
          message: expect.stringMatching(death.message),
        },
      ],
      effects: null,
    });
    expect(JSON.stringify({ errors, previewed, lines: service.logger.lines })).not.toContain('alpha-key');
  });
});

describe('a fault that is over', () => {
  const PASSING = { ...QUICK, breakerFailures: 2, breakerOpenMs: 50 };
  /** Short for a cluster that never answers, and long for one that answers again. */
  const PATIENCE = { requestTimeoutMs: 2_000 };

  it.each([
    ['500', { kind: 'status', status: 500 }, {}],
    ['503', { kind: 'status', status: 503 }, {}],
    ['drop', { kind: 'drop' }, {}],
    ['malformed', { kind: 'malformed' }, {}],
    ['slow', { kind: 'slow', ms: 600_000 }, PATIENCE],
  ])('leaves no trace in the next query, after %s', async (_name, fields, limits) => {
    const { execute, close } = await openTestApi({ simulator, limits: { alpha: { ...PASSING, ...limits } } });
    onTestFinished(close);
    await fault(fields)();
    for (let query = 1; query <= 2; query++) expect((await execute(CLUSTERS)).errors).toHaveLength(1);
    await control(simulator, 'DELETE', 'faults');
    const { data, errors } = await execute(CLUSTERS);
    expect(errors).toBeUndefined();
    expect(data.clusters[0]).toMatchObject({
      name: 'alpha',
      incarnationId: expect.any(String),
      health: { status: 'UP', message: null },
      protectionGroups: { nodes: expect.any(Array) },
    });
  });
});

it('the service starts, is ready and serves the other cluster although one of its clusters file is dead', async () => {
  const folder = temporaryFolder();
  await unpackEmbeddedSnapshot(folder);
  const file = join(folder, 'clusters.yaml');
  writeClustersFile(file, (await withClosedPort('beta')).clusters);
  const { config, problems } = readConfig('server', {
    CLUSTERS_FILE: file,
    DATA_DIR: folder,
    PORT: '0',
  });
  expect(problems).toEqual([]);
  if (config === null) return;
  const service = await startService(config, { server: true, worker: true }, recordingLogger());
  onTestFinished(() => service.close());
  const readiness = await fetch(`${service.url}/health/ready`);
  expect([readiness.status, await readiness.json()]).toEqual([
    200,
    { ready: true, checks: { database: 'up' } },
  ]);
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ clusters { name health { status } } }' }),
  });
  expect(((await response.json()) as Answer).data.clusters).toEqual([
    { name: 'alpha', health: { status: 'UP' } },
    { name: 'beta', health: { status: 'DOWN' } },
  ]);
});
