import { ClusterError } from '../clusters/cluster-error.ts';
import type { PlannedRunPollStatus } from '../clusters/cluster-facts.ts';
import type { Cluster } from '../clusters/cluster-port.ts';
import { type Clusters, unknownCluster } from '../clusters/clusters.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import { requestBody } from '../configurations/rules/request-body.ts';
import type { Clock } from '../values/clock.ts';
import { foundAgain, type LostCluster } from './lost-cluster.ts';
import type { PlannedRunChange, PlannedRunSubmissions } from './planned-run-port.ts';
import {
  isFinal,
  type PlannedRun,
  type PlannedRunEvent,
  type PlannedRunEventKind,
} from './rules/planned-run.ts';
import { SYSTEM } from './rules/transition-events.ts';

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
  readonly #configurations: FailoverRunConfigurationStore;
  readonly #clusters: Clusters;
  readonly #lost: LostCluster;
  readonly #timing: SubmissionTiming;
  readonly #clock: Clock;

  constructor(
    runs: PlannedRunSubmissions,
    configurations: FailoverRunConfigurationStore,
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
    if (known !== undefined) {
      await this.#accept(run, known);
      return;
    }
    const remaining = this.#remainingGrace(run);
    if (remaining > 0) await this.#clock.sleep(Math.min(remaining, this.#timing.pollIntervalMs), signal);
    else if (run.cancelRequestedAt !== null) await this.#endUnsubmitted(run);
    else await this.#send(run, cluster);
  }

  #clusterOf(run: PlannedRun): Cluster {
    const cluster = this.#clusters.byId(run.sourceClusterId);
    if (cluster !== undefined) return cluster;
    throw unknownCluster(run.sourceClusterId);
  }

  #remainingGrace({ submissionAttemptedAt }: PlannedRun): number {
    if (submissionAttemptedAt === null) return 0;
    return submissionAttemptedAt.getTime() + this.#timing.submissionGraceMs - this.#clock.now().getTime();
  }

  /** @param known what the poll told, `null` where the acceptance itself was the answer */
  #accept(run: PlannedRun, known: PlannedRunPollStatus | null): Promise<PlannedRun | null> {
    const at = this.#clock.now();
    // A cancellation that was asked for meanwhile stays under way: the follower tells the cluster.
    const status = run.status === 'PENDING' ? 'WAITING' : run.status;
    const change: PlannedRunChange = {
      status,
      submittedAt: at,
      lastSyncedAt: at,
      failure: null,
      ...(known && { waitingOnOtherRunCancellations: known.waitingOnOtherRunCancellations === true }),
    };
    return this.#runs.change(run, change, [
      ...foundAgain(run, change, at),
      this.#event('STATUS_CHANGED', run, 'The cluster accepted the run.', status),
    ]);
  }

  #endUnsubmitted(run: PlannedRun): Promise<PlannedRun | null> {
    const event = this.#event('STATUS_CHANGED', run, 'Canceled; the cluster never knew the run.', 'CANCELED');
    return this.#runs.change(run, { status: 'CANCELED', endedAt: this.#clock.now(), failure: null }, [event]);
  }

  async #send(run: PlannedRun, cluster: Cluster): Promise<void> {
    const [configuration] = await this.#configurations.findByDigests([run.configurationDigest]);
    if (!configuration)
      throw new Error(`configuration ${run.configurationDigest} of a recorded run is missing`);
    // The write before the sending is the licence to send: whoever loses it looks again instead.
    const at = this.#clock.now();
    const licence: PlannedRunChange = { submissionAttemptedAt: at, failure: null };
    const licensed = await this.#runs.change(run, licence, [
      ...foundAgain(run, licence, at),
      this.#event('SUBMITTING', run, `Asks ${cluster.name} to carry out the run.`),
    ]);
    if (licensed === null) return;
    // A licence that was long in coming may have lapsed, and then another worker may be sending.
    if (this.#remainingGrace(licensed) < this.#timing.submissionGraceMs / 2) return;
    try {
      await cluster.startPlannedRun(run.failoverId, requestBody(configuration));
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      await this.#explain(licensed, cluster, error);
      return;
    }
    await this.#keepAcceptance(licensed);
  }

  /** What the cluster has accepted is not asked for again, even if its list should not show it yet. */
  async #keepAcceptance(run: PlannedRun): Promise<void> {
    let current: PlannedRun | null | undefined = run;
    // Somebody who asks to cancel at this moment makes the write miss.
    while (current && current.submittedAt === null && !isFinal(current.status)) {
      if ((await this.#accept(current, null)) !== null) return;
      [current] = await this.#runs.find([run.failoverId]);
    }
  }

  /** Notes why there was no acceptance; throws the error again when a later attempt may do better. */
  async #explain(run: PlannedRun, cluster: Cluster, error: ClusterError): Promise<void> {
    if (error.mayHaveTakenEffect) {
      const message = `No clear answer came, so the cluster is polled before anything else: ${error.message}`;
      // The grace period begins when nobody waits for the answer any more.
      await this.#runs.change(run, { submissionAttemptedAt: this.#clock.now() }, [
        this.#event('SUBMISSION_UNCERTAIN', run, message),
      ]);
      return;
    }
    if (error.kind === 'REFUSED' || error.kind === 'NOT_FOUND') {
      await this.#conclude(run, cluster, error);
      return;
    }
    // Nothing was done, so the next attempt need not wait.
    await this.#runs.change(run, { submissionAttemptedAt: null }, []);
    throw error;
  }

  /** A refused run has failed, unless what the cluster objects to is an earlier request for the same run. */
  async #conclude(run: PlannedRun, cluster: Cluster, refusal: ClusterError): Promise<void> {
    const [known] = await cluster.pollPlannedRuns([run.failoverId]);
    if (known !== undefined) {
      await this.#accept(run, known);
      return;
    }
    const failure = { code: refusal.upstreamCode ?? refusal.kind, message: refusal.message };
    const message = `The cluster refused the run: ${refusal.message}`;
    const event = this.#event('STATUS_CHANGED', run, message, 'FAILED');
    await this.#runs.change(run, { status: 'FAILED', failure, endedAt: this.#clock.now() }, [event]);
  }

  async #noteLoss(failoverId: string, error: ClusterError): Promise<void> {
    const [run] = await this.#runs.find([failoverId]);
    if (run && !isFinal(run.status)) await this.#lost.note([run], error);
  }

  #event(
    kind: PlannedRunEventKind,
    run: PlannedRun,
    message: string,
    to: PlannedRun['status'] | null = null,
  ): PlannedRunEvent {
    return { kind, at: this.#clock.now(), actor: SYSTEM, from: to === null ? null : run.status, to, message };
  }
}
