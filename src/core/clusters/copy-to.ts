/** A copy, with as much of its target as the cluster tells. */
interface Copy {
  readonly clusterId: bigint | null;
  readonly clusterName?: string | null;
}

/**
 * The copy of a planned run to its replication cluster. A planned run copies to no other target, so that a single
 * copy of which the cluster does not say where it goes is this one; `null` where there is none.
 */
export function copyTo<Kind extends Copy>(copies: readonly Kind[], clusterId: bigint): Kind | null {
  const named = copies.find((copy) => copy.clusterId === clusterId);
  if (named !== undefined) return named;
  const [only, ...others] = copies;
  const isNameless = only?.clusterId === null && (only.clusterName ?? null) === null;
  return only !== undefined && others.length === 0 && isNameless ? only : null;
}
