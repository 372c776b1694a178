import type { ProtectionGroup } from '../../core/clusters/cluster-facts.ts';
import type { Page, PageRequest } from '../../core/values/page.ts';
import type { CursorCodec } from './connection.ts';

/** Position in a cluster's protection groups, which are ordered by name, then by id. */
export interface GroupCursor {
  readonly name: string;
  readonly id: string;
}

/** The id has no space, so the first one ends it. */
export const protectionGroupCursorCodec: CursorCodec<GroupCursor> = {
  encode: ({ name, id }) => Buffer.from(`${id} ${name}`).toString('base64url'),
  decode(text) {
    const decoded = Buffer.from(text, 'base64url').toString();
    const end = decoded.indexOf(' ');
    return end < 1 ? undefined : { id: decoded.slice(0, end), name: decoded.slice(end + 1) };
  },
};

/** One page of the complete, ordered list; a group that has gone meanwhile does not lose the place. */
export function pageOfGroups(
  groups: readonly ProtectionGroup[],
  { after, first = 0 }: PageRequest<GroupCursor>,
): Page<ProtectionGroup> {
  const following = after === undefined ? 0 : groups.findIndex((group) => isAfter(group, after));
  const start = following === -1 ? groups.length : following;
  const items = groups.slice(start, start + first);
  return { items, hasNextPage: start + first < groups.length, hasPreviousPage: start > 0 };
}

function isAfter({ name, id }: ProtectionGroup, cursor: GroupCursor): boolean {
  return name > cursor.name || (name === cursor.name && id > cursor.id);
}
