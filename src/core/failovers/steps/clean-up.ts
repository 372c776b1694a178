import type { ProtectionGroup } from '../../clusters/cluster-facts.ts';
import type { RepeatableStep, StepResult } from './step-handler.ts';

/** How groups that a failover makes on the target are named; the old name follows. */
export const FAILOVER_GROUP_PREFIX = 'failover_';

/**
 * Tidies both sides: of the copies of the group that failovers make on the replication cluster, what is inactive or
 * empty goes, never with a snapshot. Each request follows from what the groups show at that moment.
 */
export const cleanUp: RepeatableStep = {
  kind: 'REPEATABLE',
  async carryOn({ failover, source, replication }): Promise<StepResult> {
    if (failover.reverseReplication.isWanted !== true || failover.protectionGroupId === null)
      return { kind: 'SKIPPED', message: 'No replication back is wanted: everything stays as it is.' };
    const original = await source.protectionGroup(failover.protectionGroupId);
    if (original === null) return { kind: 'SKIPPED', message: 'The group on the source cluster is gone.' };
    const groups = await replication.protectionGroups({ isDeleted: false });
    const copies = groups.filter(({ name }) => name === `${FAILOVER_GROUP_PREFIX}${original.name}`);
    const inUse = failover.reverseReplication.protectionGroupId;
    const superfluous = copies.filter((group) => group.id !== inUse && isSuperfluous(group));
    for (const { id } of superfluous) await replication.deleteGroup(id);
    if (superfluous.length > 0) return { kind: 'WAIT' };
    // The group that protects the objects now gets the old name, where nobody else has it.
    const group = copies.find(({ id }) => id === inUse);
    if (group !== undefined && !groups.some(({ name }) => name === original.name)) {
      await replication.renameGroup(group.id, original.name);
      return { kind: 'WAIT' };
    }
    return { kind: 'SUCCEEDED', outcome: { message: 'Both sides are tidied up.' } };
  },
};

/** Whether nothing is protected by the group any more. */
export function isSuperfluous({
  isActive,
  memberIds,
}: Pick<ProtectionGroup, 'isActive' | 'memberIds'>): boolean {
  return !isActive || memberIds.length === 0;
}
