import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CLUSTER_CONTACT_STATES, type ClusterContactState } from '../../core/planned-runs/rules/contact.ts';
import {
  FINAL_STATUSES,
  PLANNED_RUN_STATUSES,
  type PlannedRunEventKind,
  type PlannedRunStatus,
} from '../../core/planned-runs/rules/planned-run.ts';
import { failoverRunConfigurations } from '../configurations/tables.ts';
import { instant, literals } from '../database/columns.ts';

const contactStateList = literals(CLUSTER_CONTACT_STATES);
const statusList = literals(PLANNED_RUN_STATUSES);
const finalStatusList = literals(FINAL_STATUSES);

/**
 * One row per planned run ever recorded, by the failover that it is part of.
 *
 * Two unique indexes decide what may start: one run per failover id, and one unfinished run per group of a
 * source cluster. Indexes for lists are built as those of configurations; a change that leaves the status alone touches none of
 * the indexed columns.
 */
export const plannedRuns = pgTable(
  'planned_runs',
  {
    failoverId: text('failover_id').primaryKey(),
    configurationDigest: text('configuration_digest').notNull(),
    sourceClusterId: bigint('source_cluster_id', { mode: 'bigint' }).notNull(),
    replicationClusterId: bigint('replication_cluster_id', { mode: 'bigint' }).notNull(),
    protectionGroupId: text('protection_group_id').notNull(),
    status: text('status').$type<PlannedRunStatus>().notNull().default('PENDING'),
    /** Begins at 1, one more with every change. */
    version: integer('version').notNull().default(1),
    waitingOnOtherRunCancellations: boolean('waiting_on_other_run_cancellations').notNull().default(false),
    runId: text('run_id'),
    percentComplete: doublePrecision('percent_complete').notNull().default(0),
    bytesTransferred: bigint('bytes_transferred', { mode: 'bigint' }),
    reason: text('reason'),
    startedBy: text('started_by').notNull(),
    createdAt: instant('created_at').notNull(),
    submissionAttemptedAt: instant('submission_attempted_at'),
    submittedAt: instant('submitted_at'),
    startedAt: instant('started_at'),
    estimatedCompletionAt: instant('estimated_completion_at'),
    cancelRequestedAt: instant('cancel_requested_at'),
    cancelAcknowledgedAt: instant('cancel_acknowledged_at'),
    endedAt: instant('ended_at'),
    lastSyncedAt: instant('last_synced_at'),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    contactState: text('contact_state').$type<ClusterContactState>().notNull().default('IN_CONTACT'),
    contactSince: instant('contact_since'),
    contactCode: text('contact_code'),
    contactMessage: text('contact_message'),
  },
  (table) => [
    foreignKey({
      name: 'planned_runs_of_configuration',
      columns: [table.configurationDigest],
      foreignColumns: [failoverRunConfigurations.digest],
    }),
    check('planned_runs_failover_id', sql`${table.failoverId} ~ '^[A-Za-z0-9._:-]{1,128}$'`),
    check('planned_runs_status', sql`${table.status} in (${statusList})`),
    check('planned_runs_percent', sql`${table.percentComplete} between 0 and 100`),
    check('planned_runs_contact_state', sql`${table.contactState} in (${contactStateList})`),
    check('planned_runs_contact', sql`(${table.contactCode} is null) = (${table.contactMessage} is null)`),
    check('planned_runs_failure', sql`(${table.failureCode} is null) = (${table.failureMessage} is null)`),
    uniqueIndex('planned_runs_one_unfinished_per_group')
      .on(table.sourceClusterId, table.protectionGroupId)
      .where(sql`${table.status} not in (${finalStatusList})`),
    index('planned_runs_unfinished')
      .on(table.sourceClusterId, table.createdAt, table.failoverId)
      .where(sql`${table.status} not in (${finalStatusList})`),
    index('planned_runs_by_creation').on(table.createdAt, table.failoverId),
    index('planned_runs_by_status').on(table.status, table.createdAt, table.failoverId),
    index('planned_runs_by_source').on(table.sourceClusterId, table.createdAt, table.failoverId),
    index('planned_runs_by_group').on(table.protectionGroupId, table.createdAt, table.failoverId),
    index('planned_runs_by_configuration').on(table.configurationDigest, table.createdAt, table.failoverId),
  ],
);

/**
 * The rows that the partial indexes hold. The statuses are written out as in the indexes, not sent as
 * parameters: otherwise PostgreSQL could not see that an index answers the query.
 */
export const isUnfinished = sql`${plannedRuns.status} not in (${finalStatusList})`;

/** What happened to each run; rows are never changed, and removed only with their run. */
export const plannedRunEvents = pgTable(
  'planned_run_events',
  {
    failoverId: text('failover_id').notNull(),
    /** Within the run, from 1 without gaps: times may be equal, positions are not. */
    position: integer('position').notNull(),
    /** Of the run, after the change that the event belongs to; null where release 0.1 wrote it. */
    version: integer('version'),
    kind: text('kind').$type<PlannedRunEventKind>().notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    fromStatus: text('from_status').$type<PlannedRunStatus>(),
    toStatus: text('to_status').$type<PlannedRunStatus>(),
    message: text('message').notNull(),
  },
  (table) => [
    primaryKey({ name: 'planned_run_events_in_order', columns: [table.failoverId, table.position] }),
    foreignKey({
      name: 'planned_run_events_of_run',
      columns: [table.failoverId],
      foreignColumns: [plannedRuns.failoverId],
    }),
  ],
);
