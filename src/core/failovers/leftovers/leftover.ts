import type { Issue } from '../../values/issue.ts';

/** What failovers leave behind. */
export const LEFTOVER_KINDS = [
  'PAUSED_PROTECTION_GROUP',
  'FAILOVER_PROTECTION_GROUP',
  'RUNNING_RECOVERY',
  'RECOVERY_NOT_TORN_DOWN',
  'UNMERGED_VIEW',
  'UNKNOWN_FAILOVER',
] as const;
export type LeftoverKind = (typeof LEFTOVER_KINDS)[number];

/** Something that a failover has left behind on a cluster. */
export interface Leftover {
  readonly kind: LeftoverKind;
  readonly clusterId: bigint;
  /** Upstream id of the group, recovery, view or failover. */
  readonly upstreamId: string;
  readonly name: string | null;
  /** The failover that left it, where that is known. */
  readonly failoverId: string | null;
  /** Empty exactly where it can be ended safely. */
  readonly refusals: readonly Issue[];
}

/** What names a left-over as long as it is there. */
export type LeftoverKey = Pick<Leftover, 'kind' | 'clusterId' | 'upstreamId'>;

/** The opaque id of a left-over. */
export function leftoverId({ kind, clusterId, upstreamId }: LeftoverKey): string {
  return Buffer.from(`${kind} ${clusterId} ${upstreamId}`).toString('base64url');
}

const ID = /^(?<kind>[A-Z_]+) (?<clusterId>\d{1,19}) (?<upstreamId>[^\0]{1,500})$/s;

/** What an id stands for; `null` when this service cannot have answered it. */
export function readLeftoverId(id: string): LeftoverKey | null {
  const { kind, clusterId, upstreamId } = ID.exec(Buffer.from(id, 'base64url').toString())?.groups ?? {};
  const known = LEFTOVER_KINDS.find((one) => one === kind);
  if (known === undefined || clusterId === undefined || upstreamId === undefined) return null;
  const key = { kind: known, clusterId: BigInt(clusterId), upstreamId };
  // The decoder overlooks characters that do not belong, so that other texts would mean the same.
  return leftoverId(key) === id ? key : null;
}
