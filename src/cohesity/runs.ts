import {
  FINAL_OPERATION_STATUSES,
  type OngoingRun,
  type ProtectionRun,
  type RunProgress,
} from '../core/clusters/cluster-facts.ts';
import type { RunQuery } from '../core/clusters/cluster-port.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { pathSegment } from './connection/identifiers.ts';
import { queryString } from './connection/query.ts';
import { orNull } from './inventory.ts';
import * as wire from './wire/runs.ts';

/** Statuses of an operation that is not finished. */
const ONGOING = ['Accepted', 'Running', 'Canceling', 'OnHold', 'Finalizing', 'Paused'];

function runsPath(protectionGroupId: string): string {
  return `/data-protect/protection-groups/${pathSegment(protectionGroupId)}/runs`;
}

/** GET /data-protect/protection-groups/{id}/runs, newest first. */
export function readRuns(
  connection: ClusterConnection,
  protectionGroupId: string,
  { limit, includeObjects, unfinished }: RunQuery,
): Promise<readonly ProtectionRun[]> {
  const query = {
    numRuns: limit,
    includeObjectDetails: includeObjects === true,
    localBackupRunStatus: unfinished === 'BACKUP' ? ONGOING : undefined,
    replicationRunStatus: unfinished === 'REPLICATION' ? ONGOING : undefined,
    archivalRunStatus: unfinished === 'ARCHIVAL' ? ONGOING : undefined,
  };
  return connection.read(
    'list runs of a protection group',
    runsPath(protectionGroupId) + queryString(query),
    wire.protectionRuns(protectionGroupId),
  );
}

/** GET /data-protect/protection-groups/{id}/runs/{runId}, with objects. */
export function readRun(
  connection: ClusterConnection,
  protectionGroupId: string,
  runId: string,
): Promise<ProtectionRun | null> {
  const target = `${runsPath(protectionGroupId)}/${pathSegment(runId)}${queryString({ includeObjectDetails: true })}`;
  return orNull(connection.read('get a run', target, wire.protectionRun(protectionGroupId, runId)));
}

/** GET /data-protect/runs/summary, which has a time window and a filter by status but no filter by group. */
export async function readOngoingRuns(
  connection: ClusterConnection,
  since: Date,
): Promise<readonly OngoingRun[]> {
  // Without a start the cluster looks back one hour only.
  const query = { startTimeUsecs: BigInt(since.getTime()) * 1000n, runStatus: ONGOING };
  const target = `/data-protect/runs/summary${queryString(query)}`;
  const runs = await connection.read('list ongoing runs', target, wire.runsSummary);
  return runs.filter(({ status }) => !FINAL_OPERATION_STATUSES.has(status));
}

/** GET /data-protect/runs/{runId}/progress */
export function readRunProgress(connection: ClusterConnection, runId: string): Promise<RunProgress | null> {
  const query = { excludeObjectDetails: true };
  const target = `/data-protect/runs/${pathSegment(runId)}/progress${queryString(query)}`;
  return orNull(connection.read('get the progress of a run', target, wire.runProgress));
}
