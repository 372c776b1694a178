import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import {
  FAILOVER_KINDS,
  FAILOVER_PHASES,
  type FailoverEventKind,
  type FailoverKind,
  type FailoverMark,
  type FailoverPhase,
  type FailoverWait,
  type GateKind,
  type StepKind,
} from '../../core/failovers/rules/failover.ts';
import { instant, literals } from '../database/columns.ts';

/**
 * One row per failover. `state` is the whole of it as JSON text (see `failover-json.ts`); the columns beside it are
 * what lists, filters and jobs look for, and what every write is guarded by.
 */
export const failovers = pgTable(
  'failovers',
  {
    failoverId: text('failover_id').primaryKey(),
    kind: text('kind').$type<FailoverKind>().notNull(),
    phase: text('phase').$type<FailoverPhase>().notNull(),
    waitingFor: text('waiting_for').$type<FailoverWait>(),
    sourceClusterId: bigint('source_cluster_id', { mode: 'bigint' }).notNull(),
    replicationClusterId: bigint('replication_cluster_id', { mode: 'bigint' }).notNull(),
    protectionGroupId: text('protection_group_id'),
    configurationDigest: text('configuration_digest'),
    createdAt: instant('created_at').notNull(),
    /** Begins at 1, one more with every change. */
    version: integer('version').notNull().default(1),
    /** When it is to be carried on; null where a person or an observation comes next. */
    lookAt: instant('look_at'),
    isObserved: boolean('is_observed').notNull().default(false),
    lastEventNumber: integer('last_event_number').notNull().default(0),
    lastEventHash: text('last_event_hash').notNull(),
    state: text('state').notNull(),
  },
  (table) => [
    check('failovers_failover_id', sql`${table.failoverId} ~ '^[A-Za-z0-9._:-]{1,128}$'`),
    check('failovers_kind', sql`${table.kind} in (${literals(FAILOVER_KINDS)})`),
    check('failovers_phase', sql`${table.phase} in (${literals(FAILOVER_PHASES)})`),
    index('failovers_by_creation').on(table.createdAt, table.failoverId),
    index('failovers_by_phase').on(table.phase, table.createdAt, table.failoverId),
    index('failovers_by_waiting').on(table.waitingFor, table.createdAt, table.failoverId),
    index('failovers_by_source').on(table.sourceClusterId, table.createdAt, table.failoverId),
    index('failovers_by_replication').on(table.replicationClusterId, table.createdAt, table.failoverId),
    index('failovers_by_group').on(table.protectionGroupId, table.createdAt, table.failoverId),
    index('failovers_due').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    index('failovers_observed').on(table.replicationClusterId).where(sql`${table.isObserved}`),
  ],
);

/** The objects of each failover of objects, as JSON text: read only where somebody asks for them. */
export const failoverObjects = pgTable(
  'failover_objects',
  {
    failoverId: text('failover_id').primaryKey(),
    objects: text('objects').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'failover_objects_of_failover',
      columns: [table.failoverId],
      foreignColumns: [failovers.failoverId],
    }).onDelete('cascade'),
  ],
);

/** The objects that a failover holds, so that no other can recover or activate them: the key decides. */
export const failoverHolds = pgTable(
  'failover_holds',
  {
    sourceClusterId: bigint('source_cluster_id', { mode: 'bigint' }).notNull(),
    sourceObjectId: bigint('source_object_id', { mode: 'bigint' }).notNull(),
    failoverId: text('failover_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'failover_holds_once', columns: [table.sourceClusterId, table.sourceObjectId] }),
    index('failover_holds_of_failover').on(table.failoverId),
    foreignKey({
      name: 'failover_holds_failover',
      columns: [table.failoverId],
      foreignColumns: [failovers.failoverId],
    }).onDelete('cascade'),
  ],
);

/** What happened to each failover; rows are never changed. */
export const failoverEvents = pgTable(
  'failover_events',
  {
    failoverId: text('failover_id').notNull(),
    /** From 1 without gaps. */
    number: integer('number').notNull(),
    kind: text('kind').$type<FailoverEventKind>().notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    message: text('message').notNull(),
    phase: text('phase').$type<FailoverPhase>().notNull(),
    step: text('step').$type<StepKind>(),
    gate: text('gate').$type<GateKind>(),
    mark: text('mark').$type<FailoverMark>(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'failover_events_in_order', columns: [table.failoverId, table.number] }),
    foreignKey({
      name: 'failover_events_of_failover',
      columns: [table.failoverId],
      foreignColumns: [failovers.failoverId],
    }).onDelete('cascade'),
  ],
);
