import { LRUCache } from 'lru-cache';
import type {
  ClusterIdentity,
  OngoingRun,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  RemoteCluster,
} from './cluster-facts.ts';
import type { Cluster, ProtectionGroupQuery } from './cluster-port.ts';
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
 * What decides over a run never comes from here.
 */
export class ClusterReads {
  readonly #answers = new LRUCache<string, Promise<unknown>>({ max: MOST_ANSWERS, ttl: MAX_AGE_MS });
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  identity(cluster: Cluster): Promise<ClusterIdentity> {
    return this.#once(cluster, 'identity', () => cluster.identity());
  }

  remoteClusters(cluster: Cluster): Promise<readonly RemoteCluster[]> {
    return this.#once(cluster, 'remoteClusters', () => cluster.remoteClusters());
  }

  /** With the last run of each, by name. */
  protectionGroups(cluster: Cluster, query: ProtectionGroupQuery): Promise<readonly ProtectionGroup[]> {
    return this.#once(cluster, `protectionGroups ${JSON.stringify(query)}`, async () => {
      const groups = await cluster.protectionGroups({ ...query, includeLastRun: true });
      return groups.toSorted(byNameAndId);
    });
  }

  policies(cluster: Cluster, ids: readonly string[]): Promise<readonly ProtectionPolicy[]> {
    return this.#once(cluster, `policies ${ids.toSorted().join()}`, () => cluster.policies(ids));
  }

  /** Runs of all groups whose backup is under way. */
  ongoingRuns(cluster: Cluster): Promise<readonly OngoingRun[]> {
    return this.#once(cluster, 'ongoingRuns', async () => {
      const now = await this.clock(cluster);
      return cluster.ongoingRuns(new Date(now.getTime() - ONGOING_WINDOW_MS));
    });
  }

  /** What time it is on the cluster, give or take two seconds; our own time where it does not tell. */
  async clock(cluster: Cluster): Promise<Date> {
    return (await this.identity(cluster)).answeredAt ?? this.#now();
  }

  /** The objects that the group's runs hold, none before the first. One request, unless the newest run is incomplete. */
  objectsOf(cluster: Cluster, group: ProtectionGroup): Promise<readonly ProtectedObject[]> {
    return this.#once(cluster, `objectsOf ${group.id}`, async () => {
      const newest = await cluster.runs(group.id, { limit: 1, includeObjects: true });
      const objects = objectsOfGroup(group, newest);
      const isCertain = group.protectedObjectCount === null || objects.length === group.protectedObjectCount;
      if (isCertain || newest.length === 0) return objects;
      return objectsOfGroup(
        group,
        await cluster.runs(group.id, { limit: RECENT_RUNS, includeObjects: true }),
      );
    });
  }

  #once<Answer>(cluster: Cluster, question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const key = `${cluster.configuredId} ${question}`;
    const remembered = this.#answers.get(key) as Promise<Answer> | undefined;
    if (remembered !== undefined) return remembered;
    const answer = ask();
    this.#answers.set(key, answer);
    answer.catch(() => {
      if (this.#answers.peek(key) === answer) this.#answers.delete(key);
    });
    return answer;
  }
}

function byNameAndId(left: ProtectionGroup, right: ProtectionGroup): number {
  return compare(left.name, right.name) || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
