import { runOf, waitsForCancellations } from '../engine/planned-runs.ts';
import type { Failover, PlannedRun } from '../failover/model.ts';
import type { ClusterState } from '../model.ts';

function plannedRunState(cluster: ClusterState, planned: PlannedRun): object {
  const withEffect = (effect: string) =>
    planned.affected.filter((entry) => entry.effect === effect).map(({ effect: _, ...entry }) => entry);
  const { affected: _, dueUsecs: __, ...rest } = planned;
  return {
    ...rest,
    backupStatus: runOf(cluster, planned)?.backup.status ?? null,
    waitingOnOtherRunCancellations: waitsForCancellations(cluster, planned),
    canceled: withEffect('canceled'),
    waitedFor: withEffect('waitedFor'),
    leftAlone: withEffect('leftAlone'),
    pausedProtectionGroupId: planned.pauseNextRuns ? planned.protectionGroupId : null,
  };
}

/** Of each object that was initiated here: what it has become, and on which side its data counts. */
function objectStates(cluster: ClusterState, { initialization, links, activations }: Failover): object[] {
  const activated = new Set(activations.flatMap(({ objectIds }) => objectIds));
  return (initialization?.replicaObjectIds ?? []).map((replicaObjectId) => {
    const link = links.find((candidate) => candidate.replicaObjectId === replicaObjectId);
    const isActivated = link !== undefined && activated.has(link.failoverObjectId);
    return {
      replicaObjectId,
      sourceObjectId: cluster.objects.find(({ id }) => id === replicaObjectId)?.source?.objectId ?? null,
      failoverObjectId: link?.failoverObjectId ?? null,
      isActivated,
      authoritativeSide: isActivated ? 'REPLICATION' : 'SOURCE',
    };
  });
}

/** What control shows of a failover, as the cluster knows it. */
export function failoverState(cluster: ClusterState, failover: Failover): object {
  return {
    cluster: cluster.name,
    failoverId: failover.id,
    isCanceled: failover.isCanceled,
    acceptedPlannedRuns: failover.plannedRuns.length,
    plannedRuns: failover.plannedRuns.map((planned) => plannedRunState(cluster, planned)),
    initialization: failover.initialization,
    objects: objectStates(cluster, failover),
    links: failover.links,
    activations: failover.activations,
    deactivation: failover.deactivation,
    misspeltActivations: failover.misspeltActivations,
  };
}
