import type { Operation } from '../engine/work.ts';
import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readFlag, readId, readIdList, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, ProtectionGroup } from '../model.ts';
import { isGroupPaused, operationsOf } from '../model.ts';
import {
  clusterOnWire,
  clusterStateOnWire,
  objectOnWire,
  policyOnWire,
  protectionGroupOnWire,
  remoteClusterOnWire,
  viewOnWire,
} from '../wire/inventory.ts';

/** Most groups of one page, also when the request asks for more. */
const LARGEST_PAGE = 1000;

/** @throws Refusal (404) */
export function findGroup(cluster: ClusterState, id: string | undefined): ProtectionGroup {
  const group = cluster.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw notFound(`Protection group ${id} was not found.`);
  return group;
}

function listRemoteClusters({ cluster, query }: ClusterRequest): Answer {
  const ids = readIdList(query, 'clusterIds');
  const names = readList(query, 'clusterNames');
  const purposes = readList(query, 'purpose');
  const remotes = cluster.remoteClusters.filter(
    (remote) =>
      (ids?.includes(remote.id) ?? true) &&
      (names?.includes(remote.name) ?? true) &&
      (purposes === undefined || remote.purpose.some((purpose) => purposes.includes(purpose))),
  );
  return ok({ remoteClusters: remotes.map(remoteClusterOnWire) });
}

function getRemoteCluster({ cluster, parameters }: ClusterRequest): Answer {
  const id = readId(parameters.id ?? '', 'clusterId');
  const remote = cluster.remoteClusters.find((candidate) => candidate.id === id);
  if (remote === undefined) throw notFound(`Remote cluster ${id} was not found.`);
  return ok(remoteClusterOnWire(remote));
}

/** Whether a group's last run is as the query has it; no run here ever violates its SLA. */
function lastRunFilter(cluster: ClusterState, query: URLSearchParams): (group: ProtectionGroup) => boolean {
  const backup = readList(query, 'lastRunLocalBackupStatus');
  const replication = readList(query, 'lastRunReplicationStatus');
  const archival = readList(query, 'lastRunArchivalStatus');
  const any = readList(query, 'lastRunAnyStatus');
  const isViolated = readFlag(query, 'isLastRunSlaViolated') ?? false;
  return (group) => {
    if (isViolated) return false;
    if (!backup && !replication && !archival && !any) return true;
    const run = cluster.runs.findLast(({ protectionGroupId }) => protectionGroupId === group.id);
    if (run === undefined) return false;
    const has = (operations: readonly Operation[], statuses: readonly string[] | undefined) =>
      statuses === undefined || operations.some(({ status }) => statuses.includes(status));
    return (
      has([run.backup], backup) &&
      has(run.replications, replication) &&
      has(run.archivals, archival) &&
      has(operationsOf(run), any)
    );
  };
}

function listProtectionGroups({ state, cluster, query }: ClusterRequest): Answer {
  const ids = readList(query, 'ids');
  const names = readList(query, 'names');
  const policyIds = readList(query, 'policyIds');
  const environments = readList(query, 'environments');
  const isActive = readFlag(query, 'isActive');
  const isPaused = readFlag(query, 'isPaused');
  const isDeleted = readFlag(query, 'isDeleted');
  const hasLastRun = lastRunFilter(cluster, query);
  const matching = cluster.groups.filter(
    (group) =>
      (ids?.includes(group.id) ?? true) &&
      (names?.some((name) => name.toLowerCase() === group.name.toLowerCase()) ?? true) &&
      (policyIds?.includes(group.policyId ?? '') ?? true) &&
      (environments?.includes(group.environment) ?? true) &&
      (isActive === undefined || isActive === group.isActive) &&
      (isPaused === undefined || isPaused === isGroupPaused(group)) &&
      (isDeleted === undefined || isDeleted === group.isDeleted) &&
      hasLastRun(group),
  );
  // The cookie is the place in the list; clients must not rely on what it looks like.
  const from = readNumber(query, 'paginationCookie') ?? 0;
  const size = Math.min(LARGEST_PAGE, readNumber(query, 'maxResultCount') ?? LARGEST_PAGE);
  const page = matching.slice(from, from + size);
  const includeLastRunInfo = readFlag(query, 'includeLastRunInfo') ?? false;
  return ok({
    protectionGroups: page.map((group) =>
      protectionGroupOnWire(cluster, group, state.nowUsecs, includeLastRunInfo),
    ),
    ...(from + page.length < matching.length ? { paginationCookie: String(from + page.length) } : {}),
  });
}

function getProtectionGroup({ state, cluster, parameters, query }: ClusterRequest): Answer {
  const includeLastRunInfo = readFlag(query, 'includeLastRunInfo') ?? false;
  const group = findGroup(cluster, parameters.id);
  return ok(protectionGroupOnWire(cluster, group, state.nowUsecs, includeLastRunInfo));
}

function listPolicies({ cluster, query }: ClusterRequest): Answer {
  const ids = readList(query, 'ids');
  const names = readList(query, 'policyNames');
  const policies = cluster.policies.filter(
    (policy) => (ids?.includes(policy.id) ?? true) && (names?.includes(policy.name) ?? true),
  );
  return ok({ policies: policies.map(policyOnWire) });
}

function getPolicy({ cluster, parameters }: ClusterRequest): Answer {
  const policy = cluster.policies.find((candidate) => candidate.id === parameters.id);
  if (policy === undefined) throw notFound(`Protection policy ${parameters.id} was not found.`);
  return ok(policyOnWire(policy));
}

function listObjects({ cluster, query }: ClusterRequest): Answer {
  const ids = readIdList(query, 'ids');
  const wanted = ids && new Set(ids);
  const objects = cluster.objects.filter((object) => wanted?.has(object.id) ?? true);
  return ok({ objects: objects.map((object) => objectOnWire(cluster, object)) });
}

function getObject({ cluster, parameters }: ClusterRequest): Answer {
  const id = readId(parameters.id ?? '', 'id');
  const object = cluster.objects.find((candidate) => candidate.id === id);
  if (object === undefined) throw notFound(`Object ${id} was not found.`);
  return ok(objectOnWire(cluster, object));
}

function listViews({ cluster, query }: ClusterRequest): Answer {
  const ids = readIdList(query, 'viewIds');
  const names = readList(query, 'viewNames');
  const views = cluster.views.filter(
    (view) => (ids?.includes(view.id) ?? true) && (names?.includes(view.name) ?? true),
  );
  const most = readNumber(query, 'maxCount') ?? views.length;
  return ok({
    views: views.slice(0, most).map((view) => viewOnWire(cluster, view)),
    lastResult: views.length <= most,
    count: views.length,
  });
}

function getView({ cluster, parameters }: ClusterRequest): Answer {
  const id = readId(parameters.id ?? '', 'id');
  const view = cluster.views.find((candidate) => candidate.id === id);
  if (view === undefined) throw notFound(`View ${id} was not found.`);
  return ok(viewOnWire(cluster, view));
}

/** What is told of a group; members that are excluded, and sources, are not simulated. */
const GROUP_PRESENTATION = [
  'includeLastRunInfo',
  'pruneExcludedSourceIds',
  'pruneSourceIds',
  'useCachedData',
  'requestInitiatorType',
];

/** The inventory: what clients read to check and preview a run. */
export const inventoryRoutes = [
  route('GET', '/clusters', ({ cluster }) => ok(clusterOnWire(cluster))),
  route('GET', '/clusters/state', ({ cluster }) => ok(clusterStateOnWire(cluster))),
  route('GET', '/remote-clusters', listRemoteClusters, {
    query: ['clusterIds', 'clusterNames', 'purpose'],
  }),
  route('GET', '/remote-clusters/{id}', getRemoteCluster),
  route('GET', '/data-protect/protection-groups', listProtectionGroups, {
    query: [
      'ids',
      'names',
      'policyIds',
      'environments',
      'isActive',
      'isPaused',
      'isDeleted',
      'lastRunLocalBackupStatus',
      'lastRunReplicationStatus',
      'lastRunArchivalStatus',
      'lastRunAnyStatus',
      'isLastRunSlaViolated',
      'paginationCookie',
      'maxResultCount',
      ...GROUP_PRESENTATION,
    ],
  }),
  route('GET', '/data-protect/protection-groups/{id}', getProtectionGroup, { query: GROUP_PRESENTATION }),
  route('GET', '/data-protect/policies', listPolicies, { query: ['ids', 'policyNames'] }),
  route('GET', '/data-protect/policies/{id}', getPolicy),
  route('GET', '/data-protect/objects', listObjects, { query: ['ids'] }),
  route('GET', '/data-protect/objects/{id}', getObject),
  route('GET', '/file-services/views', listViews, {
    query: ['viewIds', 'viewNames', 'maxCount', 'includeProtectionGroups', 'includeStats'],
  }),
  route('GET', '/file-services/views/{id}', getView),
];
