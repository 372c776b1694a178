import { FINAL_STATUSES, type PlannedRun, type PlannedRunStatus } from './planned-run.ts';

/** Everything that can happen to a recorded run. */
export type PlannedRunTransition =
  | 'submit'
  | 'becomeUncertain'
  | 'withdraw'
  | 'accept'
  | 'refuse'
  | 'requestCancel'
  | 'endUnsubmitted'
  | 'progress'
  | 'lose'
  | 'regain'
  | 'giveUp';

/** The marks of our own dealings with the cluster. */
type Marks = Pick<PlannedRun, 'submissionAttemptedAt' | 'submittedAt' | 'cancelRequestedAt'>;

/** Which statuses may follow each status that the transition is possible in. */
type Steps = Partial<Record<PlannedRunStatus, readonly PlannedRunStatus[]>>;

/** One line of the table. */
export interface TransitionRule {
  readonly steps: Steps;
  /** What else must be so. */
  readonly when: (marks: Marks) => boolean;
}

/** How every run begins. */
export const INITIAL_STATUS = 'PENDING' satisfies PlannedRunStatus;

const always = () => true;
const isAttempted = ({ submissionAttemptedAt }: Marks) => submissionAttemptedAt !== null;
const isAccepted = ({ submittedAt }: Marks) => submittedAt !== null;
const isNotAccepted = ({ submittedAt }: Marks) => submittedAt === null;
const isToBeCanceled = ({ cancelRequestedAt }: Marks) => cancelRequestedAt !== null;
const isNotToBeCanceled = ({ cancelRequestedAt }: Marks) => cancelRequestedAt === null;

/** In the hands of the cluster, and scheduled or held by it: any of these may follow any other. */
const SCHEDULED = ['RUNNING', 'REPLICATING', 'PAUSED', 'ON_HOLD'] as const;
const UNDER_WAY = [...SCHEDULED, 'CANCELING', ...FINAL_STATUSES] as const;

/** Statuses from which nothing but these steps leads on; final ones occur on the right only. */
const UNCHANGED: Steps = {
  PENDING: ['PENDING'],
  WAITING: ['WAITING'],
  RUNNING: ['RUNNING'],
  REPLICATING: ['REPLICATING'],
  PAUSED: ['PAUSED'],
  ON_HOLD: ['ON_HOLD'],
  CANCELING: ['CANCELING'],
};

/** Which transition may lead from which status to which: the only place that says so. */
export const TRANSITION_TABLE: Readonly<Record<PlannedRunTransition, TransitionRule>> = {
  submit: { when: always, steps: { PENDING: ['PENDING'] } },
  becomeUncertain: { when: isAttempted, steps: { PENDING: ['PENDING'] } },
  withdraw: { when: isAttempted, steps: { PENDING: ['PENDING'] } },
  accept: { when: isNotAccepted, steps: { PENDING: ['WAITING'], CANCELING: ['CANCELING'] } },
  refuse: { when: isAttempted, steps: { PENDING: ['FAILED'] } },
  requestCancel: {
    when: isNotToBeCanceled,
    steps: {
      PENDING: ['CANCELING', 'CANCELED'],
      WAITING: ['CANCELING'],
      RUNNING: ['CANCELING'],
      REPLICATING: ['CANCELING'],
      PAUSED: ['CANCELING'],
      ON_HOLD: ['CANCELING'],
      // Somebody had the cluster cancel the run.
      CANCELING: ['CANCELING'],
    },
  },
  endUnsubmitted: { when: isNotAccepted, steps: { CANCELING: ['CANCELED'] } },
  progress: {
    when: isAccepted,
    steps: {
      WAITING: ['WAITING', ...UNDER_WAY],
      // What is scheduled once stays so.
      RUNNING: UNDER_WAY,
      REPLICATING: UNDER_WAY,
      PAUSED: ['WAITING', ...UNDER_WAY],
      ON_HOLD: ['WAITING', ...UNDER_WAY],
      // Back only where the cluster itself cancels: once that was asked for here, only an end is news.
      CANCELING: ['WAITING', ...UNDER_WAY],
    },
  },
  lose: { when: always, steps: UNCHANGED },
  regain: { when: always, steps: UNCHANGED },
  giveUp: { when: isToBeCanceled, steps: { CANCELING: ['CANCELED'] } },
};

/** Whether the transition is possible as far as status and marks say. */
export function applies(name: PlannedRunTransition, run: Pick<PlannedRun, 'status'> & Marks): boolean {
  const { steps, when } = TRANSITION_TABLE[name];
  return steps[run.status] !== undefined && when(run);
}

/** Whether the transition may lead from the one status to the other. */
export function mayLead(name: PlannedRunTransition, from: PlannedRunStatus, to: PlannedRunStatus): boolean {
  return TRANSITION_TABLE[name].steps[from]?.includes(to) ?? false;
}
