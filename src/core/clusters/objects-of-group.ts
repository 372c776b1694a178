import type { ProtectedObject, ProtectionGroup, ProtectionRun } from './cluster-facts.ts';

/**
 * The objects that a group protects, containers resolved, as far as its runs tell: its members, where runs show that
 * these are the objects themselves; otherwise the objects of the newest run that holds as many as the cluster counts,
 * or else of the one that holds most. The newest run alone does not do: a planned run holds only what is failed over,
 * and any run may hold what has left the group since.
 * @param runs with objects, newest first
 */
export function objectsOfGroup(
  group: Pick<ProtectionGroup, 'memberIds' | 'protectedObjectCount'>,
  runs: readonly ProtectionRun[],
): readonly ProtectedObject[] {
  const lists = runs.map(({ objects }) => objects ?? []);
  const members = membersSeen(group, lists);
  if (members !== null) return members;
  const complete = lists.find(({ length }) => length > 0 && length === group.protectedObjectCount);
  if (complete !== undefined) return complete;
  return lists.reduce((most, list) => (list.length > most.length ? list : most), []);
}

/** The members, if they are all there is; `null` where one may be a container, or more than its name says. */
function membersSeen(
  { memberIds, protectedObjectCount }: Pick<ProtectionGroup, 'memberIds' | 'protectedObjectCount'>,
  lists: readonly (readonly ProtectedObject[])[],
): readonly ProtectedObject[] | null {
  if (memberIds.length === 0 || memberIds.length !== protectedObjectCount) return null;
  const seen = new Map(lists.toReversed().flatMap((list) => list.map((object) => [object.objectId, object])));
  const members = memberIds.map((id) => seen.get(id));
  return members.every((member) => member !== undefined) ? members : null;
}
