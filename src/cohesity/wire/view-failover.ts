import { z } from 'zod';
import type {
  ViewFailover,
  ViewFailoverOperation,
  ViewFailoverStatus,
} from '../../core/clusters/failover/view-failover-facts.ts';
import { int64, list, moment, nullable, oneOf, quantity, text, wholeList } from './fields.ts';

const STATUSES: Readonly<Record<string, ViewFailoverStatus>> = {
  Running: 'RUNNING',
  Succeeded: 'SUCCEEDED',
  Failed: 'FAILED',
};

const OPERATIONS: Readonly<Record<string, ViewFailoverOperation>> = {
  Unplanned: 'UNPLANNED',
  Prepare: 'PREPARE',
  Finalize: 'FINALIZE',
  Cancel: 'CANCEL',
};

const status = oneOf<ViewFailoverStatus>(STATUSES, 'UNKNOWN').transform((known) => known ?? 'UNKNOWN');

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
        id: nullable(failoverId),
        status,
        errorMessage: nullable(text),
        startTimeUsecs: moment,
        endTimeUsecs: moment,
        targetClusterName: nullable(text),
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
      replications: replications.map(
        ({ percentageCompleted, startTimeUsecs, endTimeUsecs, ...replication }) => ({
          ...replication,
          startedAt: startTimeUsecs,
          endedAt: endTimeUsecs,
          percentComplete: percentageCompleted,
        }),
      ),
    }),
  );

/** GET …/views/{viewId} */
export const viewFailovers = z
  .object({ failovers: wholeList(viewFailover) })
  .transform(({ failovers }) => failovers);

/** GET …/views/{viewId}/operations */
export const allowedViewOperations = z
  .object({ allowedFailoverOperations: wholeList(oneOf<ViewFailoverOperation>(OPERATIONS, 'UNKNOWN')) })
  .transform(({ allowedFailoverOperations }): ViewFailoverOperation[] =>
    allowedFailoverOperations.map((operation) => operation ?? 'UNKNOWN'),
  );

/** GET …/views/trackingViewId/{viewUid} */
export const trackingView = z
  .object({ trackingViewId: nullable(int64) })
  .transform(({ trackingViewId }) => trackingViewId);
