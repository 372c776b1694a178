import type { Simulator } from 'planned-failover-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApi, startTestSimulator } from '../support/api.ts';
import { control, groupNamed, requestsOf, stateOf } from '../support/simulator-control.ts';

const ALPHA = '4401288812305341';
const BETA = '7250964517238462211';

/** Everything of a page of groups but their objects. */
const GROUP_FIELDS = /* GraphQL */ `
  id protectionGroupId name environment isActive isPaused isDeleted nextRunAt lastReplicatedAt
  policy { name replicatesTo { id name } archivesTo }
  ongoingOperations { kind runId target status startedAt objectIds }
`;

const groupPage = (first: number, fields = GROUP_FIELDS) => /* GraphQL */ `
  { cluster(id: "${ALPHA}") { protectionGroups(first: ${first}) { nodes { ${fields} } } } }
`;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator({ extraGroups: 120 });
  for (const name of ['ERP', 'extra-0001', 'extra-0050'])
    await control(simulator, 'POST', 'runs', {
      cluster: 'alpha',
      protectionGroupId: groupNamed(simulator, name).id,
    });
});
afterAll(() => simulator?.close());

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi({ simulator });
});
afterAll(() => api?.close());

/** The same service with nothing in its caches. */
let execute: typeof api.execute;
beforeEach(() => {
  execute = api.executeAnew();
});

async function answer(query: string, variables?: object) {
  const { data, errors } = await execute(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** What the query costs, by path, with group ids left out. */
async function costOf(query: string, variables?: object): Promise<Record<string, number>> {
  const requests = await requestsOf(simulator, () => answer(query, variables));
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const kind = decodeURIComponent(request)
      .replace(/\/\d+:\d+:\d+/, '/{id}')
      .replace(/^GET \/(alpha|beta)\/v2/, '$1');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** One each, however many groups the page has. */
const PAGE_COST = {
  'alpha/clusters': 1,
  'alpha/data-protect/protection-groups': 1,
  'alpha/data-protect/policies': 1,
  'alpha/data-protect/runs/summary': 1,
};

describe('a page of protection groups', () => {
  it.each([1, 5, 50, 100])('of %i costs the same four requests', async (first) => {
    expect(await costOf(groupPage(first))).toEqual(PAGE_COST);
  });

  it('shows policies and ongoing operations of all of its groups', async () => {
    const { cluster } = await answer(groupPage(100));
    const { nodes } = cluster.protectionGroups;
    const busy = nodes.filter(
      ({ ongoingOperations }: { ongoingOperations: unknown[] }) => ongoingOperations.length > 0,
    );
    expect(nodes).toHaveLength(100);
    expect(busy.map(({ name }: { name: string }) => name)).toEqual(['ERP', 'extra-0001', 'extra-0050']);
    expect(nodes.filter(({ policy }: { policy: unknown }) => policy === null)).toMatchObject([
      { name: 'Branch office' },
    ]);
  });

  it('costs one more for the objects of each group, and two where there has been no run', async () => {
    expect(await costOf(groupPage(50, 'id objects { objectId name }'))).toEqual({
      'alpha/data-protect/protection-groups': 1,
      'alpha/data-protect/protection-groups/{id}/runs': 50,
      // The inactive group and the deleted one.
      'alpha/data-protect/objects': 2,
    });
  });

  it('costs nothing when it is asked for again at once, by several at a time too', async () => {
    await answer(groupPage(50));
    expect(await costOf(groupPage(50))).toEqual({});
    expect(await requestsOf(simulator, () => Promise.all([1, 2, 3].map(() => answer(groupPage(7)))))).toEqual(
      [],
    );
  });
});

it('all clusters with everything cost five requests each', async () => {
  const query = /* GraphQL */ `
    { clusters {
        id clusterId incarnationId name softwareVersion isSimulated health { status message checkedAt }
        remoteClusters { id name }
        protectionGroups(first: 100) { nodes { ${GROUP_FIELDS} } }
    } }
  `;
  const cost = await costOf(query);
  expect(cost).toEqual({
    ...PAGE_COST,
    'alpha/remote-clusters': 1,
    'beta/clusters': 1,
    'beta/remote-clusters': 1,
    'beta/data-protect/protection-groups': 1,
    'beta/data-protect/runs/summary': 1,
  });
});

describe('a preview', () => {
  const PREVIEW = /* GraphQL */ `
    query ($configuration: FailoverRunConfigurationInput!, $sourceClusterId: Int64) {
      previewPlannedRun(configuration: $configuration, sourceClusterId: $sourceClusterId) {
        ready issues { code } digest
      }
    }
  `;
  const configurationOf = (name: string, objectIds?: readonly string[]) => {
    const group = groupNamed(simulator, name);
    const objects = (objectIds ?? group.objectIds).map((objectId) => ({ objectId }));
    return { configuration: { replicationClusterId: BETA, protectionGroupId: group.id, objects } };
  };
  const COST = {
    'alpha/clusters': 1,
    'alpha/remote-clusters': 1,
    'alpha/data-protect/objects': 1,
    'alpha/data-protect/protection-groups/{id}': 1,
    'alpha/data-protect/policies': 1,
    'alpha/data-protect/protection-groups/{id}/runs': 4,
  };

  it('costs nine requests where the objects are in one group, whatever their number', async () => {
    expect(await costOf(PREVIEW, configurationOf('Web'))).toEqual(COST);
    expect(await costOf(PREVIEW, configurationOf('Web', ['151']))).toEqual(COST);
  });

  it('costs three more for each further group that holds one of them', async () => {
    expect(await costOf(PREVIEW, configurationOf('ERP'))).toEqual({
      ...COST,
      'alpha/data-protect/protection-groups/{id}/runs': 7,
    });
  });

  it('costs one more each for a view and for a run type that only newer clusters know', async () => {
    const { configuration } = configurationOf('Finance share');
    const special = { ...configuration, viewId: '31', runType: 'HYDRATE_CDP' };
    expect(await costOf(PREVIEW, { configuration: special })).toEqual({
      ...COST,
      'alpha/file-services/views/31': 1,
      'alpha/data-protect/failover/planned-runs': 1,
    });
  });

  it('costs one more where no group is named, to hear whether the cluster can do without', async () => {
    const { configuration } = configurationOf('Web');
    const unnamed = { configuration: { ...configuration, protectionGroupId: null }, sourceClusterId: ALPHA };
    expect(await costOf(PREVIEW, unnamed)).toEqual({
      ...COST,
      'alpha/data-protect/failover/planned-runs': 1,
    });
  });

  it('is never answered from a cache', async () => {
    await costOf(PREVIEW, configurationOf('Web'));
    expect(await costOf(PREVIEW, configurationOf('Web'))).toEqual(COST);
  });
});

it('the simulator had as many groups as the pages ask for', () => {
  expect(stateOf(simulator).groups.filter(({ cluster }) => cluster === 'alpha').length).toBeGreaterThan(100);
});
