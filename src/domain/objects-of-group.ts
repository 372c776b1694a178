import type { ProtectedObject, ProtectionGroup, ProtectionRun } from './cluster-facts.ts';

/**
 * The objects that a group protects, containers resolved, as far as its runs tell: those of the newest run that
 * holds as many as the cluster counts, otherwise of the one that holds most. The newest run alone does not do:
 * a planned run holds only what is failed over.
 * @param runs with objects, newest first
 */
export function objectsOfGroup(
  { protectedObjectCount }: Pick<ProtectionGroup, 'protectedObjectCount'>,
  runs: readonly ProtectionRun[],
): readonly ProtectedObject[] {
  const lists = runs.map(({ objects }) => objects ?? []);
  const complete = lists.find(({ length }) => length > 0 && length === protectedObjectCount);
  if (complete !== undefined) return complete;
  return lists.reduce((most, list) => (list.length > most.length ? list : most), []);
}
