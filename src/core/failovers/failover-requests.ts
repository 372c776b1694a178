import { checkReason } from '../planned-runs/rules/request-checks.ts';
import { errorIssue, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import type { ChangeFailover, FailoverOutcome } from './change-failover.ts';
import { combine, type FailoverChange } from './rules/apply.ts';
import { skip } from './rules/attempts.ts';
import { requestSteps } from './rules/course.ts';
import type { Failover, FailoverObject } from './rules/failover.ts';
import type { ActivationPlan, RecoveryPlan } from './rules/failover-plan.ts';
import { linkObjects } from './rules/objects/link-objects.ts';
import { RECOVERY_STEPS } from './rules/objects/torn-down.ts';
import { checkAcknowledgement, checkRecovery, type RecoveryRequest } from './rules/requests/checks.ts';
import { statusOf } from './rules/steps.ts';

/** What every request of a step says. */
export interface StepRequest {
  readonly failoverId: string;
  readonly reason: string | null;
}

export interface LinkRequest extends StepRequest {
  /** `null`: what was found. */
  readonly objects: readonly { readonly sourceObjectId: bigint; readonly recoveredObjectId: bigint }[] | null;
}

export interface ActivateRequest extends StepRequest {
  readonly activation: ActivationPlan;
  readonly acknowledgePointOfNoReturn: boolean;
}

/** The steps of a failover of objects after its initiation, each by hand. */
export class FailoverRequests {
  readonly #change: ChangeFailover;

  constructor(change: ChangeFailover) {
    this.#change = change;
  }

  /** Recovers the proved snapshots of this planned run, or records that somebody does so elsewhere. */
  recover(
    request: StepRequest & { readonly recovery: RecoveryRequest },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const { failoverId, recovery, reason } = request;
    const faults = [...checkReason(reason), ...checkRecovery(recovery, ['recovery'])];
    return this.#change.request(
      { failoverId, action: 'RECOVER_FAILOVER_OBJECTS', content: recovery, faults, reason, viewer },
      (failover, asked) =>
        recovery.isDoneElsewhere
          ? skipRecovery(requestSteps(failover, [], { recovery: planOf(recovery) }, asked), asked)
          : requestSteps(failover, stepsLeft(failover), { recovery: planOf(recovery) }, asked),
    );
  }

  /** Links replicas to what was recovered: to what was found, and to what is named here. */
  link(request: LinkRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, objects: named, reason } = request;
    return this.#change.request(
      {
        failoverId,
        action: 'LINK_FAILOVER_OBJECTS',
        content: named,
        faults: checkReason(reason),
        reason,
        viewer,
      },
      async (failover, asked) => {
        const linked = linkObjects(await this.#change.objects(failoverId), named);
        if (linked.issues.length > 0) return linked.issues;
        const isSearchOver = ['FAILED', 'RUNNING'].includes(statusOf(failover, 'FIND_RECOVERED'));
        const found = isSearchOver
          ? skip(failover, 'FIND_RECOVERED', asked, 'The recovered objects are named by hand.')
          : null;
        const next = requestSteps(found?.failover ?? failover, ['LINK'], {}, asked, linked);
        return found === null ? next : combine(found, next);
      },
    );
  }

  /** The point of no return. May be repeated for objects that are not activated yet. */
  activate(request: ActivateRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, activation, reason } = request;
    const faults = [
      ...checkReason(reason),
      ...checkAcknowledgement(
        request.acknowledgePointOfNoReturn,
        'acknowledgePointOfNoReturn',
        'Activation cannot be taken back',
      ),
    ];
    return this.#change.request(
      { failoverId, action: 'ACTIVATE_BACKUP', content: activation, faults, reason, viewer },
      async (failover, asked) => {
        const issues = notOfFailover(await this.#change.objects(failoverId), activation.sourceObjectIds);
        return issues.length > 0 ? issues : requestSteps(failover, ['ACTIVATE'], { activation }, asked);
      },
    );
  }

  /** Lets the source go. */
  deactivate(
    request: StepRequest & {
      readonly keepFailoverObjects: boolean;
      readonly acknowledgePointOfNoReturn: boolean;
    },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const { failoverId, keepFailoverObjects, reason } = request;
    const faults = [
      ...checkReason(reason),
      ...checkAcknowledgement(
        request.acknowledgePointOfNoReturn,
        'acknowledgePointOfNoReturn',
        'Letting the source go cannot be taken back',
      ),
    ];
    return this.#change.request(
      { failoverId, action: 'DEACTIVATE_BACKUP', content: keepFailoverObjects, faults, reason, viewer },
      (failover, asked) => requestSteps(failover, ['DEACTIVATE'], { keepFailoverObjects }, asked),
    );
  }

  /** Tidies both sides, after the first reverse replication. */
  cleanUp({ failoverId, reason }: StepRequest, viewer: Viewer): Promise<FailoverOutcome> {
    return this.#change.request(
      { failoverId, action: 'CLEAN_UP_FAILOVER', content: null, faults: checkReason(reason), reason, viewer },
      (failover, asked) => requestSteps(failover, ['CLEAN_UP'], {}, asked),
    );
  }

  /** Cancels or tears down the recovery. */
  tearDown(
    request: StepRequest & { readonly acknowledgeDataLoss: boolean },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const { failoverId, acknowledgeDataLoss, reason } = request;
    const faults = [
      ...checkReason(reason),
      ...checkAcknowledgement(
        acknowledgeDataLoss,
        'acknowledgeDataLoss',
        'What the recovered workloads wrote is lost',
      ),
    ];
    return this.#change.request(
      { failoverId, action: 'TEAR_DOWN_RECOVERY', content: null, faults, reason, viewer },
      (failover, asked) => requestSteps(failover, ['TEAR_DOWN'], {}, asked),
    );
  }
}

/** The steps of a recovery that are not done yet. */
function stepsLeft(failover: Failover) {
  return RECOVERY_STEPS.filter(
    (kind) => !['SUCCEEDED', 'SUCCEEDED_WITH_WARNING'].includes(statusOf(failover, kind)),
  );
}

function skipRecovery(
  change: FailoverChange,
  act: { readonly actor: string; readonly at: Date },
): FailoverChange {
  return RECOVERY_STEPS.reduce(
    (before, kind) => combine(before, skip(before.failover, kind, act, `${kind} is done elsewhere.`)),
    change,
  );
}

function planOf({ isDoneElsewhere: _, ...plan }: RecoveryRequest): RecoveryPlan {
  return plan;
}

function notOfFailover(
  objects: readonly FailoverObject[],
  asked: readonly bigint[] | null,
): readonly Issue[] {
  const byId = new Map(objects.map((object) => [object.sourceObjectId, object]));
  return (asked ?? []).flatMap((id, position) => {
    const path = ['activation', 'sourceObjectIds', String(position)];
    const object = byId.get(id);
    if (object === undefined)
      return [errorIssue('OBJECT_NOT_IN_FAILOVER', path, `Object ${id} is not one of the failover's.`)];
    if (object.verdict === 'LINKED') return [];
    const message = `Object ${id} is ${object.verdict}: only what is linked and not activated can be activated.`;
    return [errorIssue('ACTION_NOT_ALLOWED', path, message)];
  });
}
