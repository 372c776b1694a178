import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GAMMA, Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start();
});
afterAll(() => harness?.close());
beforeEach(() => harness.control('POST', 'reset', {}));

describe('control', () => {
  it('gives a group other members and another policy', async () => {
    const protectionGroupId = await harness.groupId('Databases');
    const { policyId } = await harness.group('Lab hosts');
    const memberIds = ['101', '9007199254740993'];
    await harness.control('POST', 'groups', { cluster: 'alpha', protectionGroupId, memberIds, policyId });
    const changed = await harness.group('Databases');
    expect(changed).toMatchObject({ policyId, numProtectedObjects: 2n });
    expect(changed.vmwareParams.objects.map(({ id }: { id: bigint }) => id)).toEqual([
      101n,
      9007199254740993n,
    ]);
    await harness.control('POST', 'groups', { cluster: 'alpha', protectionGroupId, policyId: null });
    expect((await harness.group('Databases')).policyId).toBeNull();
  });

  it('chooses which clusters are replicated to', async () => {
    await harness.control('POST', 'clusters', { cluster: 'alpha', replicatesTo: [GAMMA.toString()] });
    const { body } = await harness.alpha('GET', '/remote-clusters');
    const replicating = body.remoteClusters.filter(({ purpose }: { purpose: string[] }) =>
      purpose.includes('Replication'),
    );
    expect(replicating.map(({ clusterId }: { clusterId: bigint }) => clusterId)).toEqual([GAMMA]);
  });

  it('renumbers and removes views', async () => {
    await harness.control('POST', 'views', { cluster: 'alpha', viewId: 31, id: '9223372036854775807' });
    expect((await harness.alpha('GET', '/file-services/views/31')).status).toBe(404);
    const renumbered = await harness.alpha('GET', '/file-services/views/9223372036854775807');
    expect(renumbered.body).toMatchObject({ viewId: 9223372036854775807n, name: 'finance-share' });
    await harness.control('POST', 'views', { cluster: 'alpha', viewId: '9223372036854775807', remove: true });
    expect((await harness.alpha('GET', '/file-services/views/9223372036854775807')).status).toBe(404);
  });

  it.each([
    ['groups', { memberIds: ['4'] }, 'alpha has no object 4.'],
    ['groups', { policyId: '1:2:3' }, 'alpha has no policy 1:2:3.'],
    ['clusters', { replicatesTo: ['4'] }, 'alpha knows no cluster 4.'],
    ['views', { viewId: '4', remove: true }, 'alpha has no view 4.'],
  ])('refuses %s with %j', async (path, fields, message) => {
    const protectionGroupId = await harness.groupId('ERP');
    const body = { cluster: 'alpha', ...(path === 'groups' ? { protectionGroupId } : {}), ...fields };
    const before = (await harness.control('GET', 'state')).groups;
    expect(await harness.request('POST', `/__control/${path}`, body)).toMatchObject({
      status: 404,
      body: { message },
    });
    expect((await harness.control('GET', 'state')).groups).toEqual(before);
  });
});
