import type { Work } from '../engine/work.ts';

export type RecoveryProcess = 'InstantRecovery' | 'CopyRecovery';
export type RecoveryPhaseKind = 'copyRecovery' | 'instantRecovery' | 'datastoreMigration';

export interface RecoveryPhase extends Work {
  kind: RecoveryPhaseKind;
}

/** One machine of a recovery. */
export interface RecoveredObject {
  snapshotId: string;
  /** The object whose snapshot it is. */
  objectId: bigint;
  protectionGroupId: string;
  /** The name of the recovered machine. */
  name: string;
  /** One after the other: an instant recovery runs the machine from the cluster, then moves it to its datastore. */
  phases: RecoveryPhase[];
  /** Its current phase fails when it would be over, for this reason. */
  failure: string | null;
  /** UUID of the machine, once it is on the vCenter. */
  machineUuid: string | null;
}

export type TearDownStatus = 'DestroyScheduled' | 'Destroying' | 'Destroyed' | 'DestroyError';

export interface Recovery {
  id: string;
  name: string;
  process: RecoveryProcess;
  username: string;
  startUsecs: number;
  target: {
    sourceId: bigint;
    resourcePoolId: bigint;
    datastoreIds: bigint[];
    folderId: bigint | null;
    /** As it was sent, for the answer to show. */
    networkConfig: unknown;
  };
  powerOnVms: boolean;
  continueOnError: boolean;
  overwriteExistingVm: boolean;
  powerOffAndRenameExistingVm: boolean;
  objects: RecoveredObject[];
  tearDown: { status: TearDownStatus; dueUsecs: number | null; message: string | null } | null;
}

/** The next recovery of an object fails, for this reason. */
export interface PlannedFailure {
  objectId: bigint;
  message: string;
}
