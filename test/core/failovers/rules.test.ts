import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../../../src/core/failovers/rules/actions.ts';
import {
  beginAttempt,
  fail,
  makeUncertain,
  markAccepted,
  succeed,
} from '../../../src/core/failovers/rules/attempts.ts';
import { requestCancel, requestSteps, resume } from '../../../src/core/failovers/rules/course.ts';
import { chain, eventHash, FIRST_HASH } from '../../../src/core/failovers/rules/event-hash.ts';
import { dueTimeout, passGate, reachGate } from '../../../src/core/failovers/rules/gates.ts';
import { nextMove } from '../../../src/core/failovers/rules/next-move.ts';
import { holdsObjects } from '../../../src/core/failovers/rules/objects/holds-objects.ts';
import { linkObjects } from '../../../src/core/failovers/rules/objects/link-objects.ts';
import { matchReplicas } from '../../../src/core/failovers/rules/objects/match-replicas.ts';
import { judgeRecovery } from '../../../src/core/failovers/rules/reports/judge-recovery.ts';
import { checkGates } from '../../../src/core/failovers/rules/requests/checks.ts';
import { statusOf } from '../../../src/core/failovers/rules/steps.ts';
import { errorIssue } from '../../../src/core/values/issue.ts';
import {
  ACT,
  after,
  attemptWith,
  begun,
  doneUpTo,
  failoverIn,
  NOON,
  objectWith,
  REQUEST,
  recoveryWith,
} from './support/failovers.ts';

const REFUSED = { issues: [errorIssue('CLUSTER_REFUSED', [], 'no')], message: 'no' };

describe('steps', () => {
  it('one that failed begins anew when it is asked for again', () => {
    const { failover } = beginAttempt(failoverIn({ queue: ['INITIATE'] }), 'INITIATE', ACT);
    const stopped = fail(failover, 'INITIATE', ACT, REFUSED).failover;
    expect(stopped).toMatchObject({ phase: 'STOPPED', waitingFor: 'OPERATOR' });
    expect(refusalsOf(stopped, 'INITIATE_FAILOVER')).toEqual([]);
    const again = requestSteps(stopped, ['INITIATE'], {}, REQUEST).failover;
    expect(nextMove(again, NOON)).toEqual({ kind: 'BEGIN', step: 'INITIATE' });
    expect(beginAttempt(again, 'INITIATE', ACT).failover.steps.INITIATE.attempts).toHaveLength(2);
  });

  it('a tear-down does not wait for the recovery that it ends', () => {
    const running = attemptWith('RUNNING', { acceptedAt: NOON, upstreamIds: ['22:1:1'] });
    const recovering = failoverIn({ at: { ...doneUpTo('SELECT_SNAPSHOTS'), RECOVER: running } });
    expect(nextMove(recovering, NOON)).toBeNull();
    const { failover } = requestSteps(recovering, ['TEAR_DOWN'], {}, REQUEST);
    expect(nextMove(failover, NOON)).toEqual({ kind: 'BEGIN', step: 'TEAR_DOWN' });
  });

  it('an activation that took no effect leaves the side with the source', () => {
    const linked = objectWith({ recoveredObjectId: 201n, verdict: 'LINKED' });
    const objects = [linked];
    const before = failoverIn({ at: doneUpTo('LINK'), objects, queue: ['ACTIVATE'] });
    const begin = beginAttempt(before, 'ACTIVATE', ACT).failover;
    const uncertain = makeUncertain(begin, 'ACTIVATE', ACT, REFUSED).failover;
    expect(uncertain).toMatchObject({ phase: 'STOPPED', authoritativeSide: null });
    expect(refusalsOf(uncertain, 'ROLL_BACK_FAILOVER')).toMatchObject([{ code: 'STEP_UNCERTAIN' }]);
    const resumed = resume(uncertain, objects, 'DID_NOT_TAKE_EFFECT', REQUEST).failover;
    expect(resumed).toMatchObject({ phase: 'RECOVERED', authoritativeSide: 'SOURCE' });
    const took = resume(uncertain, objects, 'TOOK_EFFECT', REQUEST).failover;
    expect(took).toMatchObject({ phase: 'ACTIVATED', authoritativeSide: 'REPLICATION' });
  });

  it.each(['RECOVERING', 'RECOVERED'] as const)(
    'what is recovered elsewhere can be canceled: %s',
    (phase) => {
      const elsewhere = {
        SELECT_SNAPSHOTS: 'SKIPPED',
        RECOVER: 'SKIPPED',
        FIND_RECOVERED: 'SKIPPED',
      } as const;
      const link = phase === 'RECOVERED' ? ({ LINK: 'SUCCEEDED' } as const) : {};
      const before = failoverIn({ at: { ...doneUpTo('PLANNED_RUN'), ...elsewhere, ...link } });
      expect(before.phase).toBe(phase);
      expect(refusalsOf(before, 'CANCEL_FAILOVER')).toEqual([]);
      let { failover } = requestCancel(before, REQUEST);
      for (const kind of ['CANCEL', 'RELEASE_PAUSE'] as const) {
        expect(nextMove(failover, NOON)).toEqual({ kind: 'BEGIN', step: kind });
        failover = succeed(beginAttempt(failover, kind, ACT).failover, kind, ACT, { message: '' }).failover;
      }
      expect(failover.phase).toBe('CANCELED');
    },
  );

  it('an accepted request waits for the cluster', () => {
    const { failover } = beginAttempt(failoverIn({ at: doneUpTo('SELECT_SNAPSHOTS') }), 'RECOVER', ACT);
    const accepted = markAccepted(failover, 'RECOVER', ACT, { upstreamIds: ['1'], message: '' }).failover;
    expect(accepted).toMatchObject({ phase: 'RECOVERING', waitingFor: 'CLUSTER' });
    expect(holdsObjects(accepted)).toBe(true);
  });
});

describe('gates', () => {
  const gates = [{ gate: 'ACCEPT', onTimeout: 'ROLL_BACK', timeoutSeconds: 60 }] as const;
  const atGate = failoverIn({
    at: doneUpTo('LINK'),
    gates: begun({ gates }).failover.gates,
    queue: ['ACTIVATE', 'DEACTIVATE'],
    isGuided: true,
  });

  it('a timer decides when it has run out, and not before', () => {
    expect(nextMove(atGate, NOON)).toEqual({ kind: 'REACH_GATE', gate: 'ACCEPT' });
    const { failover } = reachGate(atGate, 'ACCEPT', ACT);
    expect(failover.waitingFor).toBe('TIMER');
    expect(nextMove(failover, after(59))).toEqual({ kind: 'WAIT', until: after(60) });
    expect(dueTimeout(failover, after(60))).toEqual({ gate: 'ACCEPT', decision: 'ROLL_BACK' });
  });

  it('an early signal is kept: the gate does not stop the failover', () => {
    const { failover } = passGate(atGate, 'ACCEPT', ACT, null);
    expect(nextMove(failover, NOON)).toEqual({ kind: 'BEGIN', step: 'ACTIVATE' });
  });

  it.each([
    [[{ gate: 'ACCEPT', onTimeout: 'HOLD', timeoutSeconds: 1 }], ['ACTION_NOT_ALLOWED']],
    [[{ gate: 'ACCEPT', onTimeout: 'CONTINUE', timeoutSeconds: null }], ['MISSING_INPUT']],
    [[{ gate: 'ACCEPT', onTimeout: 'CONTINUE', timeoutSeconds: -1 }], ['ACTION_NOT_ALLOWED']],
    [[{ gate: 'ACCEPT', onTimeout: 'CONTINUE', timeoutSeconds: 0 }], []],
  ] as const)('%j', (requests, codes) => {
    expect(checkGates(requests).map(({ code }) => code)).toEqual(codes);
  });
});

describe('objects', () => {
  it.each([
    ['by name', [{ objectId: 9n, name: 'a' }], 9n],
    [
      'a name that two copies have proves nothing',
      [
        { objectId: 9n, name: 'a' },
        { objectId: 8n, name: 'a' },
      ],
      null,
    ],
    ['no copy of the name', [{ objectId: 9n, name: 'b' }], null],
  ])('replicas: %s', (_case, replicas, replicaObjectId) => {
    const { matches, issues } = matchReplicas([{ objectId: 1n, name: 'a' }], replicas, []);
    expect(matches).toEqual([{ sourceObjectId: 1n, replicaObjectId, name: 'a' }]);
    expect(issues.map(({ code }) => code)).toEqual(replicaObjectId === null ? ['REPLICA_UNDETERMINED'] : []);
  });

  it('a critical object needs what was recovered of it, an optional one does not', () => {
    expect(linkObjects([objectWith()], null).issues).toMatchObject([
      { code: 'RECOVERED_OBJECT_UNDETERMINED' },
    ]);
    expect(linkObjects([objectWith({ impact: 'OPTIONAL' })], null).issues).toEqual([]);
    expect(
      linkObjects([objectWith()], [{ sourceObjectId: 5n, recoveredObjectId: 6n }]).issues[0],
    ).toMatchObject({
      code: 'OBJECT_NOT_IN_FAILOVER',
      path: ['objects', '0', 'sourceObjectId'],
    });
  });

  it.each([
    ['CRITICAL', 'FAILED'],
    ['OPTIONAL', 'SUCCEEDED_WITH_WARNING'],
  ] as const)('a %s object that is not recovered makes the step %s', (impact, status) => {
    const running = attemptWith('RUNNING', { acceptedAt: NOON });
    const objects = [objectWith(), objectWith({ sourceObjectId: 2n, snapshotId: 'snapshot-2', impact })];
    const failover = failoverIn({ at: { ...doneUpTo('SELECT_SNAPSHOTS'), RECOVER: running }, objects });
    const of = { messages: [], bytesRestored: null, objectId: null, objectName: null };
    const phases = { instantRecoveryStatus: null, datastoreMigrationStatus: null };
    const recovery = recoveryWith({
      status: 'SUCCEEDED_WITH_WARNING',
      objects: [
        { ...of, ...phases, snapshotId: 'snapshot-1', status: 'SUCCEEDED' },
        { ...of, ...phases, snapshotId: 'snapshot-2', status: 'FAILED' },
      ],
    });
    const change = judgeRecovery(failover, recovery, objects, ACT);
    expect(change && statusOf(change.failover, 'RECOVER')).toBe(status);
  });
});

it('a changed event changes its hash and all after it', () => {
  const { events } = begun();
  const [event] = events;
  if (event === undefined) throw new TypeError('a failover begins with an event');
  const [first, second] = chain('f-1', null, [event, event]);
  expect(first?.hash).toBe(eventHash(FIRST_HASH, 'f-1', 1, event));
  const [, changed] = chain('f-1', null, [{ ...event, message: 'another' }, event]);
  expect(changed?.hash).not.toBe(second?.hash);
});
