import { durationOf } from '../engine/pace.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import type { Source, VirtualMachine } from './model.ts';

/** Asks the vCenter what is there; one that is under way already will do. */
export function beginRefresh(state: SimulatorState, source: Source): void {
  source.refreshDueUsecs ??= state.nowUsecs + durationOf(state, 'refresh');
}

/** The cluster has seen what is there: new machines have become entities, and those that are gone have not. */
export function endRefresh(state: SimulatorState, cluster: ClusterState, source: Source): void {
  source.refreshDueUsecs = null;
  source.lastRefreshUsecs = state.nowUsecs;
  for (const machine of cluster.machines) {
    if (machine.sourceId !== source.id) continue;
    if (machine.isGone) forget(cluster, machine);
    else if (machine.objectId === null) showMachine(state, cluster, machine);
    else rename(cluster, machine);
  }
  cluster.machines = cluster.machines.filter((machine) => machine.sourceId !== source.id || !machine.isGone);
}

/** The machine becomes an entity of the cluster. */
export function showMachine(
  state: SimulatorState,
  cluster: ClusterState,
  machine: VirtualMachine,
  objectId: bigint = BigInt(takeNumber(cluster)),
): void {
  machine.objectId = objectId;
  cluster.objects.push({
    id: objectId,
    name: machine.name,
    environment: 'kVMware',
    isContainer: false,
    parentId: machine.folderId,
    logicalSizeBytes: machine.logicalSizeBytes,
    changedBytesPerHour: machine.changedBytesPerHour,
    lastBackupUsecs: state.nowUsecs,
    sourceId: machine.sourceId,
    uuid: machine.uuid,
    source: null,
  });
}

function rename(cluster: ClusterState, machine: VirtualMachine): void {
  const object = cluster.objects.find(({ id }) => id === machine.objectId);
  if (object !== undefined) object.name = machine.name;
}

/** What is protected stays known: its snapshots outlive it. */
function forget(cluster: ClusterState, machine: VirtualMachine): void {
  const { objectId } = machine;
  const isProtected = cluster.groups.some(
    (group) => !group.isDeleted && group.memberIds.some((id) => id === objectId),
  );
  const isBackedUp = cluster.runs.some((run) => run.objectIds.some((id) => id === objectId));
  if (!isProtected && !isBackedUp) cluster.objects = cluster.objects.filter(({ id }) => id !== objectId);
}
