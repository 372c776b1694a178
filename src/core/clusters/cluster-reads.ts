import { LRUCache } from 'lru-cache';
import type {
  ClusterIdentity,
  OngoingRun,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  RemoteCluster,
} from './cluster-facts.ts';
import type { Cluster, ClusterName, ObjectProtection, ProtectionGroupQuery } from './cluster-port.ts';
import { type Clusters, unknownCluster } from './clusters.ts';
import { objectsOfGroup } from './objects-of-group.ts';

/** How old an answer may be that a query gets: explorers and dashboards ask the same again and again. */
const MAX_AGE_MS = 2_000;
const MOST_ANSWERS = 1_000;
/** Runs of a group among which its objects are looked for. */
const RECENT_RUNS = 10;
/** How far back runs are looked for that are still under way. */
const ONGOING_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Reads of clusters for display, each asked of the cluster at most once in two seconds. A failure is shared by those
 * who wait for the same answer, and not kept: it may have gone by the next query.
 * What decides over a run never comes from here. Clusters are asked for by name, so that those who only show them have
 * no way to change anything.
 */
export class ClusterReads {
  readonly #answers = new LRUCache<string, Promise<unknown>>({ max: MOST_ANSWERS, ttl: MAX_AGE_MS });
  readonly #clusters: Clusters;
  readonly #now: () => Date;

  constructor(clusters: Clusters, now: () => Date) {
    this.#clusters = clusters;
    this.#now = now;
  }

  identity(cluster: ClusterName): Promise<ClusterIdentity> {
    return this.#once(cluster, 'identity', (port) => port.identity());
  }

  remoteClusters(cluster: ClusterName): Promise<readonly RemoteCluster[]> {
    return this.#once(cluster, 'remoteClusters', (port) => port.remoteClusters());
  }

  /** With the last run of each, by name. */
  protectionGroups(cluster: ClusterName, query: ProtectionGroupQuery): Promise<readonly ProtectionGroup[]> {
    return this.#once(cluster, `protectionGroups ${JSON.stringify(query)}`, async (port) => {
      const groups = await port.protectionGroups({ ...query, includeLastRun: true });
      return groups.toSorted(byNameAndId);
    });
  }

  policies(cluster: ClusterName, ids: readonly string[]): Promise<readonly ProtectionPolicy[]> {
    return this.#once(cluster, `policies ${ids.toSorted().join()}`, (port) => port.policies(ids));
  }

  /** Runs of all groups whose backup is under way. */
  ongoingRuns(cluster: ClusterName): Promise<readonly OngoingRun[]> {
    return this.#once(cluster, 'ongoingRuns', async (port) => {
      const now = await this.clock(cluster);
      return port.ongoingRuns(new Date(now.getTime() - ONGOING_WINDOW_MS));
    });
  }

  /** What time it is on the cluster, give or take two seconds; our own time where it does not tell. */
  async clock(cluster: ClusterName): Promise<Date> {
    return (await this.identity(cluster)).answeredAt ?? this.#now();
  }

  /** The objects that the group's runs hold, none before the first. One request, unless the newest run is incomplete. */
  objectsOf(cluster: ClusterName, group: ProtectionGroup): Promise<readonly ProtectedObject[]> {
    return this.#once(cluster, `objectsOf ${group.id}`, async (port) => {
      const newest = await port.runs(group.id, { limit: 1, includeObjects: true });
      const objects = objectsOfGroup(group, newest);
      const isCertain = group.protectedObjectCount === null || objects.length === group.protectedObjectCount;
      if (isCertain || newest.length === 0) return objects;
      return objectsOfGroup(group, await port.runs(group.id, { limit: RECENT_RUNS, includeObjects: true }));
    });
  }

  /** What the cluster reports of each object; objects that it does not know are absent. Not remembered. */
  async objectProtection(
    { configuredId }: ClusterName,
    objectIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, ObjectProtection>> {
    return this.#reach(configuredId).objectProtection(objectIds);
  }

  #once<Answer>(
    { configuredId }: ClusterName,
    question: string,
    ask: (port: Cluster) => Promise<Answer>,
  ): Promise<Answer> {
    const key = `${configuredId} ${question}`;
    const remembered = this.#answers.get(key) as Promise<Answer> | undefined;
    if (remembered !== undefined) return remembered;
    const answer = ask(this.#reach(configuredId));
    this.#answers.set(key, answer);
    answer.catch(() => {
      if (this.#answers.peek(key) === answer) this.#answers.delete(key);
    });
    return answer;
  }

  #reach(configuredId: bigint): Cluster {
    const cluster = this.#clusters.byId(configuredId);
    if (cluster === undefined) throw unknownCluster(configuredId);
    return cluster;
  }
}

function byNameAndId(left: ProtectionGroup, right: ProtectionGroup): number {
  return compare(left.name, right.name) || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
