import { z } from 'zod';
import type { ClusterError } from '../../core/clusters/cluster-error.ts';
import type { PlannedRunPollStatus } from '../../core/clusters/cluster-facts.ts';
import type { ActivatedBackup, InitializedFailover } from '../../core/clusters/failover/switch-over-facts.ts';
import { WHOLE } from '../answers/tolerant-parse.ts';
import { flag, int64, list, nullable, optionalStatus, text, wholeList } from './fields.ts';

/** POST …/planned-run answers with the id that it was sent; with another one it speaks of another run. */
export const startedPlannedRun = (failoverId: string) =>
  z.object({
    failoverId: z
      .custom((value) => value == null || value === failoverId, {
        error: 'expected the id that was sent',
        params: { [WHOLE]: true },
      })
      .optional(),
  });

/** An entry of a poll; the id is `null` where the entry does not say, or not understandably, which run it is about. */
export type PolledPlannedRun = Omit<PlannedRunPollStatus, 'failoverId'> & {
  readonly failoverId: string | null;
};

/** Whatever stands in the list of a poll is about a run: left out, it would read as "unknown to the cluster". */
const entry = (value: unknown) => (typeof value === 'object' && value !== null ? value : {});

/** GET …/planned-runs */
export const plannedRuns = z
  .object({
    failoverPlannedRuns: wholeList(
      z.preprocess(
        entry,
        z.object({
          failoverId: nullable(text),
          protectionGroupId: nullable(text),
          runId: nullable(text),
          waitingOnOtherRunCancellations: nullable(z.boolean()),
          backupTaskStatus: optionalStatus,
        }),
      ),
    ),
  })
  .transform(({ failoverPlannedRuns }): PolledPlannedRun[] =>
    failoverPlannedRuns.map((wire) => ({
      failoverId: wire.failoverId || null,
      protectionGroupId: wire.protectionGroupId || null,
      runId: wire.runId || null,
      waitingOnOtherRunCancellations: wire.waitingOnOtherRunCancellations,
      backupStatus: wire.backupTaskStatus,
    })),
  );

/** How clusters word that there is nothing left to cancel; "cannot be canceled" is another matter. */
const CANCELED_ALREADY = /\b(?:already|has been|was)\s+(?:been\s+)?cancell?ed\b/i;

/** Whether a refusal to cancel says that it has been done. No code for it is published. */
export function saysCanceledAlready({ status, message }: Pick<ClusterError, 'status' | 'message'>): boolean {
  return status === 409 && CANCELED_ALREADY.test(message);
}

/** POST …/failover/{id} */
export const initializedFailover = z
  .object({
    replicaToSourceObjects: list(z.object({ replicaObjectId: int64, sourceObjectId: int64 })),
    sourceClusterInfo: nullable(
      z.object({ id: nullable(int64), protectionGroupId: nullable(text), viewId: nullable(int64) }),
    ),
  })
  .transform(
    ({ replicaToSourceObjects, sourceClusterInfo }): InitializedFailover => ({
      objects: replicaToSourceObjects,
      sourceClusterId: sourceClusterInfo?.id ?? null,
      sourceProtectionGroupId: sourceClusterInfo?.protectionGroupId ?? null,
      sourceViewId: sourceClusterInfo?.viewId ?? null,
    }),
  );

/** An element that holds nothing understandable still counts as an error. */
const fault = z.object({ errorCode: nullable(text), message: nullable(text) });

/** POST …/{id}/backup-activation */
export const activatedBackup = z
  .object({
    protectionGroupId: nullable(text),
    objects: nullable(z.array(z.object({ objectId: nullable(int64), id: nullable(int64) }))),
    objectErrors: list(z.preprocess(entry, fault)),
    reverseReplicationResult: nullable(
      z.object({ isReverseReplicationEnabled: flag, errorReason: nullable(text) }),
    ),
  })
  .transform(
    ({ protectionGroupId, objects, objectErrors, reverseReplicationResult }): ActivatedBackup => ({
      protectionGroupId: protectionGroupId || null,
      objectIds: objects?.flatMap(({ objectId, id }) => objectId ?? id ?? []) ?? null,
      objectErrors: objectErrors.map(
        ({ errorCode, message }) => message || errorCode || 'the cluster gives no reason',
      ),
      isReverseReplicationEnabled: reverseReplicationResult?.isReverseReplicationEnabled ?? false,
      reverseReplicationError: reverseReplicationResult?.errorReason || null,
    }),
  );
