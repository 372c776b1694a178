import { z } from 'zod';
import { newOperation } from '../engine/operations.ts';
import { durationOf } from '../engine/pace.ts';
import { createOrdinaryRun, isBackupUnderWay } from '../engine/runs.ts';
import { isSuccess } from '../engine/work.ts';
import { conflict, invalid, notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, readBody } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, Run, SimulatorState } from '../model.ts';
import { backedUpObjects } from '../model.ts';
import { cancelParts } from './actions.ts';
import { findGroup } from './handlers.ts';
import { findRun } from './run-handlers.ts';

const runRequest = z.object({
  runType: z.enum(['kRegular', 'kFull', 'kLog', 'kSystem', 'kHydrateCDP', 'kStorageArraySnapshot']),
  objects: z.array(z.object({ id: id64 })).nullish(),
  targetsConfig: z
    .object({
      usePolicyDefaults: z.boolean().nullish(),
      replications: z.array(z.object({ id: id64 })).nullish(),
      archivals: z.array(z.object({ id: id64 })).nullish(),
    })
    .nullish(),
});

/** Starts a run at once, also of a paused group; copies go where the policy says, or where the request does. */
function createRun({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const group = findGroup(cluster, parameters.id);
  const request = readBody(runRequest, body);
  if (group.isDeleted || !group.isActive)
    throw conflict(`Protection group ${group.id} is not active on this cluster.`);
  if (isBackupUnderWay(cluster, group)) throw conflict(`A run of ${group.id} is under way already.`);
  const members = backedUpObjects(cluster, group);
  const wanted = request.objects?.length ? new Set(request.objects.map(({ id }) => id)) : null;
  const objects = wanted ? members.filter(({ id }) => wanted.has(id)) : members;
  if (objects.length < (wanted?.size ?? 1)) throw invalid('objects: some are not in the protection group.');
  const { replications, archivals, usePolicyDefaults } = request.targetsConfig ?? {};
  const isByPolicy = usePolicyDefaults ?? (!replications && !archivals);
  const targets = isByPolicy ? [] : (replications ?? []).map(({ id }) => remoteNamed(cluster, id));
  const run = createOrdinaryRun(state, cluster, group, 'request', request.runType, state.nowUsecs, objects);
  if (!isByPolicy) {
    const { bytes, queuedUsecs } = run.backup;
    run.replications = targets.map((target) =>
      newOperation(state, cluster, 'replication', target, bytes, queuedUsecs, null),
    );
    run.archivals = run.archivals.filter(({ targetId }) => archivals?.some(({ id }) => id === targetId));
  }
  return { status: 202, body: { protectionGroupId: group.id } };
}

function remoteNamed(cluster: ClusterState, id: bigint): { id: bigint; name: string } {
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === id);
  if (!remote?.purpose.includes('Replication'))
    throw invalid(`${id} is no replication cluster of ${cluster.name}.`);
  return { id: remote.id, name: remote.name };
}

const updateRequest = z.object({
  updateProtectionGroupRunParams: z
    .array(
      z.object({
        runId: z.string(),
        localSnapshotConfig: z
          .object({ enableLegalHold: z.boolean().nullish(), deleteSnapshot: z.boolean().nullish() })
          .nullish(),
        replicationSnapshotConfig: z
          .object({ newSnapshotConfig: z.array(z.object({ id: id64.nullish() })).nullish() })
          .nullish(),
      }),
    )
    .min(1),
});
type RunUpdate = z.output<typeof updateRequest>['updateProtectionGroupRunParams'][number];

/** Replicates runs once more, holds or deletes their snapshots; each run succeeds or fails by itself. */
function updateRuns({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const group = findGroup(cluster, parameters.id);
  const successfulRunIds: string[] = [];
  const failedRuns: object[] = [];
  for (const update of readBody(updateRequest, body).updateProtectionGroupRunParams) {
    const run = cluster.runs.find(
      ({ id, protectionGroupId }) => id === update.runId && protectionGroupId === group.id,
    );
    const complaint = run ? updateRun(state, cluster, run, update) : `Run ${update.runId} was not found.`;
    if (complaint === null) successfulRunIds.push(update.runId);
    else failedRuns.push({ runId: update.runId, errorMessage: complaint });
  }
  return { status: 207, body: { successfulRunIds, failedRuns } };
}

function updateRun(state: SimulatorState, cluster: ClusterState, run: Run, update: RunUpdate): string | null {
  const targets = update.replicationSnapshotConfig?.newSnapshotConfig ?? [];
  if (targets.length > 0 && run.replicaOf !== null) return 'A replica is not replicated further.';
  const remotes = targets.map(({ id }) =>
    cluster.remoteClusters.find((remote) => remote.id === id && remote.purpose.includes('Replication')),
  );
  if (remotes.includes(undefined)) return 'One of the targets is no replication cluster.';
  if (update.localSnapshotConfig?.deleteSnapshot) {
    if (run.onLegalHold) return 'The snapshots are on legal hold.';
    cluster.runs = cluster.runs.filter((other) => other !== run);
    cluster.deletedSnapshots += 1;
    return null;
  }
  run.onLegalHold = update.localSnapshotConfig?.enableLegalHold ?? run.onLegalHold;
  const dueUsecs = isSuccess(run.backup.status) ? state.nowUsecs + durationOf(state, 'start') : null;
  for (const remote of remotes) {
    if (remote === undefined) continue;
    const target = { id: remote.id, name: remote.name };
    run.replications.push(
      newOperation(state, cluster, 'replication', target, run.backup.bytes, state.nowUsecs, dueUsecs),
    );
  }
  return null;
}

const cancelRequest = z.object({
  localTaskId: z.string().nullish(),
  objectIds: z.array(id64).nullish(),
  replicationTaskId: z.array(z.string()).nullish(),
  archivalTaskId: z.array(z.string()).nullish(),
});

/** How older clusters cancel a run. */
function cancelRun({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const group = cluster.groups.find(({ id }) => id === parameters.id);
  if (group === undefined) throw notFound(`Protection group ${parameters.id} was not found.`);
  const run = findRun(cluster, group.id, parameters.runId);
  cancelParts(state, run, readBody(cancelRequest, body));
  return { status: 200 };
}

/** What operators start, change and, on older clusters, cancel. */
export const runChangeRoutes = [
  route('POST', '/data-protect/protection-groups/{id}/runs', createRun),
  route('PUT', '/data-protect/protection-groups/{id}/runs', updateRuns),
  route('POST', '/data-protect/protection-groups/{id}/runs/{runId}/cancel', cancelRun, { spelling: 'older' }),
];
