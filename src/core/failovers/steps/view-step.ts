import type { ViewFailover, ViewFailoverStart } from '../../clusters/failover/view-failover-facts.ts';
import { errorIssue } from '../../values/issue.ts';
import { failed, type SendingStep, type StepContext } from './step-handler.ts';

/**
 * A step of the failover of a view, on the replication cluster: prepare, finalize, or unplanned at once. Each is a
 * task of its own there, found by its id; one that was there before the request is no evidence for it.
 */
export function viewStep(step: 'PREPARE' | 'FINALIZE'): SendingStep {
  return {
    kind: 'SENDING',
    survey: async (context) => (await tasks(context)).map(({ id }) => id),
    async prepare(context) {
      const { failover, replication } = context;
      const operation = step === 'FINALIZE' && !failover.isPlanned ? 'UNPLANNED' : step;
      const allowed = await replication.allowedViewOperations(viewOf(context));
      if (allowed === null || allowed.includes(operation)) return { result: null };
      const message = `${replication.name} allows ${allowed.join(', ') || 'nothing'} for the view now, and not ${operation}.`;
      return { result: failed([errorIssue('CLUSTER_REFUSED', [], message)]) };
    },
    async send(context) {
      return accepted(await context.replication.startViewFailover(viewOf(context), startOf(step, context)));
    },
    async look(context) {
      const [task] = (await tasks(context)).filter(({ id }) => !context.attempt.knownBefore.includes(id));
      return task === undefined ? { kind: 'ABSENT' } : accepted(task);
    },
  };
}

function startOf(step: 'PREPARE' | 'FINALIZE', { failover }: StepContext): ViewFailoverStart {
  const { reverseReplication } = failover.plan;
  if (step === 'PREPARE') return { step, reverseReplication };
  return failover.isPlanned ? { step } : { step: 'UNPLANNED', reverseReplication };
}

function viewOf({ failover }: StepContext): bigint {
  if (failover.replicaViewId === null)
    throw new Error(`failover ${failover.failoverId} is not one of a view`);
  return failover.replicaViewId;
}

async function tasks(context: StepContext): Promise<readonly ViewFailover[]> {
  return context.replication.viewFailovers(viewOf(context));
}

function accepted({ id }: ViewFailover) {
  return {
    kind: 'ACCEPTED' as const,
    upstreamIds: [id],
    message: `Failover task ${id} of the view is under way.`,
  };
}
