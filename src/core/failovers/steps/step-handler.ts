import type { ClusterError } from '../../clusters/cluster-error.ts';
import type { FailoverCluster } from '../../clusters/failover/failover-cluster-port.ts';
import type { FailoverRunConfigurationRecord } from '../../configurations/rules/failover-run-configuration.ts';
import type { PlannedRun } from '../../planned-runs/rules/planned-run.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import type { AttemptOutcome, ObjectsAfter } from '../rules/attempts.ts';
import { merge } from '../rules/course.ts';
import type { Failover, FailoverObject, StepAttempt } from '../rules/failover.ts';
import { wordsOf } from '../rules/requests/request-issues.ts';

/** What a step is carried out with. */
export interface StepContext {
  readonly failover: Failover;
  readonly attempt: StepAttempt;
  readonly objects: readonly FailoverObject[];
  readonly source: FailoverCluster;
  readonly replication: FailoverCluster;
  /** `null` for views. */
  readonly configuration: FailoverRunConfigurationRecord | null;
  /** The planned run, where there is one. */
  readonly run: PlannedRun | null;
  /** Has the planned run canceled, as `cancelFailover` does. */
  cancelRun(): Promise<void>;
  /** Other failovers that have not ended and keep the group paused. */
  pausedByOthers(): Promise<readonly string[]>;
  readonly now: Date;
}

/** What is to become of an attempt. */
export type StepResult =
  | { readonly kind: 'SUCCEEDED'; readonly outcome: AttemptOutcome }
  | { readonly kind: 'FAILED'; readonly outcome: AttemptOutcome }
  | { readonly kind: 'SKIPPED'; readonly message: string }
  /** The cluster has accepted work that goes on there. */
  | { readonly kind: 'ACCEPTED'; readonly upstreamIds: readonly string[]; readonly message: string }
  /** Nothing yet: look again after a pause. */
  | { readonly kind: 'WAIT'; readonly objects?: ObjectsAfter };

/** What a look at the cluster says of a request whose answer never came. */
export type Sight =
  | StepResult
  /** It has no effect so far: after the grace period it may be sent again. */
  | { readonly kind: 'ABSENT' }
  /** No look can show it: a person has to say. */
  | { readonly kind: 'CANNOT_TELL'; readonly issues: readonly Issue[]; readonly objects?: ObjectsAfter };

/** A step that sends one request, which must not be sent twice. */
export interface SendingStep {
  readonly kind: 'SENDING';
  /** What must hold, and be known, before anything is sent; `null` where nothing is against it. Reads only. */
  prepare?(
    context: StepContext,
  ): Promise<{ readonly result: StepResult | null; readonly objects?: ObjectsAfter }>;
  /** Upstream ids that are there already, and are no evidence for this attempt. */
  survey?(context: StepContext): Promise<readonly string[]>;
  /** Sends the request, once. */
  send(context: StepContext): Promise<StepResult>;
  /** Looks for the effect of a request whose answer never came. */
  look(context: StepContext): Promise<Sight>;
}

/** A step that only reads, or whose requests do no harm when they are repeated after a look. */
export interface RepeatableStep {
  readonly kind: 'REPEATABLE';
  /** What an attempt begins with, once. */
  begin?(context: StepContext): Promise<void>;
  carryOn(context: StepContext): Promise<StepResult>;
}

export type StepHandler = SendingStep | RepeatableStep;

/** All objects, and those that differ from before. */
export function changedObjects(
  before: readonly FailoverObject[],
  changed: readonly FailoverObject[],
): ObjectsAfter {
  return { all: merge(before, changed), changed };
}

/** The failure of a step by the cluster's own words. */
export function refusal(error: ClusterError): StepResult {
  const issue = errorIssue(
    error.kind === 'FORBIDDEN' ? 'PRIVILEGE_MISSING' : 'CLUSTER_REFUSED',
    [],
    error.message,
  );
  return { kind: 'FAILED', outcome: { issues: [issue], message: error.message } };
}

/** A step that failed for reasons of our own. */
export function failed(issues: readonly Issue[], objects?: ObjectsAfter): StepResult {
  return { kind: 'FAILED', outcome: { issues, message: wordsOf(issues), ...(objects && { objects }) } };
}
