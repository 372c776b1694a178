import type { ClusterIdentity, ProtectionGroup, ProtectionRun } from '../clusters/cluster-facts.ts';
import { type Cluster, MOST_POLLED_RUNS } from '../clusters/cluster-port.ts';
import { containerQuestion, containersAmong } from '../clusters/containers.ts';
import { objectsOfGroup } from '../clusters/objects-of-group.ts';
import { isKnownToEveryRelease } from '../clusters/release.ts';
import type { FailoverRunConfiguration } from '../configurations/rules/failover-run-configuration.ts';
import type { EarlierRun } from './earlier-runs-port.ts';
import type { SourceSnapshot } from './rules/source-snapshot.ts';

/** Runs that the estimate is based on. */
const RECENT_RUNS = 10;
/** Unfinished runs of one group that are looked at; more than a few at a time are out of the ordinary. */
const MOST_ONGOING_RUNS = 100;

/**
 * Reads from the source cluster what bears on the configuration. Nothing comes from a cache: what is previewed
 * may be started next. Costs some ten requests, and three more for each further group that holds the objects.
 *
 * Runs are looked for in the groups that hold one of the objects now: the list of all ongoing runs tells neither
 * their objects nor their copies, and asking every group would cost too much.
 * @param plannedRuns planned runs of other failovers that may be under way; they cost a request if there are any
 * @throws ClusterError
 */
export async function takeSnapshot(
  source: Cluster,
  identity: ClusterIdentity,
  configuration: FailoverRunConfiguration,
  plannedRuns: readonly Pick<EarlierRun, 'failoverId' | 'runId'>[],
): Promise<SourceSnapshot> {
  const { viewId } = configuration;
  const [remoteClusters, release, protection, view, failoverRunIds] = await Promise.all([
    source.remoteClusters(),
    dependsOnRelease(configuration) ? source.release() : null,
    source.objectProtection(configuration.objectIds),
    viewId === null ? null : source.view(viewId),
    findFailoverRunIds(source, plannedRuns),
  ]);
  const groupIdsByObject = new Map(
    [...protection].flatMap(([objectId, { protectionGroupIds }]) =>
      protectionGroupIds === null ? [] : [[objectId, protectionGroupIds] as const],
    ),
  );
  const groupIds = new Set([...groupIdsByObject.values()].flat());
  const { group, candidateGroupIds } = await findGroup(source, configuration, groupIds);
  if (group !== null) groupIds.add(group.id);
  const [policies, recentRuns, ongoingRuns] = await Promise.all([
    group?.policyId ? source.policies([group.policyId]) : [],
    group === null ? [] : source.runs(group.id, { limit: RECENT_RUNS, includeObjects: true }),
    Promise.all([...groupIds].map((groupId) => findOngoingRuns(source, groupId))),
  ]);
  return {
    identity,
    remoteClusters,
    release,
    group,
    candidateGroupIds,
    groupIdsByObject,
    groupObjects: group === null ? [] : objectsOfGroup(group, recentRuns),
    containerIds: new Set(
      group === null ? [] : await findContainers(source, group, configuration, recentRuns),
    ),
    policy: policies[0] ?? null,
    recentRuns,
    ongoingRuns: ongoingRuns.flat(),
    failoverRunIds,
    view,
  };
}

/** Whether clusters of some releases refuse the configuration as it is. */
function dependsOnRelease({ runType, protectionGroupId }: FailoverRunConfiguration): boolean {
  return protectionGroupId === null || !isKnownToEveryRelease(runType);
}

/** The group that is named, or the only active one that holds any of the objects. */
async function findGroup(
  source: Cluster,
  { protectionGroupId }: FailoverRunConfiguration,
  groupIds: ReadonlySet<string>,
): Promise<{ readonly group: ProtectionGroup | null; readonly candidateGroupIds: readonly string[] }> {
  const ids = [...groupIds].toSorted();
  const named = protectionGroupId ?? (ids.length === 1 ? ids[0] : undefined);
  if (named !== undefined) return { group: await source.protectionGroup(named), candidateGroupIds: [] };
  // An object may also be in copies that replication made, and in groups that are gone.
  const active = await source.protectionGroups({ ids, isActive: true, isDeleted: false });
  const [only, ...others] = active;
  if (only !== undefined && others.length === 0) return { group: only, candidateGroupIds: [] };
  return { group: null, candidateGroupIds: only === undefined ? ids : active.map(({ id }) => id).toSorted() };
}

/** The containers among the objects. Asks only where the group names an object that none of its runs holds. */
async function findContainers(
  source: Cluster,
  group: ProtectionGroup,
  { objectIds }: FailoverRunConfiguration,
  runs: readonly ProtectionRun[],
): Promise<readonly bigint[]> {
  const question = containerQuestion(objectIds, group, runs);
  if (question === null) return [];
  const protection = await source.objectProtection(question.withinIds);
  return containersAmong(question, group, (id) => protection.get(id)?.protectionGroupIds ?? []);
}

/** The runs that the planned runs have become by now: what is recorded here may be some seconds old. */
async function findFailoverRunIds(
  source: Cluster,
  plannedRuns: readonly Pick<EarlierRun, 'failoverId' | 'runId'>[],
): Promise<ReadonlySet<string>> {
  const runIds = new Set(plannedRuns.flatMap(({ runId }) => runId ?? []));
  const failoverIds = plannedRuns.map(({ failoverId }) => failoverId);
  for (let start = 0; start < failoverIds.length; start += MOST_POLLED_RUNS) {
    const polled = await source.pollPlannedRuns(failoverIds.slice(start, start + MOST_POLLED_RUNS));
    for (const { runId } of polled) if (runId !== null) runIds.add(runId);
  }
  return runIds;
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
