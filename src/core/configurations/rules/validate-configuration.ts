import { parseProtectionGroupId } from '../../clusters/protection-group-id.ts';
import { isId } from '../../values/int64.ts';
import type { Issue } from '../../values/issue.ts';
import { IssueList } from '../../values/issue-list.ts';
import { type ConfigurationCandidate, FAULTY, type OrFaulty } from './configuration-candidate.ts';
import type { FailoverRunConfiguration } from './failover-run-configuration.ts';

/** What the rules need to know beside the configuration itself. */
export interface ValidationContext {
  /** The source cluster stated beside the configuration; `null` takes it from the protection group's id. */
  readonly sourceClusterId: bigint | null;
  readonly maxObjects: number;
}

/** Every fault of a configuration, or the configuration. */
export type ValidationResult =
  | { readonly issues: readonly Issue[]; readonly configuration: null }
  | { readonly issues: readonly Issue[]; readonly configuration: FailoverRunConfiguration };

/**
 * Applies the rules that need no cluster, then the defaults (`INCREMENTAL`, `false`, `false`).
 * @param issues faults found while the candidate was read; they are part of the result
 */
export function validateConfiguration(
  candidate: ConfigurationCandidate,
  context: ValidationContext,
  issues = new IssueList(),
): ValidationResult {
  const replicationClusterId = checkId(candidate.replicationClusterId, ['replicationClusterId'], issues);
  const objectIds = checkObjects(candidate.objectIds, context.maxObjects, issues);
  const group = checkProtectionGroupId(candidate.protectionGroupId, issues);
  const viewId = candidate.viewId === null ? null : checkId(candidate.viewId, ['viewId'], issues);
  const statedSource =
    context.sourceClusterId === null ? null : checkId(context.sourceClusterId, ['sourceClusterId'], issues);
  const sourceClusterId = statedSource ?? (group === FAULTY ? FAULTY : (group?.clusterId ?? null));
  if (sourceClusterId === null) {
    issues.add('ERROR', () => ({
      code: 'SOURCE_CLUSTER_UNDETERMINED',
      path: ['protectionGroupId'],
      message:
        'The source cluster is unknown: give protectionGroupId, whose first part names it, or sourceClusterId beside the configuration.',
    }));
  }
  if (typeof sourceClusterId === 'bigint' && sourceClusterId === replicationClusterId) {
    issues.add('ERROR', () => ({
      code: 'REPLICATION_TO_SOURCE',
      path: ['replicationClusterId'],
      message: `The replication cluster is the source cluster itself (${sourceClusterId}): a failover needs another one.`,
    }));
  }

  const { protectionGroupId, runType, cancelNonFailoverRuns, pauseNextRuns } = candidate;
  if (
    issues.hasErrors ||
    typeof sourceClusterId !== 'bigint' ||
    replicationClusterId === FAULTY ||
    objectIds === FAULTY ||
    protectionGroupId === FAULTY ||
    viewId === FAULTY ||
    runType === FAULTY ||
    cancelNonFailoverRuns === FAULTY ||
    pauseNextRuns === FAULTY
  )
    return { issues: issues.toArray(), configuration: null };

  const configuration: FailoverRunConfiguration = {
    sourceClusterId,
    replicationClusterId,
    objectIds,
    protectionGroupId,
    runType: runType ?? 'INCREMENTAL',
    viewId,
    cancelNonFailoverRuns: cancelNonFailoverRuns ?? false,
    pauseNextRuns: pauseNextRuns ?? false,
  };
  return { issues: issues.toArray(), configuration };
}

function checkId(value: OrFaulty<bigint>, path: readonly string[], issues: IssueList): OrFaulty<bigint> {
  if (value === FAULTY || isId(value)) return value;
  issues.add('ERROR', () => ({
    code: 'ID_OUT_OF_RANGE',
    path,
    message: `${path.at(-1)} must be between 1 and 9223372036854775807.`,
  }));
  return FAULTY;
}

/** The object ids as a set in ascending order. */
function checkObjects(
  objectIds: OrFaulty<readonly OrFaulty<bigint>[]>,
  maxObjects: number,
  issues: IssueList,
): OrFaulty<readonly bigint[]> {
  if (objectIds === FAULTY) return FAULTY;
  if (objectIds.length === 0) {
    issues.add('ERROR', () => ({
      code: 'OBJECTS_EMPTY',
      path: ['objects'],
      message: 'objects must name at least one object to fail over.',
    }));
    return FAULTY;
  }
  if (objectIds.length > maxObjects) {
    // The single entries are left unchecked: a list that must be cut anyway needs no catalogue of faults.
    issues.add('ERROR', () => ({
      code: 'TOO_MANY_OBJECTS',
      path: ['objects'],
      message: `objects has ${objectIds.length} entries; at most ${maxObjects} are allowed in one configuration.`,
    }));
    return FAULTY;
  }
  const firstIndexById = new Map<bigint, number>();
  let faulty = false;
  for (const [index, given] of objectIds.entries()) {
    if (given === FAULTY) {
      faulty = true;
      continue;
    }
    const firstIndex = firstIndexById.get(given);
    if (firstIndex !== undefined) {
      faulty = true;
      issues.add('ERROR', () => ({
        code: 'DUPLICATE_OBJECT',
        path: ['objects', String(index), 'objectId'],
        message: `Object ${given} is already named at objects.${firstIndex}.`,
      }));
      continue;
    }
    if (checkId(given, ['objects', String(index), 'objectId'], issues) === FAULTY) faulty = true;
    else firstIndexById.set(given, index);
  }
  if (faulty) return FAULTY;
  return [...firstIndexById.keys()].sort(ascending);
}

function checkProtectionGroupId(
  protectionGroupId: OrFaulty<string | null>,
  issues: IssueList,
): OrFaulty<{ readonly clusterId: bigint } | null> {
  if (protectionGroupId === FAULTY || protectionGroupId === null) return protectionGroupId;
  const parts = parseProtectionGroupId(protectionGroupId);
  if (parts !== undefined) return parts;
  issues.add('ERROR', () => ({
    code: 'MALFORMED_PROTECTION_GROUP_ID',
    path: ['protectionGroupId'],
    message:
      'protectionGroupId must be three positive integers joined by colons: <clusterId>:<incarnationId>:<jobId>.',
  }));
  return FAULTY;
}

function ascending(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
