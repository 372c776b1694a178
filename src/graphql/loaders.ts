import DataLoader from 'dataloader';
import type { FailoverRunConfigurations } from '../app/failover-run-configurations.ts';
import type { Loaders } from './context.ts';

/** The loaders of one request. */
export function createLoaders(configurations: FailoverRunConfigurations): Loaders {
  return {
    configurationByDigest: new DataLoader((digests) => configurations.findByDigests(digests)),
  };
}
