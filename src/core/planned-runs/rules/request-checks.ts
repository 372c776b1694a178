import { isFailoverId } from '../../clusters/failover/failover-id.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';

/** Longest reason, in characters. */
const MAX_REASON_LENGTH = 1_000;

/** The issue that a new failover's id cannot be one. */
export function checkFailoverId(failoverId: string, field = 'failoverId'): readonly Issue[] {
  if (isFailoverId(failoverId)) return [];
  const message = `${field} must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and neither a mere dot or two nor "views", which is another resource of clusters.`;
  return [errorIssue('MALFORMED_FAILOVER_ID', [field], message)];
}

/** The issue that a reason is too long. */
export function checkReason(reason: string | null): readonly Issue[] {
  if (reason === null || reason.length <= MAX_REASON_LENGTH) return [];
  const message = `reason has ${reason.length} characters; at most ${MAX_REASON_LENGTH} are kept.`;
  return [errorIssue('REASON_TOO_LONG', ['reason'], message)];
}
