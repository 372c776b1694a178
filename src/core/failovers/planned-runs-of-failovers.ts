import type { CancelPlannedRun } from '../planned-runs/cancel-planned-run.ts';
import type { PlannedRunFinder } from '../planned-runs/planned-run-port.ts';
import { isFinal, type PlannedRun } from '../planned-runs/rules/planned-run.ts';
import type { PlannedRunOutcome, StartPlannedRun, StartRequest } from '../planned-runs/start-planned-run.ts';
import { errorIssue, hasErrors, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import type { PlannedRunOfFailover } from './advance-failover.ts';
import type { ChangeFailover, FailoverOutcome } from './change-failover.ts';
import type { FailoverReads } from './failover-port.ts';
import type { GuidedFailovers } from './guided-failovers.ts';
import { refusalsOf } from './rules/actions.ts';
import { combine, type FailoverChange, SYSTEM } from './rules/apply.ts';
import { beginAttempt, fail } from './rules/attempts.ts';
import type { Failover } from './rules/failover.ts';
import { wordsOf } from './rules/requests/request-issues.ts';

/** A run and its failover, as the mutations about planned runs answer them. */
export interface PlannedRunAndFailover extends PlannedRunOutcome {
  readonly failover: Failover | null;
  /** The run was there already: the same failover id with the same configuration. */
  readonly isRepeat: boolean;
}

/** What failovers have to do with their planned runs, and the other way round. */
export class PlannedRunsOfFailovers implements PlannedRunOfFailover {
  readonly #change: Pick<ChangeFailover, 'find' | 'now'>;
  readonly #failovers: Pick<FailoverReads, 'list'>;
  readonly #runs: PlannedRunFinder;
  readonly #start: Pick<StartPlannedRun, 'start'>;
  readonly #cancel: Pick<CancelPlannedRun, 'cancel'>;

  constructor(
    change: Pick<ChangeFailover, 'find' | 'now'>,
    failovers: Pick<FailoverReads, 'list'>,
    runs: PlannedRunFinder,
    start: Pick<StartPlannedRun, 'start'>,
    cancel: Pick<CancelPlannedRun, 'cancel'>,
  ) {
    this.#change = change;
    this.#failovers = failovers;
    this.#runs = runs;
    this.#start = start;
    this.#cancel = cancel;
  }

  async find(failoverId: string): Promise<PlannedRun | null> {
    const [run] = await this.#runs.find([failoverId]);
    return run ?? null;
  }

  /** By hand: a failover that is there must allow it, and one that is not begins with its run. */
  async startByHand(request: StartRequest, viewer: Viewer): Promise<PlannedRunAndFailover> {
    const { failoverId, configurationDigest } = request;
    const failover = failoverId === null ? null : await this.#change.find(failoverId);
    const run = failoverId === null || failover === null ? null : await this.find(failoverId);
    const isOther = failover !== null && failover.configurationDigest !== configurationDigest;
    if (failover !== null && run === null) {
      const issues = isOther ? [idInUse(failover)] : refusalsOf(failover, 'START_PLANNED_RUN');
      if (issues.length > 0) return { plannedRun: null, failover, issues, isRepeat: false };
    }
    const outcome = await this.#start.start(request, viewer);
    const started = outcome.plannedRun;
    return {
      ...outcome,
      failover: started === null ? failover : await this.#change.find(started.failoverId),
      isRepeat: started !== null && run !== null,
    };
  }

  /** By the service, where a guided failover has come to it; the run's row takes the step out of the queue. */
  async start(failover: Failover): Promise<FailoverChange | null> {
    const { failoverId, configurationDigest, plan, startedBy, reason } = failover;
    const { plannedRun, issues } = await this.#start.start(
      {
        configurationDigest,
        failoverId,
        reason,
        previewDigest: plan.previewDigest,
        failOnWarnings: plan.failOnWarnings,
      },
      { name: startedBy },
    );
    if (plannedRun !== null) return null;
    const act = { actor: SYSTEM, at: this.#change.now() };
    const begun = beginAttempt(failover, 'PLANNED_RUN', act);
    const reasons = hasErrors(issues)
      ? issues
      : issues.map((issue): Issue => ({ ...issue, severity: 'ERROR' }));
    return combine(
      begun,
      fail(begun.failover, 'PLANNED_RUN', act, { issues: reasons, message: wordsOf(reasons) }),
    );
  }

  async cancel(failoverId: string): Promise<void> {
    await this.#cancel.cancel(failoverId, null, { name: SYSTEM });
  }

  async pausedByOthers({
    failoverId,
    sourceClusterId,
    protectionGroupId,
  }: Failover): Promise<readonly string[]> {
    if (protectionGroupId === null) return [];
    const { items } = await this.#failovers.list(
      { protectionGroupId, clusterIds: [sourceClusterId], phases: PAUSING_PHASES },
      'DESC',
      { first: 20 },
    );
    return items.filter((other) => other.failoverId !== failoverId).map((other) => other.failoverId);
  }

  /**
   * Cancels a failover by hand, of objects or of a view. A planned run that has not ended is canceled first; one that
   * has is no obstacle: until activation the clusters let go of a failover, and of the group that it has paused.
   */
  async cancelByHand(
    failoverId: string,
    reason: string | null,
    viewer: Viewer,
    guided: Pick<GuidedFailovers, 'cancel'>,
  ): Promise<PlannedRunOutcome & FailoverOutcome> {
    const failover = await this.#change.find(failoverId);
    const run = failover === null ? null : await this.find(failoverId);
    const isRunLive = run !== null && !isFinal(run.status);
    if (failover === null || (isRunLive && failover.queue.length === 0 && !failover.isGuided)) {
      const outcome = await this.#cancel.cancel(failoverId, reason, viewer);
      return { ...outcome, failover: failover === null ? null : await this.#change.find(failoverId) };
    }
    // Asked for twice it is canceled once, by whichever way it was asked for first.
    if (failover.course === 'CANCEL') return { plannedRun: run, failover, issues: [] };
    const outcome = await guided.cancel({ failoverId, reason }, viewer);
    return { ...outcome, plannedRun: run === null ? null : await this.find(failoverId) };
  }
}

/** Phases in which a failover may still need its group paused. */
const PAUSING_PHASES = [
  'PREPARED',
  'SYNCING',
  'IN_SYNC',
  'RECOVERING',
  'RECOVERED',
  'ACTIVATED',
  'STOPPED',
] as const;

function idInUse({ failoverId }: Failover): Issue {
  const message = `Failover ${failoverId} is one with another configuration: choose another id.`;
  return errorIssue('FAILOVER_ID_IN_USE', ['failoverId'], message);
}
