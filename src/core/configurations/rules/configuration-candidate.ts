import type { RunType } from '../../clusters/run-type.ts';
import type { IssueList } from '../../values/issue-list.ts';
import { MalformedInt64 } from '../../values/malformed-int64.ts';
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

/** The candidate that typed input states; {@link reportMalformedIds} says what is wrong with ids that are none. */
export function candidateFromDraft(draft: FailoverRunConfigurationDraft): ConfigurationCandidate {
  return {
    replicationClusterId: wellFormed(draft.replicationClusterId),
    objectIds: draft.objects.map((object) => wellFormed(object.objectId)),
    protectionGroupId: draft.protectionGroupId ?? null,
    runType: draft.runType ?? null,
    viewId: wellFormed(draft.viewId ?? null),
    cancelNonFailoverRuns: draft.cancelNonFailoverRuns ?? null,
    pauseNextRuns: draft.pauseNextRuns ?? null,
  };
}

/**
 * Reports what typed input states in place of ids and is none.
 * @param maxObjects of a longer list the entries are left out: the rules refuse it as a whole
 */
export function reportMalformedIds(
  { replicationClusterId, objects, viewId }: FailoverRunConfigurationDraft,
  maxObjects: number,
  issues: IssueList,
): void {
  const report = (value: unknown, ...path: readonly string[]) => {
    if (!(value instanceof MalformedInt64)) return;
    const { code, reason } = value;
    issues.add('ERROR', () => ({ code, path, message: `${path.at(-1)} ${reason}.` }));
  };
  report(replicationClusterId, 'replicationClusterId');
  report(viewId, 'viewId');
  if (objects.length > maxObjects) return;
  for (const [index, { objectId }] of objects.entries())
    if (objectId instanceof MalformedInt64) report(objectId, 'objects', String(index), 'objectId');
}

function wellFormed<Value>(value: Value | MalformedInt64): OrFaulty<Value> {
  return value instanceof MalformedInt64 ? FAULTY : value;
}
