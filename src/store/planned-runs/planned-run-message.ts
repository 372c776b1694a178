import { z } from 'zod';
import { CLUSTER_CONTACT_STATES, UNDISTURBED } from '../../core/planned-runs/rules/contact.ts';
import {
  failureOrLoss,
  PLANNED_RUN_STATUSES,
  type PlannedRun,
} from '../../core/planned-runs/rules/planned-run.ts';
import { parseInt64 } from '../../core/values/int64.ts';
import { failureAndContact } from './previous-release.ts';

/** The channel on which changes of planned runs are sent. */
export const CHANGE_CHANNEL = 'planned_run_changes';

/** PostgreSQL takes payloads of fewer than 8,000 bytes; the rest is for the heading of a part. */
const MAX_PART_LENGTH = 7_700;
const NOT_ASCII = /[\u007F-\uFFFF]/g;
const PART = /^(?<number>\d+)\/(?<count>\d+) (?<change>\S+) (?<text>.*)$/s;

const int64 = z.codec(z.string(), z.bigint(), {
  encode: String,
  decode: (text, context) => {
    const value = parseInt64(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: 'not an int64', input: text });
    return z.NEVER;
  },
});
const instant = z.codec(z.iso.datetime(), z.date(), {
  encode: (date) => date.toISOString(),
  decode: (text) => new Date(text),
});

const failure = z.object({ code: z.string(), message: z.string() });

/** A run as JSON can hold it: int64 as text, times in ISO 8601. */
const plannedRun = z.object({
  failoverId: z.string(),
  configurationDigest: z.string(),
  sourceClusterId: int64,
  replicationClusterId: int64,
  protectionGroupId: z.string(),
  status: z.enum(PLANNED_RUN_STATUSES),
  version: z.int(),
  waitingOnOtherRunCancellations: z.boolean(),
  runId: z.string().nullable(),
  percentComplete: z.number(),
  bytesTransferred: int64.nullable(),
  estimatedCompletionAt: instant.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  failure: failure.nullable(),
  // Older releases send none.
  contact: z
    .object({ state: z.enum(CLUSTER_CONTACT_STATES), since: instant.nullable(), reason: failure.nullable() })
    .default(UNDISTURBED),
  reason: z.string().nullable(),
  startedBy: z.string(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  submissionAttemptedAt: instant.nullable(),
  cancelRequestedAt: instant.nullable(),
  cancelAcknowledgedAt: instant.nullable(),
  lastSyncedAt: instant.nullable(),
}) satisfies z.ZodType<PlannedRun>;

/**
 * The changed run as the payloads of one or more notifications, to be sent in this order in one transaction:
 * `<number>/<count> <failoverId>@<version> <part of the JSON text>`.
 *
 * The run travels whole: a listener that read the row instead would miss states in between. A long text is
 * cut, because a payload has a limit; everything is ASCII, so that lengths in characters are lengths in bytes
 * and a cut is harmless wherever it falls.
 */
export function encodeChange(run: PlannedRun): readonly string[] {
  const text = JSON.stringify(z.encode(plannedRun, { ...run, failure: failureOrLoss(run) })).replace(
    NOT_ASCII,
    escapeUnit,
  );
  const count = Math.ceil(text.length / MAX_PART_LENGTH);
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * MAX_PART_LENGTH, (index + 1) * MAX_PART_LENGTH);
    return `${index + 1}/${count} ${run.failoverId}@${run.version} ${part}`;
  });
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Puts the payloads of one connection together again. */
export class ChangeDecoder {
  #change = '';
  #texts: string[] = [];

  /**
   * Takes the next payload.
   * @returns the run when the payload completes it, `undefined` when more parts are to come
   * @throws SyntaxError when the payload is not what `encodeChange` writes or parts are missing
   */
  accept(payload: string): PlannedRun | undefined {
    const { number, count, change = '', text = '' } = PART.exec(payload)?.groups ?? {};
    if (number === '1') this.reset(change);
    const expected = change === this.#change && Number(number) === this.#texts.length + 1;
    if (!expected) {
      this.reset();
      throw new SyntaxError('a notification of a changed run is malformed or out of order');
    }
    this.#texts.push(text);
    if (this.#texts.length < Number(count)) return undefined;
    const whole = this.#texts.join('');
    this.reset();
    return decode(whole);
  }

  /** Forgets parts that will not be completed. */
  reset(change = ''): void {
    this.#change = change;
    this.#texts = [];
  }
}

function decode(text: string): PlannedRun {
  const parsed = plannedRun.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new SyntaxError(`a notification of a changed run is malformed: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, ...failureAndContact(parsed.data) };
}
