import { z } from 'zod';
import { resumeGroups } from '../engine/planned-runs.ts';
import { conflict, notFound } from '../http/refusal.ts';
import { id64 } from '../http/request.ts';
import type { ClusterState, SimulatorState } from '../model.ts';
import type { Failover } from './model.ts';

/** `[{objectId}]`, as all failover requests name objects. */
export const objectList = z.array(z.object({ objectId: id64 }));

/** The ids, each once. */
export function idsOf(objects: z.output<typeof objectList>): bigint[] {
  return [...new Set(objects.map(({ objectId }) => objectId))];
}

/** The cluster's record of a failover that has not been canceled. @throws Refusal (404, 409) */
export function liveFailover(cluster: ClusterState, id: string | undefined): Failover {
  const failover = cluster.failovers.find((candidate) => candidate.id === id);
  if (failover === undefined) throw notFound(`Failover ${id} was not found.`);
  if (failover.isCanceled) throw conflict(`Failover ${id} has been canceled.`);
  return failover;
}

/** The record of a failover that was initiated on this cluster. @throws Refusal (404, 409) */
export function initializedFailover(cluster: ClusterState, id: string | undefined) {
  const failover = liveFailover(cluster, id);
  const { initialization } = failover;
  if (initialization === null) throw conflict(`Failover ${id} has not been initiated on this cluster.`);
  return { failover, initialization };
}

/** A failover is completed, and its pause over, once it is activated on one side and deactivated on the other. */
export function completeIfSwitchedOver(state: SimulatorState, failoverId: string): void {
  const records = state.clusters.flatMap((cluster) =>
    cluster.failovers.filter(({ id }) => id === failoverId),
  );
  const isActivated = records.some((record) => record.activations.length > 0);
  const isDeactivated = records.some((record) => record.deactivation !== null);
  if (!isActivated || !isDeactivated) return;
  for (const cluster of state.clusters) resumeGroups(cluster, failoverId);
}
