import {
  acceptPlannedRun,
  cancelPlannedRuns,
  failoverRecord,
  runOf,
  waitsForCancellations,
} from '../engine/planned-runs.ts';
import { conflict, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readList } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import { readConfiguration } from './configuration.ts';
import type { Failover, PlannedRun } from './model.ts';

/** Activation on one cluster and deactivation on the other belong to one failover: both end what can be canceled. */
function hasSwitchedOver(state: SimulatorState, failoverId: string): boolean {
  return state.clusters.some((cluster) =>
    cluster.failovers.some(
      (failover) =>
        failover.id === failoverId && (failover.activations.length > 0 || failover.deactivation !== null),
    ),
  );
}

function createPlannedRun({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const failoverId = parameters.id ?? '';
  const known = cluster.failovers.find((failover) => failover.id === failoverId);
  if (known?.isCanceled) throw conflict(`Failover ${failoverId} has been canceled.`);
  if (hasSwitchedOver(state, failoverId)) {
    throw conflict(`Failover ${failoverId} has already been activated or deactivated.`);
  }
  acceptPlannedRun(state, cluster, failoverId, readConfiguration(cluster, body));
  return { status: 201, body: { failoverId } };
}

function pollStatus(cluster: ClusterState, failover: Failover, planned: PlannedRun): object {
  const run = runOf(cluster, planned);
  const beforeRun = planned.stage === 'canceled' ? 'Canceled' : 'Accepted';
  return {
    failoverId: failover.id,
    protectionGroupId: planned.protectionGroupId,
    ...(planned.runId === null ? {} : { runId: planned.runId }),
    waitingOnOtherRunCancellations: waitsForCancellations(cluster, planned),
    // Older clusters send no status. The on-prem deploy task never exists here, so its status stays out.
    ...(cluster.dialect === 'older' ? {} : { backupTaskStatus: run?.backup.status ?? beforeRun }),
  };
}

/**
 * Unknown ids are left out; an id that was accepted twice appears twice. Without `failoverIds` all are answered,
 * with an empty list of them none: the simulator's choice, and what a client that asks about nothing expects.
 */
function pollPlannedRuns({ cluster, query }: ClusterRequest): Answer {
  const ids = query.has('failoverIds') ? (readList(query, 'failoverIds') ?? []) : undefined;
  const failovers = cluster.failovers.filter((failover) => ids?.includes(failover.id) ?? true);
  return ok({
    failoverPlannedRuns: failovers.flatMap((failover) =>
      failover.plannedRuns.map((planned) => pollStatus(cluster, failover, planned)),
    ),
  });
}

/**
 * Either cluster takes the cancel, and it ends the whole failover; but a cluster that is down does not hear of it,
 * neither now nor later. Canceling again changes nothing and succeeds. All but the first are the simulator's choice.
 */
function cancelFailover({ state, cluster, parameters }: ClusterRequest): Answer {
  const id = parameters.id ?? '';
  const reached = state.clusters.filter((candidate) => candidate === cluster || !candidate.isDown);
  const taking = reached.filter((candidate) => takesPartIn(candidate, id, reached));
  if (!taking.includes(cluster)) throw notFound(`Failover ${id} was not found.`);
  if (hasSwitchedOver(state, id)) {
    throw conflict(`Failover ${id} cannot be canceled: it has been activated or deactivated.`);
  }
  for (const candidate of taking) {
    const failover = failoverRecord(candidate, id);
    failover.isCanceled = true;
    cancelPlannedRuns(state, candidate, failover);
  }
  return { status: 201 };
}

/** Whether the cluster knows the failover, or is the other side of what one of those reached knows of it. */
function takesPartIn(cluster: ClusterState, failoverId: string, reached: readonly ClusterState[]): boolean {
  return reached.some((known) =>
    known.failovers.some(
      ({ id, plannedRuns, initialization }) =>
        id === failoverId &&
        (known === cluster ||
          initialization?.sourceClusterId === cluster.id ||
          plannedRuns.some((planned) => planned.replicationClusterId === cluster.id)),
    ),
  );
}

/** The planned run, its poll, and the cancellation of the failover. */
export const plannedRunRoutes = [
  ...spelledRoutes(
    'POST',
    '/data-protect/failover/{id}/planned-run',
    '/data-protect/failover/{id}/plannedRun',
    createPlannedRun,
  ),
  ...spelledRoutes(
    'GET',
    '/data-protect/failover/planned-runs',
    '/data-protect/failover/pollPlannedRuns',
    pollPlannedRuns,
    ['failoverIds'],
  ),
  route('POST', '/data-protect/failover/{id}/cancel', cancelFailover),
];
