import type { RunType } from '../../clusters/run-type.ts';
import type { MalformedInt64 } from '../../values/malformed-int64.ts';

/**
 * What one planned run is to do: the upstream FailoverRunConfiguration with the source cluster resolved
 * and every default applied. A value: two with equal content are the same configuration.
 */
export interface FailoverRunConfiguration {
  /** The cluster that runs the backup; its id is the first part of `protectionGroupId` where one is given. */
  readonly sourceClusterId: bigint;
  readonly replicationClusterId: bigint;
  /** Ids local to the source cluster: a set, in ascending order. */
  readonly objectIds: readonly bigint[];
  readonly protectionGroupId: string | null;
  readonly runType: RunType;
  readonly viewId: bigint | null;
  readonly cancelNonFailoverRuns: boolean;
  readonly pauseNextRuns: boolean;
}

/** A configuration as a client states it: nothing normalised, nothing checked but the types of all but ids. */
export interface FailoverRunConfigurationDraft {
  readonly replicationClusterId: bigint | MalformedInt64;
  readonly objects: readonly { readonly objectId: bigint | MalformedInt64 }[];
  readonly protectionGroupId?: string | null | undefined;
  readonly runType?: RunType | null | undefined;
  readonly viewId?: bigint | MalformedInt64 | null | undefined;
  readonly cancelNonFailoverRuns?: boolean | null | undefined;
  readonly pauseNextRuns?: boolean | null | undefined;
}

/** A configuration with its identity. */
export interface IdentifiedConfiguration extends FailoverRunConfiguration {
  /** SHA-256 of the canonical content in hexadecimal. */
  readonly digest: string;
}

/** A configuration as the store keeps it. */
export interface FailoverRunConfigurationRecord extends IdentifiedConfiguration {
  readonly createdAt: Date;
  /** The principal who created it first. */
  readonly createdBy: string;
}

/** A stored configuration without its objects: they can be ten thousand, and few who list configurations need them. */
export type FailoverRunConfigurationSummary = Omit<FailoverRunConfigurationRecord, 'objectIds'>;

/** Narrows a list of configurations; fields left out do not narrow. */
export interface FailoverRunConfigurationFilter {
  readonly sourceClusterId?: bigint | undefined;
  readonly replicationClusterId?: bigint | undefined;
  readonly protectionGroupId?: string | undefined;
  readonly runType?: RunType | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Exclusive. */
  readonly createdBefore?: Date | undefined;
}
