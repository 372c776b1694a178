import type {
  ClusterState,
  Policy,
  ProtectedObject,
  ProtectionGroup,
  RemoteCluster,
  View,
} from '../model.ts';
import { backedUpObjects, isGroupPaused } from '../model.ts';
import { objectTypeOf } from './object-types.ts';
import { runOnWire } from './runs.ts';

/** GET /clusters: one object, not a list. */
export function clusterOnWire(cluster: ClusterState): object {
  return {
    id: cluster.id,
    incarnationId: cluster.incarnationId,
    name: cluster.name,
    swVersion: softwareVersion(cluster),
    type: 'Physical',
  };
}

/** GET /clusters/state */
export function clusterStateOnWire(cluster: ClusterState): object {
  return {
    clusterId: cluster.id,
    clusterIncarnationId: cluster.incarnationId,
    name: cluster.name,
    softwareVersion: softwareVersion(cluster),
    operations: ['None'],
  };
}

function softwareVersion({ dialect }: ClusterState): string {
  return dialect === 'older' ? '6.8.1_u5_release-20230411' : '7.2.2_u1_release-20250102';
}

/** The vendor's model carries credentials, and so does this one: made up, for clients to keep to themselves. */
export function remoteClusterOnWire(remote: RemoteCluster): object {
  return {
    clusterId: remote.id,
    clusterIncarnationId: remote.incarnationId,
    clusterName: remote.name,
    purpose: remote.purpose,
    ...(remote.purpose.includes('Replication') ? { replicationParams: {} } : {}),
    username: remote.username,
    password: remote.password,
  };
}

function environmentParams(cluster: ClusterState, group: ProtectionGroup): object {
  const objects = group.memberIds.map((id) => ({
    id,
    name: cluster.objects.find((object) => object.id === id)?.name ?? null,
  }));
  // The vendor's models insist on at least one object where there are params at all.
  if (objects.length === 0) return {};
  if (group.environment === 'kView') return { viewParams: { objects } };
  if (group.environment === 'kPhysical') {
    return { physicalParams: { protectionType: 'kVolume', volumeProtectionTypeParams: { objects } } };
  }
  return { vmwareParams: { objects } };
}

export function protectionGroupOnWire(
  cluster: ClusterState,
  group: ProtectionGroup,
  nowUsecs: number,
  includeLastRunInfo: boolean,
): object {
  const lastRun = includeLastRunInfo
    ? cluster.runs.findLast((run) => run.protectionGroupId === group.id)
    : undefined;
  return {
    id: group.id,
    name: group.name,
    environment: group.environment,
    policyId: group.policyId,
    isActive: group.isActive,
    sla: [
      { backupRunType: 'kIncremental', slaMinutes: 60 },
      { backupRunType: 'kFull', slaMinutes: 120 },
    ],
    isPaused: isGroupPaused(group),
    isDeleted: group.isDeleted,
    ...(cluster.dialect === 'older' ? {} : { numProtectedObjects: backedUpObjects(cluster, group).length }),
    ...environmentParams(cluster, group),
    ...(lastRun ? { lastRun: runOnWire(cluster, lastRun, nowUsecs, false) } : {}),
  };
}

export function policyOnWire(policy: Policy): object {
  const schedule = { unit: 'Runs' };
  const retention = { unit: 'Days', duration: policy.retentionDays };
  return {
    id: policy.id,
    name: policy.name,
    backupPolicy: {
      regular: {
        incremental: { schedule: { unit: 'Hours', hourSchedule: { frequency: policy.intervalHours } } },
        retention,
      },
    },
    blackoutWindow: null,
    remoteTargetPolicy: {
      replicationTargets: policy.replicationTargets.map((target) => ({
        schedule,
        retention,
        targetType: 'RemoteCluster',
        remoteTargetConfig: { clusterId: target.clusterId, clusterName: target.clusterName },
      })),
      archivalTargets: policy.archivalTargets.map((target) => ({
        schedule,
        retention,
        targetId: target.targetId,
        targetName: target.targetName,
        targetType: target.targetType,
      })),
    },
  };
}

/** The groups of the cluster that back the object up, as far as they are not deleted. */
export function groupsProtecting(cluster: ClusterState, object: ProtectedObject): ProtectionGroup[] {
  return cluster.groups.filter(
    (group) =>
      !group.isDeleted &&
      (group.memberIds.includes(object.id) ||
        (object.parentId !== null && group.memberIds.includes(object.parentId))),
  );
}

export function objectOnWire(cluster: ClusterState, object: ProtectedObject): object {
  return {
    id: object.id,
    name: object.name,
    environment: object.environment,
    logicalSizeBytes: object.logicalSizeBytes,
    ...(object.sourceId === null ? {} : { sourceId: object.sourceId }),
    uuid: object.uuid,
    objectType: object.isContainer ? 'kFolder' : objectTypeOf(object.environment),
    protectionGroupConfigurations: groupsProtecting(cluster, object).map((group) => ({
      protectionGroupId: group.id,
      protectionGroupName: group.name,
    })),
  };
}

export function viewOnWire(cluster: ClusterState, view: View): object {
  const entity = cluster.objects.find((object) => object.id === view.magnetoEntityId);
  const groups = entity ? groupsProtecting(cluster, entity) : [];
  return {
    viewId: view.id,
    name: view.name,
    category: 'FileServices',
    protocolAccess: [{ type: 'NFS', mode: view.isWritable ? 'ReadWrite' : 'ReadOnly' }],
    isReadOnly: !view.isWritable,
    qos: { name: 'TestAndDevHigh' },
    ...(entity
      ? {
          viewProtection: {
            magnetoEntityId: view.magnetoEntityId,
            ...(view.isWritable ? {} : { inactive: true }),
            protectionGroups: groups.map((group) => ({
              protectionGroupId: group.id,
              groupName: group.name,
              isPaused: isGroupPaused(group),
            })),
          },
        }
      : {}),
    ...(view.remote
      ? {
          viewFailover: {
            isFailoverReady: view.isFailoverReady,
            remoteClusterId: view.remote.clusterId,
            remoteClusterIncarnationId: view.remote.incarnationId,
            remoteViewId: view.remote.viewId,
            ...(cluster.dialect === 'older' ? {} : { viewUid: view.uid }),
          },
        }
      : {}),
  };
}
