import type { RecoveredObject, Recovery } from '../../../clusters/failover/recovery-facts.ts';
import { errorIssue, type Issue } from '../../../values/issue.ts';
import type { Act, FailoverChange } from '../apply.ts';
import { fail, progressAttempt, succeed } from '../attempts.ts';
import { merge } from '../course.ts';
import type { Failover, FailoverObject } from '../failover.ts';

const SUCCEEDED: ReadonlySet<Recovery['status']> = new Set<Recovery['status']>([
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
]);
const UNSUCCESSFUL: ReadonlySet<Recovery['status']> = new Set<Recovery['status']>([
  'FAILED',
  'CANCELED',
  'MISSED',
  'SKIPPED',
]);

/**
 * What a recovery's report means for its failover. An optional object that was not recovered does not hold the
 * others; a critical one makes the step fail, whatever the recovery as a whole says.
 * @returns `null` where nothing is new
 */
export function judgeRecovery(
  failover: Failover,
  recovery: Recovery,
  objects: readonly FailoverObject[],
  act: Act,
): FailoverChange | null {
  const hasEnded = SUCCEEDED.has(recovery.status) || UNSUCCESSFUL.has(recovery.status);
  const judged = objects.map((object) => judge(object, recovery, hasEnded));
  const changed = judged.filter((object, position) => object !== objects[position]);
  const after = { all: merge(objects, changed), changed };
  if (!hasEnded) return progressAttempt(failover, 'RECOVER', act, percentOf(recovery), after);
  const lost = after.all.filter(({ verdict, impact }) => verdict === 'FAILED' && impact === 'CRITICAL');
  const words = recovery.messages.join(' ');
  if (lost.length > 0 || !after.all.some(({ verdict }) => verdict === 'RECOVERED')) {
    const message = `Recovery ${recovery.id} ended as ${recovery.status}.${words === '' ? '' : ` ${words}`}`;
    const issues = [errorIssue('CLUSTER_REFUSED', [], message), ...lost.flatMap((object) => object.issues)];
    return fail(failover, 'RECOVER', act, { issues, message, objects: after, upstreamIds: [recovery.id] });
  }
  const optional = after.all.filter(({ verdict }) => verdict === 'FAILED').flatMap((object) => object.issues);
  return succeed(failover, 'RECOVER', act, {
    message: `Recovery ${recovery.id} has succeeded.`,
    issues: optional.map((issue): Issue => ({ ...issue, severity: 'WARNING' })),
    objects: after,
    upstreamIds: [recovery.id],
  });
}

function judge(object: FailoverObject, recovery: Recovery, hasEnded: boolean): FailoverObject {
  if (object.verdict === 'FAILED' || object.verdict === 'RECOVERED') return object;
  const report = recovery.objects.find(
    ({ snapshotId }) => snapshotId !== null && snapshotId === object.snapshotId,
  );
  const status = report?.status ?? (hasEnded ? recovery.status : null);
  if (status === null) return object;
  if (SUCCEEDED.has(status)) return { ...object, verdict: 'RECOVERED', issues: [] };
  if (UNSUCCESSFUL.has(status))
    return { ...object, verdict: 'FAILED', issues: [notRecovered(object, status, report)] };
  return object;
}

function notRecovered(
  { sourceObjectId, name }: FailoverObject,
  status: Recovery['status'],
  report: RecoveredObject | undefined,
): Issue {
  const words = report?.messages.join(' ') ?? '';
  const what = `Object ${sourceObjectId}${name === null ? '' : ` (${name})`}`;
  return errorIssue(
    'CLUSTER_REFUSED',
    [],
    `${what} was not recovered: ${status}.${words === '' ? '' : ` ${words}`}`,
  );
}

/** Where the cluster reports none, the share of the objects that have ended. */
function percentOf({ percentComplete, objects }: Recovery): number | null {
  if (percentComplete !== null) return percentComplete;
  if (objects.length === 0) return null;
  const ended = objects.filter(
    ({ status }) => status !== null && (SUCCEEDED.has(status) || UNSUCCESSFUL.has(status)),
  );
  return Math.round((ended.length / objects.length) * 100);
}
