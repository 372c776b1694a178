import { randomUUID } from 'node:crypto';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import type { FailoverRunConfigurationRecord } from '../configurations/rules/failover-run-configuration.ts';
import { busyWith, type PlannedRunPreviews } from '../previews/planned-run-preview.ts';
import type { PreviewEffects } from '../previews/rules/preview-effects.ts';
import { errorIssue, hasErrors, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import type { PlannedRunRecorder, Transaction } from './planned-run-port.ts';
import type { PlannedRun } from './rules/planned-run.ts';
import { recordingEvents } from './rules/recording-events.ts';
import { checkFailoverId, checkReason } from './rules/request-checks.ts';

/** What is asked for when a run is started. */
export interface StartRequest {
  /** `null` when the id that the client sent is not one of a configuration. */
  readonly configurationDigest: string | null;
  /** The caller's own, or `null` for a new one. */
  readonly failoverId: string | null;
  readonly reason: string | null;
  /** Digest of the preview that the caller decided on; `null` starts whatever the effects are now. */
  readonly previewDigest: string | null;
  readonly failOnWarnings: boolean;
}

/** The run, unless an issue kept it from being recorded. */
export interface PlannedRunOutcome {
  readonly plannedRun: PlannedRun | null;
  readonly issues: readonly Issue[];
}

/** Puts the job that submits a run into the queue, within the transaction that records it. */
export type EnqueueSubmission = (transaction: Transaction, failoverId: string) => Promise<void>;

/** Starts planned runs, each exactly once. */
export class StartPlannedRun {
  readonly #runs: PlannedRunRecorder;
  readonly #configurations: FailoverRunConfigurationStore;
  readonly #previews: PlannedRunPreviews;
  readonly #enqueue: EnqueueSubmission;
  readonly #now: () => Date;

  constructor(
    runs: PlannedRunRecorder,
    configurations: FailoverRunConfigurationStore,
    previews: PlannedRunPreviews,
    enqueue: EnqueueSubmission,
    now: () => Date,
  ) {
    this.#runs = runs;
    this.#configurations = configurations;
    this.#previews = previews;
    this.#enqueue = enqueue;
    this.#now = now;
  }

  /**
   * Checks everything against the cluster once more, then records the run and its job in one transaction; a
   * worker submits it. The same failover id with the same configuration answers with the run that is there.
   */
  async start(request: StartRequest, viewer: Viewer): Promise<PlannedRunOutcome> {
    const faults = checkRequest(request);
    const { configurationDigest, failoverId } = request;
    const [configuration] = configurationDigest
      ? await this.#configurations.findByDigests([configurationDigest])
      : [];
    if (!configuration) faults.push(configurationNotFound());
    if (!configuration || faults.length > 0) return { plannedRun: null, issues: faults };

    const existing = await this.#existing(failoverId);
    if (existing !== null) return sameOrInUse(existing, configuration);
    const preview = await this.#previews.previewConfiguration(configuration);
    const issues = [...preview.issues];
    if (request.previewDigest !== null && preview.digest !== null && preview.digest !== request.previewDigest)
      issues.push(previewStale());
    const { effects, protectionGroupId } = preview;
    const isRefused = hasErrors(issues) || (request.failOnWarnings && issues.length > 0);
    if (isRefused || effects === null || protectionGroupId === null) {
      // The same request at the same moment may be what spoke against this one: it is the run that was asked for.
      const repeated = await this.#existing(failoverId);
      return repeated === null ? { plannedRun: null, issues } : sameOrInUse(repeated, configuration);
    }
    return this.#record({ ...request, configuration, protectionGroupId, effects, issues }, viewer);
  }

  async #existing(failoverId: string | null): Promise<PlannedRun | null> {
    const [run] = failoverId === null ? [] : await this.#runs.find([failoverId]);
    return run ?? null;
  }

  async #record(
    start: StartRequest & {
      readonly configuration: FailoverRunConfigurationRecord;
      readonly protectionGroupId: string;
      readonly effects: PreviewEffects;
      readonly issues: readonly Issue[];
    },
    viewer: Viewer,
  ): Promise<PlannedRunOutcome> {
    const { configuration, protectionGroupId, effects, issues } = start;
    const createdAt = this.#now();
    const failoverId = start.failoverId ?? randomUUID();
    const outcome = await this.#runs.record(
      {
        failoverId,
        configurationDigest: configuration.digest,
        sourceClusterId: configuration.sourceClusterId,
        replicationClusterId: configuration.replicationClusterId,
        protectionGroupId,
        reason: start.reason,
        startedBy: viewer.name,
        createdAt,
      },
      recordingEvents(effects, viewer.name, createdAt),
      (transaction) => this.#enqueue(transaction, failoverId),
    );
    switch (outcome.kind) {
      case 'RECORDED':
        return { plannedRun: outcome.run, issues };
      case 'FAILOVER_ID_TAKEN':
        return sameOrInUse(outcome.run, configuration);
      case 'GROUP_BUSY':
        return { plannedRun: null, issues: busyWith(outcome.run) };
    }
  }
}

function checkRequest({ failoverId, reason }: StartRequest): Issue[] {
  return [...(failoverId === null ? [] : checkFailoverId(failoverId)), ...checkReason(reason)];
}

function configurationNotFound(): Issue {
  const message = 'No configuration has this id: create it with createFailoverRunConfiguration first.';
  return errorIssue('CONFIGURATION_NOT_FOUND', ['configurationId'], message);
}

function previewStale(): Issue {
  const message =
    'What the run would do has changed since the preview with this digest: look at a new preview.';
  return errorIssue('PREVIEW_STALE', ['previewDigest'], message);
}

function sameOrInUse(run: PlannedRun, configuration: FailoverRunConfigurationRecord): PlannedRunOutcome {
  if (run.configurationDigest === configuration.digest) return { plannedRun: run, issues: [] };
  const message = `Failover ${run.failoverId} is one with another configuration: choose another id.`;
  return { plannedRun: null, issues: [errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message)] };
}
