import { errorIssue, type Issue } from '../../values/issue.ts';
import type { FailoverObject } from '../rules/failover.ts';
import { failed, type SendingStep, type StepContext } from './step-handler.ts';

/**
 * Lets the source go. Where its objects are to leave the group, the group's members show whether it took effect;
 * where they stay, nothing does, and a lost answer makes the step uncertain.
 */
export const deactivate: SendingStep = {
  kind: 'SENDING',
  async prepare({ objects }) {
    const missing = objects.filter(({ impact, verdict }) => impact === 'CRITICAL' && verdict !== 'ACTIVATED');
    return { result: missing.length === 0 ? null : failed(missing.map(notActivated)) };
  },
  async send(context) {
    const { failover, source } = context;
    await source.deactivateBackup(failover.failoverId, {
      replicationClusterId: failover.replicationClusterId,
      viewId: null,
      objectIds: activatedIds(context),
      protectionGroupId: failover.protectionGroupId,
      keepFailoverObjects: failover.plan.keepFailoverObjects ?? true,
    });
    return succeeded(context);
  },
  async look(context) {
    const { failover, source } = context;
    if (failover.plan.keepFailoverObjects !== false || failover.protectionGroupId === null)
      return { kind: 'CANNOT_TELL', issues: [] };
    const group = await source.protectionGroup(failover.protectionGroupId);
    const members = new Set(group?.memberIds ?? []);
    const left = activatedIds(context).filter((id) => members.has(id));
    if (left.length === 0) return group === null ? { kind: 'CANNOT_TELL', issues: [] } : succeeded(context);
    return { kind: 'ABSENT' };
  },
};

function activatedIds({ objects }: StepContext): readonly bigint[] {
  return objects
    .filter(({ verdict }: FailoverObject) => verdict === 'ACTIVATED')
    .map(({ sourceObjectId }) => sourceObjectId);
}

function succeeded({ source }: StepContext) {
  return { kind: 'SUCCEEDED' as const, outcome: { message: `${source.name} has let the objects go.` } };
}

/** Without its activation the source would be the only side that protects it. */
function notActivated({ sourceObjectId, name }: FailoverObject): Issue {
  const what = `Object ${sourceObjectId}${name === null ? '' : ` (${name})`}`;
  return {
    ...errorIssue('ACTION_NOT_ALLOWED', [], `${what} is critical and not activated: the source is kept.`),
    remedy: 'activateBackup may be repeated for it.',
  };
}
