import { z } from 'zod';
import { OPERATION_STATUSES } from '../model.ts';

/** An int64 for control: a JSON number or a string of digits. */
const id = z.union([
  z.bigint(),
  z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
]);
/** A plain number; the exact parser delivers integers as `bigint`. */
const number = z.union([z.bigint(), z.number()]).transform(Number);
const status = z.enum(OPERATION_STATUSES);
const cluster = z.string();

/** A leap year: everything that falls due is carried out before the answer, which takes a second or so for this. */
export const MOST_ADVANCED_SECONDS = 31_622_400;

export const clockRequest = z.strictObject({
  advanceSeconds: number
    .refine((value) => value >= 0, 'time goes forwards only')
    .refine(
      (value) => value <= MOST_ADVANCED_SECONDS,
      `at most ${MOST_ADVANCED_SECONDS} (a year) at once; repeat the request to go further`,
    )
    .optional(),
  speed: number.refine((value) => value >= 0 && value <= 100_000, 'from 0 to 100000').optional(),
});

export const runRequest = z.strictObject({
  cluster,
  protectionGroupId: z.string(),
  runType: z.enum(['kRegular', 'kFull', 'kLog', 'kSystem']).default('kRegular'),
  objectIds: z.array(id).min(1).optional(),
  backupStatus: status.optional(),
  replications: z.array(z.strictObject({ clusterId: id, status: status.optional() })).optional(),
  archivals: z.array(z.strictObject({ targetId: id, status: status.optional() })).optional(),
});

export const operationRequest = z.strictObject({
  cluster,
  runId: z.string(),
  kind: z.enum(['backup', 'replication', 'archival']),
  targetId: id.optional(),
  status,
  message: z.string().optional(),
});

export const groupRequest = z.strictObject({
  cluster,
  protectionGroupId: z.string(),
  isPaused: z.boolean().optional(),
  isDeleted: z.boolean().optional(),
  isActive: z.boolean().optional(),
  memberIds: z.array(id).optional(),
  policyId: z.string().nullable().optional(),
});

export const clusterRequest = z.strictObject({
  cluster,
  dialect: z.enum(['newer', 'older', 'both']).optional(),
  apiKey: z.string().min(1).optional(),
  revokeApiKey: z.boolean().optional(),
  expireTokens: z.literal(true).optional(),
  down: z.boolean().optional(),
  reverseReplicationError: z.string().nullable().optional(),
  id: id.optional(),
  replicatesTo: z.array(id).optional(),
});

export const viewRequest = z.strictObject({
  cluster,
  viewId: id,
  id: id.optional(),
  remove: z.literal(true).optional(),
});

export const resetRequest = z.strictObject({
  seed: number.pipe(z.number().int().min(0)).optional(),
  extraGroups: number.pipe(z.number().int().min(0).max(20_000)).optional(),
});

/** Numbers of a fault arrive from the exact parser as `bigint`. */
export function withPlainNumbers(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
  );
}
