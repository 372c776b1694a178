import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Logger } from '../../src/core/values/logger.ts';
import { startService } from '../../src/process/service.ts';
import { readConfig } from '../../src/settings/settings.ts';
import { json, scriptedCluster } from '../cohesity/support/scripted-cluster.ts';
import { unpackEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { temporaryFolder } from '../support/processes/temporary-folder.ts';
import { until } from '../support/until.ts';

const CLUSTER = 7n;

/** The service as it is started, without a worker, over one cluster that does as the test says. */
async function serviceOver(reply: Parameters<typeof scriptedCluster>[0]) {
  const cluster = await scriptedCluster(reply);
  const folder = temporaryFolder();
  await unpackEmbeddedSnapshot(folder);
  const clustersFile = join(folder, 'clusters.yaml');
  writeFileSync(
    clustersFile,
    `- {name: alpha, id: "${CLUSTER}", endpoint: "${cluster.endpoint}", apiKey: key, dialect: kebab}`,
  );
  const environment = { CLUSTERS_FILE: clustersFile, DATA_DIR: folder, PORT: '0' };
  const { config, problems } = readConfig('server', environment);
  if (config === null) throw new Error(JSON.stringify(problems));
  const logged: [Readonly<Record<string, unknown>>, string][] = [];
  const write = (...line: (typeof logged)[number]) => void logged.push(line);
  const logger: Logger = { debug: () => {}, info: () => {}, warn: write, error: write };
  const service = await startService(config, { server: true, worker: false }, logger);
  onTestFinished(() => service.close());
  const ask = async (query: string) => {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${service.url}/graphql`, { ...request, body: JSON.stringify({ query }) });
    return response.json();
  };
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text();
  return { cluster, ask, metrics, logged };
}

test('what is odd in an answer is left out, counted in the metrics and logged', async () => {
  const reply = json('{"remoteClusters": [{"clusterId": "odd"}, {"clusterId": 9, "clusterName": "beta"}]}');
  const { ask, metrics, logged } = await serviceOver(reply);
  await expect(ask(`{ cluster(id: "${CLUSTER}") { remoteClusters { id name } } }`)).resolves.toEqual({
    data: { cluster: { remoteClusters: [{ id: '9', name: 'beta' }] } },
  });
  expect(await metrics()).toMatch(/^cluster_odd_answers_total\{cluster="alpha"\} 1$/m);
  expect(logged.map(([, message]) => message)).toContain('a cluster answered something odd');
});

test('a client request that reads much does not keep the next one from its cluster', async () => {
  const gate = Promise.withResolvers<void>();
  const { cluster, ask } = await serviceOver(async (request, response, count) => {
    await gate.promise;
    await json('{"protectionGroups": [], "remoteClusters": []}')(request, response, count);
  });
  const reads = Array.from(
    { length: 40 },
    (_, index) =>
      `read${index}: protectionGroups(first: 1, filter: { names: ["group ${index}"] }) { nodes { name } }`,
  );
  const much = ask(`{ cluster(id: "${CLUSTER}") { ${reads.join(' ')} } }`);
  await until(() => cluster.requests.length >= 4);
  const little = ask(`{ cluster(id: "${CLUSTER}") { remoteClusters { id } } }`);
  await until(() => cluster.requests.length >= 5);
  expect(cluster.requests.findIndex(({ url }) => url.includes('remote-clusters'))).toBe(4);
  gate.resolve();
  await expect(little).resolves.toMatchObject({ data: { cluster: { remoteClusters: [] } } });
  await expect(much).resolves.not.toHaveProperty('errors');
  expect(cluster.requests).toHaveLength(41);
});
