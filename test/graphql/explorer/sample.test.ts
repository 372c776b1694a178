import { parse } from 'graphql';
import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CohesityCluster } from '../../../src/cohesity/cohesity-cluster.ts';
import { ClusterReads } from '../../../src/core/clusters/cluster-reads.ts';
import { Clusters } from '../../../src/core/clusters/clusters.ts';
import { readExamples, withIds } from '../../../src/graphql/explorer/examples.ts';
import { SampleFinder, SIMULATED } from '../../../src/graphql/explorer/sample.ts';
import { openTestApi, startTestSimulator } from '../../support/api.ts';

let simulator: Simulator;
let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  simulator = await startTestSimulator();
  api = await openTestApi({ simulator });
});
afterAll(async () => {
  await api.close();
  await simulator.close();
});

/** The simulator's clusters, as if they were real ones. */
function realClusters(endpointOf = (url: string) => url): CohesityCluster[] {
  const clusters = simulator.clusters.map(
    ({ name, id, baseUrl, apiKey }) =>
      new CohesityCluster({
        name,
        id,
        endpoint: endpointOf(baseUrl),
        credentials: { apiKey },
        isSimulated: false,
      }),
  );
  onTestFinished(async () => {
    for (const cluster of clusters) await cluster.close();
  });
  return clusters;
}

function finderFor(list: readonly CohesityCluster[]): SampleFinder {
  const clusters = new Clusters(list);
  return new SampleFinder(clusters.names(), new ClusterReads(clusters, () => new Date()));
}

describe('ids for the examples', () => {
  it('are those of the files where the clusters are the simulated ones, which are not asked', async () => {
    expect(await finderFor(api.clusters).sample()).toBe(SIMULATED);
  });

  it('are those of a group that replicates, where clusters can be read', async () => {
    const sample = await finderFor(realClusters()).sample();
    expect(sample).toMatchObject({ isSimulated: false, sourceClusterId: String(simulator.clusters[0]?.id) });
    const { data } = await api.execute(
      `query ($c: FailoverRunConfigurationInput!) { previewPlannedRun(configuration: $c) { ready issues { code } } }`,
      {
        c: {
          protectionGroupId: sample.protectionGroupId,
          replicationClusterId: sample.replicationClusterId,
          objects: sample.objectIds.map((objectId) => ({ objectId })),
        },
      },
    );
    expect(data.previewPlannedRun.ready, JSON.stringify(data)).toBe(true);
  });

  it('are those of the next cluster, where the first one cannot be read', async () => {
    const [alpha, beta] = realClusters();
    const dead = new CohesityCluster({
      name: 'dead',
      id: 77n,
      endpoint: 'http://127.0.0.1:9',
      credentials: { apiKey: 'x' },
      isSimulated: false,
      limits: { maxRetries: 0 },
    });
    onTestFinished(() => dead.close());
    const sample = await finderFor([dead, alpha, beta].filter((one) => one !== undefined)).sample();
    expect(sample.sourceClusterId).toBe(String(alpha?.configuredId));
  });

  it('say what to fill in where none can be read, beside the ids that are known', async () => {
    const clusters = realClusters(() => 'http://127.0.0.1:9');
    const sample = await finderFor(clusters).sample();
    expect(sample).toMatchObject({
      sourceClusterId: String(clusters[0]?.configuredId),
      replicationClusterId: String(clusters[1]?.configuredId),
      protectionGroupId: expect.stringContaining('FILL IN'),
      objectIds: [expect.stringContaining('FILL IN')],
    });
  });
});

describe('examples with other ids', () => {
  const real = {
    sourceClusterId: '31',
    replicationClusterId: '32',
    protectionGroupId: '31:5:6',
    objectIds: ['41', '42'],
    isSimulated: false,
  };
  const samples = {
    'of real clusters': real,
    'with one object': { ...real, objectIds: ['41'] },
    'to fill in': {
      ...real,
      replicationClusterId: 'FILL IN a cluster',
      protectionGroupId: 'FILL IN a group',
      objectIds: ['FILL IN an object'],
    },
  };

  it.each(Object.entries(samples))(
    '%s name no simulated ones, and can be executed',
    async (_what, sample) => {
      const simulated = [SIMULATED.sourceClusterId, SIMULATED.replicationClusterId, ...SIMULATED.objectIds];
      for (const { name, query } of readExamples()) {
        const text = withIds(query, sample);
        expect(() => parse(text), name).not.toThrow();
        for (const id of simulated) expect(text, name).not.toContain(id);
        if (text.includes('subscription ') || /start|cancel/.test(name)) continue;
        // Malformed ids are issues within a configuration: nothing ends as an error of the request.
        const { errors = [] } = await api.execute(text);
        expect(
          errors.filter(({ path }) => path === undefined),
          name,
        ).toEqual([]);
      }
    },
  );

  it('start nothing before a person has said what', () => {
    const start = readExamples().find(({ name }) => name.includes('start'))?.query ?? '';
    expect(withIds(start, real)).toMatch(/configurationId: "FILL IN /);
    expect(withIds(start, SIMULATED)).toBe(start);
  });

  it('watch and cancel what they start', () => {
    const texts = readExamples().map(({ query }) => withIds(query, real));
    expect(texts.filter((text) => text.includes('my-failover-1'))).toHaveLength(2);
    const id = Buffer.from('PlannedRun:my-failover-1').toString('base64url');
    expect(texts.filter((text) => text.includes(id))).toHaveLength(1);
    expect(texts.join()).not.toContain('databases-to-beta');
  });
});
