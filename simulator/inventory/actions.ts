import { z } from 'zod';
import { cancelOperation, setStatus } from '../engine/operations.ts';
import type { Operation } from '../engine/work.ts';
import { isFinal } from '../engine/work.ts';
import { invalid } from '../http/refusal.ts';
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

/** Without task ids the whole run is canceled; that single objects cannot be is the simulator's choice. */
function operationsToCancel(run: Run, taskIds: readonly string[]): Operation[] {
  const operations = operationsOf(run);
  if (taskIds.length === 0) return operations;
  const named = operations.filter((operation) => taskIds.includes(operation.taskId));
  if (named.length < taskIds.length) throw invalid(`Run ${run.id} has no such task.`);
  return named;
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
    const selections = (request.cancelParams ?? []).map((parameters, index) =>
      operationsToCancel(runs[index] as Run, [
        ...(parameters.localTaskId ? [parameters.localTaskId] : []),
        ...(parameters.replicationTaskId ?? []),
        ...(parameters.archivalTaskId ?? []),
      ]),
    );
    for (const operation of selections.flat()) cancelOperation(operation, state, 'Canceled by a user.');
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
  route('POST', '/data-protect/protection-groups/{id}/runs/actions', actOnRuns),
  route('POST', '/data-protect/protection-groups/states', changeGroupStates),
];
