import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type {
  FailoverRunConfiguration,
  FailoverRunConfigurationFilter,
  FailoverRunConfigurationRecord,
  FailoverRunConfigurationSummary,
} from './rules/failover-run-configuration.ts';

/** Where configurations are kept. */
export interface FailoverRunConfigurationStore {
  /**
   * Stores the configuration unless its digest is known already.
   * Concurrent calls with one digest, from any number of processes, end with one row and all answer with it.
   */
  createOrGet(
    configuration: FailoverRunConfiguration,
    digest: string,
    createdBy: string,
  ): Promise<FailoverRunConfigurationRecord>;
  /** The records with these digests, in the order asked, `null` where there is none. One round trip. */
  findByDigests(digests: readonly string[]): Promise<readonly (FailoverRunConfigurationRecord | null)[]>;
  /** A page of the configurations that pass the filter, by time of creation. */
  /** The same without their objects. */
  findSummaries(digests: readonly string[]): Promise<readonly (FailoverRunConfigurationSummary | null)[]>;
  /** The objects of each, in ascending order; empty where no configuration has the digest. One round trip. */
  objectIdsOf(digests: readonly string[]): Promise<readonly (readonly bigint[])[]>;
  /** How many objects each names; 0 where no configuration has the digest. One round trip. */
  countObjects(digests: readonly string[]): Promise<readonly number[]>;
  /** How many configurations pass the filter. */
  count(filter: FailoverRunConfigurationFilter): Promise<number>;
  list(
    filter: FailoverRunConfigurationFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<FailoverRunConfigurationSummary>>;
}
