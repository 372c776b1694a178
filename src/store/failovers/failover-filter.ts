import { inArray, or, type SQL } from 'drizzle-orm';
import type { FailoverFilter } from '../../core/failovers/rules/failover.ts';
import { holdsText, isBefore, isFrom } from '../database/conditions.ts';
import { failovers as table } from './tables.ts';

/** The conditions that a filter stands for; an empty list lets nothing through. */
export function conditionsOf(filter: FailoverFilter): readonly SQL[] {
  const {
    failoverIds,
    phases,
    kinds,
    waitingFor,
    clusterIds,
    protectionGroupId,
    createdFrom,
    createdBefore,
  } = filter;
  return [
    failoverIds !== undefined &&
      inArray(
        table.failoverId,
        failoverIds.filter((id) => !id.includes('\0')),
      ),
    phases !== undefined && inArray(table.phase, [...phases]),
    kinds !== undefined && inArray(table.kind, [...kinds]),
    waitingFor !== undefined && inArray(table.waitingFor, [...waitingFor]),
    clusterIds !== undefined &&
      or(
        inArray(table.sourceClusterId, [...clusterIds]),
        inArray(table.replicationClusterId, [...clusterIds]),
      ),
    protectionGroupId !== undefined && holdsText(table.protectionGroupId, protectionGroupId),
    createdFrom !== undefined && isFrom(table.createdAt, createdFrom),
    createdBefore !== undefined && isBefore(table.createdAt, createdBefore),
  ].filter((condition) => condition !== false && condition !== undefined);
}
