import { durationOf, workDurationOf } from '../engine/pace.ts';
import { isFinal } from '../engine/work.ts';
import { conflict, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { takeNumber } from '../model.ts';
import type { RecoveredObject, Recovery, RecoveryPhase, RecoveryPhaseKind } from './model.ts';
import { beginTearDown, cancelObject, canTearDown, statusOf } from './progress.ts';
import { type RecoveryDemand, readRecovery } from './request.ts';
import type { Snapshot } from './snapshots.ts';
import { recoveryOnWire } from './wire.ts';

function newPhase(
  state: SimulatorState,
  kind: RecoveryPhaseKind,
  bytes: number,
  dueUsecs: number | null,
): RecoveryPhase {
  return {
    kind,
    status: 'Accepted',
    bytes,
    startUsecs: null,
    endUsecs: null,
    durationUsecs: kind === 'instantRecovery' ? durationOf(state, kind) : workDurationOf(state, kind, bytes),
    workedUsecs: 0,
    runningSinceUsecs: null,
    dueUsecs,
    message: null,
  };
}

function newObject(
  state: SimulatorState,
  cluster: ClusterState,
  { id, run, object }: Snapshot,
  demand: RecoveryDemand,
): RecoveredObject {
  const bytes = object.logicalSizeBytes;
  const dueUsecs = state.nowUsecs + durationOf(state, 'start');
  const failure = cluster.recoveryFailures.find(({ objectId }) => objectId === object.id);
  cluster.recoveryFailures = cluster.recoveryFailures.filter((planned) => planned !== failure);
  return {
    snapshotId: id,
    objectId: object.id,
    protectionGroupId: run.protectionGroupId,
    name: `${demand.prefix}${object.name}${demand.suffix}`,
    phases:
      demand.process === 'CopyRecovery'
        ? [newPhase(state, 'copyRecovery', bytes, dueUsecs)]
        : [
            newPhase(state, 'instantRecovery', 0, dueUsecs),
            newPhase(state, 'datastoreMigration', bytes, null),
          ],
    failure: failure?.message ?? null,
    machineUuid: null,
  };
}

/** The same request again makes another recovery: no published operation is idempotent. */
function createRecovery({ state, cluster, body }: ClusterRequest): Answer {
  const demand = readRecovery(cluster, body);
  const { snapshots, prefix: _, suffix: __, ...wanted } = demand;
  const recovery: Recovery = {
    ...wanted,
    id: `${cluster.id}:${cluster.incarnationId}:${takeNumber(cluster)}`,
    username: cluster.username,
    startUsecs: state.nowUsecs,
    objects: snapshots.map((snapshot) => newObject(state, cluster, snapshot, demand)),
    tearDown: null,
  };
  cluster.recoveries.push(recovery);
  return { status: 201, body: recoveryOnWire(cluster, recovery, state.nowUsecs) };
}

function findRecovery(cluster: ClusterState, id: string | undefined): Recovery {
  const recovery = cluster.recoveries.find((candidate) => candidate.id === id);
  if (recovery === undefined) throw notFound(`Recovery ${id} was not found.`);
  return recovery;
}

/** Newest first; ids that are not known are left out. */
function listRecoveries({ state, cluster, query }: ClusterRequest): Answer {
  const ids = readList(query, 'ids');
  const statuses = readList(query, 'status');
  const environments = readList(query, 'snapshotEnvironments');
  const actions = readList(query, 'recoveryActions');
  const from = readNumber(query, 'startTimeUsecs') ?? 0;
  const to = readNumber(query, 'endTimeUsecs') ?? Number.POSITIVE_INFINITY;
  const matching = cluster.recoveries.filter(
    (recovery) =>
      (ids?.includes(recovery.id) ?? true) &&
      (statuses?.includes(statusOf(recovery)) ?? true) &&
      (environments?.includes('kVMware') ?? true) &&
      (actions?.includes('RecoverVMs') ?? true) &&
      recovery.startUsecs >= from &&
      recovery.startUsecs <= to,
  );
  return ok({
    recoveries: matching.toReversed().map((recovery) => recoveryOnWire(cluster, recovery, state.nowUsecs)),
  });
}

function getRecovery({ state, cluster, parameters }: ClusterRequest): Answer {
  return ok(recoveryOnWire(cluster, findRecovery(cluster, parameters.id), state.nowUsecs));
}

/** Cancels what is under way; what has ended stays. */
function cancelRecovery({ state, cluster, parameters }: ClusterRequest): Answer {
  const recovery = findRecovery(cluster, parameters.id);
  if (isFinal(statusOf(recovery))) throw conflict(`Recovery ${recovery.id} has ended.`);
  for (const object of recovery.objects) cancelObject(state, object, 'Canceled by a user.');
  return { status: 204 };
}

function tearDownRecovery({ state, cluster, parameters }: ClusterRequest): Answer {
  const recovery = findRecovery(cluster, parameters.id);
  if (!isFinal(statusOf(recovery))) throw conflict(`Recovery ${recovery.id} is under way: cancel it first.`);
  if (recovery.tearDown !== null && recovery.tearDown.status !== 'DestroyError')
    throw conflict(`Recovery ${recovery.id} is being torn down already, or has been.`);
  if (!canTearDown(cluster, recovery))
    throw conflict(`Recovery ${recovery.id} has left nothing to tear down.`);
  beginTearDown(state, recovery);
  return { status: 204 };
}

/** Recoveries of VMware machines. */
export const recoveryRoutes = [
  route('POST', '/data-protect/recoveries', createRecovery),
  route('GET', '/data-protect/recoveries', listRecoveries, {
    query: ['ids', 'status', 'snapshotEnvironments', 'recoveryActions', 'startTimeUsecs', 'endTimeUsecs'],
  }),
  route('GET', '/data-protect/recoveries/{id}', getRecovery),
  route('POST', '/data-protect/recoveries/{id}/cancel', cancelRecovery),
  route('POST', '/data-protect/recoveries/{id}/tear-down', tearDownRecovery, { spelling: 'newer' }),
  route('POST', '/data-protect/recoveries/{id}/tearDown', tearDownRecovery, { spelling: 'older' }),
];
