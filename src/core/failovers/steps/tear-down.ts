import type { Recovery } from '../../clusters/failover/recovery-facts.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import { objectsAfterTearDown, stepsAfterTearDown } from '../rules/objects/torn-down.ts';
import {
  changedObjects,
  failed,
  type RepeatableStep,
  type StepContext,
  type StepResult,
} from './step-handler.ts';

/**
 * Cancels what still recovers and tears down what has been recovered. Each recovery reports both itself, so that a
 * request is sent only where a look shows that it has had no effect.
 */
export const tearDown: RepeatableStep = {
  kind: 'REPEATABLE',
  /** A tear-down that failed in an earlier attempt is asked for once more. */
  async begin({ failover, replication }) {
    const failures = (await recoveriesOf(failover, replication)).filter(hasFailed);
    for (const { id } of failures) await replication.tearDownRecovery(id);
  },
  async carryOn(context) {
    const recoveries = await recoveriesOf(context.failover, context.replication);
    const failures = recoveries.filter(hasFailed);
    if (failures.length > 0) return failed(failures.map(notTornDown));
    const open = recoveries.filter((recovery) => !isGone(recovery));
    if (open.length === 0) return gone(context);
    for (const recovery of open) await moveOn(context, recovery);
    return { kind: 'WAIT' };
  },
};

async function recoveriesOf(
  { steps }: StepContext['failover'],
  replication: StepContext['replication'],
): Promise<readonly Recovery[]> {
  const ids = steps.RECOVER.attempts
    .filter(({ status }) => status !== 'UNDONE')
    .flatMap(({ upstreamIds }) => upstreamIds);
  return ids.length === 0 ? [] : replication.recoveries(ids);
}

function hasFailed({ tearDownStatus }: Recovery): boolean {
  return tearDownStatus === 'FAILED';
}

async function moveOn({ replication }: StepContext, recovery: Recovery): Promise<void> {
  if (isRunning(recovery)) await replication.cancelRecovery(recovery.id);
  else if (recovery.tearDownStatus === null) await replication.tearDownRecovery(recovery.id);
}

function isRunning({ status }: Recovery): boolean {
  return status === 'RUNNING' || status === 'ACCEPTED' || status === 'ON_HOLD' || status === 'PAUSED';
}

/** Torn down; or ended without anything that could be torn down. */
function isGone({ status, tearDownStatus, canTearDown }: Recovery): boolean {
  if (tearDownStatus === 'SUCCEEDED') return true;
  const hasEnded = status === 'CANCELED' || status === 'FAILED';
  return hasEnded && tearDownStatus === null && canTearDown === false;
}

function gone({ failover, objects }: StepContext): StepResult {
  const changed = objectsAfterTearDown(failover, objects);
  return {
    kind: 'SUCCEEDED',
    outcome: {
      message: 'The recovery is torn down: nothing is left of it.',
      objects: changedObjects(objects, changed),
      more: (after) => ({ steps: stepsAfterTearDown(after) }),
    },
  };
}

function notTornDown({ id, messages }: Recovery): Issue {
  const words = messages.join(' ');
  return errorIssue(
    'CLUSTER_REFUSED',
    [],
    `Recovery ${id} could not be torn down.${words === '' ? '' : ` ${words}`}`,
  );
}
