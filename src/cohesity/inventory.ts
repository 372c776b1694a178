import { ClusterError } from '../core/clusters/cluster-error.ts';
import type {
  ClusterIdentity,
  ProtectedObject,
  ProtectionGroup,
  ProtectionPolicy,
  RemoteCluster,
  ViewFacts,
} from '../core/clusters/cluster-facts.ts';
import type { ObjectProtection, ProtectionGroupQuery } from '../core/clusters/cluster-port.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { pathSegment } from './connection/identifiers.ts';
import { chunksForQuery, queryString } from './connection/query.ts';
import * as wire from './wire/inventory.ts';
import { protectionGroup, protectionGroupsPage } from './wire/protection-groups.ts';

const GROUPS = '/data-protect/protection-groups';
/** More pages than any cluster has: a cluster that never ends its list is stopped here. */
const MOST_PAGES = 1_000;

/** `null` instead of a 404: the cluster does not know the one resource that was asked for. */
export async function orNull<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'NOT_FOUND') return null;
    throw error;
  }
}

/** GET /clusters */
export async function readIdentity(connection: ClusterConnection): Promise<ClusterIdentity> {
  const { body, answeredAt } = await connection.readWithTime(
    'identify the cluster',
    '/clusters',
    wire.clusterIdentity,
  );
  return { ...body, answeredAt };
}

/** GET /remote-clusters */
export function readRemoteClusters(connection: ClusterConnection): Promise<readonly RemoteCluster[]> {
  return connection.read('list remote clusters', '/remote-clusters', wire.remoteClusters);
}

/** GET /data-protect/protection-groups, all pages. */
export async function readProtectionGroups(
  connection: ClusterConnection,
  name: string,
  filter: ProtectionGroupQuery,
): Promise<readonly ProtectionGroup[]> {
  if ([filter.ids, filter.names, filter.environments].some((choice) => choice?.length === 0)) return [];
  if (filter.ids === undefined) return readGroupPages(connection, name, filter);
  const chunks = await Promise.all(
    chunksForQuery(filter.ids).map((ids) => readGroupPages(connection, name, { ...filter, ids })),
  );
  return chunks.flat();
}

async function readGroupPages(
  connection: ClusterConnection,
  cluster: string,
  { names, includeLastRun, ...filter }: ProtectionGroupQuery,
): Promise<readonly ProtectionGroup[]> {
  // A list has no way to say that a comma belongs to a name, and a long one no room: then we choose here.
  const sendNames = names?.every((name) => !name.includes(',')) && chunksForQuery(names).length <= 1;
  const groups: ProtectionGroup[] = [];
  const cookies = new Set<string>();
  let paginationCookie: string | undefined;
  do {
    const query = {
      ...filter,
      names: sendNames ? names : undefined,
      includeLastRunInfo: includeLastRun === true ? true : undefined,
      paginationCookie,
    };
    const page = await connection.read(
      'list protection groups',
      GROUPS + queryString(query),
      protectionGroupsPage,
    );
    groups.push(...page.protectionGroups);
    paginationCookie = page.paginationCookie || undefined;
    if (paginationCookie !== undefined && (cookies.has(paginationCookie) || cookies.size >= MOST_PAGES))
      throw new ClusterError(
        'UNEXPECTED_ANSWER',
        cluster,
        `cluster ${cluster} gave an unexpected answer to "list protection groups": at paginationCookie: the pages do not end`,
      );
    if (paginationCookie !== undefined) cookies.add(paginationCookie);
  } while (paginationCookie !== undefined);
  return names === undefined ? groups : groups.filter((group) => names.includes(group.name));
}

/** GET /data-protect/protection-groups/{id} */
export function readProtectionGroup(
  connection: ClusterConnection,
  id: string,
): Promise<ProtectionGroup | null> {
  const target = `${GROUPS}/${pathSegment(id)}${queryString({ includeLastRunInfo: true })}`;
  return orNull(connection.read('get a protection group', target, protectionGroup(id)));
}

/** GET /data-protect/policies?ids= */
export async function readPolicies(
  connection: ClusterConnection,
  ids: readonly string[],
): Promise<readonly ProtectionPolicy[]> {
  const chunks = await Promise.all(
    chunksForQuery(ids).map((chunk) =>
      connection.read(
        'list protection policies',
        `/data-protect/policies${queryString({ ids: chunk })}`,
        wire.policies,
      ),
    ),
  );
  const asked = new Set(ids);
  return chunks.flat().filter(({ id }) => asked.has(id));
}

/** GET /data-protect/objects?ids= */
export async function readObjectProtection(
  connection: ClusterConnection,
  objectIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, ObjectProtection>> {
  const chunks = await Promise.all(
    chunksForQuery(objectIds).map((ids) =>
      connection.read(
        'look up objects',
        `/data-protect/objects${queryString({ ids })}`,
        wire.objectProtections,
      ),
    ),
  );
  const asked = new Set(objectIds);
  return new Map(
    chunks
      .flat()
      .filter(({ object }: { object: ProtectedObject }) => asked.has(object.objectId))
      .map((protection) => [protection.object.objectId, protection]),
  );
}

/** GET /file-services/views/{id} */
export function readView(connection: ClusterConnection, viewId: bigint): Promise<ViewFacts | null> {
  return orNull(
    connection.read('get a view', `/file-services/views/${pathSegment(viewId)}`, wire.view(viewId)),
  );
}

/** GET /file-services/views */
export function readViews(
  connection: ClusterConnection,
): Promise<readonly { readonly viewId: bigint; readonly name: string }[]> {
  return connection.read('list views', '/file-services/views', wire.views);
}
