import type { ProtectionGroup, ProtectionRun } from './cluster-facts.ts';

/** What tells containers (folders, tags) among the objects of a configuration from objects that can fail over. */
export interface ContainerQuestion {
  /** Members of the group that no run holds: containers, or objects that joined after the last run. */
  readonly unseenMemberIds: readonly bigint[];
  /** Objects that runs hold and that are no members: they are in containers, or have left the group. */
  readonly withinIds: readonly bigint[];
  /** How many members are objects themselves, as runs show. */
  readonly seenMemberCount: number;
}

/** The question, if there is any: `null` where the runs show that none of the objects is a container, or cannot tell. */
export function containerQuestion(
  objectIds: readonly bigint[],
  { memberIds, protectedObjectCount }: Pick<ProtectionGroup, 'memberIds' | 'protectedObjectCount'>,
  runs: readonly ProtectionRun[],
): ContainerQuestion | null {
  const held = new Set(runs.flatMap(({ objects }) => objects ?? []).map(({ objectId }) => objectId));
  const members = new Set(memberIds);
  const unseenMemberIds = objectIds.filter((id) => members.has(id) && !held.has(id));
  const withinIds = [...held].filter((id) => !members.has(id));
  if (unseenMemberIds.length === 0 || withinIds.length === 0 || protectedObjectCount === null) return null;
  return { unseenMemberIds, withinIds, seenMemberCount: [...held].filter((id) => members.has(id)).length };
}

/**
 * The containers among the objects: the unseen members, if the cluster counts no object that is not known otherwise.
 * An object that joined the group after its last run would be one more.
 */
export function containersAmong(
  { unseenMemberIds, withinIds, seenMemberCount }: ContainerQuestion,
  { id, protectedObjectCount }: Pick<ProtectionGroup, 'id' | 'protectedObjectCount'>,
  groupIdsOf: (objectId: bigint) => readonly string[],
): readonly bigint[] {
  const stillWithin = withinIds.filter((objectId) => groupIdsOf(objectId).includes(id));
  const isAllKnown =
    seenMemberCount + stillWithin.length >= (protectedObjectCount ?? Number.POSITIVE_INFINITY);
  return isAllKnown ? unseenMemberIds : [];
}
