import { z } from 'zod';
import { invalid, notFound } from '../http/refusal.ts';
import { id64, readBody } from '../http/request.ts';
import type { ClusterState } from '../model.ts';
import type { Source, SourceNodeType } from '../sources/model.ts';
import type { Recovery } from './model.ts';
import { findSnapshot, type Snapshot } from './snapshots.ts';

const reference = z.object({ id: id64 });
const flag = z.boolean().nullish();
const networkConfig = z.object({
  detachNetwork: flag,
  newNetworkConfig: z
    .object({ networkPortGroup: reference.nullish(), disableNetwork: flag, preserveMacAddress: flag })
    .nullish(),
});
const targetParams = z.object({
  recoveryTargetConfig: z
    .object({
      recoverToNewSource: z.boolean(),
      newSourceConfig: z
        .object({
          sourceType: z.enum(['kVCenter', 'kStandaloneHost', 'kvCloudDirector']),
          vCenterParams: z
            .object({
              source: reference,
              resourcePool: reference,
              datastores: z.array(reference).min(1),
              vmFolder: reference.nullish(),
              networkConfig: networkConfig.nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
  powerOnVms: flag,
  continueOnError: flag,
  recoveryProcessType: z.enum(['InstantRecovery', 'CopyRecovery']).nullish(),
  overwriteExistingVm: flag,
  powerOffAndRenameExistingVm: flag,
  renameRecoveredVmsParams: z
    .object({ prefix: z.string().nullish(), suffix: z.string().nullish() })
    .nullish(),
});
const recoveryRequest = z.object({
  name: z.string().min(1),
  snapshotEnvironment: z.string(),
  vmwareParams: z.object({
    objects: z.array(z.object({ snapshotId: z.string(), protectionGroupId: z.string().nullish() })).min(1),
    recoveryAction: z.string(),
    recoverVmParams: z.object({ targetEnvironment: z.string(), vmwareTargetParams: targetParams }),
  }),
});

type TargetParams = z.output<typeof targetParams>;

export interface RecoveryDemand
  extends Pick<
    Recovery,
    | 'name'
    | 'process'
    | 'target'
    | 'powerOnVms'
    | 'continueOnError'
    | 'overwriteExistingVm'
    | 'powerOffAndRenameExistingVm'
  > {
  readonly snapshots: readonly Snapshot[];
  readonly prefix: string;
  readonly suffix: string;
}

/** Reads a recovery's body and refuses what the cluster, as it is, cannot carry out. */
export function readRecovery(cluster: ClusterState, body: unknown): RecoveryDemand {
  // What is no recovery of machines has other fields, about which to complain would mislead.
  const kind = readBody(z.object({ snapshotEnvironment: z.string() }), body).snapshotEnvironment;
  if (kind !== 'kVMware') throw invalid(`snapshotEnvironment: ${kind} is not simulated, only kVMware.`);
  const { name, vmwareParams } = readBody(recoveryRequest, body);
  if (vmwareParams.recoveryAction !== 'RecoverVMs') {
    throw invalid(
      `vmwareParams.recoveryAction: ${vmwareParams.recoveryAction} is not simulated, only RecoverVMs.`,
    );
  }
  const params = vmwareParams.recoverVmParams.vmwareTargetParams;
  const snapshots = vmwareParams.objects.map(({ snapshotId, protectionGroupId }) =>
    readSnapshot(cluster, snapshotId, protectionGroupId),
  );
  const objectIds = new Set(snapshots.map(({ object }) => object.id));
  if (objectIds.size < snapshots.length) throw invalid('vmwareParams.objects: an object is listed twice.');
  return {
    name,
    process: params.recoveryProcessType ?? 'InstantRecovery',
    target: readTarget(cluster, params, snapshots),
    powerOnVms: params.powerOnVms ?? false,
    continueOnError: params.continueOnError ?? false,
    overwriteExistingVm: params.overwriteExistingVm ?? false,
    powerOffAndRenameExistingVm: params.powerOffAndRenameExistingVm ?? false,
    snapshots,
    prefix: params.renameRecoveredVmsParams?.prefix ?? '',
    suffix: params.renameRecoveredVmsParams?.suffix ?? '',
  };
}

function readSnapshot(cluster: ClusterState, id: string, groupId: string | null | undefined): Snapshot {
  const snapshot = findSnapshot(cluster, id);
  if (snapshot === undefined) throw notFound(`Snapshot ${id} was not found.`);
  if (groupId && groupId !== snapshot.run.protectionGroupId)
    throw invalid(`vmwareParams.objects: snapshot ${id} is not of protection group ${groupId}.`);
  if (snapshot.object.environment !== 'kVMware')
    throw invalid(`vmwareParams.objects: ${snapshot.object.id} is no VMware machine.`);
  return snapshot;
}

function readTarget(
  cluster: ClusterState,
  { recoveryTargetConfig }: TargetParams,
  snapshots: readonly Snapshot[],
): Recovery['target'] {
  if (!recoveryTargetConfig?.recoverToNewSource) return originalTarget(cluster, snapshots);
  const params = recoveryTargetConfig.newSourceConfig?.vCenterParams;
  if (!params) throw invalid('newSourceConfig.vCenterParams: is missing.');
  const source = cluster.sources.find(({ id }) => id === params.source.id);
  if (source === undefined) throw notFound(`Source ${params.source.id} was not found.`);
  const portGroup = params.networkConfig?.newNetworkConfig?.networkPortGroup;
  if (portGroup) nodeOf(source, portGroup.id, 'kStandardPortgroup');
  return {
    sourceId: source.id,
    resourcePoolId: nodeOf(source, params.resourcePool.id, 'kResourcePool'),
    datastoreIds: params.datastores.map(({ id }) => nodeOf(source, id, 'kDatastore')),
    folderId: params.vmFolder ? nodeOf(source, params.vmFolder.id, 'kFolder') : null,
    networkConfig: params.networkConfig ?? null,
  };
}

function nodeOf(source: Source, id: bigint, type: SourceNodeType): bigint {
  const node = source.nodes.find((candidate) => candidate.id === id);
  if (node?.type === type) return id;
  throw invalid(`vCenterParams: ${id} is no ${type} of ${source.name}.`);
}

/** Replicas came from elsewhere: on this cluster they have no original place. */
function originalTarget(cluster: ClusterState, snapshots: readonly Snapshot[]): Recovery['target'] {
  const [first] = snapshots;
  const source = cluster.sources.find(({ id }) => id === first?.object.sourceId);
  if (source === undefined || snapshots.some(({ object }) => object.sourceId !== source.id)) {
    throw invalid(
      'recoveryTargetConfig: the objects have no original source on this cluster; name a new one.',
    );
  }
  const pool = source.nodes.find(({ type }) => type === 'kResourcePool');
  const datastores = source.nodes.filter(({ type }) => type === 'kDatastore').slice(0, 1);
  return {
    sourceId: source.id,
    resourcePoolId: pool?.id ?? source.id,
    datastoreIds: datastores.map(({ id }) => id),
    folderId: first?.object.parentId ?? null,
    networkConfig: null,
  };
}
