import { errorIssue, type Issue, warningIssue } from '../../values/issue.ts';
import type { FailoverObject } from '../rules/failover.ts';
import { changedObjects, failed, type SendingStep, type StepContext } from './step-handler.ts';

/**
 * The point of no return of a failover of objects. The same objects again would be an error, and no read shows
 * whether an activation took effect: a lost answer makes the step uncertain.
 */
export const activate: SendingStep = {
  kind: 'SENDING',
  async prepare(context) {
    if (asked(context).length > 0) return { result: null };
    return {
      result: failed([errorIssue('ACTION_NOT_ALLOWED', [], 'No object is linked that is not activated.')]),
    };
  },
  async send(context) {
    const { failover, replication } = context;
    const plan = failover.plan.activation;
    if (plan === null) throw new Error(`failover ${failover.failoverId} has no activation`);
    const objects = asked(context);
    const ids = objects.flatMap(({ recoveredObjectId }) => recoveredObjectId ?? []);
    const answer = await replication.activateBackup(failover.failoverId, {
      objectIds: ids,
      protectionGroupId: plan.protectionGroupId,
      enableReverseReplication: plan.enableReverseReplication,
      createObjectBackup: plan.createObjectBackup,
      doNotProtect: plan.doNotProtect,
      targetFailoverEnvironment: plan.targetFailoverEnvironment,
      targetFailoverPolicyId: plan.targetFailoverPolicyId,
    });
    // Errors come without object ids: what the answer does not list was not activated.
    const activatedIds = new Set(answer.objectIds ?? (answer.objectErrors.length === 0 ? ids : []));
    const isActivated = ({ recoveredObjectId }: FailoverObject) =>
      recoveredObjectId !== null && activatedIds.has(recoveredObjectId);
    const left = objects.filter((object) => !isActivated(object));
    const issues = [...left.map((object) => notActivated(object, answer.objectErrors))];
    const changed = [
      ...objects
        .filter(isActivated)
        .map((object) => ({ ...object, verdict: 'ACTIVATED' as const, issues: [] })),
      ...left.map((object) => ({ ...object, issues: [notActivated(object, answer.objectErrors)] })),
    ];
    const after = changedObjects(context.objects, changed);
    if (left.length === objects.length) return failed(issues, after);
    const wantsReverse = plan.enableReverseReplication;
    const warnings = issues.map((issue): Issue => ({ ...issue, severity: 'WARNING' }));
    if (wantsReverse && !answer.isReverseReplicationEnabled)
      warnings.push(reverseFailed(answer.reverseReplicationError));
    return {
      kind: 'SUCCEEDED',
      outcome: {
        message: `${objects.length - left.length} objects are activated on ${replication.name}: its data counts from now on.`,
        issues: warnings,
        objects: after,
        upstreamIds: answer.protectionGroupId === null ? [] : [answer.protectionGroupId],
        parts: {
          reverseReplication: {
            isWanted: wantsReverse,
            isOn: answer.isReverseReplicationEnabled,
            protectionGroupId: answer.protectionGroupId ?? failover.reverseReplication.protectionGroupId,
            firstSucceededAt: failover.reverseReplication.firstSucceededAt,
          },
        },
      },
    };
  },
  async look(context) {
    const changed = asked(context).map((object) => ({ ...object, verdict: 'UNCERTAIN' as const }));
    return { kind: 'CANNOT_TELL', issues: [], objects: changedObjects(context.objects, changed) };
  },
};

function asked({ failover, objects }: StepContext): readonly FailoverObject[] {
  const ids = failover.plan.activation?.sourceObjectIds ?? null;
  return objects.filter(
    ({ verdict, sourceObjectId }) => verdict === 'LINKED' && (ids === null || ids.includes(sourceObjectId)),
  );
}

function notActivated({ sourceObjectId, name }: FailoverObject, errors: readonly string[]): Issue {
  const what = `Object ${sourceObjectId}${name === null ? '' : ` (${name})`}`;
  const words = errors.length === 0 ? '' : ` The cluster says: ${errors.slice(0, 3).join(' ')}`;
  return {
    ...errorIssue('CLUSTER_REFUSED', [], `${what} was not activated.${words}`),
    remedy: 'activateBackup may be repeated for it.',
  };
}

function reverseFailed(reason: string | null): Issue {
  const message = `The objects are activated, and replication back to the source is not on: ${reason ?? 'no reason given'}`;
  return warningIssue('REVERSE_REPLICATION_FAILED', [], message);
}
