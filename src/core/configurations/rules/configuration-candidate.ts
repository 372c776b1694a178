import type { RunType } from '../../clusters/run-type.ts';
import type { FailoverRunConfigurationDraft } from './failover-run-configuration.ts';

/** A field whose fault has been reported already: later rules neither use nor report it again. */
export const FAULTY = Symbol('faulty');

/** A value, or the mark that it was found faulty. */
export type OrFaulty<Value> = Value | typeof FAULTY;

/**
 * A configuration on its way through the rules: what typed input and the dictionary form have in common.
 * `null` means absent. Keeping faulty fields apart lets all other rules run, so that every fault is
 * reported in one go and no consequence of a fault beside it.
 */
export interface ConfigurationCandidate {
  readonly replicationClusterId: OrFaulty<bigint>;
  readonly objectIds: OrFaulty<readonly OrFaulty<bigint>[]>;
  readonly protectionGroupId: OrFaulty<string | null>;
  readonly runType: OrFaulty<RunType | null>;
  readonly viewId: OrFaulty<bigint | null>;
  readonly cancelNonFailoverRuns: OrFaulty<boolean | null>;
  readonly pauseNextRuns: OrFaulty<boolean | null>;
}

/** The candidate that typed input states. */
export function candidateFromDraft(draft: FailoverRunConfigurationDraft): ConfigurationCandidate {
  return {
    replicationClusterId: draft.replicationClusterId,
    objectIds: draft.objects.map((object) => object.objectId),
    protectionGroupId: draft.protectionGroupId ?? null,
    runType: draft.runType ?? null,
    viewId: draft.viewId ?? null,
    cancelNonFailoverRuns: draft.cancelNonFailoverRuns ?? null,
    pauseNextRuns: draft.pauseNextRuns ?? null,
  };
}
