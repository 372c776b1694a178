import { isFailoverId, MAX_FAILOVER_ID_LENGTH } from '../../core/clusters/failover/failover-id.ts';
import { parseProtectionGroupId } from '../../core/clusters/protection-group-id.ts';

/** What each kind of identifier looks like; anything else never reaches a URL. */
const SHAPES = {
  failover: { test: isFailoverId, says: '1 to 128 of A-Z a-z 0-9 . _ : -' },
  'protection group': {
    test: (id: string) => parseProtectionGroupId(id) !== undefined,
    says: 'three positive int64 joined by colons',
  },
  // Up to 40 digits: run ids are two numbers of which the second is a time, but no bound is documented.
  run: { test: (id: string) => /^\d{1,40}:\d{1,40}$/.test(id), says: 'two numbers joined by a colon' },
  // Each part may have some 40 digits.
  recovery: {
    test: (id: string) => /^\d{1,60}:\d{1,60}:\d{1,60}$/.test(id),
    says: 'three numbers joined by colons',
  },
  // No shape is documented; ids seen are numbers joined by colons.
  policy: { test: isFailoverId, says: '1 to 128 of A-Z a-z 0-9 . _ : -' },
  // No shape is documented either.
  'view uid': { test: isFailoverId, says: '1 to 128 of A-Z a-z 0-9 . _ : -' },
} as const;

/** The kinds of identifier that appear in paths and queries. */
export type IdentifierKind = keyof typeof SHAPES;

/** Why the text cannot be sent as an identifier of this kind, or `undefined` when it can. */
export function identifierFault(kind: IdentifierKind, id: string): string | undefined {
  const { test, says } = SHAPES[kind];
  if (test(id)) return undefined;
  return `not the id of a ${kind} (${says}): ${JSON.stringify(id.slice(0, MAX_FAILOVER_ID_LENGTH))}`;
}

/** One segment of a path, percent-encoded. */
export function pathSegment(id: string | bigint): string {
  return encodeURIComponent(id.toString());
}
