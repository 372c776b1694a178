import type { ClusterState, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import { uuidOf } from '../sources/uuid.ts';
import type { RecoveredObject, Recovery } from './model.ts';

/**
 * Puts the recovered machine on the vCenter, where the cluster sees it at the next refresh.
 * @returns why it cannot be put there, or `null`
 */
export function placeMachine(
  state: SimulatorState,
  cluster: ClusterState,
  recovery: Recovery,
  object: RecoveredObject,
): string | null {
  const { sourceId, folderId } = recovery.target;
  const namesake = cluster.machines.find(
    (machine) =>
      machine.sourceId === sourceId &&
      machine.folderId === folderId &&
      machine.name === object.name &&
      !machine.isGone,
  );
  if (namesake !== undefined) {
    if (recovery.overwriteExistingVm) namesake.isGone = true;
    else if (recovery.powerOffAndRenameExistingVm) {
      namesake.isPoweredOn = false;
      namesake.name = `deprecated::${namesake.name}`;
    } else return `A machine named ${object.name} exists in the folder.`;
  }
  const original = cluster.objects.find(({ id }) => id === object.objectId);
  object.machineUuid = uuidOf(`${cluster.name} recovered ${takeNumber(cluster)}`);
  cluster.machines.push({
    name: object.name,
    uuid: object.machineUuid,
    sourceId,
    folderId,
    logicalSizeBytes: original?.logicalSizeBytes ?? 0,
    changedBytesPerHour: original?.changedBytesPerHour ?? 0,
    isPoweredOn: recovery.powerOnVms,
    sinceUsecs: state.nowUsecs,
    isGone: false,
    objectId: null,
    recoveryId: recovery.id,
  });
  return null;
}

/** Takes a machine off the vCenter; one that the cluster never saw leaves no trace. */
export function removeMachine(cluster: ClusterState, uuid: string | null): void {
  const machine = cluster.machines.find((candidate) => candidate.uuid === uuid);
  if (machine === undefined) return;
  machine.isGone = true;
  if (machine.objectId === null) cluster.machines = cluster.machines.filter((other) => other !== machine);
}
