import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { ProtectionPolicy } from '../../core/clusters/cluster-facts.ts';
import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';
import type { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import type { FailoverReads } from '../../core/failovers/failover-port.ts';
import type { PlannedRunReads } from '../../core/planned-runs/planned-run-port.ts';
import type { PlannedRun, PlannedRunEvent } from '../../core/planned-runs/rules/planned-run.ts';
import type { Page } from '../../core/values/page.ts';
import { nextTurn } from '../execution/turns.ts';
import type { Loaders, RunsOfConfiguration, SharedLoaders } from './context.ts';
import type { ProtectionGroup } from './mappers.ts';

/** What changes while a subscription goes on must be read anew for each of its answers. */
const CHANGES = { cache: false };

/** Thirty thousand ids are read out of one answer of the database at once. */
const FEW_AT_A_TIME = { maxBatchSize: 3 };

/** Versions of runs whose stories are kept: those that people are watching now. */
const MOST_STORIES = 200;

/** A loader that keeps no failures: what could not be read is read again when it is asked for again. */
class Loader<Key, Value, CacheKey = Key> extends DataLoader<Key, Value, CacheKey> {
  override load(key: Key): Promise<Value> {
    const value = super.load(key);
    value.catch(() => this.clear(key));
    return value;
  }
}

/** Where the loaders read. */
export interface LoaderSources {
  readonly configurations: FailoverRunConfigurations;
  readonly plannedRuns: Pick<
    PlannedRunReads,
    'find' | 'listOfConfigurations' | 'listEvents' | 'listEventPages'
  >;
  readonly reads: ClusterReads;
  readonly clusters: Clusters<ClusterName>;
  readonly failovers: Pick<FailoverReads, 'find'>;
}

/** The loaders of all requests: with them a change of a run costs one read, however many are watching it. */
export function createSharedLoaders({ plannedRuns }: Pick<LoaderSources, 'plannedRuns'>): SharedLoaders {
  return {
    eventsOf: new Loader((runs: readonly PlannedRun[]) => plannedRuns.listEvents(runs), {
      // Events are written with a change, and each change makes a new version.
      cacheKeyFn: ({ failoverId, version }) => `${version} ${failoverId}`,
      cacheMap: new LRUCache<string, Promise<readonly PlannedRunEvent[]>>({ max: MOST_STORIES }),
    }),
  };
}

/** The loaders of one request. */
export function createLoaders(
  { configurations, plannedRuns, reads, failovers, clusters }: LoaderSources,
  shared: SharedLoaders,
): Loaders {
  return {
    ...shared,
    configurationByDigest: new Loader((digests) => configurations.findSummaries(digests)),
    objectIdsByDigest: new Loader(async (digests) => {
      await nextTurn();
      return configurations.objectIdsOf(digests);
    }, FEW_AT_A_TIME),
    objectCountByDigest: new Loader((digests) => configurations.countObjects(digests)),
    plannedRunByFailoverId: new Loader((failoverIds) => plannedRuns.find(failoverIds), CHANGES),
    runsOfConfiguration: new Loader((requests) => readRuns(requests, plannedRuns), CHANGES),
    eventPageOf: new Loader((requests) => plannedRuns.listEventPages(requests), {
      cacheKeyFn: ({ run, first, after }) => `${run.version} ${first} ${after} ${run.failoverId}`,
    }),
    failoverById: new Loader((failoverIds) => failovers.find(failoverIds), CHANGES),
    clusterById: (clusterId) => clusters.byId(clusterId) ?? null,
    protectionGroupOf: onePerCluster((cluster) => groupLoader(cluster, reads)),
    objectNameOf: onePerCluster((cluster) => nameLoader(cluster, reads)),
    policyOf: onePerCluster((cluster) => policyLoader(cluster, reads)),
  };
}

function onePerCluster<Value>(create: (cluster: ClusterName) => Value): (cluster: ClusterName) => Value {
  const known = new Map<ClusterName, Value>();
  return (cluster) => {
    const value = known.get(cluster) ?? create(cluster);
    known.set(cluster, value);
    return value;
  };
}

function groupLoader(cluster: ClusterName, reads: ClusterReads): DataLoader<string, ProtectionGroup | null> {
  return new Loader(async (ids) => {
    const groups = await reads.protectionGroups(cluster, { ids });
    return ids.map((id) => {
      const group = groups.find((candidate) => candidate.id === id);
      return group === undefined ? null : { ...group, cluster };
    });
  });
}

function nameLoader(cluster: ClusterName, reads: ClusterReads): DataLoader<bigint, string | null> {
  return new Loader(async (objectIds) => {
    const known = await reads.objectProtection(cluster, objectIds);
    return objectIds.map((objectId) => known.get(objectId)?.object.name ?? null);
  });
}

function policyLoader(
  cluster: ClusterName,
  reads: ClusterReads,
): DataLoader<string, ProtectionPolicy | null> {
  return new Loader(async (ids) => {
    const policies = await reads.policies(cluster, ids);
    return ids.map((id) => policies.find((policy) => policy.id === id) ?? null);
  });
}

/** Requests that differ in nothing but their configuration are read together. */
async function readRuns(
  requests: readonly RunsOfConfiguration[],
  plannedRuns: Pick<PlannedRunReads, 'listOfConfigurations'>,
): Promise<Page<PlannedRun>[]> {
  const pages = new Map<RunsOfConfiguration, Page<PlannedRun>>();
  const alike = Map.groupBy(requests, ({ direction, page }) => JSON.stringify([direction, page]));
  for (const group of alike.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const digests = group.map(({ digest }) => digest);
    const found = await plannedRuns.listOfConfigurations(digests, first.direction, first.page);
    for (const [index, request] of group.entries()) pages.set(request, found[index] ?? NO_RUNS);
  }
  return requests.map((request) => pages.get(request) ?? NO_RUNS);
}

const NO_RUNS: Page<PlannedRun> = { items: [], hasNextPage: false, hasPreviousPage: false };
