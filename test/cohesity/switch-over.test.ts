import { expect, test } from 'vitest';
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
