import type { ProtectionGroup } from '../clusters/cluster-facts.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import type { PlannedRunStore } from './planned-run-port.ts';
import { isFinal, type PlannedRun } from './rules/planned-run.ts';

/** What earlier planned runs of a protection group mean for the next one. */
export interface EarlierRunsOfGroup {
  /** The group's run that has not ended. */
  readonly unfinished: PlannedRun | null;
  /** The failover that asked for all next runs to be paused and was never completed. */
  readonly pausedByFailoverId: string | null;
}

/** Looks up the planned runs that this service started before. */
export class EarlierRuns {
  readonly #runs: PlannedRunStore;
  readonly #configurations: FailoverRunConfigurationStore;

  constructor(runs: PlannedRunStore, configurations: FailoverRunConfigurationStore) {
    this.#runs = runs;
    this.#configurations = configurations;
  }

  /** Every run of the cluster that has not ended, of whatever group. */
  unfinishedOn(sourceClusterId: bigint): Promise<readonly PlannedRun[]> {
    return this.#runs.listUnfinished(sourceClusterId);
  }

  /** Earlier runs of this one group. */
  async of(sourceClusterId: bigint, group: ProtectionGroup | null): Promise<EarlierRunsOfGroup> {
    if (group === null) return { unfinished: null, pausedByFailoverId: null };
    const latest = await this.#runs.findLatest(sourceClusterId, group.id);
    if (latest === null) return { unfinished: null, pausedByFailoverId: null };
    if (!isFinal(latest.status)) return { unfinished: latest, pausedByFailoverId: null };
    const [configuration] = await this.#configurations.findByDigests([latest.configurationDigest]);
    // A run that the cluster never accepted paused nothing.
    const hasPaused = configuration?.pauseNextRuns === true && latest.submittedAt !== null;
    return { unfinished: null, pausedByFailoverId: group.isPaused && hasPaused ? latest.failoverId : null };
  }
}
