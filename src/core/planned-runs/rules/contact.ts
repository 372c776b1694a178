import type { ClusterError } from '../../clusters/cluster-error.ts';
import type { PlannedRunFailure } from './failure.ts';

/** How the cluster that carries out a run can be reached. */
export type ClusterContactState =
  /** It answers, or has not failed to. */
  | 'IN_CONTACT'
  /** It cannot be asked: no answer, a key that it refuses, an error of its own. */
  | 'LOST'
  /** It answers, and where the run stands cannot be made out from that. */
  | 'NOT_UNDERSTOOD';

export const CLUSTER_CONTACT_STATES = [
  'IN_CONTACT',
  'LOST',
  'NOT_UNDERSTOOD',
] as const satisfies readonly ClusterContactState[];

/** What is known of a run's contact with its cluster; once the run has ended, as it was then. */
export interface ClusterContact {
  readonly state: ClusterContactState;
  /** When that began; `null` while the contact has never been other than good. */
  readonly since: Date | null;
  /** `null` while in contact, and only then. */
  readonly reason: PlannedRunFailure | null;
}

/** How a run begins. */
export const UNDISTURBED: ClusterContact = { state: 'IN_CONTACT', since: null, reason: null };

/** Why a cluster cannot be asked about a run. */
export interface ContactLoss {
  readonly state: Exclude<ClusterContactState, 'IN_CONTACT'>;
  readonly reason: PlannedRunFailure;
}

/** The reason lies anywhere in the service, and is for its log. */
export const NOT_UNDERSTOOD: ContactLoss = {
  state: 'NOT_UNDERSTOOD',
  reason: {
    code: 'CLUSTER_NOT_UNDERSTOOD',
    message:
      'The service cannot work out what the cluster reports of the run; the log of the worker says why.',
  },
};

/** The cluster answers, and no longer lists a run that it accepted. */
export const UNKNOWN_TO_CLUSTER: ContactLoss = {
  state: 'NOT_UNDERSTOOD',
  reason: {
    code: 'PLANNED_RUN_UNKNOWN',
    message: 'The cluster accepted the run and does not know it any more.',
  },
};

/** What a request that failed means for the contact. */
export function lossOf({ kind, message }: ClusterError): ContactLoss {
  return {
    state: kind === 'UNEXPECTED_ANSWER' ? 'NOT_UNDERSTOOD' : 'LOST',
    reason: { code: `CLUSTER_${kind}`, message },
  };
}

/** Whether the cluster cannot be asked; a run that it merely does not list any more is no such case. */
export function isSilent({ state, reason }: ClusterContact): boolean {
  return state !== 'IN_CONTACT' && reason?.code !== UNKNOWN_TO_CLUSTER.reason.code;
}

/** The contact after a loss; one of the same kind began when the first did. */
export function lostContact(
  before: ClusterContact,
  { state, reason }: ContactLoss,
  at: Date,
): ClusterContact {
  return { state, since: before.state === state ? before.since : at, reason };
}

/** The contact after an answer. */
export function regainedContact(before: ClusterContact, at: Date): ClusterContact {
  return before.state === 'IN_CONTACT' ? before : { state: 'IN_CONTACT', since: at, reason: null };
}
