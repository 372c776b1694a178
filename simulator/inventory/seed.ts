import { paceOf } from '../engine/pace.ts';
import { replicaGroup, replicaObject } from '../engine/replicas.ts';
import type { ClusterState, Dialect, SimulatorState } from '../model.ts';
import { backedUpObjects } from '../model.ts';
import { randomSequence } from '../random.ts';
import { addBystanders, vCenterOf } from '../sources/seed.ts';
import { newCluster, pairClusters } from './clusters.ts';
import { addAlphaGroups, addExtraGroups, addReplicationPolicy } from './groups.ts';
import { historyStart, runHistory } from './history.ts';

export interface SeedOptions {
  readonly seed: number;
  /** See `SimulatorState`. */
  readonly credentialSeed: number;
  readonly speed: number;
  /** Microseconds since 1970. */
  readonly startUsecs: number;
  readonly dialect: Dialect;
  /** Further VMware groups of one object each, for trying out long lists. */
  readonly extraGroups: number;
}

/** The two clusters as they are at the start: alpha with groups of every sort, beta with their inactive copies. */
export function seedState(options: SeedOptions): SimulatorState {
  const { seed, credentialSeed, startUsecs } = options;
  const alpha = newCluster('alpha', credentialSeed, options.dialect);
  const beta = newCluster('beta', credentialSeed, options.dialect);
  pairClusters(alpha, beta, seed);
  const state: SimulatorState = {
    seed,
    credentialSeed,
    extraGroups: options.extraGroups,
    nowUsecs: historyStart(startUsecs),
    speed: options.speed,
    pace: paceOf(options.speed),
    random: randomSequence(seed, 'runs'),
    faultRandom: randomSequence(seed, 'faults'),
    heliosApiKey: `helios-key-${credentialSeed}`,
    clusters: [alpha, beta],
  };
  for (const cluster of state.clusters) cluster.sources = [vCenterOf(cluster, state.nowUsecs)];
  addBystanders(state, beta);
  addReplicationPolicy(beta);
  addAlphaGroups(state, alpha, beta);
  addExtraGroups(state, alpha, options.extraGroups);
  copyReplicatedGroups(alpha, beta);
  runHistory(state, alpha, startUsecs);
  return state;
}

/** Beta has a copy of everything that alpha replicates to it, views included. */
function copyReplicatedGroups(alpha: ClusterState, beta: ClusterState): void {
  for (const group of alpha.groups) {
    const policy = alpha.policies.find((candidate) => candidate.id === group.policyId);
    if (!policy?.replicationTargets.some((target) => target.clusterId === beta.id)) continue;
    const copy = replicaGroup(alpha, beta, group);
    copy.memberIds = backedUpObjects(alpha, group).map((object) => replicaObject(alpha, beta, object).id);
  }
  for (const view of alpha.views) {
    const entity = alpha.objects.find((object) => object.id === view.magnetoEntityId);
    const twin = beta.views.find((candidate) => candidate.remote?.viewId === view.id);
    if (entity && twin) twin.magnetoEntityId = replicaObject(alpha, beta, entity).id;
  }
}
