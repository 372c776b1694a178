import { z } from 'zod';
import type {
  ClusterIdentity,
  ProtectionPolicy,
  RemoteCluster,
  ViewFacts,
} from '../../core/clusters/cluster-facts.ts';
import type { ObjectProtection } from '../../core/clusters/cluster-port.ts';
import { int64, list, nullable, text } from './fields.ts';

/** GET /clusters: a single object, in spite of the plural. */
export const clusterIdentity = z
  .object({ id: int64, incarnationId: int64, name: nullable(text), swVersion: nullable(text) })
  .transform(
    (wire): Omit<ClusterIdentity, 'answeredAt'> => ({
      id: wire.id,
      incarnationId: wire.incarnationId,
      name: wire.name ?? wire.id.toString(),
      softwareVersion: wire.swVersion,
    }),
  );

/** GET /remote-clusters. The entries also carry credentials upstream; only what is named here is kept. */
export const remoteClusters = z
  .object({
    remoteClusters: list(z.object({ clusterId: int64, clusterName: nullable(text), purpose: list(text) })),
  })
  .transform(({ remoteClusters }): RemoteCluster[] =>
    remoteClusters
      .filter(({ purpose }) => purpose.length === 0 || purpose.includes('Replication'))
      .map(({ clusterId, clusterName }) => ({ id: clusterId, name: clusterName })),
  );

const frequency = nullable(z.object({ frequency: nullable(int64) }));

/** Schedules by the minute, hour or day are plain intervals; others (weekdays, months) are not. */
const schedule = nullable(
  z.object({ minuteSchedule: frequency, hourSchedule: frequency, daySchedule: frequency }),
);

const policy = z
  .object({
    id: text,
    name: nullable(text),
    backupPolicy: nullable(
      z.object({ regular: nullable(z.object({ incremental: nullable(z.object({ schedule })) })) }),
    ),
    remoteTargetPolicy: nullable(
      z.object({
        replicationTargets: list(
          z.object({
            remoteTargetConfig: nullable(z.object({ clusterId: int64, clusterName: nullable(text) })),
          }),
        ),
        archivalTargets: list(z.object({ targetId: nullable(int64), targetName: nullable(text) })),
      }),
    ),
  })
  .transform(
    (wire): ProtectionPolicy => ({
      id: wire.id,
      name: wire.name ?? wire.id,
      // Targets without a cluster are clouds (AWS, Azure): no replication cluster.
      replicatesTo: (wire.remoteTargetPolicy?.replicationTargets ?? []).flatMap(({ remoteTargetConfig }) =>
        remoteTargetConfig === null
          ? []
          : [{ id: remoteTargetConfig.clusterId, name: remoteTargetConfig.clusterName }],
      ),
      archivesTo: (wire.remoteTargetPolicy?.archivalTargets ?? []).map(({ targetId, targetName }) => ({
        id: targetId,
        name: targetName,
      })),
      runIntervalSeconds: intervalSeconds(wire.backupPolicy?.regular?.incremental?.schedule ?? null),
    }),
  );

function intervalSeconds(given: z.output<typeof schedule>): number | null {
  const units = [
    [given?.minuteSchedule, 60],
    [given?.hourSchedule, 3_600],
    [given?.daySchedule, 86_400],
  ] as const;
  for (const [interval, seconds] of units)
    if (interval?.frequency) return Number(interval.frequency) * seconds;
  return null;
}

/** GET /data-protect/policies */
export const policies = z
  .object({ policies: list(policy) })
  .transform(({ policies }): ProtectionPolicy[] => policies);

/** GET /data-protect/objects */
export const objectProtections = z
  .object({
    objects: list(
      z.object({
        id: int64,
        name: nullable(text),
        protectionGroupConfigurations: nullable(z.array(z.object({ protectionGroupId: nullable(text) }))),
      }),
    ),
  })
  .transform(({ objects }): ObjectProtection[] =>
    objects.map(({ id, name, protectionGroupConfigurations }) => ({
      object: { objectId: id, name },
      protectionGroupIds:
        protectionGroupConfigurations?.flatMap(({ protectionGroupId }) => protectionGroupId ?? []) ?? null,
    })),
  );

/** GET /file-services/views/{id} */
export const view = z
  .object({
    viewId: int64,
    name: nullable(text),
    viewProtection: nullable(
      z.object({
        magnetoEntityId: nullable(int64),
        protectionGroups: list(z.object({ protectionGroupId: nullable(text) })),
      }),
    ),
  })
  .transform(
    (wire): ViewFacts => ({
      viewId: wire.viewId,
      name: wire.name ?? wire.viewId.toString(),
      objectId: wire.viewProtection?.magnetoEntityId ?? null,
      protectionGroupIds: (wire.viewProtection?.protectionGroups ?? []).flatMap(({ protectionGroupId }) =>
        protectionGroupId === null ? [] : [protectionGroupId],
      ),
    }),
  );
