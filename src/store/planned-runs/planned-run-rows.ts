import { type InferInsertModel, type InferSelectModel, type SQL, sql } from 'drizzle-orm';
import type { RunVersion } from '../../core/planned-runs/planned-run-port.ts';
import type { ClusterContact } from '../../core/planned-runs/rules/contact.ts';
import type { PlannedRunFailure } from '../../core/planned-runs/rules/failure.ts';
import type {
  NewPlannedRun,
  PlannedRun,
  PlannedRunChange,
  PlannedRunEvent,
  PlannedRunStatus,
} from '../../core/planned-runs/rules/planned-run.ts';
import { failureAndContact, failureToWrite } from './previous-release.ts';
import { plannedRunEvents as events, type plannedRuns as runs } from './tables.ts';

export type PlannedRunRow = InferSelectModel<typeof runs>;

export function toPlannedRun({
  failureCode,
  failureMessage,
  contactState,
  contactSince,
  contactCode,
  contactMessage,
  ...row
}: PlannedRunRow): PlannedRun {
  const contact = { state: contactState, since: contactSince, reason: reasonOf(contactCode, contactMessage) };
  const failure = reasonOf(failureCode, failureMessage);
  return { ...row, ...failureAndContact({ ...row, failure, contact }) };
}

function reasonOf(code: string | null, message: string | null): PlannedRunFailure | null {
  return code === null || message === null ? null : { code, message };
}

/** Only the known fields: an object with more of them must not reach the columns. */
export function toNewRow(run: NewPlannedRun): InferInsertModel<typeof runs> {
  return {
    failoverId: run.failoverId,
    configurationDigest: run.configurationDigest,
    sourceClusterId: run.sourceClusterId,
    replicationClusterId: run.replicationClusterId,
    protectionGroupId: run.protectionGroupId,
    reason: storableOrNull(run.reason),
    startedBy: storable(run.startedBy),
    createdAt: run.createdAt,
  } satisfies Record<keyof NewPlannedRun, unknown>;
}

/**
 * The columns to write; `undefined` ones are left alone.
 * @param status the status that the change leaves
 */
export function toChangedColumns(status: PlannedRunStatus, change: PlannedRunChange) {
  const { failure, contact, ...others } = change;
  return {
    ...plainColumns(others),
    ...(contact && contactColumns(contact)),
    ...failureColumns(failureToWrite(change.status ?? status, failure, contact)),
  };
}

type PlainChange = Omit<PlannedRunChange, 'failure' | 'contact'>;

/** Those named as the fields; the type names each, so that a new one is not forgotten in the writes. */
function plainColumns(change: PlainChange) {
  return {
    status: change.status,
    waitingOnOtherRunCancellations: change.waitingOnOtherRunCancellations,
    runId: change.runId,
    percentComplete: change.percentComplete,
    bytesTransferred: change.bytesTransferred,
    estimatedCompletionAt: change.estimatedCompletionAt,
    startedAt: change.startedAt,
    endedAt: change.endedAt,
    submittedAt: change.submittedAt,
    submissionAttemptedAt: change.submissionAttemptedAt,
    cancelRequestedAt: change.cancelRequestedAt,
    lastSyncedAt: change.lastSyncedAt,
  } satisfies { [Field in keyof Required<PlainChange>]: PlainChange[Field] | undefined };
}

function contactColumns({ state, since, reason }: ClusterContact) {
  return {
    contactState: state,
    contactSince: since,
    contactCode: storableOrNull(reason?.code ?? null),
    contactMessage: storableOrNull(reason?.message ?? null),
  };
}

function failureColumns(failure: PlannedRunFailure | null | undefined) {
  if (failure === undefined) return {};
  return {
    failureCode: storableOrNull(failure?.code ?? null),
    failureMessage: storableOrNull(failure?.message ?? null),
  };
}

/**
 * Rows that continue the run's hihistory. Whoever inserts them holds the lock on the run's row: nobody else can
 * be counting at the same moment.
 */
export function toEventRows({ failoverId, version }: RunVersion, history: readonly PlannedRunEvent[]) {
  return history.map((event, index) => ({
    failoverId,
    position: nextPosition(failoverId, index),
    version,
    kind: event.kind,
    at: event.at,
    actor: storable(event.actor),
    fromStatus: event.from,
    toStatus: event.to,
    message: storable(event.message),
  }));
}

/** The statement sees the events before it only, so that each of its rows counts on from the same number. */
function nextPosition(failoverId: string, index: number): SQL {
  const last = sql`select coalesce(max(${events.position}), 0) from ${events} where ${events.failoverId} = ${failoverId}`;
  return sql`(${last}) + ${sql.raw(String(index + 1))}`;
}

export function toEvent(row: InferSelectModel<typeof events>): PlannedRunEvent {
  return {
    kind: row.kind,
    at: row.at,
    actor: row.actor,
    from: row.fromStatus,
    to: row.toStatus,
    message: row.message,
  };
}

/** PostgreSQL's text cannot hold NUL, and a cluster's message with one in it must not make the run unwritable. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}
