import type { ClusterAuditEntry } from '../core/clusters/recovery-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { queryString } from './connection/query.ts';
import { auditLogs } from './wire/account.ts';

/** GET /audit-logs, oldest first. */
export async function readAuditEntries(
  connection: ClusterConnection,
  since: Date,
  until: Date,
): Promise<readonly ClusterAuditEntry[]> {
  const query = {
    startTimeUsecs: BigInt(since.getTime()) * 1000n,
    endTimeUsecs: BigInt(until.getTime()) * 1000n,
  };
  const entries = await connection.read('list audit entries', `/audit-logs${queryString(query)}`, auditLogs);
  return entries
    .filter(({ at }) => at >= since && at <= until)
    .toSorted((left, right) => left.at.getTime() - right.at.getTime());
}
