import type { Recovery } from '../../../../src/core/clusters/failover/recovery-facts.ts';
import { type FailoverChange, tallyOf } from '../../../../src/core/failovers/rules/apply.ts';
import { beginFailover, type FailoverBeginning } from '../../../../src/core/failovers/rules/course.ts';
import type {
  Failover,
  FailoverObject,
  StepAttempt,
  StepKind,
  StepStatus,
} from '../../../../src/core/failovers/rules/failover.ts';
import type { ActivationPlan, RecoveryPlan } from '../../../../src/core/failovers/rules/failover-plan.ts';
import type { GateRequest } from '../../../../src/core/failovers/rules/gates.ts';
import { derive } from '../../../../src/core/failovers/rules/phase.ts';
import { NO_STEPS } from '../../../../src/core/failovers/rules/steps.ts';

export const NOON = new Date('2026-03-01T12:00:00.000Z');
export const ACT = { actor: 'operator', at: NOON };
export const REQUEST = { ...ACT, message: 'asked' };

/** Seconds after noon. */
export function after(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

export const RECOVERY: RecoveryPlan = {
  target: { sourceId: 70n, resourcePoolId: 71n, datastoreIds: [72n], folderId: null, network: null },
  process: 'INSTANT',
  powerOn: false,
  continueOnError: false,
  existing: 'FAIL',
  namePrefix: null,
  nameSuffix: null,
};

const ACTIVATION: ActivationPlan = {
  sourceObjectIds: null,
  protectionGroupId: null,
  enableReverseReplication: true,
  createObjectBackup: false,
  doNotProtect: false,
  targetFailoverEnvironment: null,
  targetFailoverPolicyId: null,
};

/** An object of a failover; the fields given replace its own. */
export function objectWith(fields: Partial<FailoverObject> = {}): FailoverObject {
  return {
    sourceObjectId: 1n,
    replicaObjectId: 101n,
    recoveredObjectId: null,
    name: 'web-1',
    impact: 'CRITICAL',
    verdict: 'PENDING',
    snapshotId: 'snapshot-1',
    issues: [],
    ...fields,
  };
}

/** A failover that begins: guided where gates are given. */
export function begun(
  fields: Partial<FailoverBeginning> & { readonly gates?: readonly GateRequest[] | null } = {},
): FailoverChange {
  return beginFailover(
    {
      failoverId: 'f-1',
      kind: 'OBJECTS',
      isPlanned: true,
      sourceClusterId: 11n,
      replicationClusterId: 22n,
      configurationDigest: 'digest',
      protectionGroupId: '11:5:1',
      replicaViewId: null,
      reason: null,
      failsBackFailoverId: null,
      objects: [objectWith()],
      plan: { recovery: RECOVERY, activation: ACTIVATION, keepFailoverObjects: false },
      gates: null,
      queue: [],
      requestDigest: 'request',
      ...fields,
    },
    ACT,
  );
}

/** An attempt; the fields given replace its own. */
export function attemptWith(status: StepStatus, fields: Partial<StepAttempt> = {}): StepAttempt {
  return {
    number: 1,
    status,
    startedAt: NOON,
    endedAt: status === 'RUNNING' ? null : NOON,
    sentAt: NOON,
    acceptedAt: null,
    retryAt: null,
    percentComplete: null,
    upstreamIds: [],
    knownBefore: [],
    issues: [],
    ...fields,
  };
}

/** What of a failover a test sets; steps by the status, or the newest attempt, of each. */
interface Situation extends Partial<Omit<Failover, 'steps'>> {
  readonly at?: Partial<Record<StepKind, StepStatus | StepAttempt>>;
  readonly objects?: readonly FailoverObject[];
}

/** A failover in this situation, with everything that follows from it. */
export function failoverIn({ at = {}, objects = [objectWith()], ...fields }: Situation = {}): Failover {
  const steps = Object.fromEntries(
    Object.entries(at).map(([kind, what]) => {
      if (what === 'SKIPPED' || what === 'UNDONE') return [kind, { attempts: [], settledAs: what }];
      const attempt = typeof what === 'string' ? attemptWith(what) : what;
      return [kind, { attempts: [attempt], settledAs: null }];
    }),
  );
  const { failover } = begun({ objects });
  return derive({ ...failover, tally: tallyOf(objects), ...fields, steps: { ...NO_STEPS, ...steps } }, NOON);
}

/** Steps that have succeeded up to and with this one. */
export function doneUpTo(last: StepKind): Partial<Record<StepKind, StepStatus>> {
  const order: readonly StepKind[] = [
    'INITIATE',
    'PLANNED_RUN',
    'SELECT_SNAPSHOTS',
    'RECOVER',
    'FIND_RECOVERED',
    'LINK',
    'ACTIVATE',
    'DEACTIVATE',
  ];
  const upTo = order.slice(0, order.indexOf(last) + 1);
  return Object.fromEntries(upTo.map((kind) => [kind, 'SUCCEEDED']));
}

/** A recovery as its cluster reports it; the fields given replace its own. */
export function recoveryWith(fields: Partial<Recovery> = {}): Recovery {
  return {
    id: '22:1:1',
    name: 'planned-failover f-1 attempt 1',
    status: 'RUNNING',
    startedAt: NOON,
    endedAt: null,
    messages: [],
    canTearDown: null,
    tearDownStatus: null,
    percentComplete: null,
    objects: [],
    ...fields,
  };
}
