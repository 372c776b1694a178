import { z } from 'zod';
import type {
  ViewFailover,
  ViewFailoverOperation,
  ViewFailoverStatus,
} from '../../core/clusters/view-failover-facts.ts';
import { int64, list, moment, nullable, quantity, text } from './fields.ts';

const STATUSES: ReadonlyMap<string | null | undefined, ViewFailoverStatus> = new Map([
  ['Running', 'RUNNING'],
  ['Succeeded', 'SUCCEEDED'],
  ['Failed', 'FAILED'],
]);

const OPERATIONS: ReadonlyMap<string, ViewFailoverOperation> = new Map([
  ['Unplanned', 'UNPLANNED'],
  ['Prepare', 'PREPARE'],
  ['Finalize', 'FINALIZE'],
  ['Cancel', 'CANCEL'],
]);

const status = z
  .string()
  .nullish()
  .transform((wire) => STATUSES.get(wire) ?? 'UNKNOWN');

/** Ids are texts here, and numbers elsewhere: both are taken. */
const failoverId = z.union([z.string(), z.bigint()]).transform(String);

/** POST …/views/{viewId} */
export const viewFailover = z
  .object({
    id: failoverId,
    type: nullable(text),
    status,
    errorMessage: nullable(text),
    startTimeUsecs: moment,
    endTimeUsecs: moment,
    replications: list(
      z.object({
        status,
        errorMessage: nullable(text),
        percentageCompleted: nullable(quantity),
        targetClusterId: nullable(int64),
        logicalSizeBytes: nullable(int64),
        logicalBytesTransferred: nullable(int64),
        physicalBytesTransferred: nullable(int64),
      }),
    ),
  })
  .transform(
    ({ type, startTimeUsecs, endTimeUsecs, replications, ...wire }): ViewFailover => ({
      ...wire,
      isPlanned: type === null ? null : type === 'Planned',
      startedAt: startTimeUsecs,
      endedAt: endTimeUsecs,
      replications: replications.map(({ percentageCompleted, ...replication }) => ({
        ...replication,
        percentComplete: percentageCompleted,
      })),
    }),
  );

/** GET …/views/{viewId} */
export const viewFailovers = z
  .object({ failovers: list(viewFailover) })
  .transform(({ failovers }) => failovers);

/** GET …/views/{viewId}/operations */
export const allowedViewOperations = z
  .object({ allowedFailoverOperations: list(text) })
  .transform(({ allowedFailoverOperations }): ViewFailoverOperation[] =>
    allowedFailoverOperations.map((wire) => OPERATIONS.get(wire) ?? 'UNKNOWN'),
  );

/** GET …/views/trackingViewId/{viewUid} */
export const trackingView = z
  .object({ trackingViewId: nullable(int64) })
  .transform(({ trackingViewId }) => trackingViewId);
