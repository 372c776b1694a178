import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type {
  FailoverRunConfiguration,
  FailoverRunConfigurationFilter,
  FailoverRunConfigurationRecord,
} from './rules/failover-run-configuration.ts';

/** Where configurations are kept. */
export interface FailoverRunConfigurationStore {
  /**
   * Stores the configuration unless its digest is known already.
   * Concurrent calls with one digest end with one row, and all answer with it.
   */
  createOrGet(
    configuration: FailoverRunConfiguration,
    digest: string,
    createdBy: string,
  ): Promise<FailoverRunConfigurationRecord>;
  /** The records with these digests, in the order asked, `null` where there is none. One round trip. */
  findByDigests(digests: readonly string[]): Promise<readonly (FailoverRunConfigurationRecord | null)[]>;
  list(
    filter: FailoverRunConfigurationFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<FailoverRunConfigurationRecord>>;
}
