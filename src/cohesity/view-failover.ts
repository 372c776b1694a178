import type {
  ViewFailover,
  ViewFailoverOperation,
  ViewFailoverStart,
} from '../core/clusters/failover/view-failover-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { exactBody } from './connection/exact-body.ts';
import { pathSegment } from './connection/identifiers.ts';
import { FAILOVER } from './failover.ts';
import { orNull } from './inventory.ts';
import * as wire from './wire/view-failover.ts';

const VIEWS = `${FAILOVER}/views`;

/** GET …/views/{viewId}: every failover of the view that the cluster remembers. */
export function readViewFailovers(
  connection: ClusterConnection,
  viewId: bigint,
): Promise<readonly ViewFailover[]> {
  return connection.read(
    'list failovers of a view',
    `${VIEWS}/${pathSegment(viewId)}`,
    wire.viewFailovers,
    connection.laneOfPolls,
  );
}

/** POST …/views/{viewId} */
export function startViewFailover(
  connection: ClusterConnection,
  viewId: bigint,
  start: ViewFailoverStart,
): Promise<ViewFailover> {
  const target = `${VIEWS}/${pathSegment(viewId)}`;
  const body = exactBody(bodyOf(start));
  return connection.command({ name: 'fail a view over', method: 'POST', target, body }, wire.viewFailover);
}

function bodyOf(start: ViewFailoverStart): Readonly<Record<string, unknown>> {
  // Misspelt on the wire; there even where it says nothing.
  if (start.step === 'FINALIZE')
    return {
      type: 'Planned',
      plannedFailoverParams: { type: 'Finalize', preparePlannedFailverParams: {} },
    };
  const { reverseReplication } = start;
  if (start.step === 'UNPLANNED')
    return { type: 'Unplanned', unplannedFailoverParams: { reverseReplication } };
  const plannedFailoverParams = { type: 'Prepare', preparePlannedFailverParams: { reverseReplication } };
  return { type: 'Planned', plannedFailoverParams };
}

/** POST …/views/{viewId}/cancel */
export function cancelViewFailover(connection: ClusterConnection, viewId: bigint): Promise<void> {
  const target = `${VIEWS}/${pathSegment(viewId)}/cancel`;
  return connection.order({ name: 'cancel the failover of a view', method: 'POST', target });
}

/** GET …/views/{viewId}/operations; `null` on older clusters, which do not know it, and for an unknown view. */
export function readAllowedViewOperations(
  connection: ClusterConnection,
  viewId: bigint,
): Promise<readonly ViewFailoverOperation[] | null> {
  const target = `${VIEWS}/${pathSegment(viewId)}/operations`;
  return orNull(connection.read('list what a view allows', target, wire.allowedViewOperations));
}

/** GET …/views/trackingViewId/{viewUid}: the local view that stands for one of another cluster. */
export function readTrackingView(connection: ClusterConnection, viewUid: string): Promise<bigint | null> {
  const target = `${VIEWS}/trackingViewId/${pathSegment(viewUid)}`;
  return orNull(connection.read('find a tracking view', target, wire.trackingView));
}
