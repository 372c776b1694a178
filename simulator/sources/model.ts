/** A registered vCenter. */
export interface Source {
  id: bigint;
  name: string;
  type: 'kVCenter';
  nodes: SourceNode[];
  lastRefreshUsecs: number;
  /** When the refresh under way ends; `null` when there is none. */
  refreshDueUsecs: number | null;
}

export type SourceNodeType =
  | 'kDatacenter'
  | 'kFolder'
  | 'kResourcePool'
  | 'kDatastore'
  | 'kStandardPortgroup'
  | 'kHostSystem';

/** What a vCenter is made of, machines apart. */
export interface SourceNode {
  id: bigint;
  name: string;
  type: SourceNodeType;
  parentId: bigint | null;
}

/** A machine on a vCenter. The cluster knows of it what it saw at the last refresh. */
export interface VirtualMachine {
  name: string;
  uuid: string;
  sourceId: bigint;
  folderId: bigint | null;
  logicalSizeBytes: number;
  changedBytesPerHour: number;
  isPoweredOn: boolean;
  /** Since when it is there. */
  sinceUsecs: number;
  /** It was removed; the cluster still shows it until the next refresh. */
  isGone: boolean;
  /** The entity that stands for it on the cluster; `null` until it was seen. */
  objectId: bigint | null;
  /** Of a recovered one. */
  recoveryId: string | null;
}
