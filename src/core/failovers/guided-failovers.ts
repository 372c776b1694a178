import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import { checkFailoverId, checkReason } from '../planned-runs/rules/request-checks.ts';
import { errorIssue, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import { type ChangeFailover, digestOf, type FailoverOutcome, notFound } from './change-failover.ts';
import type { StepRequest } from './failover-requests.ts';
import {
  annotate,
  beginFailover,
  forceFinish,
  hasRecovery,
  requestCancel,
  requestRollBack,
  resume,
} from './rules/course.ts';
import type { FailoverMark, GateKind } from './rules/failover.ts';
import type { ActivationPlan } from './rules/failover-plan.ts';
import { type GateRequest, isClosed, passGate } from './rules/gates.ts';
import { beginningOf } from './rules/requests/beginnings.ts';
import {
  checkAcknowledgement,
  checkGates,
  checkNote,
  checkRecovery,
  checkTimers,
  type RecoveryRequest,
} from './rules/requests/checks.ts';
import { configurationNotFound, otherConfiguration } from './rules/requests/request-issues.ts';
import { uncertainStep } from './rules/steps.ts';

/** A guided failover of objects, with the defaults of the schema applied. */
export interface RunRequest extends StepRequest {
  /** `null` when the id that the client sent is not one of a configuration. */
  readonly configurationDigest: string | null;
  readonly recovery: RecoveryRequest;
  readonly activation: ActivationPlan;
  readonly keepFailoverObjects: boolean;
  readonly gates: readonly GateRequest[];
  readonly optionalObjectIds: readonly bigint[];
  readonly previewDigest: string | null;
  readonly failOnWarnings: boolean;
  readonly acknowledgePointOfNoReturn: boolean;
  readonly acknowledgeDataLoss: boolean;
}

export interface ContinueRequest extends StepRequest {
  readonly gate: GateKind;
  readonly acknowledgePointOfNoReturn: boolean;
  readonly note: string | null;
}

export interface NoteRequest {
  readonly failoverId: string;
  readonly note: string | null;
  readonly mark: FailoverMark | null;
  /** When the mark was true; `null`: now. */
  readonly at: Date | null;
}

/** What a viewer asks of a failover as a whole: the guided way, its gates, and the ways out. */
export class GuidedFailovers {
  readonly #change: ChangeFailover;
  readonly #configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;

  constructor(change: ChangeFailover, configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>) {
    this.#change = change;
    this.#configurations = configurations;
  }

  /** All steps in order, stopping at the two gates. The same id with the same request answers with what is there. */
  async run(request: RunRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, configurationDigest, reason, recovery, activation, gates } = request;
    const [configuration] = configurationDigest
      ? await this.#configurations.findByDigests([configurationDigest])
      : [];
    const faults = [
      ...checkFailoverId(failoverId),
      ...checkReason(reason),
      ...(configuration ? [] : [configurationNotFound()]),
      ...checkRecovery(recovery, ['recovery']),
      ...checkGates(gates),
      ...checkTimers(gates, recovery, {
        pointOfNoReturn: request.acknowledgePointOfNoReturn,
        dataLoss: request.acknowledgeDataLoss,
      }),
      ...optionalFaults(request.optionalObjectIds, configuration?.objectIds ?? request.optionalObjectIds),
    ];
    const existing = await this.#change.find(failoverId);
    if (!configuration || faults.length > 0) return { failover: existing, issues: faults };
    const { isDoneElsewhere: _, ...recoveryPlan } = recovery;
    const digest = digestOf({ ...request, reason: null });
    const beginning = {
      ...beginningOf(failoverId, configuration, reason, request.optionalObjectIds),
      gates,
      plan: {
        recovery: recoveryPlan,
        activation,
        keepFailoverObjects: request.keepFailoverObjects,
        previewDigest: request.previewDigest,
        failOnWarnings: request.failOnWarnings,
      },
      requestDigest: digest,
    };
    const recorded =
      existing === null
        ? await this.#change.begin(beginFailover(beginning, { actor: viewer.name, at: this.#change.now() }))
        : null;
    if (recorded !== null) return { failover: recorded, issues: [] };
    const there = existing ?? (await this.#change.find(failoverId));
    if (there?.requestDigest === digest) return { failover: there, issues: [] };
    if (there?.configurationDigest !== configuration.digest)
      return { failover: there, issues: [otherConfiguration(failoverId)] };
    const message = `Failover ${failoverId} is there already, and was not begun by this request: choose another id.`;
    return { failover: there, issues: [errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message)] };
  }

  /** Passes the gate that is named, and no other; a signal that comes early is kept. */
  continue(request: ContinueRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const { failoverId, gate: kind, note, reason } = request;
    const faults = [
      ...checkReason(reason),
      ...checkNote(note),
      ...(kind === 'ACCEPT'
        ? checkAcknowledgement(
            request.acknowledgePointOfNoReturn,
            'acknowledgePointOfNoReturn',
            'Behind this gate lies the point of no return',
          )
        : []),
    ];
    const content = { gate: kind };
    return this.#change.request(
      { failoverId, action: 'CONTINUE_FAILOVER', content, faults, reason, viewer },
      (failover, asked) => {
        const gate = failover.gates.find((one) => one.kind === kind);
        if (gate !== undefined && isClosed(gate)) return passGate(failover, kind, asked, note ?? reason);
        const message = `The gate ${kind} is ${gate?.status ?? 'not one of this failover'}.`;
        return [errorIssue('GATE_NOT_WAITING', ['gate'], message)];
      },
    );
  }

  /** A new attempt at the step that failed; of an uncertain step a person says what became of it. */
  resume(
    {
      failoverId,
      uncertainStep: answer,
      reason,
    }: StepRequest & { readonly uncertainStep: 'TOOK_EFFECT' | 'DID_NOT_TAKE_EFFECT' | null },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const request = {
      failoverId,
      action: 'RESUME_FAILOVER',
      content: answer,
      faults: checkReason(reason),
      reason,
      viewer,
    } as const;
    return this.#change.request(request, async (failover, asked) => {
      const step = uncertainStep(failover);
      if (step !== null && answer === null) {
        const message = `Whether the step ${step} took effect is uncertain: say what became of it.`;
        return [errorIssue('STEP_UNCERTAIN', ['uncertainStep'], message)];
      }
      if (step === null && answer !== null) {
        const message = 'No step is uncertain: leave uncertainStep out.';
        return [errorIssue('ACTION_NOT_ALLOWED', ['uncertainStep'], message)];
      }
      return resume(failover, await this.#change.objects(failoverId), answer, asked);
    });
  }

  /** Undoes everything in reverse order. */
  rollBack(
    { failoverId, acknowledgeDataLoss, reason }: StepRequest & { readonly acknowledgeDataLoss: boolean },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const faults = checkReason(reason);
    return this.#change.request(
      { failoverId, action: 'ROLL_BACK_FAILOVER', content: null, faults, reason, viewer },
      (failover, asked) => {
        const missing = hasRecovery(failover)
          ? checkAcknowledgement(
              acknowledgeDataLoss,
              'acknowledgeDataLoss',
              'What the recovered workloads wrote is lost',
            )
          : [];
        return missing.length > 0 ? missing : requestRollBack(failover, asked);
      },
    );
  }

  /** Has the clusters forget a failover of which nothing has been recovered. */
  cancel({ failoverId, reason }: StepRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const faults = checkReason(reason);
    return this.#change.request(
      { failoverId, action: 'CANCEL_FAILOVER', content: null, faults, reason, viewer },
      requestCancel,
    );
  }

  /** Ends a stopped failover as the operator's own affair. Nothing is sent to clusters. */
  forceFinish(
    {
      failoverId,
      acknowledgeUnconfirmed,
      reason,
    }: StepRequest & { readonly acknowledgeUnconfirmed: boolean },
    viewer: Viewer,
  ): Promise<FailoverOutcome> {
    const faults = [
      ...checkReason(reason),
      ...checkAcknowledgement(
        acknowledgeUnconfirmed,
        'acknowledgeUnconfirmed',
        'The clusters do not confirm this end',
      ),
    ];
    return this.#change.request(
      { failoverId, action: 'FORCE_FINISH_FAILOVER', content: null, faults, reason, viewer },
      forceFinish,
    );
  }

  /** A note, or a mark with its time, in the events and the report. */
  async note({ failoverId, note, mark, at }: NoteRequest, viewer: Viewer): Promise<FailoverOutcome> {
    const faults = [...checkNote(note), ...markFaults({ note, mark, at }, this.#change.now())];
    if ((await this.#change.find(failoverId)) === null)
      return { failover: null, issues: [...faults, notFound(failoverId)] };
    const request = {
      failoverId,
      action: 'ADD_FAILOVER_NOTE',
      content: null,
      faults,
      reason: null,
      viewer,
    } as const;
    return this.#change.request(request, (failover, asked) =>
      annotate(failover, note, mark === null ? null : { kind: mark, at: at ?? asked.at }, asked),
    );
  }
}

function optionalFaults(optional: readonly bigint[], objectIds: readonly bigint[]): readonly Issue[] {
  return optional.flatMap((id, position) =>
    objectIds.includes(id)
      ? []
      : [
          errorIssue(
            'OBJECT_NOT_IN_FAILOVER',
            ['optionalObjectIds', String(position)],
            `Object ${id} is not one of the configuration's.`,
          ),
        ],
  );
}

function markFaults({ note, mark, at }: Omit<NoteRequest, 'failoverId'>, now: Date): readonly Issue[] {
  if (mark === null && (note === null || note.trim() === ''))
    return [errorIssue('MISSING_INPUT', ['note'], 'A note needs a text, unless it is a mark.')];
  if (mark === null && at !== null)
    return [
      errorIssue(
        'MISSING_INPUT',
        ['mark'],
        'Only a mark has a time of its own: name the mark, or leave at out.',
      ),
    ];
  if (at !== null && at > now)
    return [errorIssue('ACTION_NOT_ALLOWED', ['at'], 'A mark cannot lie in the future.')];
  return [];
}
