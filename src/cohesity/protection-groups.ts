import type { RunCancellation } from '../core/clusters/failover/failover-cluster-port.ts';
import type { Release } from '../core/clusters/release.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { exactBody, exactText } from './connection/exact-body.ts';
import { pathSegment } from './connection/identifiers.ts';
import { queryString } from './connection/query.ts';
import { document } from './wire/protection-groups.ts';

const GROUPS = '/data-protect/protection-groups';

/**
 * GET and PUT /data-protect/protection-groups/{id}: the whole object goes back as it came, digit for digit and with
 * keys that are not known here, since what a PUT leaves out is lost.
 */
export async function rename(connection: ClusterConnection, id: string, name: string): Promise<void> {
  const target = `${GROUPS}/${pathSegment(id)}`;
  const group = await connection.read('get a protection group', target, document);
  const body = exactText({ ...group, name });
  await connection.order({ name: 'rename a protection group', method: 'PUT', target, body });
}

/** DELETE /data-protect/protection-groups/{id}; said explicitly, since the default is the cluster's. */
export function remove(connection: ClusterConnection, id: string): Promise<void> {
  const target = `${GROUPS}/${pathSegment(id)}${queryString({ deleteSnapshots: false })}`;
  return connection.order({ name: 'delete a protection group', method: 'DELETE', target });
}

/** POST /data-protect/protection-groups/states */
export function changeState(
  connection: ClusterConnection,
  action: 'PAUSE' | 'RESUME',
  ids: readonly string[],
): Promise<void> {
  const name = action === 'PAUSE' ? 'pause protection groups' : 'resume protection groups';
  const body = exactBody({ action: action === 'PAUSE' ? 'kPause' : 'kResume', ids });
  return connection.order({
    name,
    method: 'POST',
    target: `${GROUPS}/states`,
    body,
    isAcceptedOnly: true,
  });
}

/** POST …/runs/actions, and on older clusters …/runs/{runId}/cancel. */
export function cancelRun(
  connection: ClusterConnection,
  { cancelsRunsByAction }: Release,
  protectionGroupId: string,
  { runId, localTaskId, objectIds, replicationTaskIds }: RunCancellation,
): Promise<void> {
  const runs = `${GROUPS}/${pathSegment(protectionGroupId)}/runs`;
  const what = {
    localTaskId,
    objectIds,
    replicationTaskId: replicationTaskIds.length === 0 ? null : replicationTaskIds,
  };
  const request = cancelsRunsByAction
    ? { target: `${runs}/actions`, body: exactBody({ action: 'Cancel', cancelParams: [{ runId, ...what }] }) }
    : { target: `${runs}/${pathSegment(runId)}/cancel`, body: exactBody(what) };
  return connection.order({ name: 'cancel a run', method: 'POST', isAcceptedOnly: true, ...request });
}
