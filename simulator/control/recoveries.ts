import { z } from 'zod';
import { setStatus } from '../engine/operations.ts';
import { isFinal } from '../engine/work.ts';
import { conflict, notFound } from '../http/refusal.ts';
import { readBody } from '../http/request.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import type { RecoveredObject, Recovery } from '../recovery/model.ts';
import { canTearDown, endOf, statusOf, statusOfObject } from '../recovery/progress.ts';
import type { VirtualMachine } from '../sources/model.ts';
import { showMachine } from '../sources/refresh.ts';
import { uuidOf } from '../sources/uuid.ts';
import { findCluster } from './runs.ts';
import { id, optional } from './schemas.ts';

const recoveryRequest = z.strictObject({
  cluster: z.string(),
  recoveryId: optional(z.string()),
  objectId: optional(id),
  message: optional(z.string().min(1)),
  tearDownError: optional(z.string().min(1)),
});

/** Lets an object's recovery fail, the one named or the next one, or a tear-down. */
export function failRecovery(state: SimulatorState, body: unknown): object {
  const request = readBody(recoveryRequest, body);
  const cluster = findCluster(state, request.cluster);
  const message = request.message ?? 'Failed on request of control.';
  if (request.recoveryId === undefined) {
    const { objectId } = request;
    if (!cluster.objects.some((object) => object.id === objectId))
      throw notFound(`${cluster.name} has no object ${objectId}.`);
    if (objectId !== undefined) cluster.recoveryFailures.push({ objectId, message });
    return {};
  }
  const recovery = cluster.recoveries.find((candidate) => candidate.id === request.recoveryId);
  if (recovery === undefined) throw notFound(`${cluster.name} has no recovery ${request.recoveryId}.`);
  if (request.tearDownError !== undefined) {
    if (recovery.tearDown === null) throw conflict(`Recovery ${recovery.id} is not being torn down.`);
    recovery.tearDown.message = request.tearDownError;
  }
  if (request.objectId !== undefined) {
    const object = recovery.objects.find(({ objectId }) => objectId === request.objectId);
    if (object === undefined) throw notFound(`Recovery ${recovery.id} has no object ${request.objectId}.`);
    failNow(state, object, message);
  }
  return recoveryState(cluster, recovery);
}

/** At once, whatever the phase: with what has been done so far. */
function failNow(state: SimulatorState, object: RecoveredObject, message: string): void {
  object.failure = message;
  const phase = object.phases.find(({ status }) => !isFinal(status));
  if (phase === undefined) throw conflict('The recovery of the object has ended.');
  if (phase.status !== 'Running') setStatus(phase, 'Running', state);
  phase.dueUsecs = state.nowUsecs;
}

const objectRequest = z.strictObject({ cluster: z.string(), objectId: id, failBackup: z.string().min(1) });

/** Lets the next backup of an object fail, and those of others in the same run succeed. */
export function changeObject(state: SimulatorState, body: unknown): void {
  const { cluster: name, objectId, failBackup } = readBody(objectRequest, body);
  const cluster = findCluster(state, name);
  if (!cluster.objects.some((object) => object.id === objectId))
    throw notFound(`${name} has no object ${objectId}.`);
  cluster.backupFailures.push({ objectId, message: failBackup });
}

const machineRequest = z.strictObject({
  cluster: z.string(),
  name: z.string().min(1),
  sourceId: optional(id),
  folderId: optional(id),
  seen: optional(z.literal(true)),
  objectId: optional(id),
  remove: optional(z.literal(true)),
});

/** Puts a machine on a vCenter, as whoever recovers by other means does, or removes those of a name. */
export function changeMachine(state: SimulatorState, body: unknown): object {
  const request = readBody(machineRequest, body);
  const cluster = findCluster(state, request.cluster);
  const source = cluster.sources.find((candidate) => candidate.id === (request.sourceId ?? candidate.id));
  if (source === undefined) throw notFound(`${cluster.name} has no source ${request.sourceId}.`);
  if (request.remove) {
    const removed = cluster.machines.filter(
      (machine) => machine.sourceId === source.id && machine.name === request.name,
    );
    if (removed.length === 0) throw notFound(`${source.name} has no machine ${request.name}.`);
    for (const machine of removed) machine.isGone = true;
    return {};
  }
  const uuid = uuidOf(`${cluster.name} by hand ${cluster.nextNumber}`);
  cluster.nextNumber += 1;
  const machine: VirtualMachine = {
    name: request.name,
    uuid,
    sourceId: source.id,
    folderId: request.folderId ?? null,
    logicalSizeBytes: 20_000_000_000,
    changedBytesPerHour: 200_000_000,
    isPoweredOn: true,
    sinceUsecs: state.nowUsecs,
    isGone: false,
    objectId: null,
    recoveryId: null,
  };
  if (cluster.objects.some((object) => object.id === request.objectId))
    throw conflict(`${cluster.name} has an object ${request.objectId}.`);
  cluster.machines.push(machine);
  if (request.seen) showMachine(state, cluster, machine, request.objectId);
  return { uuid, objectId: machine.objectId };
}

/** What control shows of a recovery. */
export function recoveryState(cluster: ClusterState, recovery: Recovery): object {
  const { objects, ...rest } = recovery;
  return {
    cluster: cluster.name,
    ...rest,
    status: statusOf(recovery),
    endUsecs: endOf(recovery),
    canTearDown: canTearDown(cluster, recovery),
    objects: objects.map((object) => ({
      ...object,
      status: statusOfObject(object),
      recoveredObjectId: cluster.machines.find(({ uuid }) => uuid === object.machineUuid)?.objectId ?? null,
    })),
  };
}
