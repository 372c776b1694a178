import { notFound } from '../http/refusal.ts';
import type { Answer, ClusterRequest } from '../http/request.ts';
import { ok, readFlag, readId, readIdList, readList, readNumber } from '../http/request.ts';
import { route } from '../http/router.ts';
import type { ClusterState, ProtectedObject } from '../model.ts';
import { groupsProtecting } from '../wire/inventory.ts';
import { objectTypeOf } from '../wire/object-types.ts';
import type { Source, SourceNode } from './model.ts';
import { beginRefresh } from './refresh.ts';

function findSource(cluster: ClusterState, id: string | undefined): Source {
  const sourceId = readId(id ?? '', 'id');
  const source = cluster.sources.find((candidate) => candidate.id === sourceId);
  if (source === undefined) throw notFound(`Source ${sourceId} was not found.`);
  return source;
}

function sourceOnWire(source: Source): object {
  return {
    id: source.id,
    name: source.name,
    environment: 'kVMware',
    type: source.type,
    sourceInfoList: [{ sourceId: source.id, registrationId: source.id, registrationStatus: 'kFinished' }],
  };
}

function registrationOnWire(source: Source): object {
  return {
    id: source.id,
    sourceId: source.id,
    environment: 'kVMware',
    name: source.name,
    authenticationStatus: 'Finished',
    registrationTimeMsecs: 0,
    lastRefreshedTimeMsecs: Math.floor(source.lastRefreshUsecs / 1000),
    sourceInfo: { id: source.id, name: source.name, environment: 'kVMware', objectType: source.type },
  };
}

/** Whether it is anywhere below the parent. */
function isBelow(source: Source, parentOfChild: bigint | null, parentId: bigint): boolean {
  if (parentId === source.id) return true;
  for (let at = parentOfChild ?? source.nodes[0]?.id ?? null; at !== null; ) {
    if (at === parentId) return true;
    const above = at;
    at = source.nodes.find(({ id }) => id === above)?.parentId ?? null;
  }
  return false;
}

function nodeOnWire(source: Source, node: SourceNode): object {
  return {
    id: node.id,
    name: node.name,
    environment: 'kVMware',
    objectType: node.type,
    parentId: node.parentId,
    sourceId: source.id,
    sourceName: source.name,
  };
}

function machineOnWire(source: Source, object: ProtectedObject): object {
  return {
    id: object.id,
    name: object.name,
    environment: object.environment,
    objectType: object.isContainer ? 'kFolder' : objectTypeOf(object.environment),
    parentId: object.parentId ?? source.nodes[0]?.id ?? source.id,
    sourceId: source.id,
    sourceName: source.name,
    uuid: object.uuid,
    logicalSizeBytes: object.logicalSizeBytes,
  };
}

/** Everything below the parent, at any depth, as of the last refresh. */
function listSourceObjects({ cluster, parameters, query }: ClusterRequest): Answer {
  const source = findSource(cluster, parameters.id);
  const parentId = readIdList(query, 'parentId')?.[0] ?? source.id;
  const types = readList(query, 'vmwareObjectTypes');
  const most = readNumber(query, 'maxObjects') ?? Number.POSITIVE_INFINITY;
  const nodes = source.nodes
    .filter((node) => isBelow(source, node.parentId, parentId))
    .map((node) => nodeOnWire(source, node));
  const machines = cluster.objects
    .filter((object) => object.sourceId === source.id && isBelow(source, object.parentId, parentId))
    .map((object) => machineOnWire(source, object));
  const objects = [...nodes, ...machines].filter(
    (object) => types?.includes((object as { objectType: string }).objectType) ?? true,
  );
  return ok({ objects: objects.slice(0, most) });
}

function refreshSource({ state, cluster, parameters }: ClusterRequest): Answer {
  beginRefresh(state, findSource(cluster, parameters.id));
  return { status: 204 };
}

function foundOnWire(cluster: ClusterState, object: ProtectedObject): object {
  const source = cluster.sources.find(({ id }) => id === object.sourceId);
  return {
    id: object.id,
    name: object.name,
    ...(source ? { sourceId: source.id, sourceName: source.name } : {}),
    environment: object.environment,
    objectType: object.isContainer ? 'kFolder' : objectTypeOf(object.environment),
    uuid: object.uuid,
    logicalSizeBytes: object.logicalSizeBytes,
    objectProtectionInfos: [
      {
        objectId: object.id,
        ...(source ? { sourceId: source.id } : {}),
        clusterId: cluster.id,
        clusterIncarnationId: cluster.incarnationId,
        isDeleted: false,
        protectionGroups: groupsProtecting(cluster, object).map((group) => ({
          id: group.id,
          name: group.name,
          protectionEnvType: group.environment,
          policyId: group.policyId,
          policyName: cluster.policies.find(({ id }) => id === group.policyId)?.name ?? null,
        })),
      },
    ],
  };
}

/** By a part of the name, in any case, or by the whole UUID; an asterisk stands for anything. */
function matches(object: ProtectedObject, text: string | null): boolean {
  if (text === null || text === '' || object.uuid === text) return true;
  const parts = text.toLowerCase().split('*');
  let from = 0;
  for (const part of parts) {
    const at = object.name.toLowerCase().indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

function searchObjects({ cluster, query }: ClusterRequest): Answer {
  const text = query.get('searchString');
  const environments = readList(query, 'environments');
  const sourceIds = readIdList(query, 'sourceIds');
  const objectIds = readIdList(query, 'objectIds');
  const groupIds = readList(query, 'protectionGroupIds');
  const isProtected = readFlag(query, 'isProtected');
  if (readFlag(query, 'isDeleted')) return ok({ objects: [], count: 0 });
  const found = cluster.objects.filter((object) => {
    const groups = groupsProtecting(cluster, object);
    return (
      matches(object, text) &&
      (environments?.includes(object.environment) ?? true) &&
      (sourceIds === undefined || (object.sourceId !== null && sourceIds.includes(object.sourceId))) &&
      (objectIds?.includes(object.id) ?? true) &&
      (groupIds === undefined || groups.some(({ id }) => groupIds.includes(id))) &&
      (isProtected === undefined || isProtected === groups.length > 0)
    );
  });
  const from = readNumber(query, 'paginationCookie') ?? 0;
  const size = readNumber(query, 'count') ?? found.length;
  const page = found.slice(from, from + size);
  return ok({
    objects: page.map((object) => foundOnWire(cluster, object)),
    count: found.length,
    ...(from + page.length < found.length ? { paginationCookie: String(from + page.length) } : {}),
  });
}

/** Registered sources, and what is known of what is on them. */
export const sourceRoutes = [
  route('GET', '/data-protect/sources', ({ cluster }) => ok({ sources: cluster.sources.map(sourceOnWire) })),
  route('GET', '/data-protect/sources/registrations', ({ cluster }) =>
    ok({ registrations: cluster.sources.map(registrationOnWire) }),
  ),
  route('GET', '/data-protect/sources/{id}', ({ cluster, parameters }) =>
    ok(sourceOnWire(findSource(cluster, parameters.id))),
  ),
  route('GET', '/data-protect/sources/{id}/objects', listSourceObjects, {
    query: ['parentId', 'vmwareObjectTypes', 'maxObjects'],
  }),
  route('POST', '/data-protect/sources/{id}/refresh', refreshSource),
  route('GET', '/data-protect/search/objects', searchObjects, {
    query: [
      'searchString',
      'environments',
      'sourceIds',
      'objectIds',
      'protectionGroupIds',
      'isProtected',
      'isDeleted',
      'count',
      'paginationCookie',
    ],
  }),
];
