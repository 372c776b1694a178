import { ClusterError } from '../clusters/cluster-error.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import { type Clusters, unknownCluster } from '../clusters/clusters.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import { requestBody } from '../configurations/rules/request-body.ts';
import type { Clock } from '../values/clock.ts';
import type { LostCluster } from './lost-cluster.ts';
import type { PlannedRunSubmissions } from './planned-run-port.ts';
import { isFinal, type PlannedRun } from './rules/planned-run.ts';
import {
  accept,
  becomeUncertain,
  endUnsubmitted,
  refuse,
  regain,
  remainingGraceMs,
  submit,
  type Transition,
  withdraw,
} from './rules/transitions.ts';

/** How a submission deals with answers that do not come. */
export interface SubmissionTiming {
  /** Between two polls. */
  readonly pollIntervalMs: number;
  /**
   * How long after a request without an answer the cluster may still come up with the run. Must exceed the
   * client's time-out, so that a request is never repeated while the first one is still on its way.
   */
  readonly submissionGraceMs: number;
}

/**
 * Hands a recorded run to its cluster, exactly once, although it may itself be run twice or be killed anywhere.
 *
 * The cluster's own list decides: the request is sent only when a poll does not know the run, and never again
 * within the grace period after a request whose answer did not come. Who may send is decided by a guarded write
 * before the sending, so that of two workers only one does.
 */
export class SubmitPlannedRun {
  readonly #runs: PlannedRunSubmissions;
  readonly #configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;
  readonly #clusters: Clusters;
  readonly #lost: LostCluster;
  readonly #timing: SubmissionTiming;
  readonly #clock: Clock;

  constructor(
    runs: PlannedRunSubmissions,
    configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>,
    clusters: Clusters,
    lost: LostCluster,
    timing: SubmissionTiming,
    clock: Clock,
  ) {
    this.#runs = runs;
    this.#configurations = configurations;
    this.#clusters = clusters;
    this.#lost = lost;
    this.#timing = timing;
    this.#clock = clock;
  }

  /**
   * Returns when the run is accepted or needs no submission any more.
   * @returns the run where it is to be followed now, otherwise `null`
   * @throws ClusterError when the cluster cannot be asked: to be called again later
   */
  async submit(failoverId: string, signal: AbortSignal): Promise<PlannedRun | null> {
    for (;;) {
      signal.throwIfAborted();
      const [run] = await this.#runs.find([failoverId]);
      if (!run || isFinal(run.status)) return null;
      // Also where a worker died after the acceptance: somebody has to follow the run.
      if (run.submittedAt !== null) return run;
      try {
        await this.#advance(run, signal);
      } catch (error) {
        if (error instanceof ClusterError) await this.#noteLoss(failoverId, error);
        throw error;
      }
    }
  }

  async #advance(run: PlannedRun, signal: AbortSignal): Promise<void> {
    const cluster = this.#clusterOf(run);
    const [known] = await cluster.pollPlannedRuns([run.failoverId]);
    const { pollIntervalMs, submissionGraceMs } = this.#timing;
    const at = this.#clock.now();
    const remainingMs = remainingGraceMs(run, submissionGraceMs, at);
    if (known !== undefined) {
      await this.#apply(run, accept(run, known, at));
    } else if (remainingMs > 0) {
      await this.#apply(run, regain(run, at));
      await this.#clock.sleep(Math.min(remainingMs, pollIntervalMs), signal);
    } else if (run.cancelRequestedAt !== null) {
      await this.#apply(run, endUnsubmitted(run, submissionGraceMs, at));
    } else {
      await this.#send(run, cluster);
    }
  }

  #clusterOf(run: PlannedRun): Cluster {
    const cluster = this.#clusters.byId(run.sourceClusterId);
    if (cluster !== undefined) return cluster;
    throw unknownCluster(run.sourceClusterId);
  }

  async #send(run: PlannedRun, cluster: Cluster): Promise<void> {
    const [configuration] = await this.#configurations.findByDigests([run.configurationDigest]);
    if (!configuration)
      throw new Error(`configuration ${run.configurationDigest} of a recorded run is missing`);
    const { submissionGraceMs } = this.#timing;
    // The write before the sending is the right to send: whoever does not get it looks again instead.
    const submitted = submit(run, cluster.name, submissionGraceMs, this.#clock.now());
    const sending = await this.#apply(run, submitted);
    if (sending === null) return;
    // A right that was long in coming may have lapsed, and then another worker may be sending.
    if (remainingGraceMs(sending, submissionGraceMs, this.#clock.now()) < submissionGraceMs / 2) return;
    try {
      await cluster.startPlannedRun(run.failoverId, requestBody(configuration));
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      await this.#explain(sending, cluster, error);
      return;
    }
    await this.#keepAcceptance(sending);
  }

  /** What the cluster has accepted is not asked for again, even if its list should not show it yet. */
  async #keepAcceptance(run: PlannedRun): Promise<void> {
    let current: PlannedRun | null | undefined = run;
    while (current) {
      const transition = accept(current, null, this.#clock.now());
      // Somebody who asks to cancel at this moment makes the write miss.
      if (transition === null || (await this.#apply(current, transition)) !== null) return;
      [current] = await this.#runs.find([run.failoverId]);
    }
  }

  /** Notes why there was no acceptance; throws the error again when a later attempt may do better. */
  async #explain(run: PlannedRun, cluster: Cluster, error: ClusterError): Promise<void> {
    if (error.mayHaveTakenEffect) {
      await this.#apply(run, becomeUncertain(run, error.message, this.#clock.now()));
      return;
    }
    if (error.kind === 'REFUSED' || error.kind === 'NOT_FOUND') {
      await this.#conclude(run, cluster, error);
      return;
    }
    await this.#apply(run, withdraw(run));
    throw error;
  }

  /** A refused run has failed, unless what the cluster objects to is an earlier request for the same run. */
  async #conclude(run: PlannedRun, cluster: Cluster, refusal: ClusterError): Promise<void> {
    const [known] = await cluster.pollPlannedRuns([run.failoverId]);
    const at = this.#clock.now();
    const failure = { code: refusal.upstreamCode ?? refusal.kind, message: refusal.message };
    await this.#apply(run, known === undefined ? refuse(run, failure, at) : accept(run, known, at));
  }

  async #noteLoss(failoverId: string, error: ClusterError): Promise<void> {
    const [run] = await this.#runs.find([failoverId]);
    if (run) await this.#lost.note([run], error);
  }

  /** @returns the changed run; `null` where nothing applies, or the run has moved on: then it is looked at again */
  async #apply(run: PlannedRun, transition: Transition | null): Promise<PlannedRun | null> {
    return transition && this.#runs.change(run, transition.change, transition.events);
  }
}
