import type { Cluster } from '../app/cluster-port.ts';
import type { ProtectionGroup as ProtectionGroupFacts } from '../domain/cluster-facts.ts';
import type { IdentifiedConfiguration } from '../domain/failover-run-configuration.ts';

/** A configuration, stored or merely valid; the latter has not been created by anyone yet. */
export type FailoverRunConfiguration = IdentifiedConfiguration & {
  readonly createdAt: Date | null;
  readonly createdBy: string | null;
};

/** An object in a configuration is nothing but its id. */
export type FailoverRunObject = { readonly objectId: bigint };

/** A protection group together with the cluster that it was read from. */
export type ProtectionGroup = ProtectionGroupFacts & { readonly cluster: Cluster };
