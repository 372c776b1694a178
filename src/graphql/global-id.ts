/** The types that have global ids. */
export type NodeType = 'FailoverRunConfiguration' | 'PlannedRun';

const NODE_TYPES: readonly NodeType[] = ['FailoverRunConfiguration', 'PlannedRun'];

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
  const separator = decoded.indexOf(':');
  const type = NODE_TYPES.find((candidate) => candidate === decoded.slice(0, separator));
  if (separator < 0 || type === undefined) return undefined;
  return { type, key: decoded.slice(separator + 1) };
}
