import { eq, inArray, type SQL } from 'drizzle-orm';
import type { PlannedRunFilter } from '../../core/planned-runs/rules/planned-run.ts';
import { holdsText, isBefore, isFrom } from '../database/conditions.ts';
import { plannedRuns as table } from './tables.ts';

/** The conditions that a filter stands for; a filter by no statuses at all lets nothing through. */
export function conditionsOf(filter: PlannedRunFilter): readonly SQL[] {
  const { statuses, sourceClusterId, protectionGroupId, configurationDigest, createdFrom, createdBefore } =
    filter;
  return [
    statuses !== undefined && inArray(table.status, [...statuses]),
    sourceClusterId !== undefined && eq(table.sourceClusterId, sourceClusterId),
    protectionGroupId !== undefined && holdsText(table.protectionGroupId, protectionGroupId),
    configurationDigest !== undefined && eq(table.configurationDigest, configurationDigest),
    createdFrom !== undefined && isFrom(table.createdAt, createdFrom),
    createdBefore !== undefined && isBefore(table.createdAt, createdBefore),
  ].filter((condition) => condition !== false);
}
