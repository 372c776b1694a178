import { errorIssue, type Issue } from '../../values/issue.ts';
import { findReplicas } from '../replicas.ts';
import type { FailoverObject } from '../rules/failover.ts';
import { withReplicas } from '../rules/objects/match-replicas.ts';
import { changedObjects, failed, type SendingStep, type StepContext } from './step-handler.ts';

/**
 * Upstream init, on the replication cluster. No published read shows whether a cluster has initiated a failover:
 * the 201 with its map is the evidence, and a lost answer makes the step uncertain.
 */
export const initiate: SendingStep = {
  kind: 'SENDING',
  async prepare(context) {
    const { matches, issues } = await replicasOf(context);
    if (issues.length > 0) return { result: failed(issues) };
    return { result: null, objects: changedObjects(context.objects, withReplicas(context.objects, matches)) };
  },
  async send(context) {
    const { failover, objects, replication } = context;
    const { environment, replicaProtectionGroupId } = await replicasOf(context);
    const initialized = await replication.initializeFailover(failover.failoverId, {
      environment,
      replicaObjectIds: objects.flatMap(({ replicaObjectId }) => replicaObjectId ?? []),
      replicaProtectionGroupId,
      sourceClusterId: failover.sourceClusterId,
    });
    const bySource = new Map(initialized.objects.map((pair) => [pair.sourceObjectId, pair.replicaObjectId]));
    const missing = objects.filter(({ sourceObjectId }) => !bySource.has(sourceObjectId));
    if (missing.length > 0) return failed(missing.map(notCovered));
    const mapped = objects.map((object) => ({
      ...object,
      replicaObjectId: bySource.get(object.sourceObjectId) ?? object.replicaObjectId,
    }));
    const protectionGroupId = failover.protectionGroupId ?? initialized.sourceProtectionGroupId;
    return {
      kind: 'SUCCEEDED',
      outcome: {
        message: `${replication.name} has initiated the failover of ${objects.length} objects.`,
        objects: changedObjects(objects, mapped),
        parts: { protectionGroupId, plan: { ...failover.plan, replicaProtectionGroupId } },
      },
    };
  },
  look: async () => ({ kind: 'CANNOT_TELL', issues: [] }),
};

function replicasOf({ failover, objects, source, replication, configuration }: StepContext) {
  if (configuration === null) throw new Error(`failover ${failover.failoverId} has no configuration`);
  return findReplicas(source, replication, configuration, failover.protectionGroupId, {
    replicaProtectionGroupId: failover.plan.replicaProtectionGroupId,
    replicas: objects.flatMap(({ sourceObjectId, replicaObjectId }) =>
      replicaObjectId === null ? [] : [{ sourceObjectId, replicaObjectId }],
    ),
  });
}

function notCovered({ sourceObjectId }: FailoverObject): Issue {
  const message = `The replication cluster's answer to init does not name object ${sourceObjectId}.`;
  return errorIssue('REPLICA_UNDETERMINED', [], message);
}
