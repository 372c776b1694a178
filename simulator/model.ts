import { isFinal, type Operation } from './engine/work.ts';
import type { Failover, PlannedRun, ViewFailover } from './failover/model.ts';
import type { RandomSequence } from './random.ts';
import type { PlannedFailure, Recovery } from './recovery/model.ts';
import type { Source, VirtualMachine } from './sources/model.ts';

export type Dialect = 'newer' | 'older' | 'both';

export type RunOrigin = 'history' | 'schedule' | 'control' | 'request' | 'plannedRun' | 'replica';

export interface Run {
  /** `<number>:<startUsecs>` */
  id: string;
  number: number;
  protectionGroupId: string;
  origin: RunOrigin;
  failoverId: string | null;
  /** As runs report it: kRegular, kFull, … */
  runType: string;
  objectIds: bigint[];
  logicalSizeBytes: number;
  startUsecs: number;
  /** Those of which the backup comes to nothing, and why; it shows when the backup ends. */
  failedObjects: PlannedFailure[];
  onLegalHold: boolean;
  backup: Operation;
  replications: Operation[];
  archivals: Operation[];
  /** Set on a replication cluster: where the run was backed up. */
  replicaOf: { clusterId: bigint; protectionGroupId: string; runId: string } | null;
}

/** Something under protection, or a container of such. Ids are unique only within the cluster. */
export interface ProtectedObject {
  id: bigint;
  name: string;
  environment: string;
  isContainer: boolean;
  /** The container that holds it. */
  parentId: bigint | null;
  logicalSizeBytes: number;
  changedBytesPerHour: number;
  lastBackupUsecs: number;
  /** The registered source that it belongs to; `null` for what no source on this cluster holds. */
  sourceId: bigint | null;
  uuid: string;
  /** On a replication cluster: the object it is a copy of. */
  source: { clusterId: bigint; objectId: bigint } | null;
}

export interface ProtectionGroup {
  id: string;
  name: string;
  environment: string;
  policyId: string | null;
  isActive: boolean;
  isPaused: boolean;
  isDeleted: boolean;
  /** Failovers whose planned run asked to pause the next runs, until they end. */
  pausedByFailoverIds: string[];
  /** Members as configured: objects, or containers of objects. */
  memberIds: bigint[];
  nextRunUsecs: number | null;
  replicaOf: { clusterId: bigint; protectionGroupId: string } | null;
}

export interface Policy {
  id: string;
  name: string;
  intervalHours: number;
  retentionDays: number;
  replicationTargets: { clusterId: bigint; clusterName: string }[];
  archivalTargets: { targetId: bigint; targetName: string; targetType: 'Cloud' | 'Nas' | 'Tape' }[];
}

export interface RemoteCluster {
  id: bigint;
  incarnationId: bigint;
  name: string;
  purpose: ('Replication' | 'RemoteAccess')[];
  /** Made up, and present because the real model carries them: clients must never show them. */
  username: string;
  password: string;
}

export interface View {
  id: bigint;
  name: string;
  magnetoEntityId: bigint;
  uid: string;
  remote: { clusterId: bigint; incarnationId: bigint; viewId: bigint } | null;
  isFailoverReady: boolean;
  /** Whether its data counts: the copy of a view is read-only until it takes over. */
  isWritable: boolean;
}

/** A request that awaits the approval of others. */
export interface HeldWrite {
  id: number;
  api: 'v1' | 'v2';
  method: string;
  path: string;
  query: string;
  text: string;
}

/** What a cluster wrote down of a request that changed something. */
export interface AuditEntry {
  username: string;
  domain: string;
  entityName: string;
  entityType: string;
  action: string;
  timestampUsecs: number;
  ip: string;
  details: string;
}

export interface ClusterState {
  name: string;
  id: bigint;
  incarnationId: bigint;
  dialect: Dialect;
  isDown: boolean;
  /** When set, reverse replication fails inside a successful activation, for this reason. */
  reverseReplicationError: string | null;
  apiKey: string;
  isApiKeyRevoked: boolean;
  username: string;
  password: string;
  domain: string;
  sessionId: string;
  tokens: { token: string; expiresUsecs: number }[];
  remoteClusters: RemoteCluster[];
  objects: ProtectedObject[];
  views: View[];
  policies: Policy[];
  groups: ProtectionGroup[];
  runs: Run[];
  failovers: Failover[];
  viewFailovers: ViewFailover[];
  /** Registered vCenters, and the machines on them that the cluster has not necessarily seen. */
  sources: Source[];
  machines: VirtualMachine[];
  recoveries: Recovery[];
  /** What the next recoveries of objects come to, by control. */
  recoveryFailures: PlannedFailure[];
  /** What the next backups of objects come to, by control. */
  backupFailures: PlannedFailure[];
  /** Failover objects that cannot be activated, by control. */
  activationErrors: PlannedFailure[];
  /** What the next failovers of views come to, by control; `objectId` is the view. */
  viewFailures: PlannedFailure[];
  /** What the account may do; `null`: everything. */
  privileges: string[] | null;
  auditLog: AuditEntry[];
  /** The status with which writes are answered that await the approval of others; `null`: none does. */
  quorumStatus: number | null;
  heldWrites: HeldWrite[];
  /** Runs whose snapshots were deleted with their group. */
  deletedSnapshots: number;
  /** Next number of a run, a task, an object or a group: never used twice. */
  nextNumber: number;
}

/** Everything the simulator knows; what is saved is exactly this. */
export interface SimulatorState {
  seed: number;
  /** What credentials are named after: it outlives every reset, so that whoever was let in stays in. */
  credentialSeed: number;
  extraGroups: number;
  nowUsecs: number;
  speed: number;
  /** How many times as fast as on a cluster the work gets on that is under way. */
  pace: number;
  random: RandomSequence;
  faultRandom: RandomSequence;
  heliosApiKey: string;
  clusters: ClusterState[];
}

/** A number never used before on the cluster. */
export function takeNumber(cluster: ClusterState): number {
  const number = cluster.nextNumber;
  cluster.nextNumber += 1;
  return number;
}

/** All planned runs that the cluster accepted. */
export function plannedRunsOf(cluster: ClusterState): PlannedRun[] {
  return cluster.failovers.flatMap((failover) => failover.plannedRuns);
}

/** All operations of a run, the backup first. */
export function operationsOf(run: Run): Operation[] {
  return [run.backup, ...run.replications, ...run.archivals];
}

/** Whether anything of the run is still under way. */
export function isOngoing(run: Run): boolean {
  return operationsOf(run).some((operation) => !isFinal(operation.status));
}

/** The objects that a run of the group backs up: members, and what the containers among them hold. */
export function backedUpObjects(cluster: ClusterState, group: ProtectionGroup): ProtectedObject[] {
  const members = new Set(group.memberIds);
  return cluster.objects.filter(
    (object) =>
      !object.isContainer &&
      (members.has(object.id) || (object.parentId !== null && members.has(object.parentId))),
  );
}

/** Whether the run, if its backup succeeds, has one of the object. */
export function isBackedUp(run: Run, objectId: bigint): boolean {
  return (
    run.objectIds.includes(objectId) && !run.failedObjects.some((failed) => failed.objectId === objectId)
  );
}

/** Whether the group starts no runs of its own, for whatever reason. */
export function isGroupPaused(group: ProtectionGroup): boolean {
  return group.isPaused || group.pausedByFailoverIds.length > 0;
}
