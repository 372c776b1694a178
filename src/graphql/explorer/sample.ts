import { ClusterError } from '../../core/clusters/cluster-error.ts';
import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';

/** Ids for the examples, as text: those of one protection group and where it replicates to, or what to fill in. */
export interface Sample {
  readonly sourceClusterId: string;
  readonly replicationClusterId: string;
  readonly protectionGroupId: string;
  /** One or two. */
  readonly objectIds: readonly string[];
  /** Whether nothing real can be started with it. */
  readonly isSimulated: boolean;
}

/** The ids that stand in the files of `examples/`: those of the simulated clusters. */
export const SIMULATED: Sample = {
  sourceClusterId: '4401288812305341',
  replicationClusterId: '7250964517238462211',
  protectionGroupId: '4401288812305341:1701424651231:1005',
  objectIds: ['9007199254740993', '9007199254740995'],
  isSimulated: true,
};

/** How long a page waits for clusters; what they answer later is for the next one. */
const PATIENCE_MS = 2_000;
/** Clusters, and groups of each, that are looked at. */
const MOST_CLUSTERS = 3;
const MOST_GROUPS = 3;

/** Finds ids for the examples among the configured clusters, once. */
export class SampleFinder {
  readonly #clusters: Clusters<ClusterName>;
  readonly #reads: ClusterReads;
  #found: Sample | undefined;
  #searching: Promise<Sample | undefined> | undefined;

  constructor(clusters: Clusters<ClusterName>, reads: ClusterReads) {
    this.#clusters = clusters;
    this.#reads = reads;
    const source = clusters.byId(BigInt(SIMULATED.sourceClusterId));
    if (source?.isSimulated) this.#found = SIMULATED;
  }

  /** Ids of a group that can be read, or what to fill in where none can, or not soon enough. */
  async sample(): Promise<Sample> {
    if (this.#found !== undefined) return this.#found;
    this.#searching ??= this.#search();
    const { promise: patience, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, PATIENCE_MS);
    const found = await Promise.race([this.#searching, patience]);
    clearTimeout(timer);
    return found ?? this.#placeholders();
  }

  async #search(): Promise<Sample | undefined> {
    try {
      for (const cluster of this.#clusters.all.slice(0, MOST_CLUSTERS)) {
        this.#found = await this.#sampleOf(cluster).catch(passOver);
        if (this.#found !== undefined) break;
      }
      return this.#found;
    } finally {
      this.#searching = undefined;
    }
  }

  async #sampleOf(cluster: ClusterName): Promise<Sample | undefined> {
    const listed = await this.#reads.protectionGroups(cluster, { isActive: true, isDeleted: false });
    // A view is failed over by its own id, which the examples have not.
    const groups = listed.filter(({ isPaused, environment }) => !isPaused && environment !== 'kView');
    const policyIds = new Set(groups.slice(0, 10 * MOST_GROUPS).flatMap(({ policyId }) => policyId ?? []));
    const policies = await this.#reads.policies(cluster, [...policyIds]);
    const targetOf = new Map(policies.map(({ id, replicatesTo }) => [id, replicatesTo[0]?.id]));
    const replicated = groups.flatMap((group) => {
      const target = targetOf.get(group.policyId ?? '');
      return target === undefined ? [] : [{ group, target }];
    });
    for (const { group, target } of replicated.slice(0, MOST_GROUPS)) {
      const objects = await this.#reads.objectsOf(cluster, group);
      if (objects.length === 0) continue;
      return {
        sourceClusterId: String(cluster.configuredId),
        replicationClusterId: String(target),
        protectionGroupId: group.id,
        objectIds: objects.slice(0, 2).map(({ objectId }) => String(objectId)),
        isSimulated: cluster.isSimulated,
      };
    }
    return undefined;
  }

  #placeholders(): Sample {
    const [source, target] = this.#clusters.all;
    return {
      sourceClusterId: String(source?.configuredId ?? 'FILL IN the id of the source cluster'),
      replicationClusterId: String(target?.configuredId ?? 'FILL IN the id of the replication cluster'),
      protectionGroupId: 'FILL IN the id of a protection group',
      objectIds: ['FILL IN the id of an object'],
      isSimulated: false,
    };
  }
}

/** An explorer opens whatever state the clusters are in. */
function passOver(error: unknown): undefined {
  if (!(error instanceof ClusterError)) throw error;
}
