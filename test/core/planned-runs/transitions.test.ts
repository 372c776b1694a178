import { describe, expect, it } from 'vitest';
import { ClusterError } from '../../../src/core/clusters/cluster-error.ts';
import type { OperationStatus } from '../../../src/core/clusters/cluster-facts.ts';
import { type ContactLoss, lossOf, NOT_UNDERSTOOD } from '../../../src/core/planned-runs/rules/contact.ts';
import {
  FINAL_STATUSES,
  PLANNED_RUN_STATUSES,
  type PlannedRun,
} from '../../../src/core/planned-runs/rules/planned-run.ts';
import { mayLead, TRANSITION_TABLE } from '../../../src/core/planned-runs/rules/transition-table.ts';
import {
  accept,
  becomeUncertain,
  endUnsubmitted,
  giveUp,
  lose,
  progress,
  refuse,
  regain,
  remainingGraceMs,
  requestCancel,
  submit,
  type Transition,
  withdraw,
} from '../../../src/core/planned-runs/rules/transitions.ts';
import { at, backup, copy, run as details, NOW, poll } from '../../support/planned-run-reports.ts';
import { afterwards, recordedRun } from '../../support/recorded-runs.ts';

const GRACE_MS = 60_000;
const UNREACHABLE: ContactLoss = {
  state: 'LOST',
  reason: { code: 'CLUSTER_UNREACHABLE', message: 'No answer.' },
};
const LOST = { ...UNREACHABLE, since: at(-5) } as const;

const pending = (fields: Partial<PlannedRun> = {}) => recordedRun(fields);
const attempted = (fields: Partial<PlannedRun> = {}) =>
  recordedRun({ submissionAttemptedAt: at(-2), ...fields });
const accepted = (fields: Partial<PlannedRun> = {}) =>
  attempted({ status: 'WAITING', submittedAt: at(-1), lastSyncedAt: at(-1), ...fields });
const canceling = (fields: Partial<PlannedRun> = {}) =>
  accepted({ status: 'CANCELING', cancelRequestedAt: at(-1), ...fields });
const kinds = (transition: Transition | null) => transition?.events.map(({ kind }) => kind);

it('final statuses, and they alone, are those that no transition leaves', () => {
  const left = Object.values(TRANSITION_TABLE).flatMap(({ steps }) => Object.keys(steps));
  expect(PLANNED_RUN_STATUSES.filter((status) => !left.includes(status))).toEqual(FINAL_STATUSES);
});

describe('submitting', () => {
  it('writes when the request is sent, and that the cluster answers again', () => {
    const transition = submit(pending({ contact: LOST }), 'alpha', GRACE_MS, NOW);
    expect(transition?.change).toEqual({
      submissionAttemptedAt: NOW,
      contact: { state: 'IN_CONTACT', since: NOW, reason: null },
    });
    expect(kinds(transition)).toEqual(['CLUSTER_FOUND', 'SUBMITTING']);
    expect(kinds(submit(pending(), 'alpha', GRACE_MS, NOW))).toEqual(['SUBMITTING']);
  });

  it.each([
    [0, GRACE_MS],
    [GRACE_MS - 1, 1],
    [GRACE_MS, 0],
  ])('%i ms after a request without an answer there are %i ms to wait', (age, remaining) => {
    const run = pending({ submissionAttemptedAt: new Date(NOW.getTime() - age) });
    expect(remainingGraceMs(run, GRACE_MS, NOW)).toBe(remaining);
    expect(submit(run, 'alpha', GRACE_MS, NOW) === null).toBe(remaining > 0);
  });

  it('is over once the run is accepted, to be canceled, or ended', () => {
    for (const run of [
      accepted(),
      canceling(),
      canceling({ submittedAt: null }),
      pending({ status: 'FAILED' }),
    ])
      expect(submit(run, 'alpha', GRACE_MS, NOW)).toBeNull();
  });

  it('an answer that is not clear begins the grace period anew', () => {
    const transition = becomeUncertain(attempted(), 'cut off', NOW);
    expect(transition?.change).toEqual({ submissionAttemptedAt: NOW });
    expect(transition?.events).toMatchObject([
      { kind: 'SUBMISSION_UNCERTAIN', message: expect.stringContaining('cut off') },
    ]);
    expect(becomeUncertain(pending(), 'cut off', NOW)).toBeNull();
  });

  it('a request that did nothing is as if it had not been sent', () => {
    expect(withdraw(attempted())).toEqual({ change: { submissionAttemptedAt: null }, events: [] });
    expect(withdraw(pending())).toBeNull();
  });
});

describe('acceptance and refusal', () => {
  it('an accepted run waits, and shows what the poll reported', () => {
    const known = poll({ waitingOnOtherRunCancellations: true });
    const transition = accept(attempted({ contact: LOST }), known, NOW);
    expect(transition?.change).toMatchObject({
      ...{ status: 'WAITING', submittedAt: NOW, lastSyncedAt: NOW, waitingOnOtherRunCancellations: true },
      contact: { state: 'IN_CONTACT' },
    });
    expect(kinds(transition)).toEqual(['CLUSTER_FOUND', 'STATUS_CHANGED']);
    expect(accept(attempted(), null, NOW)?.change).not.toHaveProperty('waitingOnOtherRunCancellations');
  });

  it('a run that is to be canceled meanwhile stays so', () => {
    const transition = accept(canceling({ submittedAt: null }), null, NOW);
    expect(transition?.change).toMatchObject({ status: 'CANCELING', submittedAt: NOW });
    expect(transition?.events).toMatchObject([{ from: 'CANCELING', to: 'CANCELING' }]);
  });

  it('happens once', () => {
    for (const run of [accepted(), canceling(), pending({ status: 'CANCELED' })])
      expect(accept(run, null, NOW)).toBeNull();
  });

  it('a refused run has failed, for the reason that the cluster gave', () => {
    const failure = { code: 'KInvalid', message: 'No such group.' };
    const transition = refuse(attempted(), failure, NOW);
    expect(transition?.change).toEqual({ status: 'FAILED', failure, endedAt: NOW });
    expect(transition?.events).toMatchObject([{ from: 'PENDING', to: 'FAILED' }]);
    expect(transition?.events[0]?.message).toContain('No such group.');
    for (const run of [pending(), accepted(), canceling({ submittedAt: null })])
      expect(refuse(run, failure, NOW)).toBeNull();
  });
});

describe('cancellation', () => {
  it('ends a run that was never sent', () => {
    const transition = requestCancel(pending({ contact: LOST }), 'drill over', 'ann', NOW);
    expect(transition).toEqual({
      change: { status: 'CANCELED', cancelRequestedAt: NOW, endedAt: NOW },
      events: [
        {
          kind: 'CANCEL_REQUESTED',
          at: NOW,
          actor: 'ann',
          from: 'PENDING',
          to: 'CANCELED',
          message: 'drill over',
        },
      ],
    });
  });

  it.each([
    ['was sent', attempted()],
    ['was accepted', accepted()],
    ['the cluster cancels by itself', accepted({ status: 'CANCELING' })],
  ])('is under way for a run that %s', (_, run) => {
    const transition = requestCancel(run, null, 'ann', NOW);
    expect(transition?.change).toEqual({ status: 'CANCELING', cancelRequestedAt: NOW });
    expect(transition?.events).toMatchObject([
      { kind: 'CANCEL_REQUESTED', from: run.status, to: 'CANCELING' },
    ]);
  });

  it('is asked for once, and not of a run that has ended', () => {
    for (const run of [canceling(), accepted({ status: 'SUCCEEDED' })])
      expect(requestCancel(run, null, 'ann', NOW)).toBeNull();
  });

  it('ends a run that the cluster does not know, once no request can arrive any more', () => {
    const run = canceling({ submittedAt: null, contact: LOST, submissionAttemptedAt: at(-1) });
    const transition = endUnsubmitted(run, GRACE_MS, NOW);
    expect(transition?.change).toMatchObject({ status: 'CANCELED', endedAt: NOW });
    expect(kinds(transition)).toEqual(['CLUSTER_FOUND', 'STATUS_CHANGED']);
    expect(endUnsubmitted(run, GRACE_MS + 1, NOW)).toBeNull();
    for (const other of [canceling(), attempted()]) expect(endUnsubmitted(other, 0, NOW)).toBeNull();
  });

  const silent = (fields: Partial<PlannedRun> = {}) =>
    canceling({ contact: LOST, cancelRequestedAt: at(-3), lastSyncedAt: at(-4), ...fields });

  it('is given up when the cluster has been silent for as long as there is patience', () => {
    const transition = giveUp(silent(), UNREACHABLE, 3 * 60_000, NOW);
    expect(transition?.change).toMatchObject({
      ...{ status: 'CANCELED', endedAt: NOW, contact: LOST },
      failure: { code: 'CLUSTER_NOT_TOLD', message: expect.stringContaining('No answer.') },
    });
    expect(giveUp(silent(), UNREACHABLE, 3 * 60_000 + 1, NOW)).toBeNull();
  });

  it('is not given up at the first request without an answer, nor soon after an answer', () => {
    const others = [
      silent({ contact: recordedRun().contact }),
      silent({ lastSyncedAt: at(-2) }),
      silent({
        contact: { ...NOT_UNDERSTOOD, since: at(-9), reason: { code: 'PLANNED_RUN_UNKNOWN', message: '' } },
      }),
      accepted({ contact: LOST }),
    ];
    for (const run of others) expect(giveUp(run, UNREACHABLE, 3 * 60_000, NOW)).toBeNull();
  });

  it('that the cluster accepted is given up after ten minutes without an end', () => {
    const end = giveUp(silent({ cancelAcknowledgedAt: at(-10) }), UNREACHABLE, 0, NOW);
    expect(end?.change.failure?.code).toBe('CANCEL_UNCONFIRMED');
    expect(giveUp(silent({ cancelAcknowledgedAt: at(-9) }), UNREACHABLE, 0, NOW)).toBeNull();
  });
});

describe('contact', () => {
  it.each([
    ['UNREACHABLE', 'LOST'],
    ['UNAUTHORIZED', 'LOST'],
    ['SERVER_ERROR', 'LOST'],
    ['UNEXPECTED_ANSWER', 'NOT_UNDERSTOOD'],
  ] as const)('an error %s means %s', (kind, state) => {
    expect(lossOf(new ClusterError(kind, 'alpha', 'Why.'))).toEqual({
      state,
      reason: { code: `CLUSTER_${kind}`, message: 'Why.' },
    });
  });

  it('is lost once for each reason, and since the first of its kind', () => {
    const transition = lose(accepted(), UNREACHABLE, NOW);
    expect(transition?.change).toEqual({ contact: { ...UNREACHABLE, since: NOW } });
    expect(transition?.events).toMatchObject([{ kind: 'CLUSTER_LOST', message: 'No answer.', from: null }]);
    const lost = accepted({ contact: LOST });
    expect(lose(lost, UNREACHABLE, NOW)).toBeNull();
    const refused: ContactLoss = { state: 'LOST', reason: { code: 'CLUSTER_UNAUTHORIZED', message: 'Key.' } };
    expect(lose(lost, refused, NOW)?.change.contact).toEqual({ ...refused, since: LOST.since });
    expect(lose(lost, NOT_UNDERSTOOD, NOW)?.change.contact).toEqual({ ...NOT_UNDERSTOOD, since: NOW });
    expect(lose(accepted({ status: 'SUCCEEDED' }), UNREACHABLE, NOW)).toBeNull();
  });

  it('is regained by an answer', () => {
    const transition = regain(attempted({ contact: LOST }), NOW);
    expect(transition?.change).toEqual({ contact: { state: 'IN_CONTACT', since: NOW, reason: null } });
    expect(kinds(transition)).toEqual(['CLUSTER_FOUND']);
    expect(regain(attempted(), NOW)).toBeNull();
  });

  it('is not understood while the cluster does not list a run that it accepted', () => {
    const unlisted = progress(accepted({ contact: LOST }), null, false, NOW);
    expect(unlisted?.change).toMatchObject({
      ...{ status: 'WAITING', failure: null, lastSyncedAt: NOW },
      contact: { state: 'NOT_UNDERSTOOD', since: NOW, reason: { code: 'PLANNED_RUN_UNKNOWN' } },
    });
    // The cluster answers, that much is known.
    expect(kinds(unlisted)).toEqual(['CLUSTER_FOUND']);
    const run = afterwards(accepted(), unlisted?.change ?? {});
    expect(progress(run, null, false, at(1))).toBeNull();
    const listed = progress(run, { poll: poll({ runId: null }), run: null, progress: null }, false, at(1));
    expect(listed?.change.contact).toEqual({ state: 'IN_CONTACT', since: at(1), reason: null });
    expect(listed?.events).toEqual([]);
  });
});

describe('progress', () => {
  const OPERATIONS: readonly (OperationStatus | null)[] = [
    ...([null, 'ACCEPTED', 'RUNNING', 'CANCELED', 'CANCELING', 'FAILED', 'MISSED', 'SUCCEEDED'] as const),
    ...(['SUCCEEDED_WITH_WARNING', 'ON_HOLD', 'FINALIZING', 'SKIPPED', 'PAUSED', 'UNKNOWN'] as const),
  ];

  function* everyReport() {
    for (const backedUp of OPERATIONS)
      for (const copied of OPERATIONS)
        for (const runId of [null, '9:17'])
          yield {
            poll: poll({ runId, backupStatus: backedUp }),
            run: details({
              backup: backedUp && backup(backedUp),
              replications: copied === null ? [] : [copy(copied)],
            }),
            progress: null,
          };
  }

  it.each(PLANNED_RUN_STATUSES)('leads from %s to exactly what the table says', (status) => {
    const isScheduled = status === 'RUNNING' || status === 'REPLICATING';
    const run = accepted({ status, runId: isScheduled ? '9:17' : null });
    const reached = new Set<string>();
    for (const report of everyReport()) {
      const transition = progress(run, report, false, NOW);
      if (transition !== null) reached.add(transition.change.status ?? status);
    }
    // What changes nothing is no step.
    if (mayLead('progress', status, status)) reached.add(status);
    expect(reached).toEqual(new Set(TRANSITION_TABLE.progress.steps[status]));
  });

  it('is news only where something changed, and not of a run that was not accepted', () => {
    const report = { poll: poll({ runId: null }), run: null, progress: null };
    expect(progress(accepted(), report, false, NOW)).toBeNull();
    expect(progress(canceling({ submittedAt: null }), report, false, NOW)).toBeNull();
    expect(progress(pending(), report, false, NOW)).toBeNull();
  });

  it('ends a run to be canceled that the cluster neither lists nor knows to cancel', () => {
    const end = progress(canceling(), null, true, NOW);
    expect(end?.change).toMatchObject({ status: 'CANCELED', failure: { code: 'PLANNED_RUN_UNKNOWN' } });
    const noted = progress(canceling({ cancelAcknowledgedAt: at(0) }), null, false, NOW);
    expect(noted?.change).toMatchObject({ status: 'CANCELED', failure: { code: 'PLANNED_RUN_UNKNOWN' } });
    const late = progress(canceling({ cancelRequestedAt: at(-10) }), null, false, NOW);
    expect(late?.change).toMatchObject({ status: 'CANCELED', failure: { code: 'CLUSTER_NOT_TOLD' } });
    expect(progress(canceling(), null, false, NOW)?.change.status).toBe('CANCELING');
  });
});
