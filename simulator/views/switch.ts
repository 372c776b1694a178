import { createFailoverGroup } from '../failover/failover-group.ts';
import type { ViewFailover } from '../failover/model.ts';
import { replicateTo, reverseTarget } from '../failover/reverse-replication.ts';
import type { ClusterState, ProtectedObject, SimulatorState, View } from '../model.ts';
import { takeNumber } from '../model.ts';

/** The view that another one is the copy of, and where it is; gone, or on a cluster that is not simulated: none. */
export function counterpartOf(
  state: SimulatorState,
  view: View,
): { cluster: ClusterState; view: View } | undefined {
  const cluster = state.clusters.find(({ id }) => id === view.remote?.clusterId);
  const counterpart = cluster?.views.find(({ id }) => id === view.remote?.viewId);
  return cluster && counterpart ? { cluster, view: counterpart } : undefined;
}

/** Ends a phase of a view failover: the last one exchanges the roles of the two clusters. */
export function endViewFailover(state: SimulatorState, cluster: ClusterState, failover: ViewFailover): void {
  failover.dueUsecs = null;
  failover.endUsecs = state.nowUsecs;
  const view = cluster.views.find(({ id }) => id === failover.viewId);
  const source = view && counterpartOf(state, view);
  const complaint = failover.failure ?? complaintAbout(failover, view, source?.cluster);
  if (complaint !== null) {
    failover.status = 'Failed';
    failover.errorMessage = complaint;
    return;
  }
  failover.status = 'Succeeded';
  if (view === undefined) return;
  if (failover.phase === 'Prepare') markReplicated(state, source);
  else exchangeRoles(state, cluster, view, failover);
}

/** A planned failover needs the source; an unplanned one is for when there is none. */
function complaintAbout(
  failover: ViewFailover,
  view: View | undefined,
  source: ClusterState | undefined,
): string | null {
  if (view === undefined) return 'The view no longer exists.';
  const isSourceNeeded = failover.phase !== 'Unplanned' && source !== undefined;
  return isSourceNeeded && source.isDown ? 'The source cluster cannot be reached.' : null;
}

function markReplicated(state: SimulatorState, source: ReturnType<typeof counterpartOf>): void {
  const entity = source && entityOf(source.cluster, source.view);
  if (entity) entity.lastBackupUsecs = state.nowUsecs;
}

/** The object by which a view is protected. */
export function entityOf(cluster: ClusterState, view: View): ProtectedObject | undefined {
  return cluster.objects.find(({ id }) => id === view.magnetoEntityId);
}

function exchangeRoles(
  state: SimulatorState,
  cluster: ClusterState,
  view: View,
  failover: ViewFailover,
): void {
  view.isWritable = true;
  view.isFailoverReady = false;
  const source = counterpartOf(state, view);
  const here = entityOf(cluster, view);
  const there = source && entityOf(source.cluster, source.view);
  const sourceGroup = source?.cluster.groups.find(
    (group) => group.isActive && !group.isDeleted && group.memberIds.some((id) => id === there?.id),
  );
  if (source) {
    source.view.isWritable = false;
    source.view.isFailoverReady = false;
    if (failover.phase === 'Unplanned') keepUnmerged(state, source.cluster, source.view);
    if (there) leaveGroups(source.cluster, there);
  }
  if (here === undefined) return;
  leaveGroups(cluster, here);
  here.source = null;
  if (source && there) there.source = { clusterId: cluster.id, objectId: here.id };
  if (failover.reverseReplication && view.remote)
    protectThere(state, cluster, here, sourceGroup?.name ?? view.name, view.remote.clusterId);
}

/** What the source has not replicated is kept there beside the view, under a name of its own. */
function keepUnmerged(state: SimulatorState, cluster: ClusterState, view: View): void {
  const id = BigInt(takeNumber(cluster));
  cluster.views.push({
    id,
    name: `${view.name}_unmerged_${Math.floor(state.nowUsecs / 1_000_000)}`,
    magnetoEntityId: 0n,
    uid: `${cluster.id}:${cluster.incarnationId}:${id}`,
    remote: null,
    isFailoverReady: false,
    isWritable: false,
  });
}

/** A group that is left without members is paused; an inactive copy stays what it is. */
function leaveGroups(cluster: ClusterState, entity: ProtectedObject): void {
  for (const group of cluster.groups) {
    if (!group.memberIds.includes(entity.id)) continue;
    group.memberIds = group.memberIds.filter((id) => id !== entity.id);
    if (group.isActive && group.memberIds.length === 0) group.isPaused = true;
  }
}

/** The view is protected where it is now, and replicated to where it was. */
function protectThere(
  state: SimulatorState,
  cluster: ClusterState,
  entity: ProtectedObject,
  name: string,
  sourceClusterId: bigint,
): void {
  const group = createFailoverGroup(state, cluster, name.replace(/^failover_/, ''), {}, [entity.id]);
  const remote = reverseTarget(cluster, group, sourceClusterId);
  if (typeof remote !== 'string') replicateTo(cluster, group, remote);
}

/** A replica of a view that has arrived can fail over from now on. */
export function markFailoverReady(target: ClusterState, objectIds: readonly bigint[]): void {
  for (const view of target.views) {
    if (!view.isWritable && objectIds.includes(view.magnetoEntityId)) view.isFailoverReady = true;
  }
}
