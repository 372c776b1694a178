import type { Issue } from '../../values/issue.ts';
import type { FailoverAction } from './failover-action.ts';
import type { FailoverPlan } from './failover-plan.ts';

/** What is failed over: objects of a protection group, or one view. */
export const FAILOVER_KINDS = ['OBJECTS', 'VIEW'] as const;
export type FailoverKind = (typeof FAILOVER_KINDS)[number];

/** One of the two clusters of a failover. */
export type ClusterSide = 'SOURCE' | 'REPLICATION';

/** Where a failover stands, as an operator would say it; `schema.graphql` describes each. */
export const FAILOVER_PHASES = [
  'PREPARED',
  'SYNCING',
  'IN_SYNC',
  'RECOVERING',
  'RECOVERED',
  'ACTIVATED',
  'COMPLETED',
  'ROLLING_BACK',
  'ROLLED_BACK',
  'CANCELED',
  'STOPPED',
  'FINISHED_BY_HAND',
] as const;
export type FailoverPhase = (typeof FAILOVER_PHASES)[number];

/** Phases in which a failover has ended. */
export const FINAL_PHASES = [
  'COMPLETED',
  'ROLLED_BACK',
  'CANCELED',
  'FINISHED_BY_HAND',
] as const satisfies readonly FailoverPhase[];

/** What a failover waits for; `null` while the service itself is at work, and at its end. */
export type FailoverWait = 'CLUSTER' | 'OPERATOR' | 'TIMER' | 'RETRY';

/** The steps, in the order in which they are shown. */
export const STEP_KINDS = [
  'INITIATE',
  'PLANNED_RUN',
  'SELECT_SNAPSHOTS',
  'RECOVER',
  'FIND_RECOVERED',
  'LINK',
  'ACTIVATE',
  'DEACTIVATE',
  'PREPARE',
  'FINALIZE',
  'CLEAN_UP',
  'TEAR_DOWN',
  'CANCEL',
  'RELEASE_PAUSE',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Where a step, or an attempt at it, stands. */
export type StepStatus =
  | 'PENDING'
  | 'READY'
  | 'RUNNING'
  | 'UNCERTAIN'
  | 'SUCCEEDED'
  | 'SUCCEEDED_WITH_WARNING'
  | 'FAILED'
  | 'SKIPPED'
  | 'UNDONE';

/** One attempt at a step. */
export interface StepAttempt {
  /** 1 for the first. */
  readonly number: number;
  readonly status: StepStatus;
  /** When it was recorded, before anything was sent. */
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** When the request was last about to be sent: from then on it may have taken effect. */
  readonly sentAt: Date | null;
  /** When the cluster accepted it. */
  readonly acceptedAt: Date | null;
  /** Not to be tried again before this moment. */
  readonly retryAt: Date | null;
  /** 0 to 100; `null` where the cluster reports none. */
  readonly percentComplete: number | null;
  /** Upstream ids of what the attempt made: run, recovery, failover of a view. */
  readonly upstreamIds: readonly string[];
  /** Upstream ids that were there before the request was sent: none of them is evidence for this attempt. */
  readonly knownBefore: readonly string[];
  readonly issues: readonly Issue[];
}

/** The attempts at a step, oldest first, and what became of it beside them. */
export interface FailoverStep {
  readonly attempts: readonly StepAttempt[];
  /** `SKIPPED`: not needed, or done elsewhere. `UNDONE`: taken back by a later step. */
  readonly settledAs: 'SKIPPED' | 'UNDONE' | null;
}

export type FailoverSteps = Readonly<Record<StepKind, FailoverStep>>;

/** The gates of a guided failover of objects: before the planned run, and before activation. */
export const GATE_KINDS = ['SOURCE_STOPPED', 'ACCEPT'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

export type GateTimeout = 'HOLD' | 'CONTINUE' | 'ROLL_BACK';

export interface FailoverGate {
  readonly kind: GateKind;
  readonly status: 'NOT_REACHED' | 'WAITING' | 'PASSED' | 'ROLLED_BACK';
  readonly onTimeout: GateTimeout;
  readonly timeoutSeconds: number | null;
  readonly reachedAt: Date | null;
  readonly timesOutAt: Date | null;
  readonly passedAt: Date | null;
  /** Name of the viewer, or `system` for the timer. */
  readonly passedBy: string | null;
  readonly note: string | null;
}

export type ObjectImpact = 'CRITICAL' | 'OPTIONAL';

/** What the clusters report of one object. */
export const OBJECT_VERDICTS = [
  'PENDING',
  'IN_SYNC',
  'RECOVERED',
  'LINKED',
  'ACTIVATED',
  'FAILED',
  'UNCERTAIN',
  'UNDONE',
] as const;
export type ObjectVerdict = (typeof OBJECT_VERDICTS)[number];

/** One object of a failover, with its counterparts. */
export interface FailoverObject {
  readonly sourceObjectId: bigint;
  readonly replicaObjectId: bigint | null;
  readonly recoveredObjectId: bigint | null;
  readonly name: string | null;
  readonly impact: ObjectImpact;
  readonly verdict: ObjectVerdict;
  /** Upstream id of the snapshot that is proved to be of this planned run. */
  readonly snapshotId: string | null;
  readonly issues: readonly Issue[];
}

/** How many objects there are of each verdict, and how many critical ones are not activated. */
export interface ObjectTally {
  readonly total: number;
  readonly byVerdict: Readonly<Record<ObjectVerdict, number>>;
  readonly criticalNotActivated: number;
}

/** What is known of the replication back to the source. */
export interface ReverseReplication {
  /** `null` until activation or prepare has said so. */
  readonly isWanted: boolean | null;
  readonly isOn: boolean;
  /** The group on the replication cluster that replicates back; `null` for views. */
  readonly protectionGroupId: string | null;
  readonly firstSucceededAt: Date | null;
}

/** In which direction the service carries out steps by itself. */
export type FailoverCourse = 'FORWARD' | 'ROLL_BACK' | 'CANCEL';

/** Everything that happens under one failover id. Immutable: every change makes a new one, see `apply.ts`. */
export interface Failover {
  readonly failoverId: string;
  readonly kind: FailoverKind;
  readonly isPlanned: boolean;
  readonly isGuided: boolean;
  readonly sourceClusterId: bigint;
  readonly replicationClusterId: bigint;
  readonly configurationDigest: string | null;
  /** The protection group on the source cluster; `null` for views without one, and until it is known. */
  readonly protectionGroupId: string | null;
  readonly replicaViewId: bigint | null;
  readonly phase: FailoverPhase;
  readonly waitingFor: FailoverWait | null;
  readonly authoritativeSide: ClusterSide | null;
  readonly pointOfNoReturnPassedAt: Date | null;
  readonly steps: FailoverSteps;
  readonly gates: readonly FailoverGate[];
  readonly plan: FailoverPlan;
  readonly course: FailoverCourse;
  /** Steps that the service is to carry out by itself, in order; a gate may stand before one. */
  readonly queue: readonly StepKind[];
  readonly tally: ObjectTally;
  readonly reverseReplication: ReverseReplication;
  readonly isFinishedByHand: boolean;
  /** Digest of the last request of each action that was accepted: the same one again is a repeat. */
  readonly accepted: Readonly<Partial<Record<FailoverAction, string>>>;
  /** Digest of the request that began it: the same one again is a repeat. */
  readonly requestDigest: string;
  readonly failsBackFailoverId: string | null;
  readonly failedBackByFailoverId: string | null;
  readonly reason: string | null;
  readonly startedBy: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Begins at 1, one more with every change: every write is guarded by it. */
  readonly version: number;
}

export const FAILOVER_EVENT_KINDS = [
  'CREATED',
  'PHASE_CHANGED',
  'STEP_CHANGED',
  'GATE_REACHED',
  'GATE_PASSED',
  'ACTION_REQUESTED',
  'NOTE',
  'MARK',
  'CLUSTER_LOST',
  'CLUSTER_FOUND',
] as const;
export type FailoverEventKind = (typeof FAILOVER_EVENT_KINDS)[number];

/** When the workloads on the source were stopped, and when the service was up again: for the report. */
export type FailoverMark = 'SOURCE_STOPPED' | 'SERVICE_UP';

/** Something that happened to a failover, before it has its number and its hash. */
export interface NewFailoverEvent {
  readonly kind: FailoverEventKind;
  readonly at: Date;
  /** Name of the viewer, or `system`. */
  readonly actor: string;
  readonly message: string;
  readonly phase: FailoverPhase;
  readonly step: StepKind | null;
  readonly gate: GateKind | null;
  readonly mark: FailoverMark | null;
}

/** An event as it is kept: numbered 1, 2, 3, … and chained to the one before by its hash. */
export interface FailoverEvent extends NewFailoverEvent {
  readonly number: number;
  /** SHA-256, lowercase hexadecimal; see `event-hash.ts`. */
  readonly hash: string;
}

/** Narrows a list of failovers; fields left out do not narrow. */
export interface FailoverFilter {
  readonly failoverIds?: readonly string[] | undefined;
  readonly phases?: readonly FailoverPhase[] | undefined;
  readonly kinds?: readonly FailoverKind[] | undefined;
  readonly waitingFor?: readonly FailoverWait[] | undefined;
  /** Those with one of these clusters on either side. */
  readonly clusterIds?: readonly bigint[] | undefined;
  readonly protectionGroupId?: string | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Exclusive. */
  readonly createdBefore?: Date | undefined;
}

/** Whether the failover has come to one of its final phases. */
export function isFinalPhase(phase: FailoverPhase): boolean {
  return (FINAL_PHASES as readonly FailoverPhase[]).includes(phase);
}
