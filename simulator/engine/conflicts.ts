import type { AffectedOperation, PlannedRun, RunEffect } from '../failover/model.ts';
import type { ClusterState, Run } from '../model.ts';
import { isOngoing, operationsOf } from '../model.ts';
import { cancelOperation } from './operations.ts';
import type { Moment } from './pace.ts';
import type { Operation } from './work.ts';
import { isFinal } from './work.ts';

type Demand = Pick<PlannedRun, 'objectIds' | 'replicationClusterId' | 'cancelNonFailoverRuns'>;

/** The ongoing runs, of any group of the cluster, that back up at least one of the objects. */
function conflictingRuns(cluster: ClusterState, objectIds: readonly bigint[]): Run[] {
  const wanted = new Set(objectIds);
  return cluster.runs.filter(
    (run) => run.replicaOf === null && isOngoing(run) && run.objectIds.some((id) => wanted.has(id)),
  );
}

/**
 * What happens to one unfinished operation of a conflicting run.
 * Without cancelNonFailoverRuns everything is waited for. With it, the backup and the replication to the same
 * cluster are canceled, and what does not conflict (replication elsewhere, archival) is left alone.
 * The simulator's choice: an operation that is already being canceled is waited for, not canceled again;
 * the planned run of another failover is never canceled, because only non-failover runs are.
 */
function effectOn(run: Run, operation: Operation, demand: Demand): RunEffect {
  if (!demand.cancelNonFailoverRuns || run.origin === 'plannedRun') return 'waitedFor';
  const isConflicting =
    operation.kind === 'backup' ||
    (operation.kind === 'replication' && operation.targetId === demand.replicationClusterId);
  if (!isConflicting) return 'leftAlone';
  return operation.status === 'Canceling' ? 'waitedFor' : 'canceled';
}

/** Lists every unfinished operation of the conflicting runs, with what the planned run does to it. */
export function affectedOperations(cluster: ClusterState, demand: Demand): AffectedOperation[] {
  return conflictingRuns(cluster, demand.objectIds).flatMap((run) =>
    operationsOf(run)
      .filter((operation) => !isFinal(operation.status))
      .map((operation) => ({
        runId: run.id,
        protectionGroupId: run.protectionGroupId,
        kind: operation.kind,
        targetId: operation.targetId,
        statusAtAcceptance: operation.status,
        effect: effectOn(run, operation, demand),
      })),
  );
}

/** The operation that an entry speaks of; `undefined` once its run is forgotten. */
function findOperation(cluster: ClusterState, affected: AffectedOperation): Operation | undefined {
  const run = cluster.runs.find((candidate) => candidate.id === affected.runId);
  return (
    run &&
    operationsOf(run).find(
      (operation) => operation.kind === affected.kind && operation.targetId === affected.targetId,
    )
  );
}

/** Asks the operations to stop that the planned run cancels. */
export function cancelAffected(
  moment: Moment,
  cluster: ClusterState,
  affected: readonly AffectedOperation[],
  failoverId: string,
): void {
  for (const entry of affected) {
    if (entry.effect !== 'canceled') continue;
    const operation = findOperation(cluster, entry);
    if (operation)
      cancelOperation(operation, moment, `Canceled by the planned run of failover ${failoverId}.`);
  }
}

/** The entries with this effect whose operation has not ended. */
export function unfinished(
  cluster: ClusterState,
  planned: PlannedRun,
  effect: RunEffect,
): AffectedOperation[] {
  return planned.affected.filter((entry) => {
    if (entry.effect !== effect) return false;
    const operation = findOperation(cluster, entry);
    return operation !== undefined && !isFinal(operation.status);
  });
}
