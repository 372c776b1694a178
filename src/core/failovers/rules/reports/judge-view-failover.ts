import type { ViewFailover } from '../../../clusters/failover/view-failover-facts.ts';
import { errorIssue } from '../../../values/issue.ts';
import { type Act, apply, type FailoverChange } from '../apply.ts';
import { fail, progressAttempt, succeed } from '../attempts.ts';
import type { Failover } from '../failover.ts';

/** What the report of a task of a view means for its failover; `null` where nothing is new. */
export function judgeViewFailover(
  failover: Failover,
  step: 'PREPARE' | 'FINALIZE',
  task: ViewFailover,
  act: Act,
): FailoverChange | null {
  switch (task.status) {
    case 'SUCCEEDED':
      return succeed(failover, step, act, {
        message:
          step === 'PREPARE' ? 'The view is in sync.' : 'The view is writable on the replication cluster.',
        upstreamIds: [task.id],
        ...(step === 'FINALIZE' && { parts: { reverseReplication: reverseAfter(failover) } }),
      });
    case 'FAILED': {
      const message = task.errorMessage ?? 'The cluster gives no reason.';
      const issues = [errorIssue('CLUSTER_REFUSED', [], message)];
      return fail(failover, step, act, { issues, message, upstreamIds: [task.id] });
    }
    default:
      return progressAttempt(failover, step, act, percentOf(task));
  }
}

/** Whether to replicate back was said when the failover was prepared, or begun unplanned. */
function reverseAfter({ plan, reverseReplication }: Failover): Failover['reverseReplication'] {
  const isWanted = plan.reverseReplication ?? false;
  return { ...reverseReplication, isWanted, isOn: isWanted };
}

function percentOf({ replications }: ViewFailover): number | null {
  const known = replications.flatMap(({ percentComplete }) => percentComplete ?? []);
  return known.length === 0 ? null : known.reduce((sum, percent) => sum + percent, 0) / known.length;
}

/** The first copy back to the old source has succeeded. */
export function reverseReplicationSeen(failover: Failover, act: Act): FailoverChange {
  const reverseReplication = { ...failover.reverseReplication, firstSucceededAt: act.at };
  const message = 'The first replication back to the source has succeeded.';
  return apply(failover, { reverseReplication }, act, [{ kind: 'STEP_CHANGED', message }]);
}
