import type { ClusterState, ProtectedObject, SimulatorState } from '../model.ts';
import type { Source, SourceNode, VirtualMachine } from './model.ts';
import { uuidOf } from './uuid.ts';

/** Ids of a cluster's vCenter and of what is in it start here, far from the numbers that clusters give out. */
const FIRST_ID: Readonly<Record<string, bigint>> = { alpha: 800_000n, beta: 810_000n };
const GIGABYTE = 1_000_000_000;

/** The vCenter of a cluster, with a place for recovered machines. */
export function vCenterOf(cluster: Pick<ClusterState, 'name'>, nowUsecs: number): Source {
  const first = FIRST_ID[cluster.name] ?? 900_000n;
  const node = (
    offset: bigint,
    name: string,
    type: SourceNode['type'],
    parent: bigint | null = 1n,
  ): SourceNode => ({ id: first + offset, name, type, parentId: parent === null ? null : first + parent });
  return {
    id: first,
    name: `vcenter-${cluster.name}.example.com`,
    type: 'kVCenter',
    nodes: [
      node(1n, `Datacenter ${cluster.name}`, 'kDatacenter', 0n),
      node(2n, 'esx-1', 'kHostSystem'),
      node(11n, 'Production', 'kResourcePool'),
      node(12n, 'Recovered', 'kResourcePool'),
      node(21n, 'datastore-1', 'kDatastore'),
      node(22n, 'datastore-2', 'kDatastore'),
      node(31n, 'Production', 'kFolder'),
      node(32n, 'Recovered', 'kFolder'),
      node(41n, 'VM Network', 'kStandardPortgroup'),
      node(42n, 'Isolated', 'kStandardPortgroup'),
    ],
    lastRefreshUsecs: nowUsecs,
    refreshDueUsecs: null,
  };
}

/** The machine behind an object of the inventory. */
export function machineOf(object: ProtectedObject, sourceId: bigint, sinceUsecs: number): VirtualMachine {
  return {
    name: object.name,
    uuid: object.uuid,
    sourceId,
    folderId: object.parentId,
    logicalSizeBytes: object.logicalSizeBytes,
    changedBytesPerHour: object.changedBytesPerHour,
    isPoweredOn: true,
    sinceUsecs,
    isGone: false,
    objectId: object.id,
    recoveryId: null,
  };
}

/** Machines that are on beta's vCenter from the start: nothing protects them. */
export function addBystanders(state: SimulatorState, cluster: ClusterState): void {
  const [source] = cluster.sources;
  if (source === undefined) return;
  for (const [index, name] of ['dr-dns-1', 'dr-jump-1'].entries()) {
    const object: ProtectedObject = {
      id: source.id + 51n + BigInt(index),
      name,
      environment: 'kVMware',
      isContainer: false,
      parentId: null,
      logicalSizeBytes: 20 * GIGABYTE,
      changedBytesPerHour: 0,
      lastBackupUsecs: state.nowUsecs,
      sourceId: source.id,
      uuid: uuidOf(`${cluster.name} ${name}`),
      source: null,
    };
    cluster.objects.push(object);
    cluster.machines.push(machineOf(object, source.id, state.nowUsecs));
  }
}

/** Gives the machines of a cluster that had no vCenter a place on one, as those have that are seeded today. */
export function addSource(cluster: ClusterState, nowUsecs: number): void {
  const source = vCenterOf(cluster, nowUsecs);
  cluster.sources = [source];
  cluster.machines = [];
  for (const object of cluster.objects) {
    object.uuid = uuidOf(`${cluster.name} ${object.id}`);
    const isHere = object.environment === 'kVMware' && object.source === null;
    object.sourceId = isHere ? source.id : null;
    if (isHere && !object.isContainer) cluster.machines.push(machineOf(object, source.id, nowUsecs));
  }
}
