import { eq, inArray, type SQL } from 'drizzle-orm';
import { isFailoverId } from '../../core/clusters/failover/failover-id.ts';
import type { PlannedRunFilter } from '../../core/planned-runs/rules/planned-run.ts';
import { given, holdsText, isBefore, isFrom } from '../database/conditions.ts';
import { plannedRuns as table } from './tables.ts';

/** The conditions that a filter stands for; a filter by no statuses at all lets nothing through. */
export function conditionsOf(filter: PlannedRunFilter): readonly SQL[] {
  return given(filter, {
    failoverIds: (ids) => inArray(table.failoverId, ids.filter(isFailoverId)),
    statuses: (statuses) => inArray(table.status, [...statuses]),
    sourceClusterId: (id) => eq(table.sourceClusterId, id),
    protectionGroupId: (id) => holdsText(table.protectionGroupId, id),
    configurationDigest: (digest) => eq(table.configurationDigest, digest),
    createdFrom: (instant) => isFrom(table.createdAt, instant),
    createdBefore: (instant) => isBefore(table.createdAt, instant),
  });
}
