import type { z } from 'zod';
import { newOperation, setStatus } from '../engine/operations.ts';
import { durationOf, type Moment } from '../engine/pace.ts';
import { releasePlannedRuns, reportedRunType } from '../engine/planned-runs.ts';
import { createOrdinaryRun, followOperation } from '../engine/runs.ts';
import type { Operation, OperationStatus } from '../engine/work.ts';
import { isFinal } from '../engine/work.ts';
import { invalid, notFound } from '../http/refusal.ts';
import type { ClusterState, Run, SimulatorState } from '../model.ts';
import { backedUpObjects, operationsOf } from '../model.ts';
import type { operationRequest, runRequest } from './schemas.ts';

/** @throws Refusal (404) */
export function findCluster(state: SimulatorState, name: string): ClusterState {
  const cluster = state.clusters.find((candidate) => candidate.name === name);
  if (cluster !== undefined) return cluster;
  const names = state.clusters.map((known) => known.name).join(' and ');
  throw notFound(`There is no cluster ${name} here, only ${names}.`);
}

/**
 * Starts an ordinary run now, whatever schedule and pauses say. Statuses, where given, put its operations into
 * any state, so that a test can set up a run that is half done; lists replace the targets of the policy.
 */
export function startRun(state: SimulatorState, request: z.output<typeof runRequest>): Run {
  const cluster = findCluster(state, request.cluster);
  const group = cluster.groups.find((candidate) => candidate.id === request.protectionGroupId);
  if (group === undefined) throw notFound(`There is no protection group ${request.protectionGroupId}.`);
  const wanted = request.objectIds && new Set(request.objectIds);
  const objects = wanted
    ? cluster.objects.filter((object) => wanted.has(object.id))
    : backedUpObjects(cluster, group);
  if (wanted && objects.length < wanted.size) throw notFound(`${cluster.name} lacks some of the objects.`);
  const runType = reportedRunType(request.runType ?? 'kRegular');
  const run = createOrdinaryRun(state, cluster, group, 'control', runType, state.nowUsecs, objects);
  const { bytes, queuedUsecs } = run.backup;
  const copy = (kind: 'replication' | 'archival', id: bigint, name: string | undefined) =>
    newOperation(state, cluster, kind, { id, name: name ?? id.toString() }, bytes, queuedUsecs, null);
  if (request.replications) {
    run.replications = request.replications.map(({ clusterId }) =>
      copy('replication', clusterId, cluster.remoteClusters.find((remote) => remote.id === clusterId)?.name),
    );
  }
  if (request.archivals) {
    const targets = cluster.policies.flatMap((policy) => policy.archivalTargets);
    run.archivals = request.archivals.map(({ targetId }) =>
      copy('archival', targetId, targets.find((target) => target.targetId === targetId)?.targetName),
    );
  }
  place(run.backup, request.backupStatus, state);
  run.replications.forEach((operation, index) => {
    place(operation, request.replications?.[index]?.status, state);
  });
  run.archivals.forEach((operation, index) => {
    place(operation, request.archivals?.[index]?.status, state);
  });
  if (isFinal(run.backup.status)) followOperation(state, cluster, run, 0);
  return run;
}

/** An accepted operation placed on purpose starts soon, like any other. */
function place(operation: Operation, status: OperationStatus | undefined, moment: Moment): void {
  if (status === undefined || status === 'Accepted') return;
  setStatus(operation, status, moment);
}

/** Puts one operation of any run, planned runs included, into a status; what follows from it follows. */
export function setOperation(state: SimulatorState, request: z.output<typeof operationRequest>): Run {
  const cluster = findCluster(state, request.cluster);
  const run = cluster.runs.find((candidate) => candidate.id === request.runId);
  if (run === undefined) throw notFound(`There is no run ${request.runId}.`);
  const index = operationsOf(run).findIndex(
    (operation) =>
      operation.kind === request.kind &&
      (request.targetId === undefined || operation.targetId === request.targetId),
  );
  const operation = operationsOf(run)[index];
  if (operation === undefined) throw invalid(`Run ${run.id} has no such operation.`);
  operation.message = request.message ?? operation.message;
  setStatus(operation, request.status, state);
  if (request.status === 'Accepted') operation.dueUsecs = state.nowUsecs + durationOf(state, 'start');
  if (isFinal(operation.status)) {
    followOperation(state, cluster, run, index);
    releasePlannedRuns(state, cluster);
  }
  return run;
}
