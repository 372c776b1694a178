import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BETA, Harness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

const change = (body: object) => harness.control('POST', 'clusters', { cluster: 'alpha', ...body });
const plan = async (id = 'f-1') =>
  harness.plannedRun(id, {
    replicationClusterId: BETA,
    objects: [{ objectId: 101n }],
    protectionGroupId: await harness.groupId('ERP'),
  });

describe('privileges', () => {
  const logIn = async () =>
    (
      await harness.request('POST', '/alpha/v2/access-tokens', {
        username: 'operator',
        password: 'alpha-password-1',
        domain: 'LOCAL',
      })
    ).body.privileges;

  it('are told at the log-in', async () => {
    expect(await logIn()).toContain('RESTORE_MODIFY');
    await change({ privileges: ['PROTECTION_VIEW'] });
    expect(await logIn()).toEqual(['PROTECTION_VIEW']);
    await change({ privileges: null });
    expect(await logIn()).toContain('RESTORE_MODIFY');
  });

  it.each([
    ['RESTORE_MODIFY', 'GET', '/data-protect/failover/planned-runs?failoverIds=f-1'],
    ['RESTORE_MODIFY', 'POST', '/data-protect/failover/f-1/cancel'],
    ['RESTORE_MODIFY', 'POST', '/data-protect/recoveries'],
    ['REMOTE_RESTORE', 'POST', '/data-protect/recoveries'],
    ['RESTORE_VIEW', 'GET', '/data-protect/recoveries'],
    ['STORAGE_VIEW', 'GET', '/data-protect/failover/views/31'],
    ['STORAGE_MODIFY', 'POST', '/data-protect/failover/views/31'],
    ['PROTECTION_VIEW', 'GET', '/data-protect/protection-groups'],
    ['PROTECTION_VIEW', 'POST', '/data-protect/sources/800000/refresh'],
    ['PROTECTION_MODIFY', 'POST', '/data-protect/protection-groups/1:2:3/runs/actions'],
    ['PROTECTION_JOB_OPERATE', 'POST', '/data-protect/protection-groups/states'],
  ])('%s is needed to %s %s', async (privilege, method, path) => {
    const { clusters } = await harness.control('GET', 'state');
    const others = clusters[0].privileges.filter((each: string) => each !== privilege);
    await change({ privileges: others });
    const refused = await harness.alpha(method, path);
    expect([refused.status, refused.body.message]).toEqual([403, expect.stringContaining(privilege)]);
    await change({ privileges: null });
    expect((await harness.alpha(method, path)).status).not.toBe(403);
  });

  it('missing, nothing happens; and what is not there is not found', async () => {
    await change({ privileges: [] });
    expect((await harness.alpha('POST', '/data-protect/protection-groups/states', {})).status).toBe(403);
    expect((await harness.alpha('GET', '/nowhere')).status).toBe(404);
  });
});

describe('the audit log', () => {
  const entries = async (query = '') => (await harness.alpha('GET', `/audit-logs${query}`)).body.auditLogs;

  it('names who did what to what, newest first, and nothing that was refused or only read', async () => {
    await plan();
    await plan('f-2');
    await harness.alpha('POST', '/data-protect/failover/f-1/cancel');
    expect((await harness.alpha('POST', '/data-protect/failover/no/cancel')).status).toBe(404);
    expect(await entries()).toMatchObject([
      { username: 'operator', domain: 'LOCAL', entityType: 'Failover', entityName: 'f-1', action: 'Cancel' },
      { entityName: 'f-2', action: 'Run' },
      { entityName: 'f-1', action: 'Run' },
    ]);
    expect(await entries('?actions=Cancel,Delete&entityTypes=Failover')).toHaveLength(1);
    expect(await entries('?searchString=F-2')).toHaveLength(1);
    expect(await entries('?count=1&startIndex=1')).toMatchObject([{ entityName: 'f-2' }]);
    const { audit } = await harness.control('GET', 'state');
    expect(audit).toHaveLength(3);
  });
});

describe('a quorum', () => {
  it('holds writes until others approve them, or do not', async () => {
    await change({ quorumStatus: 202 });
    const held = await plan();
    expect([held.status, held.body.errorCode]).toEqual([202, 'KQuorumApprovalRequired']);
    await plan('f-2');
    expect(await harness.failover('f-1')).toBeUndefined();
    const { clusters } = await harness.control('GET', 'state');
    const [first, second] = clusters[0].heldWrites;
    expect(first).toMatchObject({ method: 'POST', path: '/data-protect/failover/f-1/planned-run' });
    const decide = (id: bigint, approve: boolean) =>
      harness.control('POST', 'quorum', { cluster: 'alpha', id, approve });
    expect(await decide(first.id, true)).toEqual({ status: 201n });
    expect(await decide(second.id, false)).toEqual({ status: null });
    expect((await harness.failover('f-1')).acceptedPlannedRuns).toBe(1n);
    expect(await harness.failover('f-2')).toBeUndefined();
    await expect(decide(first.id, true)).rejects.toThrow(/holds no request/);
  });

  it('lets reads and log-ins pass, and answers as control says', async () => {
    await change({ quorumStatus: 403 });
    expect((await plan()).status).toBe(403);
    expect((await harness.alpha('GET', '/clusters')).status).toBe(200);
    await change({ quorumStatus: null });
    expect((await plan()).status).toBe(201);
  });
});
