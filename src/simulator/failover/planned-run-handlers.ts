import { acceptPlannedRun, cancelPlannedRuns, runOf, waitsForCancellations } from '../engine/planned-runs.ts';
import { conflict, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readList } from '../http/request.ts';
import { route, spelledRoutes } from '../http/router.ts';
import type { ClusterState, Failover, PlannedRun, SimulatorState } from '../model.ts';
import { readConfiguration } from './configuration.ts';

/** Activation on one cluster and deactivation on the other belong to one failover: both end what can be canceled. */
export function hasSwitchedOver(state: SimulatorState, failoverId: string): boolean {
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

/** Canceling again changes nothing and succeeds: the simulator's choice. */
function cancelFailover({ state, cluster, parameters }: ClusterRequest): Answer {
  const failover = cluster.failovers.find((candidate) => candidate.id === parameters.id);
  if (failover === undefined) throw notFound(`Failover ${parameters.id} was not found.`);
  if (hasSwitchedOver(state, failover.id)) {
    throw conflict(`Failover ${failover.id} cannot be canceled: it has been activated or deactivated.`);
  }
  failover.isCanceled = true;
  cancelPlannedRuns(state, cluster, failover);
  return { status: 201 };
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
  ),
  route('POST', '/data-protect/failover/{id}/cancel', cancelFailover),
];
