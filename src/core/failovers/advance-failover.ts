import type { ClusterError } from '../clusters/cluster-error.ts';
import { unknownCluster } from '../clusters/clusters.ts';
import type { FailoverCluster } from '../clusters/failover/failover-cluster-port.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import type { PlannedRun } from '../planned-runs/rules/planned-run.ts';
import type { Clock } from '../values/clock.ts';
import type { ApplyOutcome, EnqueueWork, FailoverReads, FailoverWrites } from './failover-port.ts';
import { combine, type FailoverChange, SYSTEM } from './rules/apply.ts';
import { beginAttempt, fail } from './rules/attempts.ts';
import { timeOut } from './rules/course.ts';
import type { Failover, StepKind } from './rules/failover.ts';
import { reachGate } from './rules/gates.ts';
import { nextMove } from './rules/next-move.ts';
import { inProgress, wordsOf } from './rules/requests/request-issues.ts';
import { newestAttempt } from './rules/steps.ts';
import { carryOutStep } from './steps/carry-out-step.ts';
import { STEP_HANDLERS } from './steps/handlers.ts';
import type { StepContext } from './steps/step-handler.ts';

/** How steps deal with answers that do not come. */
export interface StepTiming {
  /** Between two looks. */
  readonly pollIntervalMs: number;
  /** How long after a request without an answer its effect may still appear. */
  readonly graceMs: number;
}

/** What the steps need of the planned run: its row is kept elsewhere. */
export interface PlannedRunOfFailover {
  find(failoverId: string): Promise<PlannedRun | null>;
  /** Starts the run that a guided failover has come to; answers the change where the start was refused. */
  start(failover: Failover): Promise<FailoverChange | null>;
  cancel(failoverId: string): Promise<void>;
  /** Other failovers that keep the group paused and have not ended. */
  pausedByOthers(failover: Failover): Promise<readonly string[]>;
}

/** The clusters that failovers can lie between. */
export interface FailoverClusters {
  byId(id: bigint): FailoverCluster | undefined;
}

/**
 * Carries one failover on, by whatever the rules say comes next, until a person, an observation or a moment does.
 * May itself be run twice, or be killed anywhere: rows are the truth, and each write is guarded by their version.
 */
export class AdvanceFailover {
  readonly #failovers: Pick<FailoverReads, 'find' | 'objects'> & FailoverWrites;
  readonly #configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;
  readonly #clusters: FailoverClusters;
  readonly #runs: PlannedRunOfFailover;
  readonly #timing: StepTiming;
  readonly #clock: Clock;
  readonly #enqueue: EnqueueWork;

  constructor(
    failovers: Pick<FailoverReads, 'find' | 'objects'> & FailoverWrites,
    configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>,
    clusters: FailoverClusters,
    runs: PlannedRunOfFailover,
    timing: StepTiming,
    clock: Clock,
    enqueue: EnqueueWork,
  ) {
    this.#failovers = failovers;
    this.#configurations = configurations;
    this.#clusters = clusters;
    this.#runs = runs;
    this.#timing = timing;
    this.#clock = clock;
    this.#enqueue = enqueue;
  }

  /**
   * @returns the moment at which there is something to do again, `null` where somebody else says so
   * @throws the reason of the signal, when it says so
   */
  async advance(failoverId: string, signal: AbortSignal): Promise<Date | null> {
    for (;;) {
      signal.throwIfAborted();
      const [failover] = await this.#failovers.find([failoverId]);
      if (!failover) return null;
      const move = nextMove(failover, this.#clock.now());
      if (move === null) return null;
      if (move.kind === 'WAIT') return move.until;
      await this.#make(failover, move);
    }
  }

  async #make(
    failover: Failover,
    move: Exclude<NonNullable<ReturnType<typeof nextMove>>, { kind: 'WAIT' }>,
  ): Promise<void> {
    const act = { actor: SYSTEM, at: this.#clock.now() };
    switch (move.kind) {
      case 'REACH_GATE':
        await this.#apply(reachGate(failover, move.gate, act));
        return;
      case 'TIME_OUT':
        await this.#apply(timeOut(failover, move.gate, move.decision, act.at));
        return;
      case 'BEGIN':
        await this.#begin(failover, move.step);
        return;
      case 'CARRY_ON':
        await this.#carryOn(failover, move.step);
    }
  }

  async #begin(failover: Failover, step: StepKind): Promise<void> {
    if (step !== 'PLANNED_RUN') {
      const act = { actor: SYSTEM, at: this.#clock.now() };
      const begun = beginAttempt(failover, step, act);
      const outcome = await this.#apply(begun);
      if (outcome.kind !== 'OBJECTS_TAKEN') return;
      const issues = outcome.taken.map(inProgress);
      await this.#apply(
        combine(begun, fail(begun.failover, step, act, { issues, message: wordsOf(issues) })),
      );
      return;
    }
    const refused = await this.#runs.start(failover);
    if (refused !== null) await this.#apply(refused);
  }

  async #carryOn(failover: Failover, step: StepKind): Promise<void> {
    if (step === 'PLANNED_RUN') return;
    const context = await this.#contextOf(failover, step);
    await carryOutStep(step, STEP_HANDLERS[step], context, this.#timing, (change) => this.#apply(change));
  }

  async #contextOf(failover: Failover, step: StepKind): Promise<StepContext> {
    const { failoverId, configurationDigest, sourceClusterId, replicationClusterId } = failover;
    const attempt = newestAttempt(failover, step);
    if (attempt === null) throw new Error(`failover ${failoverId} has no attempt at ${step}`);
    const [configuration] = configurationDigest
      ? await this.#configurations.findByDigests([configurationDigest])
      : [];
    return {
      failover,
      attempt,
      objects: await this.#failovers.objects(failoverId),
      source: this.#cluster(sourceClusterId),
      replication: this.#cluster(replicationClusterId),
      configuration: configuration ?? null,
      run: await this.#runs.find(failoverId),
      cancelRun: () => this.#runs.cancel(failoverId),
      pausedByOthers: () => this.#runs.pausedByOthers(failover),
      now: this.#clock.now(),
    };
  }

  /** A cluster that is no longer configured cannot be asked: every use of it fails as if it were down. */
  #cluster(id: bigint): FailoverCluster {
    return this.#clusters.byId(id) ?? unreachable(id);
  }

  #apply(change: FailoverChange): Promise<ApplyOutcome> {
    return this.#failovers.apply(change, this.#enqueue);
  }
}

function unreachable(id: bigint): FailoverCluster {
  return new Proxy({} as FailoverCluster, {
    get: () => () => Promise.reject(unknownCluster(id) satisfies ClusterError),
  });
}
