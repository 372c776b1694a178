import { z } from 'zod';
import type { OperationStatus } from '../../core/clusters/cluster-facts.ts';
import { UNKNOWN_VALUE, WHOLE } from '../answers/tolerant-parse.ts';

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

/**
 * The list that an answer consists of, absent where it is empty. Anything else in its place leaves nothing to read:
 * taken for an empty list it would say that there is none.
 */
export function wholeList<Schema extends z.ZodType>(schema: Schema) {
  const isList = (value: unknown) => value == null || Array.isArray(value);
  return z
    .custom<unknown>(isList, { error: 'expected a list', params: { [WHOLE]: true } })
    .optional()
    .pipe(list(schema));
}

export const int64 = z.int64();
export const text = z.string();
/** True only where the cluster says so. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** A target of replication that is no cluster. */
export const cloudTarget = nullable(z.object({ name: nullable(text) }));

/** Name of the cloud that a target is, `null` where it is none. */
export function cloudName(target: {
  readonly awsTargetConfig: z.output<typeof cloudTarget>;
  readonly azureTargetConfig: z.output<typeof cloudTarget>;
}): string | null {
  if (target.awsTargetConfig !== null) return target.awsTargetConfig.name ?? 'AWS';
  if (target.azureTargetConfig !== null) return target.azureTargetConfig.name ?? 'Azure';
  return null;
}

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

/**
 * A text out of a list that may grow with the cluster's release; whatever else comes is `unknown`, and counted as odd.
 * Absent or `null` reads as `null`.
 */
export function oneOf<Value extends string>(values: Readonly<Record<string, Value>>, unknown: Value) {
  return z
    .enum([...Object.keys(values), UNKNOWN_VALUE])
    .nullish()
    .transform((wire): Value | null => (wire == null ? null : (values[wire] ?? unknown)));
}

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
  LegalHold: 'LEGAL_HOLD',
};

/** A status that older clusters do not send. */
export const optionalStatus = oneOf<OperationStatus>(STATUSES, 'UNKNOWN');

/** A status that is always there in principle; a missing or new one is `UNKNOWN`, never guessed. */
export const status = optionalStatus.transform((known) => known ?? 'UNKNOWN');
