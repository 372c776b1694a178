import type { Queue } from 'pg-boss';
import { z } from 'zod';
import { parseInt64 } from '../core/values/int64.ts';

/** A kind of background work: the name of its queue, the form of its payload, and how it is repeated. */
export interface JobKind<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Of the jobs with one key, one waits and one runs at the most. */
  keyOf(payload: Payload): string;
  readonly options: Omit<Queue, 'name'>;
}

const SHARED: Omit<Queue, 'name'> = {
  policy: 'stately',
  notify: true,
  // The work is not given up: what it is about stays open until it is done or canceled.
  retryLimit: 1_000_000,
  retryDelay: 1,
  // A worker that dies stops its heartbeats, and the job goes to another one. Ten seconds is the least allowed.
  heartbeatSeconds: 10,
  expireInSeconds: 2 * 60 * 60,
  retentionSeconds: 365 * 24 * 60 * 60,
  deleteAfterSeconds: 60 * 60,
};

/** Hands a recorded run to its cluster. */
export const SUBMIT: JobKind<{ failoverId: string }> = {
  name: 'submit-planned-run',
  payload: z.object({ failoverId: z.string() }),
  keyOf: ({ failoverId }) => failoverId,
  options: { ...SHARED, retryBackoff: true, retryDelayMax: 30 },
};

/** Follows the runs of one cluster until none is left. */
export const FOLLOW: JobKind<{ clusterId: string }> = {
  name: 'follow-cluster',
  payload: z.object({ clusterId: z.string().refine((text) => parseInt64(text) !== undefined) }),
  keyOf: ({ clusterId }) => clusterId,
  options: SHARED,
};

/** Carries one failover on, until a person, an observation or a moment comes next. */
export const ADVANCE: JobKind<{ failoverId: string }> = {
  name: 'advance-failover',
  payload: z.object({ failoverId: z.string() }),
  keyOf: ({ failoverId }) => failoverId,
  options: { ...SHARED, retryBackoff: true, retryDelayMax: 30 },
};

/** Observes what goes on at one replication cluster for all failovers together, until nothing is left. */
export const OBSERVE: JobKind<{ clusterId: string }> = {
  name: 'observe-failovers',
  payload: FOLLOW.payload,
  keyOf: ({ clusterId }) => clusterId,
  options: SHARED,
};

/** Removes runs that are older than the settings say. */
export const REMOVE_OLD_RUNS: JobKind<Record<string, never>> = {
  name: 'remove-old-runs',
  payload: z.strictObject({}),
  keyOf: () => 'all',
  options: { ...SHARED, retryBackoff: true, retryDelayMax: 60 * 60 },
};

export const JOB_KINDS = [SUBMIT, FOLLOW, ADVANCE, OBSERVE, REMOVE_OLD_RUNS] as const;
