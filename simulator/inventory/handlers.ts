import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readFlag, readId, readIdList, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, ProtectionGroup } from '../model.ts';
import { isGroupPaused } from '../model.ts';
import {
  clusterOnWire,
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

function listProtectionGroups({ state, cluster, query }: ClusterRequest): Answer {
  const ids = readList(query, 'ids');
  const names = readList(query, 'names');
  const policyIds = readList(query, 'policyIds');
  const environments = readList(query, 'environments');
  const isActive = readFlag(query, 'isActive');
  const isPaused = readFlag(query, 'isPaused');
  const isDeleted = readFlag(query, 'isDeleted');
  const matching = cluster.groups.filter(
    (group) =>
      (ids?.includes(group.id) ?? true) &&
      (names?.some((name) => name.toLowerCase() === group.name.toLowerCase()) ?? true) &&
      (policyIds?.includes(group.policyId ?? '') ?? true) &&
      (environments?.includes(group.environment) ?? true) &&
      (isActive === undefined || isActive === group.isActive) &&
      (isPaused === undefined || isPaused === isGroupPaused(group)) &&
      (isDeleted === undefined || isDeleted === group.isDeleted),
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
  return ok({ views: views.map((view) => viewOnWire(cluster, view)), lastResult: true, count: views.length });
}

function getView({ cluster, parameters }: ClusterRequest): Answer {
  const id = readId(parameters.id ?? '', 'id');
  const view = cluster.views.find((candidate) => candidate.id === id);
  if (view === undefined) throw notFound(`View ${id} was not found.`);
  return ok(viewOnWire(cluster, view));
}

/** The inventory: what clients read to check and preview a run. */
export const inventoryRoutes = [
  route('GET', '/clusters', ({ cluster }) => ok(clusterOnWire(cluster))),
  route('GET', '/remote-clusters', listRemoteClusters),
  route('GET', '/remote-clusters/{id}', getRemoteCluster),
  route('GET', '/data-protect/protection-groups', listProtectionGroups),
  route('GET', '/data-protect/protection-groups/{id}', getProtectionGroup),
  route('GET', '/data-protect/policies', listPolicies),
  route('GET', '/data-protect/policies/{id}', getPolicy),
  route('GET', '/data-protect/objects', listObjects),
  route('GET', '/data-protect/objects/{id}', getObject),
  route('GET', '/file-services/views', listViews),
  route('GET', '/file-services/views/{id}', getView),
];
