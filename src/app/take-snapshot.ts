import {
  type ClusterIdentity,
  NEWER_RUN_TYPES,
  type ProtectionGroup,
  type ProtectionRun,
} from '../domain/cluster-facts.ts';
import type { FailoverRunConfiguration } from '../domain/failover-run-configuration.ts';
import type { SourceSnapshot } from '../domain/preview/source-snapshot.ts';
import type { Cluster } from './cluster-port.ts';

/** Runs that the estimate is based on. */
const RECENT_RUNS = 10;
/** Unfinished runs of one group that are looked at; more than a few at a time are out of the ordinary. */
const MOST_ONGOING_RUNS = 100;

/**
 * Reads from the source cluster what bears on the configuration. Nothing comes from a cache: what is previewed
 * may be started next. Costs some ten requests, and four more for each further group that holds the objects.
 * @throws ClusterError
 */
export async function takeSnapshot(
  source: Cluster,
  identity: ClusterIdentity,
  configuration: FailoverRunConfiguration,
): Promise<SourceSnapshot> {
  const { runType, viewId } = configuration;
  const [remoteClusters, knowsNewerRunTypes, protection, view] = await Promise.all([
    source.remoteClusters(),
    NEWER_RUN_TYPES.has(runType) ? source.knowsNewerRunTypes() : null,
    source.objectProtection(configuration.objectIds),
    viewId === null ? null : source.view(viewId),
  ]);
  const groupIdsByObject = new Map(
    [...protection].map(([objectId, { protectionGroupIds }]) => [objectId, protectionGroupIds]),
  );
  const groupIds = new Set([...groupIdsByObject.values()].flat());
  const group = await findGroup(source, configuration, groupIds);
  if (group !== null) groupIds.add(group.id);
  const [policies, recentRuns, ongoingRuns] = await Promise.all([
    group?.policyId ? source.policies([group.policyId]) : [],
    group === null ? [] : source.runs(group.id, { limit: RECENT_RUNS, includeObjects: true }),
    Promise.all([...groupIds].map((groupId) => findOngoingRuns(source, groupId))),
  ]);
  return {
    identity,
    remoteClusters,
    knowsNewerRunTypes,
    group,
    groupIdsByObject,
    groupObjects: recentRuns.find(({ objects }) => objects !== null && objects.length > 0)?.objects ?? [],
    policy: policies[0] ?? null,
    recentRuns,
    ongoingRuns: ongoingRuns.flat(),
    view,
  };
}

async function findGroup(
  source: Cluster,
  { protectionGroupId }: FailoverRunConfiguration,
  groupIds: ReadonlySet<string>,
): Promise<ProtectionGroup | null> {
  if (protectionGroupId !== null) return source.protectionGroup(protectionGroupId);
  const [only, ...others] = groupIds;
  return only !== undefined && others.length === 0 ? source.protectionGroup(only) : null;
}

/** Whatever is unfinished, however many runs ago it began: asked by each kind of operation. */
async function findOngoingRuns(source: Cluster, groupId: string): Promise<readonly ProtectionRun[]> {
  const kinds = ['BACKUP', 'REPLICATION', 'ARCHIVAL'] as const;
  const found = await Promise.all(
    kinds.map((unfinished) =>
      source.runs(groupId, { limit: MOST_ONGOING_RUNS, includeObjects: true, unfinished }),
    ),
  );
  return [...new Map(found.flat().map((run) => [run.id, run])).values()];
}
