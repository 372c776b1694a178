import type { ClusterState, Dialect } from '../model.ts';

/**
 * Ids above 2^53 on purpose: a client that reads JSON numbers as doubles gets beta's id and some object ids wrong.
 */
const IDENTITIES = {
  alpha: { id: 4401288812305341n, incarnationId: 1701424651231n },
  beta: { id: 7250964517238462211n, incarnationId: 1701511098127n },
  gamma: { id: 5822160944712087n, incarnationId: 1701601335513n },
  delta: { id: 3390417765120389n, incarnationId: 1701689964479n },
} as const;

type Name = keyof typeof IDENTITIES;

/** A cluster with no remote clusters, groups or objects yet. */
export function newCluster(name: 'alpha' | 'beta', credentialSeed: number, dialect: Dialect): ClusterState {
  return {
    name,
    ...IDENTITIES[name],
    dialect,
    isDown: false,
    reverseReplicationError: null,
    apiKey: `${name}-key-${credentialSeed}`,
    isApiKeyRevoked: false,
    username: 'operator',
    password: `${name}-password-${credentialSeed}`,
    domain: 'LOCAL',
    sessionId: `${name}-session-${credentialSeed}`,
    tokens: [],
    remoteClusters: [],
    objects: [],
    views: [],
    policies: [],
    groups: [],
    runs: [],
    failovers: [],
    viewFailovers: [],
    sources: [],
    machines: [],
    recoveries: [],
    recoveryFailures: [],
    backupFailures: [],
    activationErrors: [],
    viewFailures: [],
    deletedSnapshots: 0,
    privileges: null,
    auditLog: [],
    quorumStatus: null,
    heldWrites: [],
    nextNumber: name === 'alpha' ? 1000 : 5000,
  };
}

function addRemote(cluster: ClusterState, name: Name, isReplicating: boolean, seed: number): void {
  cluster.remoteClusters.push({
    ...IDENTITIES[name],
    name,
    purpose: isReplicating ? ['Replication', 'RemoteAccess'] : ['RemoteAccess'],
    username: 'replication-user',
    password: `replication-secret-${seed}`,
  });
}

/**
 * Alpha and beta replicate to each other. Alpha also replicates to gamma, which has no endpoint here, and knows
 * delta, which it does not replicate to.
 */
export function pairClusters(alpha: ClusterState, beta: ClusterState, seed: number): void {
  addRemote(alpha, 'beta', true, seed);
  addRemote(alpha, 'gamma', true, seed);
  addRemote(alpha, 'delta', false, seed);
  addRemote(beta, 'alpha', true, seed);
}

/** Gamma as alpha's policies name it. */
export const GAMMA = { clusterId: IDENTITIES.gamma.id, clusterName: 'gamma' } as const;
