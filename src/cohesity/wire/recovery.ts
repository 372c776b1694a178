import { z } from 'zod';
import type {
  FoundObject,
  ObjectSnapshot,
  Recovery,
  TearDownStatus,
} from '../../core/clusters/failover/recovery-facts.ts';
import { int64, list, moment, nullable, oneOf, optionalStatus, status, text, wholeList } from './fields.ts';

const snapshot = z
  .object({
    id: text,
    objectId: nullable(int64),
    sourceGroupId: nullable(text),
    runStartTimeUsecs: nullable(int64),
    snapshotTimestampUsecs: moment,
    expiryTimeUsecs: moment,
    snapshotTargetType: nullable(text),
  })
  .transform(
    ({
      runStartTimeUsecs,
      snapshotTimestampUsecs,
      expiryTimeUsecs,
      snapshotTargetType,
      ...wire
    }): ObjectSnapshot => ({
      ...wire,
      runStartUsecs: runStartTimeUsecs,
      takenAt: snapshotTimestampUsecs,
      expiresAt: expiryTimeUsecs,
      targetType: snapshotTargetType,
    }),
  );

/** GET /data-protect/objects/{id}/snapshots */
export const snapshots = z
  .object({ snapshots: wholeList(snapshot) })
  .transform(({ snapshots }): ObjectSnapshot[] => snapshots);

const TEAR_DOWN_STATUSES: Readonly<Record<string, TearDownStatus>> = {
  DestroyScheduled: 'SCHEDULED',
  Destroying: 'RUNNING',
  Destroyed: 'SUCCEEDED',
  DestroyError: 'FAILED',
};

const phase = nullable(z.object({ status: optionalStatus }));

const recoveredObject = z.object({
  snapshotId: nullable(text),
  status: optionalStatus,
  messages: list(text),
  bytesRestored: nullable(int64),
  objectInfo: nullable(z.object({ id: nullable(int64), name: nullable(text) })),
  instantRecoveryInfo: phase,
  datastoreMigrationInfo: phase,
});

/** A recovery, alone or in the list. Ids are texts of three numbers. */
export const recovery = z
  .object({
    id: text,
    name: nullable(text),
    status,
    startTimeUsecs: moment,
    endTimeUsecs: moment,
    messages: list(text),
    canTearDown: nullable(z.boolean()),
    tearDownStatus: oneOf<TearDownStatus>(TEAR_DOWN_STATUSES, 'UNKNOWN'),
    vmwareParams: nullable(z.object({ objects: list(recoveredObject) })),
  })
  .transform(
    ({ startTimeUsecs, endTimeUsecs, vmwareParams, ...wire }): Recovery => ({
      ...wire,
      startedAt: startTimeUsecs,
      endedAt: endTimeUsecs,
      // No field of the published model holds one for the whole.
      percentComplete: null,
      objects: (vmwareParams?.objects ?? []).map((object) => ({
        snapshotId: object.snapshotId,
        objectId: object.objectInfo?.id ?? null,
        objectName: object.objectInfo?.name ?? null,
        status: object.status,
        messages: object.messages,
        bytesRestored: object.bytesRestored,
        instantRecoveryStatus: object.instantRecoveryInfo?.status ?? null,
        datastoreMigrationStatus: object.datastoreMigrationInfo?.status ?? null,
      })),
    }),
  );

/** GET /data-protect/recoveries */
export const recoveries = z
  .object({ recoveries: wholeList(recovery) })
  .transform(({ recoveries }): Recovery[] => recoveries);

const description = {
  name: nullable(text),
  uuid: nullable(text),
  sourceId: nullable(int64),
};

/** GET /data-protect/search/objects: an object has an id under each source that it is known by. */
export const foundObjects = z
  .object({
    objects: wholeList(
      z.object({
        ...description,
        id: nullable(int64),
        objectProtectionInfos: list(z.object({ objectId: nullable(int64), sourceId: nullable(int64) })),
      }),
    ),
  })
  .transform(({ objects }): FoundObject[] =>
    objects.flatMap(({ id, objectProtectionInfos, ...object }) => {
      const known = objectProtectionInfos.flatMap(({ objectId, sourceId }) =>
        objectId === null ? [] : [{ ...object, objectId, sourceId: sourceId ?? object.sourceId }],
      );
      return known.length > 0 || id === null ? known : [{ ...object, objectId: id }];
    }),
  );

interface WireSourceObject extends Omit<FoundObject, 'objectId'> {
  readonly id: bigint;
  readonly childObjects: readonly WireSourceObject[];
}

const sourceObject: z.ZodType<WireSourceObject> = z.object({
  ...description,
  id: int64,
  childObjects: list(z.lazy(() => sourceObject)),
});

function withChildren({ id, childObjects, ...object }: WireSourceObject): FoundObject[] {
  return [{ ...object, objectId: id }, ...childObjects.flatMap(withChildren)];
}

/** GET /data-protect/sources/{id}/objects: a tree, or a plain list. */
export const sourceObjects = z
  .object({ objects: wholeList(sourceObject) })
  .transform(({ objects }): FoundObject[] => objects.flatMap(withChildren));
