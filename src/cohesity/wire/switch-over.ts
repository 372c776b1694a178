import { z } from 'zod';
import type { ActivatedBackup, InitializedFailover } from '../../core/clusters/switch-over-facts.ts';
import { flag, int64, list, nullable, text } from './fields.ts';

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

/** POST …/{id}/backup-activation */
export const activatedBackup = z
  .object({
    protectionGroupId: nullable(text),
    objects: nullable(list(z.object({ objectId: int64 }))),
    objectErrors: list(z.object({ errorCode: nullable(text), message: nullable(text) })),
    reverseReplicationResult: nullable(
      z.object({ isReverseReplicationEnabled: flag, errorReason: nullable(text) }),
    ),
  })
  .transform(
    ({ protectionGroupId, objects, objectErrors, reverseReplicationResult }): ActivatedBackup => ({
      protectionGroupId,
      objectIds: objects?.map(({ objectId }) => objectId) ?? null,
      objectErrors: objectErrors.map(({ errorCode, message }) => message ?? errorCode ?? 'no reason given'),
      isReverseReplicationEnabled: reverseReplicationResult?.isReverseReplicationEnabled ?? false,
      reverseReplicationError: reverseReplicationResult?.errorReason ?? null,
    }),
  );
