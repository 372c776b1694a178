import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

const VIEWS = { alpha: 31, beta: 57 } as const;
type Cluster = keyof typeof VIEWS;
const failoverPath = (cluster: Cluster) => `/data-protect/failover/views/${VIEWS[cluster]}`;

async function fail(cluster: Cluster, body: object) {
  const { status, body: failover } = await harness[cluster]('POST', failoverPath(cluster), body);
  expect(status).toBe(201);
  await harness.advance(600);
  const { body: list } = await harness[cluster]('GET', failoverPath(cluster));
  return list.failovers.find(({ id }: { id: string }) => id === failover.id);
}
const planned = (cluster: Cluster, type: string, params: object = {}) =>
  fail(cluster, {
    type: 'Planned',
    plannedFailoverParams: { type, preparePlannedFailverParams: params },
  });
const allowed = async (cluster: Cluster) =>
  (await harness[cluster]('GET', `${failoverPath(cluster)}/operations`)).body.allowedFailoverOperations;
const view = async (cluster: Cluster) =>
  (await harness[cluster]('GET', `/file-services/views/${VIEWS[cluster]}`)).body;
const roles = async () => {
  const { views } = await harness.control('GET', 'state');
  return views
    .filter(({ remote }: { remote: object | null }) => remote !== null)
    .map(({ cluster, role }: { cluster: string; role: string }) => [cluster, role]);
};
const activeGroups = async (cluster: Cluster) => {
  const { body } = await harness[cluster](
    'GET',
    '/data-protect/protection-groups?environments=kView&isActive=true&isDeleted=false',
  );
  return body.protectionGroups.map(
    ({
      name,
      isPaused,
      numProtectedObjects,
    }: {
      name: string;
      isPaused: boolean;
      numProtectedObjects: bigint;
    }) => [name, isPaused ? 'paused' : 'running', numProtectedObjects],
  );
};

it('a planned failover exchanges the roles of the clusters, and can be taken back', async () => {
  expect(await roles()).toEqual([
    ['alpha', 'SOURCE'],
    ['beta', 'REPLICA'],
  ]);
  expect((await view('beta')).viewProtection.inactive).toBe(true);
  const prepared = await planned('beta', 'Prepare', { reverseReplication: true });
  expect(prepared).toMatchObject({ status: 'Succeeded', replications: [{ status: 'Succeeded' }] });
  // Once more, and smaller.
  const again = await planned('beta', 'Prepare', { reverseReplication: true });
  expect(again.replications[0].logicalSizeBytes).toBeLessThan(prepared.replications[0].logicalSizeBytes);
  expect(await roles()).toContainEqual(['beta', 'REPLICA']);
  expect((await planned('beta', 'Finalize')).status).toBe('Succeeded');
  expect(await roles()).toEqual([
    ['alpha', 'REPLICA'],
    ['beta', 'SOURCE'],
  ]);
  expect((await view('beta')).viewProtection).not.toHaveProperty('inactive');
  expect(await activeGroups('alpha')).toEqual([['Finance share', 'paused', 0n]]);
  expect(await activeGroups('beta')).toEqual([['failover_Finance share', 'running', 1n]]);

  // Only the first reverse replication makes the way back possible.
  expect([await allowed('beta'), await allowed('alpha')]).toEqual([[], []]);
  expect((await harness.alpha('POST', failoverPath('alpha'), { type: 'Unplanned' })).status).toBe(409);
  await harness.advance(1800);
  expect((await view('alpha')).viewFailover.isFailoverReady).toBe(true);
  expect(await allowed('alpha')).toEqual(['Unplanned', 'Prepare']);
  await planned('alpha', 'Prepare', { reverseReplication: true });
  expect((await planned('alpha', 'Finalize')).status).toBe('Succeeded');
  expect(await roles()).toEqual([
    ['alpha', 'SOURCE'],
    ['beta', 'REPLICA'],
  ]);
  expect(await activeGroups('beta')).toEqual([['failover_Finance share', 'paused', 0n]]);
  await harness.advance(1800);
  expect(await allowed('beta')).toEqual(['Unplanned', 'Prepare']);
});

it('without reverse replication the view is protected nowhere, and there is no way back', async () => {
  await planned('beta', 'Prepare');
  await planned('beta', 'Finalize', { reverseReplication: true });
  expect(await activeGroups('beta')).toEqual([]);
  await harness.advance(24 * 3600);
  expect(await allowed('alpha')).toEqual([]);
});

it('reverse replication can be impossible, which no answer tells', async () => {
  await harness.control('POST', 'clusters', { cluster: 'beta', reverseReplicationError: 'No licence.' });
  await planned('beta', 'Prepare', { reverseReplication: true });
  expect((await planned('beta', 'Finalize')).status).toBe('Succeeded');
  expect(await activeGroups('beta')).toHaveLength(1);
  await harness.advance(24 * 3600);
  expect(await allowed('alpha')).toEqual([]);
});

it('an unplanned failover does without the source, where it keeps what was not replicated', async () => {
  await harness.control('POST', 'clusters', { cluster: 'alpha', down: true });
  const failover = await fail('beta', {
    type: 'Unplanned',
    unplannedFailoverParams: { reverseReplication: true },
  });
  expect(failover.status).toBe('Succeeded');
  await harness.control('POST', 'clusters', { cluster: 'alpha', down: false });
  const { body } = await harness.alpha('GET', '/file-services/views');
  const names = body.views.map(({ name }: { name: string }) => name);
  expect(names).toContainEqual(expect.stringMatching(/^finance-share_unmerged_\d+$/));
  expect(body.count).toBe(BigInt(names.length));
  expect(await roles()).toEqual([
    ['alpha', 'REPLICA'],
    ['beta', 'SOURCE'],
  ]);
});

describe('a phase fails', () => {
  it('when a planned one does not reach the source, and changes no side', async () => {
    await planned('beta', 'Prepare');
    await harness.control('POST', 'clusters', { cluster: 'alpha', down: true });
    for (const type of ['Prepare', 'Finalize']) {
      if (type === 'Finalize') {
        await harness.control('POST', 'clusters', { cluster: 'alpha', down: false });
        await planned('beta', 'Prepare');
        await harness.control('POST', 'clusters', { cluster: 'alpha', down: true });
      }
      expect(await planned('beta', type)).toMatchObject({
        status: 'Failed',
        errorMessage: 'The source cluster cannot be reached.',
      });
    }
    expect(await roles()).toContainEqual(['alpha', 'SOURCE']);
  });

  it('when control says so, once', async () => {
    await harness.control('POST', 'views', { cluster: 'beta', viewId: '57', failNext: 'Out of space.' });
    expect(await planned('beta', 'Prepare')).toMatchObject({
      status: 'Failed',
      errorMessage: 'Out of space.',
    });
    expect((await planned('beta', 'Prepare')).status).toBe('Succeeded');
  });
});

it('older clusters tell no uid of views', async () => {
  await harness.control('POST', 'clusters', { cluster: 'beta', dialect: 'older' });
  expect((await view('beta')).viewFailover).not.toHaveProperty('viewUid');
  expect(await harness.group('ERP', 'beta')).not.toHaveProperty('numProtectedObjects');
});
