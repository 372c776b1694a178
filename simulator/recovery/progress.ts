import { cancelOperation, setStatus, stepOperation } from '../engine/operations.ts';
import { durationOf } from '../engine/pace.ts';
import type { OperationStatus } from '../engine/work.ts';
import { isFinal, isSuccess } from '../engine/work.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { placeMachine, removeMachine } from './machines.ts';
import type { RecoveredObject, Recovery } from './model.ts';

/** Where one machine of a recovery stands: its current phase, or the last one. */
export function statusOfObject({ phases }: RecoveredObject): OperationStatus {
  const current = phases.find((phase) => !isSuccess(phase.status)) ?? phases.at(-1);
  if (current === undefined) return 'Succeeded';
  // Between two phases the machine is still being recovered.
  return current.status === 'Accepted' && current !== phases[0] ? 'Running' : current.status;
}

/** Where the whole recovery stands. Some objects that failed leave a warning only where the others were to go on. */
export function statusOf(recovery: Recovery): OperationStatus {
  const statuses = recovery.objects.map(statusOfObject);
  if (statuses.some((status) => !isFinal(status))) {
    if (statuses.every((status) => status === 'Accepted')) return 'Accepted';
    return statuses.some((status) => status === 'Canceling') ? 'Canceling' : 'Running';
  }
  if (statuses.every(isSuccess)) return 'Succeeded';
  if (statuses.some((status) => status === 'Failed')) {
    return recovery.continueOnError && statuses.some(isSuccess) ? 'SucceededWithWarning' : 'Failed';
  }
  return 'Canceled';
}

/** When the last of its objects ended; `null` while one has not. */
export function endOf(recovery: Recovery): number | null {
  if (!isFinal(statusOf(recovery))) return null;
  return Math.max(...recovery.objects.flatMap(({ phases }) => phases.map(({ endUsecs }) => endUsecs ?? 0)));
}

/** The moments at which something of the recovery changes by itself. */
export function dueTimes({ objects, tearDown }: Recovery): (number | null)[] {
  return [
    ...objects.flatMap(({ phases }) => phases.map(({ dueUsecs }) => dueUsecs)),
    tearDown?.dueUsecs ?? null,
  ];
}

/** Carries out what is due of a recovery. */
export function advanceRecovery(state: SimulatorState, cluster: ClusterState, recovery: Recovery): void {
  const isDue = (dueUsecs: number | null) => dueUsecs !== null && dueUsecs <= state.nowUsecs;
  for (const object of recovery.objects) {
    for (const [index, phase] of object.phases.entries()) {
      if (!isDue(phase.dueUsecs)) continue;
      if (phase.status === 'Running' && object.failure !== null)
        fail(state, recovery, object, object.failure);
      else stepOperation(phase, state);
      if (isSuccess(phase.status)) followPhase(state, cluster, recovery, object, index);
    }
  }
  if (recovery.tearDown !== null && isDue(recovery.tearDown.dueUsecs)) stepTearDown(state, cluster, recovery);
}

function followPhase(
  state: SimulatorState,
  cluster: ClusterState,
  recovery: Recovery,
  object: RecoveredObject,
  index: number,
): void {
  if (index === 0) {
    const complaint = placeMachine(state, cluster, recovery, object);
    if (complaint !== null) {
      const phase = object.phases[0];
      if (phase !== undefined) setStatus(phase, 'Accepted', state);
      fail(state, recovery, object, complaint);
      return;
    }
  }
  const next = object.phases[index + 1];
  if (next !== undefined) next.dueUsecs = state.nowUsecs + durationOf(state, 'start');
}

/** The machine cannot be recovered; unless the others are to go on, they stop. */
function fail(state: SimulatorState, recovery: Recovery, object: RecoveredObject, message: string): void {
  const phase = object.phases.find(({ status }) => !isFinal(status));
  if (phase === undefined) return;
  phase.message = message;
  setStatus(phase, 'Failed', state);
  endLaterPhases(state, object, message);
  if (recovery.continueOnError) return;
  for (const other of recovery.objects) {
    if (other !== object) cancelObject(state, other, 'Canceled because another object failed.');
  }
}

/** What comes after a phase that came to nothing comes to nothing as well. */
function endLaterPhases(state: SimulatorState, object: RecoveredObject, message: string): void {
  for (const phase of object.phases) {
    if (phase.status !== 'Accepted') continue;
    phase.message = message;
    setStatus(phase, 'Canceled', state);
  }
}

/** Stops one machine's recovery; a machine that is on the vCenter already stays there until the tear-down. */
export function cancelObject(state: SimulatorState, object: RecoveredObject, reason: string): void {
  const phase = object.phases.find(({ status }) => !isFinal(status));
  if (phase === undefined) return;
  cancelOperation(phase, state, reason);
  endLaterPhases(state, object, reason);
}

/** Whether something of an ended recovery is left to be removed. */
export function canTearDown(cluster: ClusterState, recovery: Recovery): boolean {
  if (!isFinal(statusOf(recovery))) return false;
  if (recovery.tearDown !== null && recovery.tearDown.status !== 'DestroyError') return true;
  return recovery.objects.some(({ machineUuid }) =>
    cluster.machines.some((machine) => machine.uuid === machineUuid && !machine.isGone),
  );
}

/** Begins to remove what the recovery has made. */
export function beginTearDown(state: SimulatorState, recovery: Recovery): void {
  const dueUsecs = state.nowUsecs + durationOf(state, 'tearDown');
  recovery.tearDown = { status: 'DestroyScheduled', dueUsecs, message: null };
}

function stepTearDown(state: SimulatorState, cluster: ClusterState, recovery: Recovery): void {
  const { tearDown } = recovery;
  if (tearDown === null) return;
  if (tearDown.status === 'DestroyScheduled') {
    tearDown.status = 'Destroying';
    tearDown.dueUsecs = state.nowUsecs + durationOf(state, 'tearDown');
    return;
  }
  tearDown.dueUsecs = null;
  if (tearDown.message !== null) {
    tearDown.status = 'DestroyError';
    return;
  }
  tearDown.status = 'Destroyed';
  for (const { machineUuid } of recovery.objects) removeMachine(cluster, machineUuid);
}
