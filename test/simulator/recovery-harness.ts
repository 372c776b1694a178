import { BETA, type Harness } from './harness.ts';

export const VCENTER = 810_000n;

/** The body of a recovery to a vCenter, beta's unless another is given. */
export function recoveryBody(
  snapshotIds: readonly string[],
  params: object = {},
  vCenter: bigint = VCENTER,
): object {
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
                source: { id: vCenter },
                resourcePool: { id: vCenter + 12n },
                datastores: [{ id: vCenter + 21n }],
                vmFolder: { id: vCenter + 32n },
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
