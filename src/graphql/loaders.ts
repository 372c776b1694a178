import DataLoader from 'dataloader';
import type { Cluster } from '../app/cluster-port.ts';
import type { ClusterReads } from '../app/cluster-reads.ts';
import type { FailoverRunConfigurations } from '../app/failover-run-configurations.ts';
import type { ProtectionPolicy } from '../domain/cluster-facts.ts';
import type { Loaders } from './context.ts';

/** The loaders of one request. */
export function createLoaders(configurations: FailoverRunConfigurations, reads: ClusterReads): Loaders {
  const policies = new Map<Cluster, DataLoader<string, ProtectionPolicy | null>>();
  return {
    configurationByDigest: new DataLoader((digests) => configurations.findByDigests(digests)),
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
