import type { ProtectedObject } from '../../clusters/cluster-facts.ts';

const MOST_NAMED = 5;

/** The first few of the objects, with their ids, and how many more there are: for messages. */
export function nameSome(objects: readonly ProtectedObject[]): string {
  const named = objects
    .slice(0, MOST_NAMED)
    .map(({ objectId, name }) => (name === null ? String(objectId) : `${name} (${objectId})`));
  const rest = objects.length > named.length ? ` and ${objects.length - named.length} more` : '';
  return `${named.join(', ')}${rest}`;
}
