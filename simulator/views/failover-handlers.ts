import { z } from 'zod';
import { HOUR } from '../clock.ts';
import { durationOf, type Moment, workDurationOf } from '../engine/pace.ts';
import type { ViewFailover } from '../failover/model.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readBody, readId } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, SimulatorState, View } from '../model.ts';
import { takeNumber } from '../model.ts';
import { counterpartOf, entityOf } from './switch.ts';

const reverse = z.object({ reverseReplication: z.boolean().nullish() });
const viewFailoverRequest = z.object({
  type: z.enum(['Planned', 'Unplanned']),
  plannedFailoverParams: z
    .object({
      type: z.enum(['Prepare', 'Finalize']),
      // Misspelt on the wire.
      preparePlannedFailverParams: reverse.nullish(),
    })
    .nullish(),
  unplannedFailoverParams: reverse.nullish(),
});

type Phase = ViewFailover['phase'];

function findView(cluster: ClusterState, id: string | undefined): View {
  const viewId = readId(id ?? '', 'id');
  const view = cluster.views.find((candidate) => candidate.id === viewId);
  if (view === undefined) throw notFound(`View ${viewId} was not found.`);
  return view;
}

function failoversOf(cluster: ClusterState, view: View): ViewFailover[] {
  return cluster.viewFailovers.filter((failover) => failover.viewId === view.id);
}

function lastOf(cluster: ClusterState, view: View): ViewFailover | undefined {
  return failoversOf(cluster, view).at(-1);
}

/** The phases that may follow: Finalize only a successful Prepare, nothing anything that still runs. */
function allowedPhases(cluster: ClusterState, view: View): Phase[] {
  if (!view.isFailoverReady) return [];
  const last = lastOf(cluster, view);
  if (last?.status === 'Running') return [];
  const isPrepared = last?.phase === 'Prepare' && last.status === 'Succeeded';
  return isPrepared ? ['Unplanned', 'Prepare', 'Finalize'] : ['Unplanned', 'Prepare'];
}

function allowedOperations({ cluster, parameters }: ClusterRequest): Answer {
  const view = findView(cluster, parameters.viewId);
  const isRunning = lastOf(cluster, view)?.status === 'Running';
  return ok({ allowedFailoverOperations: isRunning ? ['Cancel'] : allowedPhases(cluster, view) });
}

/** How long the phase takes when nothing ends it: only Prepare copies anything. */
function phaseDuration(moment: Moment, phase: Phase, bytes: number): number {
  return phase === 'Prepare'
    ? workDurationOf(moment, 'replication', bytes)
    : durationOf(moment, 'switchView');
}

/** The part of the work that is done, 0 to 1; one that was canceled got no further. */
function fractionDone(failover: ViewFailover, nowUsecs: number): number {
  if (failover.status === 'Succeeded') return 1;
  if (failover.dueUsecs !== null) return 1 - (failover.dueUsecs - nowUsecs) / failover.durationUsecs;
  return Math.min(1, ((failover.endUsecs ?? nowUsecs) - failover.startUsecs) / failover.durationUsecs);
}

function failoverOnWire(cluster: ClusterState, failover: ViewFailover, nowUsecs: number): object {
  const ending = {
    ...(failover.endUsecs === null ? {} : { endTimeUsecs: failover.endUsecs }),
    errorMessage: failover.errorMessage,
  };
  const done = fractionDone(failover, nowUsecs);
  const bytesDone = Math.round(failover.bytes * done);
  return {
    id: failover.id,
    type: failover.type,
    status: failover.status,
    startTimeUsecs: failover.startUsecs,
    ...ending,
    replications:
      failover.phase === 'Prepare'
        ? [
            {
              id: `${failover.id}-1`,
              status: failover.status,
              startTimeUsecs: failover.startUsecs,
              ...ending,
              percentageCompleted: Math.floor(done * 100),
              logicalSizeBytes: failover.bytes,
              logicalBytesTransferred: bytesDone,
              physicalBytesTransferred: Math.round(bytesDone * 0.6),
              targetClusterId: cluster.id,
              targetClusterIncarnationId: cluster.incarnationId,
              targetClusterName: cluster.name,
            },
          ]
        : [],
  };
}

function createViewFailover({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const view = findView(cluster, parameters.viewId);
  const request = readBody(viewFailoverRequest, body);
  const phase = request.type === 'Unplanned' ? 'Unplanned' : request.plannedFailoverParams?.type;
  if (phase === undefined) throw invalid('plannedFailoverParams: is required for a planned failover.');
  if (!allowedPhases(cluster, view).includes(phase)) {
    throw conflict(`View ${view.id} does not allow the operation ${phase} now.`);
  }
  const bytes = phase === 'Prepare' ? bytesToReplicate(state, view) : 0;
  const failure = cluster.viewFailures.find(({ objectId }) => objectId === view.id);
  cluster.viewFailures = cluster.viewFailures.filter((planned) => planned !== failure);
  const durationUsecs = phaseDuration(state, phase, bytes);
  const failover: ViewFailover = {
    id: String(takeNumber(cluster)),
    viewId: view.id,
    type: request.type,
    phase,
    status: 'Running',
    errorMessage: null,
    startUsecs: state.nowUsecs,
    endUsecs: null,
    dueUsecs: state.nowUsecs + durationUsecs,
    durationUsecs,
    bytes,
    reverseReplication: wantsReverseReplication(cluster, view, request),
    failure: failure?.message ?? null,
  };
  cluster.viewFailovers.push(failover);
  return { status: 201, body: failoverOnWire(cluster, failover, state.nowUsecs) };
}

/** What has changed on the source since it was replicated last. */
function bytesToReplicate(state: SimulatorState, view: View): number {
  const source = counterpartOf(state, view);
  const entity = source && entityOf(source.cluster, source.view);
  if (entity === undefined) return 0;
  const hours = Math.min(24, Math.max(0.05, (state.nowUsecs - entity.lastBackupUsecs) / HOUR));
  return Math.round(entity.changedBytesPerHour * hours);
}

/** Finalize does what was said at the Prepare before it. */
function wantsReverseReplication(
  cluster: ClusterState,
  view: View,
  request: z.output<typeof viewFailoverRequest>,
): boolean {
  if (request.type === 'Unplanned') return request.unplannedFailoverParams?.reverseReplication ?? false;
  const params = request.plannedFailoverParams;
  if (params?.type === 'Finalize') return lastOf(cluster, view)?.reverseReplication ?? false;
  return params?.preparePlannedFailverParams?.reverseReplication ?? false;
}

/** A canceled view failover has failed: its status knows no other word for it. */
function cancelViewFailover({ state, cluster, parameters }: ClusterRequest): Answer {
  const view = findView(cluster, parameters.viewId);
  const last = lastOf(cluster, view);
  if (last?.status !== 'Running') throw conflict(`View ${view.id} has no failover to cancel.`);
  last.status = 'Failed';
  last.errorMessage = 'Canceled.';
  last.endUsecs = state.nowUsecs;
  last.dueUsecs = null;
  return { status: 204 };
}

function listViewFailovers({ state, cluster, parameters }: ClusterRequest): Answer {
  const view = findView(cluster, parameters.viewId);
  return ok({
    failovers: failoversOf(cluster, view).map((failover) =>
      failoverOnWire(cluster, failover, state.nowUsecs),
    ),
  });
}

function trackingView({ cluster, parameters }: ClusterRequest): Answer {
  const view = cluster.views.find((candidate) => candidate.uid === parameters.viewUid);
  if (view === undefined) throw notFound(`View ${parameters.viewUid} was not found.`);
  return ok({ trackingViewId: view.id });
}

/** Failover of views, which has requests of its own, spelt alike wherever there are any. */
export const viewFailoverRoutes = [
  route('GET', '/data-protect/failover/views/{viewId}', listViewFailovers),
  route('POST', '/data-protect/failover/views/{viewId}', createViewFailover),
  route('POST', '/data-protect/failover/views/{viewId}/cancel', cancelViewFailover),
  // Only newer clusters know which operations a view allows, and which local view stands for another cluster's.
  route('GET', '/data-protect/failover/views/{viewId}/operations', allowedOperations, { spelling: 'newer' }),
  route('GET', '/data-protect/failover/views/trackingViewId/{viewUid}', trackingView, {
    spelling: 'newer',
    query: ['isForwarded'],
  }),
];
