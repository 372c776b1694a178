import { z } from 'zod';
import { cancelOperation, setStatus } from '../engine/operations.ts';
import type { Moment } from '../engine/pace.ts';

import { isFinal } from '../engine/work.ts';
import { conflict, invalid } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { id64, ok, readBody } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { Run } from '../model.ts';
import { operationsOf } from '../model.ts';
import { findGroup } from './handlers.ts';
import { findRun } from './run-handlers.ts';

const runReference = z.object({ runId: z.string().regex(/^\d+:\d+$/) });
const runActions = z.object({
  action: z.enum(['Pause', 'Resume', 'Cancel']),
  pauseParams: z.array(runReference).nullish(),
  resumeParams: z.array(runReference).nullish(),
  cancelParams: z
    .array(
      runReference.extend({
        localTaskId: z.string().nullish(),
        objectIds: z.array(id64).nullish(),
        replicationTaskId: z.array(z.string()).nullish(),
        archivalTaskId: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

const groupStates = z.object({
  action: z.enum(['kPause', 'kResume', 'kActivate', 'kDeactivate']),
  ids: z.array(z.string()).min(1),
});

interface CancelParams {
  readonly localTaskId?: string | null | undefined;
  readonly objectIds?: readonly bigint[] | null | undefined;
  readonly replicationTaskId?: readonly string[] | null | undefined;
  readonly archivalTaskId?: readonly string[] | null | undefined;
}

/** Checks what is to be canceled of a run. @throws Refusal (400, 409) */
function checkCancelation(run: Run, params: CancelParams): void {
  const known = operationsOf(run).map(({ taskId }) => taskId);
  if (taskIdsOf(params).some((id) => !known.includes(id))) throw invalid(`Run ${run.id} has no such task.`);
  const foreign = (params.objectIds ?? []).filter((id) => !run.objectIds.includes(id));
  if (foreign.length > 0) throw invalid(`Run ${run.id} has no object ${foreign.join(', ')}.`);
  if (params.objectIds?.length && isFinal(run.backup.status))
    throw conflict(`The backup of run ${run.id} has ended: its objects cannot be canceled any more.`);
}

function taskIdsOf({ localTaskId, replicationTaskId, archivalTaskId }: CancelParams): string[] {
  return [...(localTaskId ? [localTaskId] : []), ...(replicationTaskId ?? []), ...(archivalTaskId ?? [])];
}

/**
 * Cancels some objects of a run, or some of its tasks; without either the whole run. Objects are canceled by leaving
 * the run: their backup has failed when the others' has ended. That this is so is the simulator's choice.
 * @throws Refusal (400, 409)
 */
export function cancelParts(moment: Moment, run: Run, params: CancelParams): void {
  checkCancelation(run, params);
  const canceled = params.objectIds ?? [];
  const failed = new Set([...run.failedObjects.map(({ objectId }) => objectId), ...canceled]);
  if (canceled.length > 0 && run.objectIds.some((id) => !failed.has(id))) {
    run.failedObjects = [...failed].map(
      (objectId) =>
        run.failedObjects.find((known) => known.objectId === objectId) ?? {
          objectId,
          message: 'Canceled by a user.',
        },
    );
    return;
  }
  const taskIds = taskIdsOf(params);
  for (const operation of operationsOf(run)) {
    if (taskIds.length === 0 || taskIds.includes(operation.taskId) || canceled.length > 0)
      cancelOperation(operation, moment, 'Canceled by a user.');
  }
}

function actOnRuns({ state, cluster, parameters, body }: ClusterRequest): Answer {
  const group = findGroup(cluster, parameters.id);
  const request = readBody(runActions, body);
  const references =
    { Pause: request.pauseParams, Resume: request.resumeParams, Cancel: request.cancelParams }[
      request.action
    ] ?? [];
  if (references.length === 0) throw invalid(`The action ${request.action} names no run.`);
  const runs = references.map(({ runId }) => findRun(cluster, group.id, runId));
  if (request.action === 'Cancel') {
    const params = request.cancelParams ?? [];
    for (const [index, run] of runs.entries()) checkCancelation(run, params[index] ?? {});
    for (const [index, run] of runs.entries()) cancelParts(state, run, params[index] ?? {});
  } else {
    const [from, to] =
      request.action === 'Pause' ? (['Running', 'Paused'] as const) : (['Paused', 'Running'] as const);
    for (const operation of runs.flatMap(operationsOf)) {
      if (!isFinal(operation.status) && operation.status === from) setStatus(operation, to, state);
    }
  }
  const acted = references.map(({ runId }) => ({ runId }));
  const key = { Pause: 'pauseParams', Resume: 'resumeParams', Cancel: 'cancelParams' }[request.action];
  return { status: 202, body: { action: request.action, [key]: acted } };
}

/** Unknown groups fail one by one, inside a successful answer. */
function changeGroupStates({ cluster, body }: ClusterRequest): Answer {
  const { action, ids } = readBody(groupStates, body);
  const successful: string[] = [];
  const failed: object[] = [];
  for (const id of ids) {
    const group = cluster.groups.find((candidate) => candidate.id === id && !candidate.isDeleted);
    if (group === undefined) {
      failed.push({ protectionGroupId: id, errorMessage: `Protection group ${id} was not found.` });
      continue;
    }
    if (action === 'kPause') group.isPaused = true;
    if (action === 'kResume') {
      // An operator's word counts for more than a failover's pause: the simulator's choice.
      group.isPaused = false;
      group.pausedByFailoverIds = [];
    }
    if (action === 'kActivate') group.isActive = true;
    if (action === 'kDeactivate') group.isActive = false;
    successful.push(id);
  }
  return ok({ failedProtectionGroups: failed, successfulProtectionGroupIds: successful });
}

/** What operators do to runs and groups. */
export const actionRoutes = [
  route('POST', '/data-protect/protection-groups/{id}/runs/actions', actOnRuns, { spelling: 'newer' }),
  route('POST', '/data-protect/protection-groups/states', changeGroupStates),
];
