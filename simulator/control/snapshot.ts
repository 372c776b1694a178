import { fractionDone } from '../engine/operations.ts';
import type { Operation } from '../engine/work.ts';
import { privilegesOf } from '../http/privileges.ts';
import type { ClusterState, Run, SimulatorState, View } from '../model.ts';
import { backedUpObjects, isGroupPaused } from '../model.ts';
import { failoverState } from './failovers.ts';
import { recoveryState } from './recoveries.ts';

/** What control shows of an operation. */
function operationState(operation: Operation, nowUsecs: number): object {
  const { kind, targetId, targetName, taskId, status, bytes, message } = operation;
  return {
    kind,
    targetId,
    targetName,
    taskId,
    status,
    bytes,
    percentComplete: Math.round(fractionDone(operation, nowUsecs) * 10_000) / 100,
    queuedUsecs: operation.queuedUsecs,
    startUsecs: operation.startUsecs,
    endUsecs: operation.endUsecs,
    message,
  };
}

function runState(cluster: ClusterState, run: Run, nowUsecs: number): object {
  return {
    cluster: cluster.name,
    id: run.id,
    protectionGroupId: run.protectionGroupId,
    origin: run.origin,
    failoverId: run.failoverId,
    runType: run.runType,
    objectIds: run.objectIds,
    failedObjects: run.failedObjects,
    onLegalHold: run.onLegalHold,
    startUsecs: run.startUsecs,
    isReplicationRun: run.replicaOf !== null,
    replicaOf: run.replicaOf,
    backup: operationState(run.backup, nowUsecs),
    replications: run.replications.map((operation) => operationState(operation, nowUsecs)),
    archivals: run.archivals.map((operation) => operationState(operation, nowUsecs)),
  };
}

/** A view without a remote one plays no part in any failover. */
function viewState(cluster: ClusterState, view: View): object {
  const role = view.isWritable ? 'SOURCE' : 'REPLICA';
  return { cluster: cluster.name, ...view, role: view.remote === null ? null : role };
}

/** The simulator's whole state as control shows it; ids are `bigint`, for the writer to make text of. */
export function snapshotOf(state: SimulatorState, origin: string): object {
  const { nowUsecs } = state;
  return {
    seed: state.seed,
    speed: state.speed,
    virtualTime: new Date(nowUsecs / 1000).toISOString(),
    virtualTimeUsecs: nowUsecs,
    helios: { baseUrl: `${origin}/helios/v2`, apiKey: state.heliosApiKey },
    clusters: state.clusters.map((cluster) => ({
      name: cluster.name,
      id: cluster.id,
      incarnationId: cluster.incarnationId,
      baseUrl: `${origin}/${cluster.name}/v2`,
      apiKey: cluster.apiKey,
      isApiKeyRevoked: cluster.isApiKeyRevoked,
      username: cluster.username,
      password: cluster.password,
      domain: cluster.domain,
      sessionId: cluster.sessionId,
      dialect: cluster.dialect,
      isDown: cluster.isDown,
      deletedSnapshots: cluster.deletedSnapshots,
      privileges: privilegesOf(cluster),
      quorumStatus: cluster.quorumStatus,
      heldWrites: cluster.heldWrites.map(({ id, method, path }) => ({ id, method, path })),
      remoteClusters: cluster.remoteClusters.map(({ id, name, purpose }) => ({ id, name, purpose })),
      views: cluster.views,
    })),
    groups: state.clusters.flatMap((cluster) =>
      cluster.groups.map((group) => ({
        cluster: cluster.name,
        ...group,
        isPaused: isGroupPaused(group),
        isPausedByUser: group.isPaused,
        objectIds: backedUpObjects(cluster, group).map((object) => object.id),
        policy: cluster.policies.find((policy) => policy.id === group.policyId) ?? null,
      })),
    ),
    runs: state.clusters.flatMap((cluster) => cluster.runs.map((run) => runState(cluster, run, nowUsecs))),
    views: state.clusters.flatMap((cluster) => cluster.views.map((view) => viewState(cluster, view))),
    viewFailovers: state.clusters.flatMap((cluster) =>
      cluster.viewFailovers.map((failover) => ({ cluster: cluster.name, ...failover })),
    ),
    audit: state.clusters.flatMap((cluster) =>
      cluster.auditLog.map((entry) => ({ cluster: cluster.name, ...entry })),
    ),
    recoveries: state.clusters.flatMap((cluster) =>
      cluster.recoveries.map((recovery) => recoveryState(cluster, recovery)),
    ),
    sources: state.clusters.flatMap((cluster) =>
      cluster.sources.map((source) => ({
        cluster: cluster.name,
        ...source,
        machines: cluster.machines.filter(({ sourceId }) => sourceId === source.id),
      })),
    ),
    failovers: state.clusters.flatMap((cluster) =>
      cluster.failovers.map((failover) => failoverState(cluster, failover)),
    ),
  };
}
