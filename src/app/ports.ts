import type {
  FailoverRunConfiguration,
  FailoverRunConfigurationRecord,
} from '../domain/failover-run-configuration.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../domain/page.ts';
import type { RunType } from '../domain/run-type.ts';

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
