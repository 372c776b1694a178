import type DataLoader from 'dataloader';
import type { ProtectionPolicy } from '../../core/clusters/cluster-facts.ts';
import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { FailoverRunConfigurationSummary } from '../../core/configurations/rules/failover-run-configuration.ts';
import type { Failover } from '../../core/failovers/rules/failover.ts';
import type { EventPageRequest, NumberedEvent } from '../../core/planned-runs/planned-run-port.ts';
import type { PlannedRun, PlannedRunEvent } from '../../core/planned-runs/rules/planned-run.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../../core/values/page.ts';
import type { Viewer } from '../../core/values/viewer.ts';
import type { ProtectionGroup } from './mappers.ts';

/** What belongs to one request. Use cases are not here: each resolver file is given the ones it needs. */
export interface GraphQLContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
}

/** A page of the runs of one configuration. */
export interface RunsOfConfiguration {
  readonly digest: string;
  readonly direction: OrderDirection;
  readonly page: PageRequest<CreationCursor>;
}

/** Reads of one request, batched and remembered for its duration. */
export interface Loaders extends SharedLoaders {
  readonly configurationByDigest: DataLoader<string, FailoverRunConfigurationSummary | null>;
  /** Of stored configurations. */
  readonly objectIdsByDigest: DataLoader<string, readonly bigint[]>;
  readonly objectCountByDigest: DataLoader<string, number>;
  readonly failoverById: DataLoader<string, Failover | null>;
  readonly plannedRunByFailoverId: DataLoader<string, PlannedRun | null>;
  readonly runsOfConfiguration: DataLoader<RunsOfConfiguration, Page<PlannedRun>>;
  readonly eventPageOf: DataLoader<EventPageRequest, Page<NumberedEvent>, string>;
  /** The cluster that this service was configured with under this id. */
  clusterById(clusterId: bigint): ClusterName | null;
  /** Groups of one cluster, by upstream id. */
  protectionGroupOf(cluster: ClusterName): DataLoader<string, ProtectionGroup | null>;
  /** Names of objects of one cluster. */
  objectNameOf(cluster: ClusterName): DataLoader<bigint, string | null>;
  /** Policies of one cluster, by id. */
  policyOf(cluster: ClusterName): DataLoader<string, ProtectionPolicy | null>;
}

/** Reads that all requests share, because what was read once stays true. */
export interface SharedLoaders {
  /** The events of a run up to the version that it has here. */
  readonly eventsOf: DataLoader<PlannedRun, readonly PlannedRunEvent[], string>;
}
