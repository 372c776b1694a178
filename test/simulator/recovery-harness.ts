import { BETA, type Harness } from './harness.ts';

export const VCENTER = 810_000n;
const POOL = 810_012n;
const DATASTORE = 810_021n;
const FOLDER = 810_032n;

/** The body of a recovery to beta's vCenter. */
export function recoveryBody(snapshotIds: readonly string[], params: object = {}): object {
  return {
    name: 'Failover f-1',
    snapshotEnvironment: 'kVMware',
    vmwareParams: {
      objects: snapshotIds.map((snapshotId) => ({ snapshotId })),
      recoveryAction: 'RecoverVMs',
      recoverVmParams: {
        targetEnvironment: 'kVMware',
        vmwareTargetParams: {
          recoveryTargetConfig: {
            recoverToNewSource: true,
            newSourceConfig: {
              sourceType: 'kVCenter',
              vCenterParams: {
                source: { id: VCENTER },
                resourcePool: { id: POOL },
                datastores: [{ id: DATASTORE }],
                vmFolder: { id: FOLDER },
              },
            },
          },
          ...params,
        },
      },
    },
  };
}

/** Replicas of ERP on beta, by name. */
export async function replicaOf(harness: Harness, name: string): Promise<bigint> {
  const { vmwareParams } = await harness.group('ERP', 'beta');
  return vmwareParams.objects.find((object: { name: string }) => object.name === name).id;
}

/** Runs a planned run of ERP's objects to its end, and tells the run. */
export async function plannedRunOf(harness: Harness, ...objectIds: bigint[]) {
  await harness.plannedRun('f-1', {
    replicationClusterId: BETA,
    objects: objectIds.map((objectId) => ({ objectId })),
    protectionGroupId: await harness.groupId('ERP'),
  });
  await harness.advance(1200);
  return harness.run((await harness.poll('f-1')).runId);
}

/** The replica's newest snapshot on beta. */
export async function newestSnapshot(harness: Harness, replicaId: bigint) {
  const { body } = await harness.beta('GET', `/data-protect/objects/${replicaId}/snapshots`);
  return body.snapshots[0];
}
