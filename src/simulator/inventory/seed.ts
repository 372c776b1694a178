import { HOUR, MINUTE } from '../clock.ts';
import { advanceTo } from '../engine/advance.ts';
import { replicaGroup, replicaObject } from '../engine/replicas.ts';
import { createOrdinaryRun } from '../engine/runs.ts';
import type { ClusterState, Dialect, SimulatorState } from '../model.ts';
import { backedUpObjects, isFinal } from '../model.ts';
import { nextRandom, randomSequence } from '../random.ts';
import { newCluster, pairClusters } from './clusters.ts';
import { addAlphaGroups, addExtraGroups } from './groups.ts';

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

/** Finished runs that every active group starts with, so that estimates have a basis. */
const HISTORY_RUNS = 3;
const HISTORY_INTERVAL = 4 * HOUR;
/** The last run of the history has this long to end before the start. */
const HISTORY_END = 2 * HOUR;

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
    nowUsecs: startUsecs - HISTORY_END - (HISTORY_RUNS - 1) * HISTORY_INTERVAL,
    speed: options.speed,
    random: randomSequence(seed, 'runs'),
    faultRandom: randomSequence(seed, 'faults'),
    heliosApiKey: `helios-key-${credentialSeed}`,
    clusters: [alpha, beta],
  };
  addAlphaGroups(state, alpha, beta);
  addExtraGroups(state, alpha, options.extraGroups);
  copyReplicatedGroups(alpha, beta);
  runHistory(state, alpha, startUsecs);
  scheduleGroups(state, alpha, startUsecs);
  return state;
}

/** Beta has a copy of everything that alpha replicates to it, views included. */
function copyReplicatedGroups(alpha: ClusterState, beta: ClusterState): void {
  for (const group of alpha.groups) {
    const policy = alpha.policies.find((candidate) => candidate.id === group.policyId);
    if (!policy?.replicationTargets.some((target) => target.clusterId === beta.id)) continue;
    const copy = replicaGroup(alpha, beta, group);
    copy.isDeleted = group.isDeleted;
    copy.memberIds = backedUpObjects(alpha, group).map((object) => replicaObject(alpha, beta, object).id);
  }
  for (const view of alpha.views) {
    const entity = alpha.objects.find((object) => object.id === view.magnetoEntityId);
    const twin = beta.views.find((candidate) => candidate.remote?.viewId === view.id);
    if (entity && twin) twin.magnetoEntityId = replicaObject(alpha, beta, entity).id;
  }
}

/** Lets every active group finish a few runs in the hours before the start. */
function runHistory(state: SimulatorState, alpha: ClusterState, startUsecs: number): void {
  const groups = alpha.groups.filter((group) => group.isActive && !group.isDeleted);
  for (let turn = 0; turn < HISTORY_RUNS; turn += 1) {
    for (const group of groups) createOrdinaryRun(state, alpha, group, 'history', 'kRegular', state.nowUsecs);
    advanceTo(state, Math.min(startUsecs, state.nowUsecs + HISTORY_INTERVAL));
  }
  const unfinished = alpha.runs.filter((run) => !isFinal(run.backup.status));
  if (unfinished.length > 0) throw new Error('A run of the history has not ended before the start.');
}

/** First turns spread over the first hours, the same ones for the same seed. */
function scheduleGroups(state: SimulatorState, alpha: ClusterState, startUsecs: number): void {
  for (const group of alpha.groups) {
    if (!group.isActive || group.isDeleted) continue;
    const policy = alpha.policies.find((candidate) => candidate.id === group.policyId);
    if (policy === undefined) continue;
    const minutes = 60 + Math.floor(nextRandom(state.random) * policy.intervalHours * 60);
    group.nextRunUsecs = startUsecs + minutes * MINUTE;
  }
}
