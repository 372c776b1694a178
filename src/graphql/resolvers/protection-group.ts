import type { OngoingRun } from '../../core/clusters/cluster-facts.ts';
import type { ClusterReads } from '../../core/clusters/cluster-reads.ts';
import { ongoingOperations, type RunOperation } from '../../core/clusters/run-operation.ts';
import { nextRunAt } from '../../core/clusters/schedule.ts';
import { targetName } from '../../core/clusters/target-name.ts';
import type { FailoverReads } from '../../core/failovers/failover-port.ts';
import { hasPaused } from '../../core/failovers/leftovers/has-paused.ts';
import { lastReplicatedAt } from '../../core/previews/rules/estimate.ts';
import type { Loaders } from '../kit/context.ts';
import type { Resolvers } from '../kit/generated.ts';
import { protectionGroupKey, toGlobalId } from '../kit/global-id.ts';
import type { ProtectionGroup } from '../kit/mappers.ts';

/** Failovers of one group that are looked at, newest first. */
const MOST_OF_GROUP = 20;

/** Protection groups with their policy, objects and operations under way. */
export function protectionGroupResolvers(reads: ClusterReads, failovers: Pick<FailoverReads, 'list'>) {
  return {
    ProtectionGroup: {
      id: ({ cluster, id }) =>
        toGlobalId(
          'ProtectionGroup',
          protectionGroupKey({ clusterId: cluster.configuredId, protectionGroupId: id }),
        ),
      protectionGroupId: ({ id }) => id,
      async objects({ cluster, ...group }) {
        const backedUp = await reads.objectsOf(cluster, group);
        if (backedUp.length > 0) return backedUp;
        const { memberIds } = group;
        const known = await reads.objectProtection(cluster, memberIds);
        return memberIds.map((objectId) => known.get(objectId)?.object ?? { objectId, name: null });
      },
      policy: (group, _arguments, { loaders }) => policyOf(group, loaders),
      async ongoingOperations({ cluster, id, lastRun }) {
        const ofLastRun = lastRun === null ? [] : ongoingOperations(lastRun);
        const earlier = (await reads.ongoingRuns(cluster)).filter(
          (run) => run.protectionGroupId === id && run.id !== lastRun?.id,
        );
        return [...ofLastRun, ...earlier.map(toBackup)];
      },
      nextRunAt: async (group, _arguments, { loaders }) =>
        nextRunAt(group, await policyOf(group, loaders), group.lastRun, await reads.clock(group.cluster)),
      lastReplicatedAt({ lastRun }) {
        if (lastRun === null) return null;
        const arrivals = lastRun.replications.map(({ clusterId }) =>
          clusterId === null ? null : lastReplicatedAt(clusterId, [lastRun]),
        );
        return arrivals.find((arrival) => arrival !== null) ?? null;
      },
      async pausedByFailoverIds({ id, isPaused, cluster }, _arguments, { loaders }) {
        if (!isPaused) return [];
        const filter = { clusterIds: [cluster.configuredId], protectionGroupId: id };
        const { items } = await failovers.list(filter, 'DESC', { first: MOST_OF_GROUP });
        const open = items.filter(({ phase }) => phase !== 'COMPLETED' && phase !== 'CANCELED');
        const digests = open.map(({ configurationDigest }) => configurationDigest ?? '');
        const configurations = await loaders.configurationByDigest.loadMany(digests);
        const pausing = open.filter((failover, position) => {
          const configuration = configurations[position];
          if (configuration instanceof Error) throw configuration;
          return hasPaused(failover, configuration);
        });
        return pausing.length === 0 ? null : pausing.map(({ failoverId }) => failoverId);
      },
    },
    ProtectionPolicy: {
      archivesTo: ({ archivesTo }) => archivesTo.map(targetName),
    },
  } satisfies Resolvers;
}

function policyOf({ cluster, policyId }: ProtectionGroup, loaders: Loaders) {
  return policyId === null ? null : loaders.policyOf(cluster).load(policyId);
}

/** The cluster-wide list tells neither objects nor copies. */
function toBackup({ id, protectionGroupId, status, startedAt }: OngoingRun): RunOperation {
  return {
    kind: 'BACKUP',
    protectionGroupId,
    runId: id,
    targetId: null,
    target: null,
    status,
    startedAt,
    objectIds: [],
  };
}
