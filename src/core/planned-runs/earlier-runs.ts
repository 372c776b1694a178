import type { ProtectionGroup } from '../clusters/cluster-facts.ts';
import type { FailoverRunConfigurationStore } from '../configurations/configuration-port.ts';
import type { EarlierRuns, EarlierRunsOfGroup } from '../previews/earlier-runs-port.ts';
import type { EarlierRunReads } from './planned-run-port.ts';
import { isFinal, type PlannedRun } from './rules/planned-run.ts';

/** Looks up in the records what previews ask of earlier runs. */
export class RecordedEarlierRuns implements EarlierRuns {
  readonly #runs: EarlierRunReads;
  readonly #configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;

  constructor(runs: EarlierRunReads, configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>) {
    this.#runs = runs;
    this.#configurations = configurations;
  }

  unfinishedOn(sourceClusterId: bigint): Promise<readonly PlannedRun[]> {
    return this.#runs.listUnfinished(sourceClusterId);
  }

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
