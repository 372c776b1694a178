import { errorIssue, type Issue } from '../../../values/issue.ts';
import type { FailoverObject } from '../failover.ts';

/** An object with its name, as a cluster reports it. */
export interface NamedReplica {
  readonly objectId: bigint;
  readonly name: string | null;
}

/** A source object and its copy on the replication cluster, where that is certain. */
export interface ReplicaMatch {
  readonly sourceObjectId: bigint;
  readonly replicaObjectId: bigint | null;
  readonly name: string | null;
}

/**
 * Matches source objects with replicas by name. A name that is missing on either side, or that more than one object
 * has, proves nothing: such an object needs its replica named by hand. What is named by hand counts in any case.
 */
export function matchReplicas(
  objects: readonly NamedReplica[],
  replicas: readonly NamedReplica[],
  byHand: readonly { readonly sourceObjectId: bigint; readonly replicaObjectId: bigint }[],
): { readonly matches: readonly ReplicaMatch[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const named = new Map(
    byHand.map(({ sourceObjectId, replicaObjectId }) => [sourceObjectId, replicaObjectId]),
  );
  const sourceIds = new Set(objects.map(({ objectId }) => objectId));
  byHand.forEach(({ sourceObjectId, replicaObjectId }, position) => {
    const path = ['replicas', String(position)];
    if (!sourceIds.has(sourceObjectId))
      issues.push(
        errorIssue(
          'OBJECT_NOT_IN_FAILOVER',
          [...path, 'sourceObjectId'],
          `Object ${sourceObjectId} is not one of the failover's.`,
        ),
      );
    if (byHand.findIndex((other) => other.replicaObjectId === replicaObjectId) < position)
      issues.push(
        errorIssue(
          'REPLICA_UNDETERMINED',
          [...path, 'replicaObjectId'],
          `Replica ${replicaObjectId} is named for two objects.`,
        ),
      );
  });
  const byName = Map.groupBy(
    replicas.filter(({ name }) => name !== null),
    ({ name }) => name,
  );
  const sameName = Map.groupBy(objects, ({ name }) => name);
  const matches = objects.map(({ objectId, name }): ReplicaMatch => {
    const byHandId = named.get(objectId);
    if (byHandId !== undefined) return { sourceObjectId: objectId, replicaObjectId: byHandId, name };
    const candidates = name === null ? [] : (byName.get(name) ?? []);
    const isCertain = candidates.length === 1 && sameName.get(name)?.length === 1;
    if (!isCertain) issues.push(undetermined(objectId, name, candidates.length));
    return {
      sourceObjectId: objectId,
      replicaObjectId: isCertain ? (candidates[0]?.objectId ?? null) : null,
      name,
    };
  });
  return { matches, issues };
}

function undetermined(objectId: bigint, name: string | null, candidates: number): Issue {
  const what = name === null ? `Object ${objectId}` : `Object ${objectId} (${name})`;
  const found =
    candidates === 0
      ? 'has no copy of its name in the inactive group on the replication cluster'
      : 'is not the only one of its name, so that its copy is not certain';
  return {
    ...errorIssue('REPLICA_UNDETERMINED', ['replicas'], `${what} ${found}.`),
    remedy: 'Name its replica in initiateFailover, or replicate the group once.',
  };
}

/** The objects with their replicas and names. */
export function withReplicas(
  objects: readonly FailoverObject[],
  matches: readonly {
    readonly sourceObjectId: bigint;
    readonly replicaObjectId: bigint | null;
    readonly name: string | null;
  }[],
): readonly FailoverObject[] {
  const byId = new Map(matches.map((match) => [match.sourceObjectId, match]));
  return objects.map((object) => {
    const match = byId.get(object.sourceObjectId);
    return match === undefined
      ? object
      : { ...object, replicaObjectId: match.replicaObjectId, name: match.name ?? object.name };
  });
}
