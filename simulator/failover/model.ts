import type { OperationKind, OperationStatus } from '../engine/work.ts';

export type RunEffect = 'canceled' | 'waitedFor' | 'leftAlone';

/** What a planned run did to one operation of another run when it was accepted. */
export interface AffectedOperation {
  runId: string;
  protectionGroupId: string;
  kind: OperationKind;
  targetId: bigint | null;
  statusAtAcceptance: OperationStatus;
  effect: RunEffect;
}

/** Names a planned run of a cluster. */
export interface PlannedRunReference {
  failoverId: string;
  /** Its place among the planned runs of the failover. */
  index: number;
}

export interface PlannedRun {
  acceptedUsecs: number;
  protectionGroupId: string;
  objectIds: bigint[];
  replicationClusterId: bigint;
  runType: string;
  viewId: bigint | null;
  cancelNonFailoverRuns: boolean;
  pauseNextRuns: boolean;
  affected: AffectedOperation[];
  /** Earlier ones on the same objects that were not runs yet when it was accepted: it comes after them. */
  waitedForPlannedRuns: PlannedRunReference[];
  stage: 'waiting' | 'scheduled' | 'canceled';
  dueUsecs: number | null;
  runId: string | null;
}

export interface ObjectLink {
  replicaObjectId: bigint;
  failoverObjectId: bigint;
}

/** What one cluster knows of a failover. */
export interface Failover {
  id: string;
  /** The init request's source cluster and objects, on the replication cluster. */
  initialization: {
    sourceClusterId: bigint;
    sourceProtectionGroupId: string | null;
    replicaObjectIds: bigint[];
  } | null;
  /** Every accepted planned run, in order: more than one means that the same id was posted again. */
  plannedRuns: PlannedRun[];
  links: ObjectLink[];
  activations: { objectIds: bigint[]; protectionGroupId: string | null }[];
  deactivation: { objectIds: bigint[]; keepFailoverObjects: boolean } | null;
  /** How often a cluster of the newer spelling was sent an activation in the older one: see `activation-handlers.ts`. */
  misspeltActivations: number;
  isCanceled: boolean;
}

export interface ViewFailover {
  id: string;
  viewId: bigint;
  type: 'Planned' | 'Unplanned';
  phase: 'Prepare' | 'Finalize' | 'Unplanned';
  status: 'Running' | 'Succeeded' | 'Failed';
  errorMessage: string | null;
  startUsecs: number;
  endUsecs: number | null;
  dueUsecs: number | null;
  /** What it takes when nothing ends it. */
  durationUsecs: number;
  bytes: number;
  /** Whether what takes over is replicated back. */
  reverseReplication: boolean;
  /** It fails when it would be over, for this reason. */
  failure: string | null;
}
