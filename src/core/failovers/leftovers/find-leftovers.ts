import type { ProtectionGroup } from '../../clusters/cluster-facts.ts';
import type { FailoverCluster } from '../../clusters/failover/failover-cluster-port.ts';
import type { Recovery } from '../../clusters/failover/recovery-facts.ts';
import type { FailoverRunConfigurationStore } from '../../configurations/configuration-port.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import type { FailoverReads } from '../failover-port.ts';
import { type Failover, isFinalPhase } from '../rules/failover.ts';
import { FAILOVER_GROUP_PREFIX, isSuperfluous } from '../steps/clean-up.ts';
import { failoverOfRecovery } from '../steps/recover.ts';
import { hasPaused } from './has-paused.ts';
import type { Leftover } from './leftover.ts';

/** What is recorded of failovers. */
export interface LeftoverRecords {
  readonly failovers: Pick<FailoverReads, 'find' | 'list'>;
  readonly configurations: Pick<FailoverRunConfigurationStore, 'findByDigests'>;
}

/** How far back recoveries are looked for. */
const LOOK_BACK_MS = 30 * 24 * 60 * 60_000;
/** Failovers of one group that are looked at, newest first. */
const MOST_OF_GROUP = 20;
/** How clusters name the view that an unplanned failover leaves on the old source. */
const UNMERGED = /_unmerged_/;

/**
 * What failovers have left behind on one cluster.
 * @throws ClusterError where it cannot be read
 */
export async function findLeftovers(
  cluster: FailoverCluster,
  { failovers, configurations }: LeftoverRecords,
  now: Date,
): Promise<readonly Leftover[]> {
  const [groups, recoveries, views] = await Promise.all([
    cluster.protectionGroups({ isDeleted: false }),
    cluster.recoveriesSince(new Date(now.getTime() - LOOK_BACK_MS)),
    cluster.views(),
  ]);
  const clusterId = cluster.configuredId;
  return [
    ...(await pausedGroups(clusterId, groups, { failovers, configurations })),
    ...(await failoverGroups(clusterId, groups, failovers)),
    ...(await ofRecoveries(clusterId, recoveries, failovers)),
    ...views
      .filter(({ name }) => UNMERGED.test(name))
      .map(
        ({ viewId, name }): Leftover => ({
          kind: 'UNMERGED_VIEW',
          clusterId,
          upstreamId: viewId.toString(),
          name,
          failoverId: null,
          refusals: [
            notReleasable('What the view holds has not been merged: a person has to look at it first.'),
          ],
        }),
      ),
  ];
}

/**
 * Groups that a failover has paused that nobody carries on. One that protects nothing any more is paused by its
 * cluster, and has no next run to miss.
 */
async function pausedGroups(
  clusterId: bigint,
  groups: readonly ProtectionGroup[],
  { failovers, configurations }: LeftoverRecords,
): Promise<readonly Leftover[]> {
  const paused = groups.filter(
    ({ isPaused, isActive, memberIds }) => isPaused && isActive && memberIds.length > 0,
  );
  const leftovers: Leftover[] = [];
  for (const group of paused) {
    const ofGroup = await failoversOfGroup(failovers, clusterId, group.id);
    if (ofGroup.some(isLive)) continue;
    const culprit = await latestThatPaused(ofGroup, configurations);
    if (culprit === null) continue;
    leftovers.push({
      kind: 'PAUSED_PROTECTION_GROUP',
      clusterId,
      upstreamId: group.id,
      name: group.name,
      failoverId: culprit.failoverId,
      refusals: [],
    });
  }
  return leftovers;
}

/** A group that somebody else has paused is nobody's left-over. */
async function latestThatPaused(
  failovers: readonly Failover[],
  configurations: LeftoverRecords['configurations'],
): Promise<Failover | null> {
  const digests = failovers.map(({ configurationDigest }) => configurationDigest ?? '');
  const found = await configurations.findByDigests(digests);
  return failovers.find((failover, position) => hasPaused(failover, found[position])) ?? null;
}

/** Groups that failovers make on the target, and that protect nothing any more. */
async function failoverGroups(
  clusterId: bigint,
  groups: readonly ProtectionGroup[],
  failovers: Pick<FailoverReads, 'list'>,
): Promise<readonly Leftover[]> {
  const candidates = groups.filter(
    (group) => group.name.startsWith(FAILOVER_GROUP_PREFIX) && isSuperfluous(group),
  );
  if (candidates.length === 0) return [];
  const { items } = await failovers.list({ clusterIds: [clusterId] }, 'DESC', { first: 100 });
  const inUse = new Set(
    items.filter(isLive).map(({ reverseReplication }) => reverseReplication.protectionGroupId),
  );
  return candidates
    .filter(({ id }) => !inUse.has(id))
    .map(({ id, name }) => ({
      kind: 'FAILOVER_PROTECTION_GROUP',
      clusterId,
      upstreamId: id,
      name,
      failoverId:
        items.find(({ reverseReplication }) => reverseReplication.protectionGroupId === id)?.failoverId ??
        null,
      refusals: [],
    }));
}

/** Recoveries by this service, known by their names, whose failover has ended without them. */
async function ofRecoveries(
  clusterId: bigint,
  recoveries: readonly Recovery[],
  failovers: Pick<FailoverReads, 'find'>,
): Promise<readonly Leftover[]> {
  const ours = recoveries.flatMap((recovery) => {
    const failoverId = failoverOfRecovery(recovery.name);
    return failoverId === null ? [] : [{ recovery, failoverId }];
  });
  const found = await failovers.find(ours.map(({ failoverId }) => failoverId));
  return ours.flatMap(({ recovery, failoverId }, position): readonly Leftover[] => {
    const failover = found[position] ?? null;
    if (failover !== null && !isGivenUp(failover)) return [];
    const isRunning = recovery.status === 'RUNNING' || recovery.status === 'ACCEPTED';
    const isGone = recovery.tearDownStatus === 'SUCCEEDED' || recovery.canTearDown === false;
    if (!isRunning && isGone) return [];
    return [
      {
        kind: isRunning ? 'RUNNING_RECOVERY' : 'RECOVERY_NOT_TORN_DOWN',
        clusterId,
        upstreamId: recovery.id,
        name: recovery.name,
        failoverId,
        refusals: [],
      },
    ];
  });
}

/** What it recovered nobody needs: workloads of a completed failover are the ones that count. */
function isGivenUp({ phase, pointOfNoReturnPassedAt }: Failover): boolean {
  return isFinalPhase(phase) && pointOfNoReturnPassedAt === null;
}

/** Whether somebody, or the service, still carries it on. */
function isLive({ endedAt }: Failover): boolean {
  return endedAt === null;
}

async function failoversOfGroup(
  failovers: Pick<FailoverReads, 'list'>,
  clusterId: bigint,
  protectionGroupId: string,
): Promise<readonly Failover[]> {
  const filter = { clusterIds: [clusterId], protectionGroupId };
  return (await failovers.list(filter, 'DESC', { first: MOST_OF_GROUP })).items;
}

/** The live failovers that may need a group paused. */
export async function neededPausedBy(
  failovers: Pick<FailoverReads, 'list'>,
  clusterId: bigint,
  protectionGroupId: string,
): Promise<readonly Issue[]> {
  return (await failoversOfGroup(failovers, clusterId, protectionGroupId)).filter(isLive).map(neededBy);
}

function neededBy({ failoverId, phase }: Failover): Issue {
  const message = `Failover ${failoverId}, which is ${phase}, may need the group paused.`;
  return errorIssue('ACTION_NOT_ALLOWED', [], message);
}

export function notReleasable(message: string): Issue {
  return errorIssue('LEFTOVER_NOT_RELEASABLE', [], message);
}
