import { startSimulator } from 'planned-failover-simulator';
import { expect, onTestFinished, test } from 'vitest';
import { CohesityCluster } from '../../src/cohesity/cohesity-cluster.ts';
import { control } from '../support/simulator-control.ts';
import { json, scriptedCluster } from './support/scripted-cluster.ts';

const BIG = 9223372036854775807n;

test('bodies are exact, and leave out what is not given', async () => {
  const server = await scriptedCluster(json('{"replicaToSourceObjects": null}', 201));
  const client = server.client({ dialect: 'kebab' });
  await client.initializeFailover('f', {
    environment: null,
    replicaObjectIds: [BIG],
    replicaProtectionGroupId: null,
    sourceClusterId: BIG,
  });
  await client.linkObjects('f', [{ replicaObjectId: BIG, failoverObjectId: 2n }]);
  await client.activateBackup('f', {
    objectIds: null,
    protectionGroupId: '1:2:3',
    enableReverseReplication: true,
    doNotProtect: false,
    targetFailoverEnvironment: 'kVMware',
  });
  await client.deactivateBackup('f', {
    replicationClusterId: BIG,
    objectIds: [BIG],
    protectionGroupId: null,
    viewId: BIG,
    keepFailoverObjects: false,
  });
  expect(
    server.requests.map(({ url, body }) => [url.replace('/v2/data-protect/failover', ''), body]),
  ).toEqual([
    ['/f', `{"replicationCluster":{"objects":[{"objectId":${BIG}}]},"sourceCluster":{"id":${BIG}}}`],
    ['/f/object-linkage', `{"objectMap":[{"replicaObjectId":${BIG},"failoverObjectId":2}]}`],
    [
      '/f/backup-activation',
      '{"protectionGroupId":"1:2:3","enableReverseReplication":true,"doNotProtect":false,"targetFailoverEnvironment":"kVMware"}',
    ],
    [
      '/f/backup-deactivation',
      `{"replicationClusterId":${BIG},"keepFailoverObjects":false,"objects":[{"objectId":${BIG}}],"viewId":"${BIG}"}`,
    ],
  ]);
});

test.each(['newer', 'older'] as const)('a whole switch-over on %s clusters', async (dialect) => {
  const running = await startSimulator({ speed: 0, dialect });
  onTestFinished(() => running.close());
  const [alpha, beta] = ['alpha', 'beta'].map((name) => {
    const simulated = running.clusters.find((cluster) => cluster.name === name);
    if (simulated === undefined) throw new Error(`the simulator has no cluster ${name}`);
    const { id, baseUrl: endpoint, apiKey } = simulated;
    const cluster = new CohesityCluster({ name, id, endpoint, credentials: { apiKey } });
    onTestFinished(() => cluster.close());
    return cluster;
  }) as [CohesityCluster, CohesityCluster];
  const [replica] = await beta.protectionGroups({
    environments: ['kVMware'],
    isActive: false,
    isDeleted: false,
  });
  if (replica === undefined) throw new Error('beta has no replica of a VMware group');

  const initialized = await beta.initializeFailover('switch-1', {
    environment: 'kVMware',
    replicaObjectIds: replica.memberIds,
    replicaProtectionGroupId: replica.id,
    sourceClusterId: alpha.configuredId,
  });
  expect(initialized.sourceClusterId).toBe(alpha.configuredId);
  expect(initialized.objects.map(({ replicaObjectId }) => replicaObjectId)).toEqual(replica.memberIds);
  const sourceObjectIds = initialized.objects.map(({ sourceObjectId }) => sourceObjectId);
  expect(new Set((await alpha.objectProtection(sourceObjectIds)).keys())).toEqual(new Set(sourceObjectIds));

  const objects = sourceObjectIds.map((objectId) => `{"objectId":${objectId}}`).join();
  await alpha.startPlannedRun(
    'switch-1',
    `{"replicationClusterId":${beta.configuredId},"objects":[${objects}],"protectionGroupId":"${initialized.sourceProtectionGroupId}"}`,
  );

  const links = await Promise.all(
    replica.memberIds.map(async (replicaObjectId, index) => {
      const failoverObjectId = 9007199254741993n + BigInt(index);
      const machine = { name: `recovered-${replicaObjectId}`, objectId: failoverObjectId };
      await control(running, 'POST', 'machines', { cluster: 'beta', seen: true, ...machine });
      return { replicaObjectId, failoverObjectId };
    }),
  );
  await beta.linkObjects('switch-1', links);
  const activated = await beta.activateBackup('switch-1', {
    objectIds: null,
    protectionGroupId: null,
    enableReverseReplication: true,
  });
  expect(activated).toMatchObject({ isReverseReplicationEnabled: true, reverseReplicationError: null });
  const group = await beta.protectionGroup(activated.protectionGroupId ?? '');
  expect(new Set(group?.memberIds)).toEqual(new Set(links.map(({ failoverObjectId }) => failoverObjectId)));

  await alpha.deactivateBackup('switch-1', {
    replicationClusterId: beta.configuredId,
    objectIds: sourceObjectIds,
    protectionGroupId: initialized.sourceProtectionGroupId,
    viewId: null,
    keepFailoverObjects: false,
  });
  await expect(beta.cancelFailover('switch-1')).rejects.toMatchObject({ kind: 'REFUSED' });
});
