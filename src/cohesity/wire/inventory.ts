import { z } from 'zod';
import type {
  ClusterIdentity,
  ProtectionPolicy,
  RemoteCluster,
  ViewFacts,
} from '../../core/clusters/cluster-facts.ts';
import type { ObjectProtection } from '../../core/clusters/cluster-port.ts';
import { cloudName, cloudTarget, int64, list, nullable, text, wholeList } from './fields.ts';

/** GET /clusters: a single object, in spite of the plural. */
export const clusterIdentity = z
  .object({ id: int64, incarnationId: nullable(int64), name: nullable(text), swVersion: nullable(text) })
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
    remoteClusters: wholeList(
      z.object({ clusterId: int64, clusterName: nullable(text), purpose: list(text) }),
    ),
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
            targetType: nullable(text),
            remoteTargetConfig: nullable(
              z.object({ clusterId: nullable(int64), clusterName: nullable(text) }),
            ),
            awsTargetConfig: cloudTarget,
            azureTargetConfig: cloudTarget,
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
      replicatesTo: (wire.remoteTargetPolicy?.replicationTargets ?? []).flatMap(({ remoteTargetConfig }) =>
        remoteTargetConfig?.clusterId == null
          ? []
          : [{ id: remoteTargetConfig.clusterId, name: remoteTargetConfig.clusterName }],
      ),
      replicatesElsewhere: (wire.remoteTargetPolicy?.replicationTargets ?? []).flatMap((target) =>
        target.remoteTargetConfig?.clusterId == null
          ? [target.remoteTargetConfig?.clusterName ?? cloudName(target) ?? target.targetType ?? 'unknown']
          : [],
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
  .object({ policies: wholeList(policy) })
  .transform(({ policies }): ProtectionPolicy[] => policies);

/** GET /data-protect/objects */
export const objectProtections = z
  .object({
    objects: wholeList(
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

/**
 * GET /file-services/views/{id}
 * @param viewId the view that was asked about, for clusters that do not repeat it
 */
export const view = (viewId: bigint) =>
  z
    .object({
      viewId: nullable(int64),
      name: nullable(text),
      viewProtection: nullable(
        z.object({
          magnetoEntityId: nullable(int64),
          protectionGroups: list(z.object({ protectionGroupId: nullable(text) })),
          inactive: nullable(z.boolean()),
        }),
      ),
      viewFailover: nullable(
        z.object({
          isFailoverReady: nullable(z.boolean()),
          remoteClusterId: nullable(int64),
          remoteViewId: nullable(int64),
          viewUid: nullable(text),
        }),
      ),
    })
    .transform(
      (wire): ViewFacts => ({
        viewId: wire.viewId ?? viewId,
        name: wire.name ?? viewId.toString(),
        objectId: wire.viewProtection?.magnetoEntityId ?? null,
        protectionGroupIds: (wire.viewProtection?.protectionGroups ?? []).flatMap(({ protectionGroupId }) =>
          protectionGroupId === null ? [] : [protectionGroupId],
        ),
        isInactive: wire.viewProtection?.inactive ?? null,
        isFailoverReady: wire.viewFailover?.isFailoverReady ?? null,
        remoteClusterId: wire.viewFailover?.remoteClusterId ?? null,
        remoteViewId: wire.viewFailover?.remoteViewId ?? null,
        viewUid: wire.viewFailover?.viewUid ?? null,
      }),
    );

/** GET /file-services/views */
export const views = z
  .object({ views: wholeList(z.object({ viewId: int64, name: nullable(text) })) })
  .transform(({ views }) => views.map(({ viewId, name }) => ({ viewId, name: name ?? viewId.toString() })));
