import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { RUN_TYPES } from '../../core/clusters/run-type.ts';
import { instant, literals } from '../database/columns.ts';

const runTypeList = literals(RUN_TYPES);

/**
 * One row per configuration ever created; rows are never changed and never deleted.
 *
 * Every list is a keyset page ordered by creation time and digest, alone or narrowed by equality: each index
 * begins with the column that narrows and ends with the order, so that a page costs the same at any depth.
 */
export const failoverRunConfigurations = pgTable(
  'failover_run_configurations',
  {
    /** SHA-256 of the canonical content, in lowercase hexadecimal. */
    digest: text('digest').primaryKey(),
    sourceClusterId: bigint('source_cluster_id', { mode: 'bigint' }).notNull(),
    replicationClusterId: bigint('replication_cluster_id', { mode: 'bigint' }).notNull(),
    protectionGroupId: text('protection_group_id'),
    runType: text('run_type', { enum: RUN_TYPES as [(typeof RUN_TYPES)[number]] }).notNull(),
    viewId: bigint('view_id', { mode: 'bigint' }),
    cancelNonFailoverRuns: boolean('cancel_non_failover_runs').notNull(),
    pauseNextRuns: boolean('pause_next_runs').notNull(),
    /** In ascending order, without repetition. */
    objectIds: bigint('object_ids', { mode: 'bigint' }).array().notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    check('failover_run_configurations_digest', sql`${table.digest} ~ '^[0-9a-f]{64}$'`),
    check('failover_run_configurations_run_type', sql`${table.runType} in (${runTypeList})`),
    check('failover_run_configurations_objects', sql`cardinality(${table.objectIds}) > 0`),
    index('failover_run_configurations_by_creation').on(table.createdAt, table.digest),
    index('failover_run_configurations_by_source').on(table.sourceClusterId, table.createdAt, table.digest),
    index('failover_run_configurations_by_replication').on(
      table.replicationClusterId,
      table.createdAt,
      table.digest,
    ),
    index('failover_run_configurations_by_group').on(table.protectionGroupId, table.createdAt, table.digest),
    index('failover_run_configurations_by_run_type').on(table.runType, table.createdAt, table.digest),
  ],
);
