import type { ProtectionGroup } from '../clusters/cluster-facts.ts';

/** A planned run recorded before, as far as it matters to the next one. */
export interface EarlierRun {
  readonly failoverId: string;
  /** In capitals, as the API names it. */
  readonly status: string;
  /** `<n>:<startUsecs>`, once the cluster has scheduled it. */
  readonly runId: string | null;
}

/** What earlier planned runs of a protection group mean for the next one. */
export interface EarlierRunsOfGroup {
  /** The group's run that has not ended. */
  readonly unfinished: EarlierRun | null;
  /** The failover that asked for all next runs to be paused and was never completed. */
  readonly pausedByFailoverId: string | null;
}

/** The planned runs that this service started before. */
export interface EarlierRuns {
  /** Every run of the cluster that has not ended, of whatever group. */
  unfinishedOn(sourceClusterId: bigint): Promise<readonly EarlierRun[]>;
  /** Earlier runs of this one group. */
  of(sourceClusterId: bigint, group: ProtectionGroup | null): Promise<EarlierRunsOfGroup>;
}
