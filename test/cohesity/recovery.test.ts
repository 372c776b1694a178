import { expect, test } from 'vitest';
import type { RecoveryOrder } from '../../src/core/clusters/failover/recovery-facts.ts';
import { drop, json, scriptedCluster } from './support/scripted-cluster.ts';

const BIG = 9223372036854775807n;
const RECOVERY_ID = '4401288812305341:1701424651231:9077';

const ORDER: RecoveryOrder = {
  name: 'failover-f-1',
  snapshots: [
    { snapshotId: 'snapshot-a', protectionGroupId: '1:2:3' },
    { snapshotId: 'snapshot-b', protectionGroupId: null },
  ],
  vCenterId: BIG,
  resourcePoolId: 2n,
  datastoreIds: [3n, 4n],
  folderId: null,
  network: null,
  process: 'INSTANT',
  powerOn: false,
  continueOnError: true,
  existing: 'FAIL',
  namePrefix: null,
  nameSuffix: null,
};

/** The body of a recovery, without what is the same in each. */
async function bodyOf(order: RecoveryOrder) {
  const server = await scriptedCluster(json(`{"id": "${RECOVERY_ID}"}`, 201));
  await server.client().startRecovery(order);
  const [request] = server.requests;
  expect(`${request?.method} ${request?.url}`).toBe('POST /v2/data-protect/recoveries');
  return request?.body ?? '';
}

test('a recovery is asked for with exact ids, and without what is not given', async () => {
  const body = await bodyOf(ORDER);
  expect(body).toContain(`"source":{"id":${BIG}}`);
  expect(body).not.toContain('null');
  const { vmwareParams, ...rest } = JSON.parse(body);
  expect(rest).toEqual({ name: 'failover-f-1', snapshotEnvironment: 'kVMware' });
  expect(vmwareParams).toEqual({
    objects: [{ snapshotId: 'snapshot-a', protectionGroupId: '1:2:3' }, { snapshotId: 'snapshot-b' }],
    recoveryAction: 'RecoverVMs',
    recoverVmParams: {
      targetEnvironment: 'kVMware',
      vmwareTargetParams: {
        recoveryTargetConfig: {
          recoverToNewSource: true,
          newSourceConfig: {
            sourceType: 'kVCenter',
            vCenterParams: {
              source: { id: expect.any(Number) },
              resourcePool: { id: 2 },
              datastores: [{ id: 3 }, { id: 4 }],
            },
          },
        },
        powerOnVms: false,
        continueOnError: true,
        recoveryProcessType: 'InstantRecovery',
      },
    },
  });
});

test('what else can be asked for is', async () => {
  const network = { portGroupId: 5n, isDetached: false, isDisabled: true, preserveMacAddress: true };
  const body = await bodyOf({
    ...ORDER,
    process: 'COPY',
    powerOn: true,
    existing: 'POWER_OFF_AND_RENAME',
    folderId: 9n,
    namePrefix: 'dr-',
    network,
  });
  const { vmwareTargetParams } = JSON.parse(body).vmwareParams.recoverVmParams;
  expect(vmwareTargetParams).toMatchObject({
    powerOnVms: true,
    recoveryProcessType: 'CopyRecovery',
    powerOffAndRenameExistingVm: true,
    renameRecoveredVmsParams: { prefix: 'dr-' },
  });
  expect(vmwareTargetParams).not.toHaveProperty('overwriteExistingVm');
  const { vCenterParams } = vmwareTargetParams.recoveryTargetConfig.newSourceConfig;
  expect(vCenterParams).toMatchObject({
    vmFolder: { id: 9 },
    networkConfig: {
      detachNetwork: false,
      newNetworkConfig: { networkPortGroup: { id: 5 }, disableNetwork: true, preserveMacAddress: true },
    },
  });
  const detached = await bodyOf({
    ...ORDER,
    network: { ...network, isDetached: true },
    existing: 'OVERWRITE',
  });
  expect(detached).toContain('"networkConfig":{"detachNetwork":true}');
  expect(detached).toContain('"overwriteExistingVm":true');
});

test('a recovery is sent once, and without an answer it may be under way', async () => {
  const server = await scriptedCluster(drop);
  await expect(server.client().startRecovery(ORDER)).rejects.toMatchObject({
    kind: 'UNREACHABLE',
    mayHaveTakenEffect: true,
  });
  expect(server.requests).toHaveLength(1);
});

const RECOVERY = `{"id": "${RECOVERY_ID}", "name": "failover-f-1", "status": "Running",
  "startTimeUsecs": 1700000000000000, "messages": null, "canTearDown": true, "tearDownStatus": "DestroyScheduled",
  "vmwareParams": {"objects": [
    {"snapshotId": "s", "status": "Succeeded", "bytesRestored": ${BIG}, "objectInfo": {"id": ${BIG}, "name": "vm"},
     "instantRecoveryInfo": {"status": "Succeeded"}, "datastoreMigrationInfo": {"status": "Running"}},
    {"status": "Levitating", "objectInfo": null}, {}]}}`;

test('a recovery, with each of its objects', async () => {
  const server = await scriptedCluster(json(RECOVERY));
  const nothing = {
    snapshotId: null,
    messages: [],
    bytesRestored: null,
    objectId: null,
    objectName: null,
    instantRecoveryStatus: null,
    datastoreMigrationStatus: null,
  };
  await expect(server.client().recovery(RECOVERY_ID)).resolves.toEqual({
    id: RECOVERY_ID,
    name: 'failover-f-1',
    status: 'RUNNING',
    startedAt: new Date(1_700_000_000_000),
    endedAt: null,
    messages: [],
    canTearDown: true,
    tearDownStatus: 'SCHEDULED',
    percentComplete: null,
    objects: [
      {
        snapshotId: 's',
        status: 'SUCCEEDED',
        messages: [],
        bytesRestored: BIG,
        objectId: BIG,
        objectName: 'vm',
        instantRecoveryStatus: 'SUCCEEDED',
        datastoreMigrationStatus: 'RUNNING',
      },
      { ...nothing, status: 'UNKNOWN' },
      { ...nothing, status: null },
    ],
  });
  expect(server.log()).toEqual([`GET /v2/data-protect/recoveries/${encodeURIComponent(RECOVERY_ID)}`]);
});

test('many recoveries are read with one request, and only those that were asked for are answered', async () => {
  const server = await scriptedCluster(
    json(`{"recoveries": [${RECOVERY}, {"id": "1:2:4"}, {"name": "nameless"}]}`),
  );
  const client = server.client();
  const found = await client.recoveries([RECOVERY_ID, '1:2:3']);
  expect(found.map(({ id }) => id)).toEqual([RECOVERY_ID]);
  expect(server.log()).toEqual([
    `GET /v2/data-protect/recoveries?ids=${encodeURIComponent(RECOVERY_ID)},1%3A2%3A3`,
  ]);
  await expect(client.recoveries(['1:2'])).rejects.toMatchObject({ kind: 'REFUSED', status: null });
  expect(server.requests).toHaveLength(1);
});

test('recoveries since a moment, whether the cluster knows the filter or not', async () => {
  const server = await scriptedCluster(
    json(
      `{"recoveries": [${RECOVERY}, {"id": "1:2:4", "startTimeUsecs": 1600000000000000}, {"id": "1:2:5"}]}`,
    ),
  );
  const found = await server.client().recoveriesSince(new Date(1_650_000_000_000));
  expect(found.map(({ id }) => id)).toEqual([RECOVERY_ID, '1:2:5']);
  expect(server.log()).toEqual(['GET /v2/data-protect/recoveries?startTimeUsecs=1650000000000000']);
});

test('what is done to recoveries and sources, each once and without a body', async () => {
  const server = await scriptedCluster(json('', 204));
  const client = server.client({ dialect: 'kebab' });
  await client.cancelRecovery(RECOVERY_ID);
  await client.tearDownRecovery(RECOVERY_ID);
  await client.refreshSource(BIG);
  const recovery = `POST /v2/data-protect/recoveries/${encodeURIComponent(RECOVERY_ID)}`;
  expect(server.log()).toEqual([
    `${recovery}/cancel`,
    `${recovery}/tear-down`,
    `POST /v2/data-protect/sources/${BIG}/refresh`,
  ]);
  expect(server.requests.map(({ body, headers }) => [body, headers['content-length']])).toEqual(
    Array(3).fill(['', '0']),
  );
});

test('snapshots, newest first, with the exact start of their run', async () => {
  const server = await scriptedCluster(
    json(`{"snapshots": [
      {"id": "old", "runStartTimeUsecs": 1600000000000001, "sourceGroupId": "1:2:3", "snapshotTargetType": "Local"},
      {"id": "bare"},
      {"id": "new", "objectId": ${BIG}, "runStartTimeUsecs": 1700000000000001,
       "snapshotTimestampUsecs": 1700000000500000, "expiryTimeUsecs": 1800000000000000}]}`),
  );
  const snapshots = await server.client().objectSnapshots(BIG);
  expect(snapshots.map(({ id }) => id)).toEqual(['new', 'old', 'bare']);
  expect(snapshots[0]).toEqual({
    id: 'new',
    objectId: BIG,
    sourceGroupId: null,
    runStartUsecs: 1_700_000_000_000_001n,
    takenAt: new Date(1_700_000_000_500),
    expiresAt: new Date(1_800_000_000_000),
    targetType: null,
  });
  expect(server.log()).toEqual([`GET /v2/data-protect/objects/${BIG}/snapshots`]);
});

test('objects are found by their exact name under the source, by the id that they have there', async () => {
  const server = await scriptedCluster(
    json(`{"objects": [
      {"name": "vm", "uuid": "u-1", "sourceId": 7, "objectProtectionInfos": [
        {"objectId": ${BIG}, "sourceId": 7}, {"objectId": 5, "sourceId": 8}, {"sourceId": 7}]},
      {"name": "vm-2", "objectProtectionInfos": [{"objectId": 6, "sourceId": 7}]},
      {"name": "vm", "id": 9, "sourceId": 7},
      {"name": "vm"}]}`),
  );
  await expect(server.client().findObjects('vm', 7n)).resolves.toEqual([
    { objectId: BIG, name: 'vm', uuid: 'u-1', sourceId: 7n },
    { objectId: 9n, name: 'vm', uuid: null, sourceId: 7n },
  ]);
  expect(server.log()).toEqual(['GET /v2/data-protect/search/objects?searchString=vm&sourceIds=7']);
});

test('objects of a source, whatever they are nested in', async () => {
  const server = await scriptedCluster(
    json(
      `{"objects": [{"id": 1, "name": "folder", "childObjects": [{"id": ${BIG}, "name": "vm", "childObjects": null}, {}]}]}`,
    ),
  );
  const objects = await server.client().sourceObjects(7n);
  expect(objects?.map(({ objectId, name }) => [objectId, name])).toEqual([
    [1n, 'folder'],
    [BIG, 'vm'],
  ]);
});
