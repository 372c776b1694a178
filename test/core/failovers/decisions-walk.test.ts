import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionsOf } from '../../../src/core/failovers/rules/actions.ts';
import { type FailoverChange, SYSTEM } from '../../../src/core/failovers/rules/apply.ts';
import {
  beginAttempt,
  fail,
  makeUncertain,
  markAccepted,
  markSent,
  postpone,
  skip,
  succeed,
} from '../../../src/core/failovers/rules/attempts.ts';
import {
  annotate,
  forceFinish,
  markFailedBack,
  merge,
  requestCancel,
  requestRollBack,
  requestSteps,
  resume,
  timeOut,
} from '../../../src/core/failovers/rules/course.ts';
import {
  type Failover,
  type FailoverObject,
  isFinalPhase,
  type StepKind,
} from '../../../src/core/failovers/rules/failover.ts';
import { FAILOVER_ACTIONS, type FailoverAction } from '../../../src/core/failovers/rules/failover-action.ts';
import { isClosed, passGate, reachGate } from '../../../src/core/failovers/rules/gates.ts';
import { isAwaitingReverseReplication, nextMove } from '../../../src/core/failovers/rules/next-move.ts';
import { linkObjects } from '../../../src/core/failovers/rules/objects/link-objects.ts';
import {
  objectsAfterTearDown,
  RECOVERY_STEPS,
  stepsAfterTearDown,
} from '../../../src/core/failovers/rules/objects/torn-down.ts';
import { mayFollow } from '../../../src/core/failovers/rules/phase-transitions.ts';
import { judgeRecovery } from '../../../src/core/failovers/rules/reports/judge-recovery.ts';
import {
  judgeViewFailover,
  reverseReplicationSeen,
} from '../../../src/core/failovers/rules/reports/judge-view-failover.ts';
import { mirrorPlannedRun } from '../../../src/core/failovers/rules/reports/planned-run-step.ts';
import {
  isDone,
  newestAttempt,
  runningStep,
  statusOf,
  stepsOfCourse,
  uncertainStep,
} from '../../../src/core/failovers/rules/steps.ts';
import type { PlannedRun } from '../../../src/core/planned-runs/rules/planned-run.ts';
import { errorIssue } from '../../../src/core/values/issue.ts';
import { recordedRun } from '../../support/recorded-runs.ts';
import { IS_FULL_SCALE, scaled } from '../../support/scale.ts';
import { begun, NOON, objectWith, RECOVERY, recoveryWith } from './support/failovers.ts';

const RUN_ENDS = [...Array(8).fill('SUCCEEDED' as const), 'RUNNING', 'FAILED', 'CANCELED'] as const;
const REFUSED = [errorIssue('CLUSTER_REFUSED', [], 'no')];
const SENDING: readonly StepKind[] = [
  'INITIATE',
  'RECOVER',
  'LINK',
  'ACTIVATE',
  'DEACTIVATE',
  'PREPARE',
  'FINALIZE',
];
const UNSEEN: readonly StepKind[] = ['LINK', 'ACTIVATE', 'DEACTIVATE'];
const WAYS_OUT: readonly FailoverAction[] = [
  'TEAR_DOWN_RECOVERY',
  'ROLL_BACK_FAILOVER',
  'CANCEL_FAILOVER',
  'FORCE_FINISH_FAILOVER',
];
const ACCEPTING: readonly StepKind[] = ['RECOVER', 'PREPARE', 'FINALIZE'];

/** One walk: what a store would keep, and the next random choices. */
class Walk {
  failover: Failover;
  objects: readonly FailoverObject[];
  run: PlannedRun | null = null;
  readonly #choices: number[];
  #milliseconds = NOON.getTime();

  constructor({ failover, objects }: FailoverChange, choices: readonly number[]) {
    this.failover = failover;
    this.objects = objects;
    this.#choices = [...choices];
  }

  get isOver(): boolean {
    return this.#choices.length === 0;
  }

  choose<Option>(options: readonly Option[]): Option {
    return options[(this.#choices.pop() ?? 0) % options.length] as Option;
  }

  act(actor = SYSTEM) {
    this.#milliseconds += 1000;
    return { actor, at: new Date(this.#milliseconds) };
  }

  now(): Date {
    return new Date(this.#milliseconds);
  }

  apply(change: FailoverChange | null): void {
    if (change === null) return;
    const before = this.failover;
    this.failover = { ...change.failover, version: before.version + 1 };
    this.objects = merge(this.objects, change.objects);
    for (const event of change.events) expect(event.phase).toBe(this.failover.phase);
    expect(mayFollow(before.phase, this.failover.phase)).toBe(true);
    if (isFinalPhase(before.phase)) expect(this.failover.phase).toBe(before.phase);
  }

  /** What a viewer may do at this moment, one of it. */
  request(): void {
    const allowed = actionsOf(this.failover)
      .filter(({ action, refusals }) => refusals.length === 0 && action !== 'ADD_FAILOVER_NOTE')
      .map(({ action }) => action);
    // The ways out end a walk, or throw it back: most walks are to get further.
    const onward = allowed.filter((action) => !WAYS_OUT.includes(action));
    const options = onward.length > 0 && this.choose([0, 0, 0, 0, 0, 1]) === 0 ? onward : allowed;
    const action = this.choose<FailoverAction>(options.length > 0 ? options : ['ADD_FAILOVER_NOTE']);
    this.#ask(action);
    const asked: Partial<Record<FailoverAction, StepKind>> = {
      INITIATE_FAILOVER: 'INITIATE',
      LINK_FAILOVER_OBJECTS: 'LINK',
      ACTIVATE_BACKUP: 'ACTIVATE',
      DEACTIVATE_BACKUP: 'DEACTIVATE',
      TEAR_DOWN_RECOVERY: 'TEAR_DOWN',
      PREPARE_VIEW_FAILOVER: 'PREPARE',
      FINALIZE_VIEW_FAILOVER: 'FINALIZE',
    };
    const step = asked[action];
    // What was accepted begins, and needs nobody else; a gate before it may hold.
    if (step !== undefined && this.failover.queue[0] === step)
      expect(nextMove(this.failover, this.now()), `${action} in ${this.failover.phase}`).not.toBeNull();
  }

  #ask(action: FailoverAction) {
    const { failover, objects } = this;
    const request = { ...this.act('operator'), message: action };
    const steps = (...kinds: StepKind[]) => this.apply(requestSteps(failover, kinds, {}, request));
    switch (action) {
      case 'INITIATE_FAILOVER':
        return steps('INITIATE');
      case 'START_PLANNED_RUN':
        return this.#startRun();
      case 'RECOVER_FAILOVER_OBJECTS': {
        if (this.choose([0, 0, 1]) === 0)
          return steps(...RECOVERY_STEPS.filter((kind) => !statusOf(failover, kind).startsWith('SUCCEEDED')));
        this.apply(requestSteps(failover, [], { recovery: { ...RECOVERY, target: null } }, request));
        for (const kind of RECOVERY_STEPS) this.apply(skip(this.failover, kind, request, 'elsewhere'));
        return;
      }
      case 'LINK_FAILOVER_OBJECTS': {
        const named = objects.map(({ sourceObjectId }) => ({
          sourceObjectId,
          recoveredObjectId: sourceObjectId + 200n,
        }));
        const linked = linkObjects(objects, named);
        expect(linked.issues).toEqual([]);
        if (['FAILED', 'RUNNING'].includes(statusOf(failover, 'FIND_RECOVERED')))
          this.apply(skip(failover, 'FIND_RECOVERED', request, 'by hand'));
        this.apply(requestSteps(this.failover, ['LINK'], {}, request, linked));
        return;
      }
      case 'ACTIVATE_BACKUP':
        return steps('ACTIVATE');
      case 'DEACTIVATE_BACKUP':
        return steps('DEACTIVATE');
      case 'CLEAN_UP_FAILOVER':
        return steps('CLEAN_UP');
      case 'TEAR_DOWN_RECOVERY':
        return steps('TEAR_DOWN');
      case 'PREPARE_VIEW_FAILOVER':
        return steps('PREPARE');
      case 'FINALIZE_VIEW_FAILOVER':
        return steps('FINALIZE');
      case 'CONTINUE_FAILOVER': {
        const { kind } = this.choose(failover.gates.filter(isClosed));
        return this.apply(passGate(failover, kind, request, null));
      }
      case 'RESUME_FAILOVER': {
        const answer =
          uncertainStep(failover) === null
            ? null
            : this.choose(['TOOK_EFFECT', 'DID_NOT_TAKE_EFFECT'] as const);
        this.apply(resume(failover, objects, answer, request));
        expect(uncertainStep(this.failover)).toBeNull();
        return;
      }
      case 'ROLL_BACK_FAILOVER':
        return this.apply(requestRollBack(failover, request));
      case 'CANCEL_FAILOVER':
        return this.apply(requestCancel(failover, request));
      case 'FORCE_FINISH_FAILOVER':
        return this.apply(forceFinish(failover, request));
      case 'ADD_FAILOVER_NOTE':
        return this.apply(annotate(failover, 'noted', null, request));
      case 'FAIL_BACK':
        return this.apply(markFailedBack(failover, 'f-2', request));
    }
  }

  #startRun() {
    const act = this.act();
    this.run = recordedRun({ failoverId: 'f-1', status: 'PENDING', createdAt: act.at });
    this.apply(mirrorPlannedRun(this.failover, this.run, this.objects, act.at));
  }

  /** What the service or a cluster does next. */
  serve() {
    const act = this.act();
    const move = nextMove(this.failover, act.at);
    if (move === null || this.choose([0, 0, 0, 1]) === 1) return this.#observe();
    switch (move.kind) {
      case 'REACH_GATE':
        return this.apply(reachGate(this.failover, move.gate, act));
      case 'TIME_OUT':
        return this.apply(timeOut(this.failover, move.gate, move.decision, act.at));
      case 'BEGIN':
        if (move.step === 'PLANNED_RUN') return this.#startRun();
        return this.apply(beginAttempt(this.failover, move.step, act));
      case 'CARRY_ON':
        return this.#carryOn(move.step);
      case 'WAIT':
        this.#milliseconds = move.until.getTime();
    }
  }

  #carryOn(kind: StepKind) {
    const { failover } = this;
    const act = this.act();
    if (newestAttempt(failover, kind)?.sentAt == null) {
      if (kind === 'DEACTIVATE' && failover.tally.criticalNotActivated > 0)
        return this.apply(fail(failover, kind, act, { issues: REFUSED, message: 'kept' }));
      return this.apply(
        this.choose([0, 0, 0, 0, 0, 0, 0, 1]) === 0 ? markSent(failover, kind, act) : this.#failed(kind),
      );
    }
    if (ACCEPTING.includes(kind)) {
      const accepted = () =>
        markAccepted(failover, kind, act, { upstreamIds: [`22:1:${failover.version}`], message: 'accepted' });
      return this.apply(this.choose([accepted, accepted, () => this.#failed(kind)])());
    }
    const succeeded = () => this.#succeeded(kind);
    const outcomes = [succeeded, succeeded, succeeded, succeeded, () => this.#failed(kind)];
    if (SENDING.includes(kind)) outcomes.push(() => postpone(failover, kind, act, this.now()));
    if (kind === 'CLEAN_UP') outcomes.push(() => skip(failover, kind, act, 'not wanted'));
    if (UNSEEN.includes(kind)) outcomes.push(() => this.#uncertain(kind));
    this.apply(this.choose(outcomes)());
  }

  #failed(kind: StepKind): FailoverChange {
    return fail(this.failover, kind, this.act(), { issues: REFUSED, message: 'no' });
  }

  #uncertain(kind: StepKind): FailoverChange {
    const changed = kind === 'ACTIVATE' ? this.#those('LINKED', 'UNCERTAIN') : [];
    const after = { all: merge(this.objects, changed), changed };
    return makeUncertain(this.failover, kind, this.act(), { issues: REFUSED, message: '?', objects: after });
  }

  #those(from: FailoverObject['verdict'], to: FailoverObject['verdict']): readonly FailoverObject[] {
    return this.objects
      .filter(({ verdict }) => verdict === from)
      .map((object) => ({ ...object, verdict: to }));
  }

  #succeeded(kind: StepKind): FailoverChange {
    const { failover, objects } = this;
    const changed = this.#effect(kind);
    return succeed(failover, kind, this.act(), {
      message: 'done',
      objects: { all: merge(objects, changed), changed },
      ...(kind === 'ACTIVATE' && {
        parts: { reverseReplication: { ...failover.reverseReplication, isWanted: true, isOn: true } },
      }),
      ...(kind === 'TEAR_DOWN' && { more: (after: Failover) => ({ steps: stepsAfterTearDown(after) }) }),
    });
  }

  #effect(kind: StepKind): readonly FailoverObject[] {
    if (kind === 'LINK') return this.#those('RECOVERED', 'LINKED');
    if (kind === 'TEAR_DOWN') return objectsAfterTearDown(this.failover, this.objects);
    if (kind === 'FIND_RECOVERED')
      return this.objects.map((object) => ({ ...object, recoveredObjectId: object.sourceObjectId + 200n }));
    const linked = kind === 'ACTIVATE' ? this.#those('LINKED', 'ACTIVATED') : [];
    return this.choose([linked, linked, linked, linked.slice(0, 1)]);
  }

  /** What the observers see of what goes on at the clusters. */
  #observe() {
    const { failover, objects, run } = this;
    const act = this.act();
    if (run !== null && statusOf(failover, 'PLANNED_RUN') === 'RUNNING') {
      const status = this.choose(RUN_ENDS);
      const canceled = status === 'CANCELED' ? { cancelRequestedAt: act.at } : {};
      this.run = {
        ...run,
        status,
        submissionAttemptedAt: act.at,
        submittedAt: act.at,
        runId: '9:1',
        ...canceled,
      };
      return this.apply(mirrorPlannedRun(failover, this.run, objects, act.at));
    }
    const running = runningStep(failover);
    if (running !== null && newestAttempt(failover, running)?.acceptedAt != null) {
      if (running === 'RECOVER') {
        const status = this.choose(['RUNNING', 'SUCCEEDED', 'SUCCEEDED', 'FAILED'] as const);
        return this.apply(judgeRecovery(failover, recoveryWith({ status }), objects, act));
      }
      if (running === 'PREPARE' || running === 'FINALIZE') {
        const status = this.choose(['RUNNING', 'SUCCEEDED', 'FAILED'] as const);
        const task = {
          id: '1',
          isPlanned: true,
          status,
          errorMessage: null,
          startedAt: null,
          endedAt: null,
          replications: [],
        };
        return this.apply(judgeViewFailover(failover, running, task, act));
      }
    }
    if (failover.pointOfNoReturnPassedAt !== null && isAwaitingReverseReplication(failover))
      this.apply(reverseReplicationSeen(failover, act));
  }

  check(): void {
    const { failover } = this;
    expect(failover.authoritativeSide === 'REPLICATION').toBe(failover.pointOfNoReturnPassedAt !== null);
    if (failover.authoritativeSide === null)
      expect(newestAttempt(failover, decisive(failover))).not.toBeNull();
    expect(actionsOf(failover).map(({ action }) => action)).toEqual(FAILOVER_ACTIONS);
    expect(new Set(failover.queue).size).toBe(failover.queue.length);
    const running = stepsOfCourse(failover).filter((kind) => statusOf(failover, kind) === 'RUNNING');
    expect(running.length, `under way: ${running}`).toBeLessThanOrEqual(1);
    for (const kind of running) expect(failover.queue).not.toContain(kind);
    for (const { attempts } of Object.values(failover.steps))
      expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, position) => position + 1));
    expect(failover.tally.total).toBe(this.objects.length);
    expect(failover.endedAt === null || failover.waitingFor === null || running.length > 0).toBe(true);
    this.#checkAlive();
  }

  /** Whatever has not ended goes on by itself, or somebody can do something about it. */
  #checkAlive(): void {
    const { failover } = this;
    if (failover.endedAt !== null) return;
    const move = nextMove(failover, this.now());
    if (failover.waitingFor === null && statusOf(failover, 'PLANNED_RUN') !== 'RUNNING')
      expect(move).not.toBeNull();
    const useful = actionsOf(failover).filter(
      ({ action, refusals }) => refusals.length === 0 && action !== 'ADD_FAILOVER_NOTE',
    );
    if (failover.waitingFor === 'OPERATOR') expect(useful, failover.phase).not.toEqual([]);
    if (failover.queue.length > 0 && move === null && running(failover) === null)
      expect(['OPERATOR', 'TIMER']).toContain(failover.waitingFor);
  }
}

const running = runningStep;

function decisive({ kind }: Failover): StepKind {
  return kind === 'OBJECTS' ? 'ACTIVATE' : 'FINALIZE';
}

const twoObjects = [
  objectWith(),
  objectWith({ sourceObjectId: 2n, replicaObjectId: 102n, name: 'web-2', snapshotId: 'snapshot-2' }),
];
const beginnings: Readonly<Record<string, () => FailoverChange>> = {
  'objects by hand': () => begun({ objects: twoObjects }),
  'objects guided, gates that hold': () => begun({ objects: twoObjects, gates: [] }),
  'objects guided, gates with timers': () =>
    begun({
      objects: twoObjects,
      gates: [
        { gate: 'SOURCE_STOPPED', onTimeout: 'CONTINUE', timeoutSeconds: 0 },
        { gate: 'ACCEPT', onTimeout: 'ROLL_BACK', timeoutSeconds: 5 },
      ],
    }),
  'a view by hand': () =>
    begun({
      kind: 'VIEW',
      replicaViewId: 7n,
      objects: [],
      queue: ['PREPARE'],
      plan: { reverseReplication: true },
    }),
  'a view unplanned': () =>
    begun({ kind: 'VIEW', isPlanned: false, replicaViewId: 7n, objects: [], queue: ['FINALIZE'] }),
};

it.each(Object.keys(beginnings))('%s: whatever is decided, in whatever order, holds together', (name) => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 5_039 }), { minLength: 120, maxLength: 300, size: 'max' }),
      (choices) => {
        const walk = new Walk((beginnings[name] as () => FailoverChange)(), choices);
        walk.check();
        while (!walk.isOver) {
          const isAsked =
            walk.failover.waitingFor === 'OPERATOR' || walk.choose([0, 0, 0, 0, 0, 0, 0, 1]) === 1;
          if (isAsked) walk.request();
          else walk.serve();
          walk.check();
          reached.add(walk.failover.phase);
          if (isDone(walk.failover, 'CLEAN_UP')) reached.add('CLEANED_UP');
        }
      },
    ),
    { numRuns: scaled(300) },
  );
  if (IS_FULL_SCALE) expect(reached).toContain('COMPLETED');
  expect(reached).toContain('STOPPED');
});
