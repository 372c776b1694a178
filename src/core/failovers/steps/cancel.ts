import { ClusterError } from '../../clusters/cluster-error.ts';
import { isFinal } from '../../planned-runs/rules/planned-run.ts';
import { newestAttempt } from '../rules/steps.ts';
import type { RepeatableStep, StepContext, StepResult } from './step-handler.ts';

/**
 * Has the clusters forget the failover. Whether a cluster knows of a cancellation shows when it is asked once more:
 * it answers that the failover has been canceled, which is as good as the first answer.
 */
export const cancel: RepeatableStep = {
  kind: 'REPEATABLE',
  async carryOn(context): Promise<StepResult> {
    if (context.failover.kind === 'VIEW') return cancelView(context);
    const { run } = context;
    if (run !== null && !isFinal(run.status)) {
      if (run.cancelRequestedAt === null) await context.cancelRun();
      return { kind: 'WAIT' };
    }
    const isCanceled = run?.status === 'CANCELED' && run.cancelAcknowledgedAt !== null;
    if (isCanceled) return done('The planned run is canceled, and the failover with it.');
    // Either cluster may be asked, presumably: the one that has heard of the failover.
    const isKnownToSource = run !== null && run.submissionAttemptedAt !== null;
    const isInitiated = newestAttempt(context.failover, 'INITIATE')?.sentAt != null;
    if (!isKnownToSource && !isInitiated) return done('No cluster has heard of the failover.');
    const cluster = isKnownToSource ? context.source : context.replication;
    try {
      await cluster.cancelFailover(context.failover.failoverId);
    } catch (error) {
      // What a cluster does not know there is nothing to cancel of.
      if (error instanceof ClusterError && error.kind === 'NOT_FOUND')
        return done(`${cluster.name} does not know the failover.`);
      throw error;
    }
    return done(`${cluster.name} has canceled the failover.`);
  },
};

async function cancelView({ failover, replication }: StepContext): Promise<StepResult> {
  const { replicaViewId } = failover;
  if (replicaViewId === null) throw new Error(`failover ${failover.failoverId} is not one of a view`);
  const allowed = await replication.allowedViewOperations(replicaViewId);
  const running = (await replication.viewFailovers(replicaViewId)).some(({ status }) => status === 'RUNNING');
  if (allowed === null ? !running : !allowed.includes('CANCEL'))
    return done('Nothing of the view is under way that could be canceled.');
  await replication.cancelViewFailover(replicaViewId);
  return { kind: 'WAIT' };
}

function done(message: string): StepResult {
  return { kind: 'SUCCEEDED', outcome: { message } };
}
