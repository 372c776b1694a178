import { isFailoverId } from '../../core/clusters/failover/failover-id.ts';
import { isConfigurationDigest } from '../../core/configurations/rules/configuration-digest.ts';
import { parseInt64 } from '../../core/values/int64.ts';

/** The types that have global ids. */
export type NodeType = 'Cluster' | 'Failover' | 'FailoverRunConfiguration' | 'PlannedRun' | 'ProtectionGroup';

/** Whether a text can be a key, by type. */
const KEY_CHECKS: Readonly<Record<NodeType, (key: string) => boolean>> = {
  Cluster: (key) => parseInt64(key)?.toString() === key,
  Failover: isFailoverId,
  FailoverRunConfiguration: isConfigurationDigest,
  PlannedRun: isFailoverId,
  ProtectionGroup: (key) => protectionGroupOf(key) !== undefined,
};

/** A group as one cluster has it. */
export interface GroupOnCluster {
  readonly clusterId: bigint;
  /** Upstream. */
  readonly protectionGroupId: string;
}

/** The key of a protection group within its type: the cluster that it was read from, and its id there. */
export function protectionGroupKey({ clusterId, protectionGroupId }: GroupOnCluster): string {
  return `${clusterId}/${protectionGroupId}`;
}

/** What such a key stands for; `undefined` when it cannot be one. */
export function protectionGroupOf(key: string): GroupOnCluster | undefined {
  const [, digits = '', protectionGroupId = ''] = /^(-?\d+)\/([\w.:-]{1,200})$/.exec(key) ?? [];
  const clusterId = parseInt64(digits);
  return clusterId?.toString() === digits ? { clusterId, protectionGroupId } : undefined;
}

/** A decoded global id. */
export interface GlobalId {
  readonly type: NodeType;
  /** The object's own key within its type. */
  readonly key: string;
}

/** The opaque global id of an object. */
export function toGlobalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** What a global id stands for; `undefined` when this API cannot have answered it. */
export function fromGlobalId(id: string): GlobalId | undefined {
  const decoded = Buffer.from(id, 'base64url').toString();
  const [, type, key = ''] = /^(\w+):(.*)$/s.exec(decoded) ?? [];
  if (!isNodeType(type) || !KEY_CHECKS[type](key)) return undefined;
  // The decoder overlooks characters that do not belong, so that other texts would mean the same object.
  return toGlobalId(type, key) === id ? { type, key } : undefined;
}

/** The key within the type, or `null` when the global id is of another type or none. */
export function keyOf(id: string, type: NodeType): string | null {
  const globalId = fromGlobalId(id);
  return globalId?.type === type ? globalId.key : null;
}

/** The digest that a configuration's global id stands for, or `null` when it is none. */
export function configurationDigestOf(id: string): string | null {
  return keyOf(id, 'FailoverRunConfiguration');
}

function isNodeType(type: string | undefined): type is NodeType {
  return type !== undefined && Object.hasOwn(KEY_CHECKS, type);
}
