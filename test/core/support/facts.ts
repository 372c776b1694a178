import type {
  ArchivalOperation,
  BackupOperation,
  ProtectionGroup,
  ProtectionPolicy,
  ProtectionRun,
  ReplicationOperation,
} from '../../../src/core/clusters/cluster-facts.ts';
import type { SourceSnapshot } from '../../../src/core/previews/rules/source-snapshot.ts';

/** The source cluster of all of these is alpha, 1; it replicates to beta, 7. The fields given replace those here. */
const ALPHA = 1n;
export const BETA = 7n;
export const GAMMA = 8n;
export const GROUP_ID = '1:2:3';

export function groupWith(fields: Partial<ProtectionGroup> = {}): ProtectionGroup {
  return {
    id: GROUP_ID,
    name: 'ERP',
    environment: 'kVMware',
    policyId: 'policy',
    isActive: true,
    isPaused: false,
    isDeleted: false,
    memberIds: [],
    protectedObjectCount: null,
    lastRun: null,
    ...fields,
  };
}

export function policyWith(fields: Partial<ProtectionPolicy> = {}): ProtectionPolicy {
  return {
    id: 'policy',
    name: 'gold',
    replicatesTo: [{ id: BETA, name: 'beta' }],
    replicatesElsewhere: [],
    archivesTo: [],
    runIntervalSeconds: 3_600,
    ...fields,
  };
}

export function backupWith(fields: Partial<BackupOperation> = {}): BackupOperation {
  return {
    status: 'RUNNING',
    wireRunType: 'kRegular',
    startTimeUsecs: null,
    startedAt: new Date(0),
    endedAt: null,
    localTaskId: null,
    messages: [],
    ...fields,
  };
}

export function replicationWith(fields: Partial<ReplicationOperation> = {}): ReplicationOperation {
  return {
    clusterId: BETA,
    clusterName: 'beta',
    status: 'RUNNING',
    percentComplete: null,
    queuedAt: null,
    startedAt: null,
    endedAt: null,
    message: null,
    logicalSizeBytes: null,
    logicalBytesTransferred: null,
    physicalBytesTransferred: null,
    ...fields,
  };
}

export function archivalWith(fields: Partial<ArchivalOperation> = {}): ArchivalOperation {
  return { targetId: 9n, targetName: 'vault', status: 'RUNNING', startedAt: null, ...fields };
}

export function runWith(fields: Partial<ProtectionRun> = {}): ProtectionRun {
  return {
    id: '10:1',
    protectionGroupId: GROUP_ID,
    isReplicationRun: false,
    backup: null,
    replications: [],
    archivals: [],
    objects: null,
    ...fields,
  };
}

/** Objects of a run by their ids, without names. */
export const objectsOf = (...objectIds: bigint[]) => objectIds.map((objectId) => ({ objectId, name: null }));

/** A healthy group with the two objects of {@link configurationWith}, whose policy replicates to beta. */
export function snapshotWith(fields: Partial<SourceSnapshot> = {}): SourceSnapshot {
  return {
    identity: { id: ALPHA, incarnationId: 2n, name: 'alpha', softwareVersion: null, answeredAt: null },
    remoteClusters: [{ id: BETA, name: 'beta' }],
    release: null,
    group: groupWith(),
    candidateGroupIds: [],
    groupIdsByObject: new Map([
      [1n, [GROUP_ID]],
      [2n, [GROUP_ID]],
    ]),
    groupObjects: objectsOf(1n, 2n),
    containerIds: new Set(),
    policy: policyWith(),
    recentRuns: [],
    ongoingRuns: [],
    failoverRunIds: new Set(),
    view: null,
    ...fields,
  };
}
