import DataLoader from 'dataloader';
import type { Cluster } from '../app/cluster-port.ts';
import type { ClusterReads } from '../app/cluster-reads.ts';
import type { FailoverRunConfigurations } from '../app/failover-run-configurations.ts';
import type { PlannedRunStore } from '../app/planned-run-port.ts';
import type { ProtectionPolicy } from '../domain/cluster-facts.ts';
import type { Loaders } from './context.ts';

/** What changes while a subscription goes on must be read anew for each of its answers. */
const CHANGES = { cache: false };

/** Where the loaders read. */
export interface LoaderSources {
  readonly configurations: FailoverRunConfigurations;
  readonly plannedRuns: Pick<PlannedRunStore, 'find' | 'listEvents'>;
  readonly reads: ClusterReads;
}

/** The loaders of one request. */
export function createLoaders({ configurations, plannedRuns, reads }: LoaderSources): Loaders {
  const policies = new Map<Cluster, DataLoader<string, ProtectionPolicy | null>>();
  return {
    configurationByDigest: new DataLoader((digests) => configurations.findByDigests(digests)),
    plannedRunByFailoverId: new DataLoader((failoverIds) => plannedRuns.find(failoverIds), CHANGES),
    eventsByFailoverId: new DataLoader((failoverIds) => plannedRuns.listEvents(failoverIds), CHANGES),
    policyOf(cluster) {
      const known = policies.get(cluster);
      if (known !== undefined) return known;
      const loader = policyLoader(cluster, reads);
      policies.set(cluster, loader);
      return loader;
    },
  };
}

function policyLoader(cluster: Cluster, reads: ClusterReads): DataLoader<string, ProtectionPolicy | null> {
  return new DataLoader(async (ids) => {
    const policies = await reads.policies(cluster, ids);
    return ids.map((id) => policies.find((policy) => policy.id === id) ?? null);
  });
}
