import { z } from 'zod';
import { OPERATION_STATUSES } from '../engine/work.ts';
import { PRIVILEGES } from '../http/privileges.ts';

/** What a union says of a value that is none of it; of one that is missing, `readBody` says so. */
const unless = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => (input == null ? undefined : `should be ${expected}`),
});
/** An int64 for control: a JSON number or a string of digits. */
export const id = z.union(
  [
    z.bigint(),
    z
      .string()
      .regex(/^\d{1,19}$/)
      .transform(BigInt),
  ],
  unless('an int64, as a number or as text'),
);
/** A plain number, or text of one; the exact parser delivers integers as `bigint`. */
const number = z
  .union(
    [z.bigint(), z.number(), z.string().regex(/^\d+(\.\d+)?$/, 'should be a number')],
    unless('a number'),
  )
  .transform(Number);
const count = ({ least = 0, most = Number.MAX_SAFE_INTEGER } = {}) =>
  number.pipe(z.number().int().min(least).max(most));
const status = z.enum(OPERATION_STATUSES);
const cluster = z.string();
/** A field that may be left out; an explicit `null` counts as left out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A leap year: everything that falls due is carried out before the answer, which for this takes a second with the usual groups. */
const MOST_ADVANCED_SECONDS = 31_622_400;

export const clockRequest = z.strictObject({
  advanceSeconds: optional(
    number
      .refine((value) => value >= 0, 'time goes forwards only')
      .refine(
        (value) => value <= MOST_ADVANCED_SECONDS,
        `at most ${MOST_ADVANCED_SECONDS} (a year) at once; repeat the request to go further`,
      ),
  ),
  speed: optional(number.refine((value) => value >= 0 && value <= 100_000, 'from 0 to 100000')),
});

/** Those that runs report, and those of configurations that runs report as kRegular. */
const RUN_TYPES = [
  'kRegular',
  'kIncremental',
  'kFull',
  'kLog',
  'kSystem',
  'kAll',
  'kHydrateCDP',
  'kStorageArraySnapshot',
] as const;

export const runRequest = z.strictObject({
  cluster,
  protectionGroupId: z.string(),
  runType: optional(z.enum(RUN_TYPES)),
  objectIds: optional(z.array(id).min(1)),
  backupStatus: optional(status),
  replications: optional(z.array(z.strictObject({ clusterId: id, status: optional(status) }))),
  archivals: optional(z.array(z.strictObject({ targetId: id, status: optional(status) }))),
});

export const operationRequest = z.strictObject({
  cluster,
  runId: z.string(),
  kind: z.enum(['backup', 'replication', 'archival']),
  targetId: optional(id),
  status,
  message: optional(z.string()),
});

export const groupRequest = z.strictObject({
  cluster,
  protectionGroupId: z.string(),
  isPaused: optional(z.boolean()),
  isDeleted: optional(z.boolean()),
  isActive: optional(z.boolean()),
  memberIds: optional(z.array(id)),
  // `null` is a value of its own here: none.
  policyId: z.string().nullable().optional(),
});

export const clusterRequest = z.strictObject({
  cluster,
  dialect: optional(z.enum(['newer', 'older', 'both'])),
  apiKey: optional(z.string().min(1)),
  revokeApiKey: optional(z.boolean()),
  expireTokens: optional(z.literal(true)),
  down: optional(z.boolean()),
  // `null`: it does not fail.
  reverseReplicationError: z.string().nullable().optional(),
  id: optional(id),
  replicatesTo: optional(z.array(id)),
  // `null`: all of them.
  privileges: z.array(z.enum(PRIVILEGES)).nullable().optional(),
  // `null`: nothing is held.
  quorumStatus: count({ least: 200, most: 599 }).nullable().optional(),
  activationErrors: optional(z.array(z.strictObject({ objectId: id, message: z.string() }))),
});

export const viewRequest = z.strictObject({
  cluster,
  viewId: id,
  id: optional(id),
  remove: optional(z.literal(true)),
  failNext: optional(z.string().min(1)),
});

export const quorumRequest = z.strictObject({ cluster, id: count(), approve: z.boolean() });

export const resetRequest = z.strictObject({
  seed: optional(count()),
  extraGroups: optional(count({ most: 20_000 })),
});

/** See `Fault`. */
export const faultRequest = z.strictObject({
  cluster: optional(cluster),
  method: optional(z.string()),
  path: optional(z.string()),
  kind: z.enum(['status', 'drop', 'dropAfterEffect', 'slow', 'malformed']),
  status: optional(count({ least: 400, most: 599 })),
  retryAfterSeconds: optional(count()),
  ms: optional(count()),
  times: optional(count({ least: 1 })),
  probability: optional(number.pipe(z.number().min(0).max(1))),
});
