import { ClusterError } from '../../clusters/cluster-error.ts';
import type { ProtectionGroup } from '../../clusters/cluster-facts.ts';
import type { FailoverCluster } from '../../clusters/failover/failover-cluster-port.ts';
import { checkReason } from '../../planned-runs/rules/request-checks.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import { clusterUnknown } from '../rules/requests/request-issues.ts';
import { findLeftovers, type LeftoverRecords, neededPausedBy, notReleasable } from './find-leftovers.ts';
import { type Leftover, type LeftoverKey, readLeftoverId } from './leftover.ts';

/** Left-overs, as far as the clusters can be read at this moment. */
export interface LeftoverList {
  readonly leftovers: readonly Leftover[];
  readonly unreadClusterIds: readonly bigint[];
}

/** Finds what failovers forget, and ends what can be ended safely. */
export class Leftovers {
  readonly #clusters: readonly FailoverCluster[];
  readonly #records: LeftoverRecords;
  readonly #now: () => Date;

  constructor(clusters: readonly FailoverCluster[], records: LeftoverRecords, now: () => Date) {
    this.#clusters = clusters;
    this.#records = records;
    this.#now = now;
  }

  async list(): Promise<LeftoverList> {
    const unreadClusterIds: bigint[] = [];
    const found = await Promise.all(
      this.#clusters.map(async (cluster) => {
        const leftovers = await orUnreached(findLeftovers(cluster, this.#records, this.#now()));
        if (leftovers instanceof ClusterError) unreadClusterIds.push(cluster.configuredId);
        return leftovers instanceof ClusterError ? [] : leftovers;
      }),
    );
    return { leftovers: found.flat(), unreadClusterIds };
  }

  /** Ends a left-over that is still there. Answers it as it was before. */
  async release(
    id: string,
    reason: string | null,
  ): Promise<{ readonly leftover: Leftover | null; readonly issues: readonly Issue[] }> {
    const faults = checkReason(reason);
    if (faults.length > 0) return { leftover: null, issues: faults };
    const key = readLeftoverId(id);
    const cluster = key === null ? undefined : this.#byId(key.clusterId);
    if (key === null || cluster === undefined) return { leftover: null, issues: [notFound()] };
    const found = await orUnreached(findLeftovers(cluster, this.#records, this.#now()));
    if (found instanceof ClusterError) return { leftover: null, issues: [unreachable(found)] };
    const leftover = found.find((one) => isSame(one, key)) ?? null;
    if (leftover === null) return { leftover, issues: [notFound()] };
    if (leftover.refusals.length > 0)
      return { leftover, issues: leftover.refusals.map((issue) => ({ ...issue, path: ['id'] })) };
    const ended = await orUnreached(end(cluster, leftover));
    return { leftover, issues: ended instanceof ClusterError ? [refused(ended)] : [] };
  }

  /** Resumes a group that no live failover needs paused. */
  async resumeGroup(
    clusterId: bigint,
    protectionGroupId: string,
    reason: string | null,
  ): Promise<{
    readonly cluster: FailoverCluster | null;
    readonly protectionGroup: ProtectionGroup | null;
    readonly issues: readonly Issue[];
  }> {
    const faults = [...checkReason(reason)];
    const cluster = this.#byId(clusterId);
    if (cluster === undefined) faults.push({ ...clusterUnknown(clusterId), path: ['clusterId'] });
    if (cluster === undefined || faults.length > 0)
      return { cluster: null, protectionGroup: null, issues: faults };
    const group = await orUnreached(cluster.protectionGroup(protectionGroupId));
    if (group instanceof ClusterError)
      return { cluster, protectionGroup: null, issues: [unreachable(group, 'protectionGroupId')] };
    if (group === null) {
      const message = `Cluster ${cluster.name} has no protection group ${protectionGroupId}.`;
      const issues = [errorIssue('PROTECTION_GROUP_NOT_FOUND', ['protectionGroupId'], message)];
      return { cluster, protectionGroup: null, issues };
    }
    if (!group.isPaused) return { cluster, protectionGroup: group, issues: [] };
    const needed = await neededPausedBy(this.#records.failovers, clusterId, protectionGroupId);
    if (needed.length > 0)
      return {
        cluster,
        protectionGroup: group,
        issues: needed.map((issue) => ({ ...issue, path: ['protectionGroupId'] })),
      };
    const resumed = await orUnreached(cluster.pauseOrResumeGroups('RESUME', [protectionGroupId]));
    if (resumed instanceof ClusterError)
      return { cluster, protectionGroup: group, issues: [refused(resumed, 'protectionGroupId')] };
    const after = await orUnreached(cluster.protectionGroup(protectionGroupId));
    return { cluster, protectionGroup: after instanceof ClusterError ? group : after, issues: [] };
  }

  #byId(clusterId: bigint): FailoverCluster | undefined {
    return this.#clusters.find(({ configuredId }) => configuredId === clusterId);
  }
}

async function end(cluster: FailoverCluster, { kind, upstreamId }: Leftover): Promise<void> {
  switch (kind) {
    case 'PAUSED_PROTECTION_GROUP':
      return cluster.pauseOrResumeGroups('RESUME', [upstreamId]);
    case 'FAILOVER_PROTECTION_GROUP':
      return cluster.deleteGroup(upstreamId);
    case 'RUNNING_RECOVERY':
      return cluster.cancelRecovery(upstreamId);
    case 'RECOVERY_NOT_TORN_DOWN':
      return cluster.tearDownRecovery(upstreamId);
    case 'UNMERGED_VIEW':
    case 'UNKNOWN_FAILOVER':
      throw new Error(`${kind} cannot be ended: ${notReleasable(kind).message}`);
  }
}

async function orUnreached<Result>(work: Promise<Result>): Promise<Result | ClusterError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ClusterError) return error;
    throw error;
  }
}

function isSame(one: LeftoverKey, other: LeftoverKey): boolean {
  return one.kind === other.kind && one.clusterId === other.clusterId && one.upstreamId === other.upstreamId;
}

function notFound(): Issue {
  return errorIssue('LEFTOVER_NOT_FOUND', ['id'], 'The left-over is gone, or was never there.');
}

function unreachable(error: ClusterError, field = 'id'): Issue {
  return errorIssue('CLUSTER_UNREACHABLE', [field], error.message);
}

function refused(error: ClusterError, field = 'id'): Issue {
  const code =
    error.kind === 'FORBIDDEN'
      ? 'PRIVILEGE_MISSING'
      : error.kind === 'REFUSED'
        ? 'CLUSTER_REFUSED'
        : 'CLUSTER_UNREACHABLE';
  return errorIssue(code, [field], error.message);
}
