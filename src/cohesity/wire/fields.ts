import { z } from 'zod';
import type { OperationStatus } from '../../core/clusters/cluster-facts.ts';

/** An upstream field that may be missing or `null`: both read as `null`. */
export function nullable<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}

/** An upstream list that may be missing or `null`: both read as empty. */
export function list<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .nullish()
    .transform((items) => items ?? []);
}

export const int64 = z.int64();
export const text = z.string();
/** True only where the cluster says so. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** A percentage or duration: the cluster writes whole ones without a fraction. */
export const quantity = z.union([z.number(), z.bigint()]).transform(Number);

const LATEST_DATE_MILLISECONDS = 8_640_000_000_000_000n;

/** Microseconds since 1970. Zero means "not yet" upstream, and so does what no calendar reaches. */
export const moment = z
  .int64()
  .nullish()
  .transform((microseconds) => {
    if (microseconds == null || microseconds <= 0n) return null;
    const milliseconds = microseconds / 1000n;
    return milliseconds > LATEST_DATE_MILLISECONDS ? null : new Date(Number(milliseconds));
  });

const STATUSES: Readonly<Record<string, OperationStatus>> = {
  Accepted: 'ACCEPTED',
  Running: 'RUNNING',
  Canceled: 'CANCELED',
  Canceling: 'CANCELING',
  Failed: 'FAILED',
  Missed: 'MISSED',
  Succeeded: 'SUCCEEDED',
  SucceededWithWarning: 'SUCCEEDED_WITH_WARNING',
  OnHold: 'ON_HOLD',
  Finalizing: 'FINALIZING',
  Skipped: 'SKIPPED',
  Paused: 'PAUSED',
};

function statusFromWire(wire: string): OperationStatus {
  return Object.hasOwn(STATUSES, wire) ? (STATUSES[wire] as OperationStatus) : 'UNKNOWN';
}

/** A status that is always there in principle; a missing or new one is `UNKNOWN`, never guessed. */
export const status = z
  .string()
  .nullish()
  .transform((wire) => (wire == null ? 'UNKNOWN' : statusFromWire(wire)));

/** A status that older clusters do not send. */
export const optionalStatus = z
  .string()
  .nullish()
  .transform((wire) => (wire == null ? null : statusFromWire(wire)));
