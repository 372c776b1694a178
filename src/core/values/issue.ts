/** How much an issue matters: an `ERROR` forbids the operation, a `WARNING` is for the operator to weigh. */
export type IssueSeverity = 'ERROR' | 'WARNING';

/** Faults that can be found in a configuration alone, without asking a cluster. */
export type ConfigurationIssueCode =
  | 'OBJECTS_EMPTY'
  | 'DUPLICATE_OBJECT'
  | 'TOO_MANY_OBJECTS'
  | 'ID_OUT_OF_RANGE'
  | 'MALFORMED_PROTECTION_GROUP_ID'
  | 'REPLICATION_TO_SOURCE'
  | 'SOURCE_CLUSTER_UNDETERMINED';

/** Faults of types and names: all of them in the dictionary form, those of ids in typed input, whose rest the schema checks. */
export type DictionaryIssueCode =
  | 'NOT_AN_OBJECT'
  | 'MISSING_FIELD'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPE'
  | 'UNKNOWN_RUN_TYPE'
  | 'UNSAFE_INTEGER';

/** Faults found by comparing a configuration with what the clusters report. */
export type LiveIssueCode =
  | 'CLUSTER_UNKNOWN'
  | 'CLUSTER_UNREACHABLE'
  | 'CLUSTER_MISMATCH'
  | 'REPLICATION_CLUSTER_NOT_PAIRED'
  | 'PROTECTION_GROUP_NOT_FOUND'
  | 'PROTECTION_GROUP_INACTIVE'
  | 'PROTECTION_GROUP_DELETED'
  | 'PROTECTION_GROUP_AMBIGUOUS'
  | 'OBJECT_NOT_PROTECTED'
  | 'VIEW_NOT_FOUND'
  | 'VIEW_NOT_IN_GROUP'
  | 'RUN_TYPE_UNSUPPORTED'
  /** Also one of the dictionary form: older clusters require what newer ones can do without. */
  | 'MISSING_FIELD'
  | 'PLANNED_RUN_IN_PROGRESS'
  | 'REPLICATION_NOT_IN_POLICY'
  | 'PROTECTION_GROUP_PAUSED'
  | 'OBJECTS_LEFT_BEHIND'
  | 'FULL_RUN_IS_SLOW'
  | 'NEXT_RUN_MAY_INTERFERE'
  | 'STILL_PAUSED_BY_FAILOVER';

/** Faults of a request to start or to cancel a run. */
export type PlannedRunIssueCode =
  | 'CONFIGURATION_NOT_FOUND'
  | 'MALFORMED_FAILOVER_ID'
  | 'FAILOVER_ID_IN_USE'
  | 'REASON_TOO_LONG'
  | 'PREVIEW_STALE'
  | 'PLANNED_RUN_NOT_FOUND'
  | 'PLANNED_RUN_ENDED'
  | 'CANCEL_REFUSED';

/** Faults of the steps of a failover. */
export type FailoverIssueCode =
  | 'FAILOVER_NOT_FOUND'
  | 'ACTION_NOT_ALLOWED'
  | 'WRONG_FAILOVER_KIND'
  | 'ACKNOWLEDGEMENT_REQUIRED'
  | 'POINT_OF_NO_RETURN_PASSED'
  | 'GATE_NOT_WAITING'
  | 'STEP_UNCERTAIN'
  | 'FAILOVER_IN_PROGRESS'
  | 'OBJECT_NOT_IN_FAILOVER'
  | 'REPLICA_UNDETERMINED'
  | 'SNAPSHOT_NOT_FOUND'
  | 'RECOVERED_OBJECT_UNDETERMINED'
  | 'MISSING_INPUT'
  | 'CLUSTER_REFUSED'
  | 'PRIVILEGE_MISSING'
  | 'REVERSE_REPLICATION_FAILED'
  | 'LEFTOVER_NOT_FOUND'
  | 'LEFTOVER_NOT_RELEASABLE'
  | 'NOTE_TOO_LONG';

/** Every code that an {@link Issue} can carry; the schema's `IssueCode` lists the same. */
export type IssueCode =
  | ConfigurationIssueCode
  | DictionaryIssueCode
  | LiveIssueCode
  | PlannedRunIssueCode
  | FailoverIssueCode
  /** Ends a list that would be too long. */
  | 'TOO_MANY_ISSUES';

/**
 * An expected failure, told as data.
 *
 * `path` names the field at fault below the argument, with list positions as decimal strings
 * (`['objects', '2', 'objectId']`); the empty path is the argument itself.
 */
export interface Issue {
  readonly severity: IssueSeverity;
  readonly code: IssueCode;
  readonly message: string;
  readonly path: readonly string[];
  /** What to do about it, where there is something. */
  readonly remedy?: string | null;
}

/** Builds an issue. */
export function issueOf(
  severity: IssueSeverity,
  code: IssueCode,
  path: readonly string[],
  message: string,
): Issue {
  return { severity, code, message, path };
}

/** Builds an issue that forbids the operation. */
export function errorIssue(code: IssueCode, path: readonly string[], message: string): Issue {
  return issueOf('ERROR', code, path, message);
}

/** Builds an issue that the operator should weigh. */
export function warningIssue(code: IssueCode, path: readonly string[], message: string): Issue {
  return issueOf('WARNING', code, path, message);
}

/** Whether any of the issues forbids the operation. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'ERROR');
}
