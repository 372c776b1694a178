import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationStatus } from '../../../src/core/clusters/cluster-facts.ts';
import { type ContactLoss, isSilent, NOT_UNDERSTOOD } from '../../../src/core/planned-runs/rules/contact.ts';
import type { PlannedRunReport } from '../../../src/core/planned-runs/rules/derive-progress.ts';
import { isFinal, type PlannedRun } from '../../../src/core/planned-runs/rules/planned-run.ts';
import {
  mayLead,
  type PlannedRunTransition,
  TRANSITION_TABLE,
} from '../../../src/core/planned-runs/rules/transition-table.ts';
import * as transitions from '../../../src/core/planned-runs/rules/transitions.ts';
import { at, backup, copy, run as details, poll } from '../../support/planned-run-reports.ts';
import { afterwards, recordedRun } from '../../support/recorded-runs.ts';

const GRACE_MS = 60_000;
const PATIENCE_MS = 120_000;
const HELD: readonly OperationStatus[] = ['ACCEPTED', 'RUNNING', 'PAUSED', 'ON_HOLD', 'CANCELING', 'UNKNOWN'];
const ENDED: readonly OperationStatus[] = [
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
  'FAILED',
  'CANCELED',
  'MISSED',
];

const anyStatus = fc.option(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...HELD, 'SUCCEEDED' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...ENDED) },
  ),
);
const anyLoss = fc.constantFrom<ContactLoss>(
  { state: 'LOST', reason: { code: 'CLUSTER_UNREACHABLE', message: 'No answer.' } },
  { state: 'LOST', reason: { code: 'CLUSTER_UNAUTHORIZED', message: 'Refused.' } },
  NOT_UNDERSTOOD,
);
const anyReport: fc.Arbitrary<PlannedRunReport | null> = fc.option(
  fc
    .record({
      runId: fc.option(fc.constant('9:17')),
      backup: anyStatus,
      copied: anyStatus,
      polled: anyStatus,
    })
    .map(({ runId, backup: backedUp, copied, polled }) => ({
      poll: poll({ runId, backupStatus: polled }),
      run: details({
        backup: backedUp && backup(backedUp),
        replications: copied === null ? [] : [copy(copied)],
      }),
      progress: null,
    })),
);

/** What can be decided of a run, or noted beside it, at a moment. */
type Decision = (
  run: PlannedRun,
  now: Date,
) => readonly [PlannedRunTransition, transitions.Transition | null];

const anyDecision: fc.Arbitrary<Decision> = fc.oneof(
  ...[
    fc.constant<Decision>((run, now) => ['submit', transitions.submit(run, 'alpha', GRACE_MS, now)]),
    fc.constant<Decision>((run, now) => ['becomeUncertain', transitions.becomeUncertain(run, 'Why.', now)]),
    fc.constant<Decision>((run) => ['withdraw', transitions.withdraw(run)]),
    fc.constant<Decision>((run, now) => ['accept', transitions.accept(run, null, now)]),
    fc.constant<Decision>((run, now) => [
      'refuse',
      transitions.refuse(run, { code: 'K', message: 'No.' }, now),
    ]),
    fc.constant<Decision>((run, now) => ['requestCancel', transitions.requestCancel(run, null, 'ann', now)]),
    fc.constant<Decision>((run, now) => ['endUnsubmitted', transitions.endUnsubmitted(run, GRACE_MS, now)]),
    fc.constant<Decision>((run, now) => ['regain', transitions.regain(run, now)]),
    anyLoss.map<Decision>((loss) => (run, now) => ['lose', transitions.lose(run, loss, now)]),
    anyLoss.map<Decision>((loss) => (run, now) => [
      'giveUp',
      transitions.giveUp(run, loss, PATIENCE_MS, now),
    ]),
  ],
  {
    weight: 6,
    arbitrary: fc
      .tuple(anyReport, fc.boolean())
      .map<Decision>(([report, isUnknownToCancel]) => (run, now) => [
        'progress',
        transitions.progress(run, report, isUnknownToCancel, now),
      ]),
  },
);

/** One step of a walk: what was decided, and the run before and after it. */
interface Step {
  readonly name: PlannedRunTransition;
  readonly before: PlannedRun;
  /** `null` where the transition did not apply. */
  readonly transition: transitions.Transition | null;
  readonly after: PlannedRun;
  readonly now: Date;
}

/** From a new run, whatever is tried next, in whatever order and at whatever pace. */
const anyWalk = fc
  .array(
    fc.record({ decide: anyDecision, minutes: fc.integer({ min: 0, max: 4 }), acknowledges: fc.boolean() }),
    { minLength: 1, maxLength: 40 },
  )
  .map((decisions) => {
    const steps: Step[] = [];
    let run = recordedRun();
    let minute = 0;
    for (const { decide, minutes, acknowledges } of decisions) {
      minute += minutes;
      const now = at(minute);
      // That the cluster accepted a cancellation is noted beside the transitions.
      const isAcknowledged = acknowledges && run.cancelRequestedAt !== null && run.submittedAt !== null;
      const before = isAcknowledged ? { ...run, cancelAcknowledgedAt: run.cancelAcknowledgedAt ?? now } : run;
      const [name, transition] = decide(before, now);
      run = transition === null ? before : afterwards(before, transition.change);
      steps.push({ name, before, transition, after: run, now });
    }
    return steps;
  });

/** Has every step of many walks looked at. */
function everyStep(look: (step: Step) => void): void {
  fc.assert(
    fc.property(anyWalk, (steps) => steps.forEach(look)),
    { numRuns: 1_000 },
  );
}

/** The same for the steps that were made. */
function everyChange(look: (step: Step & { readonly transition: transitions.Transition }) => void): void {
  everyStep((step) => {
    if (step.transition !== null) look({ ...step, transition: step.transition });
  });
}

describe('whatever becomes of a run', () => {
  it('the walks come to every transition', () => {
    const steps = fc.sample(anyWalk, { seed: 20260301, numRuns: 1_000 }).flat();
    const reached = steps.flatMap(({ name, transition }) => (transition === null ? [] : [name]));
    expect(new Set(reached)).toEqual(new Set(Object.keys(TRANSITION_TABLE)));
  });

  it('a final status is never left, and nothing applies to it any more', () => {
    everyStep(({ before, transition }) => {
      if (isFinal(before.status)) expect(transition).toBeNull();
    });
  });

  it('each step is one of the table', () => {
    everyChange(({ name, before, after }) => {
      expect(mayLead(name, before.status, after.status)).toBe(true);
    });
  });

  it('its status agrees with the marks of what was done', () => {
    everyStep(({ after }) => {
      expect(after.endedAt !== null).toBe(isFinal(after.status));
      if (isFinal(after.status)) return;
      expect(after.failure).toBeNull();
      expect(after.status === 'PENDING').toBe(after.submittedAt === null && after.cancelRequestedAt === null);
      if (after.cancelRequestedAt !== null) expect(after.status).toBe('CANCELING');
      if (after.status === 'RUNNING' || after.status === 'REPLICATING') expect(after.runId).not.toBeNull();
    });
  });

  it('an end without success says why, unless it was canceled before the cluster knew it', () => {
    everyChange(({ name, after }) => {
      const isExplained = ['requestCancel', 'endUnsubmitted'].includes(name) || /^SUCC/.test(after.status);
      if (isFinal(after.status)) expect(after.failure === null).toBe(isExplained);
    });
  });

  it('it is not sent twice within the grace period, nor once accepted or to be canceled', () => {
    everyChange(({ name, before, now }) => {
      if (name !== 'submit') return;
      const { submittedAt, cancelRequestedAt, submissionAttemptedAt } = before;
      expect({ submittedAt, cancelRequestedAt }).toEqual({ submittedAt: null, cancelRequestedAt: null });
      if (submissionAttemptedAt !== null)
        expect(now.getTime() - submissionAttemptedAt.getTime()).toBeGreaterThanOrEqual(GRACE_MS);
    });
  });

  it('what was accepted or asked for stays so, and progress does not go back', () => {
    everyStep(({ before, after }) => {
      if (before.submittedAt !== null) expect(after.submittedAt).toBe(before.submittedAt);
      if (before.cancelRequestedAt !== null) expect(after.cancelRequestedAt).toBe(before.cancelRequestedAt);
      if (before.runId !== null) expect(after.runId).toBe(before.runId);
      expect(after.percentComplete).toBeGreaterThanOrEqual(before.percentComplete);
    });
  });

  it('its events lead from the status before to the status after', () => {
    everyChange(({ before, after, transition, now }) => {
      let status = before.status;
      for (const { from, to, at: when, message } of transition.events) {
        expect(when).toBe(now);
        expect(message).not.toBe('');
        if (from === null && to === null) continue;
        expect(from).toBe(status);
        status = to ?? status;
      }
      expect(status).toBe(after.status);
    });
  });

  it('its contact says since when and why, and events say when it is lost and found', () => {
    everyStep(({ before, after, transition, now }) => {
      const { state, since, reason } = after.contact;
      expect(reason === null).toBe(state === 'IN_CONTACT');
      if (state !== 'IN_CONTACT') expect(since).not.toBeNull();
      expect(since).toBe(state === before.contact.state ? before.contact.since : now);
      const kinds = (transition?.events ?? []).map(({ kind }) => kind);
      expect(kinds.includes('CLUSTER_FOUND')).toBe(isSilent(before.contact) && !isSilent(after.contact));
      if (isSilent(after.contact) && !isSilent(before.contact)) expect(kinds).toContain('CLUSTER_LOST');
    });
  });

  it('a cancellation is given up only after the cluster was silent for long', () => {
    everyChange(({ name, before, now }) => {
      if (name !== 'giveUp') return;
      const { contact, cancelRequestedAt } = before;
      expect(isSilent(contact)).toBe(true);
      expect(now.getTime() - (cancelRequestedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(PATIENCE_MS);
    });
  });
});
