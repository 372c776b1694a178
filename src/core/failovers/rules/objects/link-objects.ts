import { errorIssue, type Issue } from '../../../values/issue.ts';
import type { FailoverObject } from '../failover.ts';

/**
 * The objects with what they are to be linked to: what was found, replaced by what is named, for the objects named.
 * An optional object of which nothing is known is left out; a critical one is an issue.
 */
export function linkObjects(
  objects: readonly FailoverObject[],
  named: readonly { readonly sourceObjectId: bigint; readonly recoveredObjectId: bigint }[] | null,
): {
  readonly all: readonly FailoverObject[];
  readonly changed: readonly FailoverObject[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const known = new Set(objects.map(({ sourceObjectId }) => sourceObjectId));
  (named ?? []).forEach(({ sourceObjectId, recoveredObjectId }, position) => {
    const path = ['objects', String(position)];
    if (!known.has(sourceObjectId)) {
      const message = `Object ${sourceObjectId} is not one of the failover's.`;
      issues.push(errorIssue('OBJECT_NOT_IN_FAILOVER', [...path, 'sourceObjectId'], message));
    }
    if (named?.findIndex((other) => other.recoveredObjectId === recoveredObjectId) !== position) {
      const message = `The recovered object ${recoveredObjectId} is named for two objects.`;
      issues.push(errorIssue('RECOVERED_OBJECT_UNDETERMINED', [...path, 'recoveredObjectId'], message));
    }
  });
  const byId = new Map(named?.map((link) => [link.sourceObjectId, link.recoveredObjectId]));
  const all = objects.map((object) => {
    const recoveredObjectId = byId.get(object.sourceObjectId) ?? object.recoveredObjectId;
    if (recoveredObjectId === null && object.impact === 'CRITICAL') issues.push(undetermined(object));
    if (recoveredObjectId === object.recoveredObjectId) return object;
    return { ...object, recoveredObjectId, verdict: 'RECOVERED' as const, issues: [] };
  });
  return { all, changed: all.filter((object, position) => object !== objects[position]), issues };
}

function undetermined({ sourceObjectId, name }: FailoverObject): Issue {
  const what = name === null ? `Object ${sourceObjectId}` : `Object ${sourceObjectId} (${name})`;
  return {
    ...errorIssue(
      'RECOVERED_OBJECT_UNDETERMINED',
      ['objects'],
      `What was recovered of ${what} is not known.`,
    ),
    remedy: 'Name it in linkFailoverObjects.',
  };
}
