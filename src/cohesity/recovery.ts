import type {
  FoundObject,
  ObjectSnapshot,
  Recovery,
  RecoveryOrder,
} from '../core/clusters/failover/recovery-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { exactBody } from './connection/exact-body.ts';
import { pathSegment } from './connection/identifiers.ts';
import { chunksForQuery, queryString } from './connection/query.ts';
import { askSpelling, PATHS, type Speaker } from './failover.ts';
import { orNull } from './inventory.ts';
import * as wire from './wire/recovery.ts';

const RECOVERIES = '/data-protect/recoveries';

/** GET /data-protect/objects/{id}/snapshots */
export async function readSnapshots(
  connection: ClusterConnection,
  objectId: bigint,
): Promise<readonly ObjectSnapshot[]> {
  const target = `/data-protect/objects/${pathSegment(objectId)}/snapshots`;
  const snapshots = await connection.read('list snapshots of an object', target, wire.snapshots);
  const startOf = ({ runStartUsecs }: ObjectSnapshot) => runStartUsecs ?? 0n;
  return snapshots.toSorted((left, right) => (startOf(left) < startOf(right) ? 1 : -1));
}

/** POST /data-protect/recoveries */
export function startRecovery(connection: ClusterConnection, order: RecoveryOrder): Promise<Recovery> {
  const body = exactBody({
    name: order.name,
    snapshotEnvironment: 'kVMware',
    vmwareParams: {
      objects: order.snapshots,
      recoveryAction: 'RecoverVMs',
      recoverVmParams: { targetEnvironment: 'kVMware', vmwareTargetParams: targetParams(order) },
    },
  });
  return connection.command({ name: 'recover', method: 'POST', target: RECOVERIES, body }, wire.recovery);
}

function targetParams(order: RecoveryOrder) {
  const { namePrefix, nameSuffix } = order;
  return {
    recoveryTargetConfig: { recoverToNewSource: true, newSourceConfig: sourceConfig(order) },
    powerOnVms: order.powerOn,
    continueOnError: order.continueOnError,
    recoveryProcessType: order.process === 'INSTANT' ? 'InstantRecovery' : 'CopyRecovery',
    overwriteExistingVm: order.existing === 'OVERWRITE' ? true : null,
    powerOffAndRenameExistingVm: order.existing === 'POWER_OFF_AND_RENAME' ? true : null,
    renameRecoveredVmsParams:
      namePrefix === null && nameSuffix === null ? null : { prefix: namePrefix, suffix: nameSuffix },
  };
}

function sourceConfig(order: RecoveryOrder) {
  const { network } = order;
  const portGroup = network?.portGroupId ?? null;
  const newNetwork = {
    networkPortGroup: reference(portGroup),
    disableNetwork: network?.isDisabled ?? null,
    preserveMacAddress: network?.preserveMacAddress ?? null,
  };
  return {
    sourceType: 'kVCenter',
    vCenterParams: {
      source: reference(order.vCenterId),
      resourcePool: reference(order.resourcePoolId),
      datastores: order.datastoreIds.map(reference),
      vmFolder: reference(order.folderId),
      networkConfig:
        network === null
          ? null
          : { detachNetwork: network.isDetached, newNetworkConfig: network.isDetached ? null : newNetwork },
    },
  };
}

function reference(id: bigint | null) {
  return id === null ? null : { id };
}

/** GET /data-protect/recoveries/{id} */
export function readRecovery(connection: ClusterConnection, id: string): Promise<Recovery | null> {
  return orNull(connection.read('get a recovery', `${RECOVERIES}/${pathSegment(id)}`, wire.recovery));
}

/** GET /data-protect/recoveries?ids= */
export async function readRecoveries(
  connection: ClusterConnection,
  ids: readonly string[],
): Promise<readonly Recovery[]> {
  const lane = connection.laneOfPolls;
  const chunks = await Promise.all(
    chunksForQuery(ids).map((chunk) =>
      connection.read('list recoveries', RECOVERIES + queryString({ ids: chunk }), wire.recoveries, lane),
    ),
  );
  const asked = new Set(ids);
  return chunks.flat().filter(({ id }) => asked.has(id));
}

/** GET /data-protect/recoveries?startTimeUsecs= */
export async function readRecoveriesSince(
  connection: ClusterConnection,
  since: Date,
): Promise<readonly Recovery[]> {
  const query = { startTimeUsecs: BigInt(since.getTime()) * 1000n };
  const recoveries = await connection.read(
    'list recoveries',
    RECOVERIES + queryString(query),
    wire.recoveries,
  );
  // A filter that a cluster does not know, it ignores.
  return recoveries.filter(({ startedAt }) => startedAt === null || startedAt >= since);
}

/** POST /data-protect/recoveries/{id}/cancel */
export function cancelRecovery(connection: ClusterConnection, id: string): Promise<void> {
  const target = `${RECOVERIES}/${pathSegment(id)}/cancel`;
  return connection.order({ name: 'cancel a recovery', method: 'POST', target, isAcceptedOnly: true });
}

/** POST /data-protect/recoveries/{id}/tear-down */
export async function tearDownRecovery(speaker: Speaker, id: string): Promise<void> {
  const spelling = await askSpelling(speaker);
  const target = `${RECOVERIES}/${pathSegment(id)}/${PATHS[spelling].tearDown}`;
  await speaker.connection.order({
    name: 'tear a recovery down',
    method: 'POST',
    target,
    isAcceptedOnly: true,
  });
}

/** POST /data-protect/sources/{id}/refresh */
export function refreshSource(connection: ClusterConnection, sourceId: bigint): Promise<void> {
  const target = `/data-protect/sources/${pathSegment(sourceId)}/refresh`;
  return connection.order({ name: 'refresh a source', method: 'POST', target, isAcceptedOnly: true });
}

/** GET /data-protect/search/objects */
export async function findObjects(
  connection: ClusterConnection,
  name: string,
  sourceId: bigint,
): Promise<readonly FoundObject[]> {
  const target = `/data-protect/search/objects${queryString({ searchString: name, sourceIds: [sourceId] })}`;
  const found = await connection.read('search objects', target, wire.foundObjects);
  // The search finds parts of names, too, and clusters that do not know a filter ignore it.
  return found.filter(
    (object) => object.name === name && (object.sourceId === null || object.sourceId === sourceId),
  );
}

/** GET /data-protect/sources/{id}/objects */
export function readSourceObjects(
  connection: ClusterConnection,
  sourceId: bigint,
): Promise<readonly FoundObject[] | null> {
  const target = `/data-protect/sources/${pathSegment(sourceId)}/objects`;
  return orNull(connection.read('list objects of a source', target, wire.sourceObjects));
}
