import type { ClusterAuditEntry } from '../core/clusters/failover/recovery-facts.ts';
import type { ClusterConnection } from './connection/connection.ts';
import { queryString } from './connection/query.ts';
import { auditLogs } from './wire/account.ts';

/** Entries of one page, and pages of one question: more is no part of a failover's report. */
const PAGE = 1_000;
const MOST_PAGES = 10;

/** GET /audit-logs, oldest first. */
export async function readAuditEntries(
  connection: ClusterConnection,
  since: Date,
  until: Date,
): Promise<readonly ClusterAuditEntry[]> {
  const entries: ClusterAuditEntry[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = {
      startTimeUsecs: BigInt(since.getTime()) * 1000n,
      endTimeUsecs: BigInt(until.getTime()) * 1000n,
      startIndex: page * PAGE,
      count: PAGE,
    };
    const found = await connection.read('list audit entries', `/audit-logs${queryString(query)}`, auditLogs);
    entries.push(...found.entries);
    if (found.total < PAGE) break;
  }
  return entries
    .filter(({ at }) => at >= since && at <= until)
    .toSorted((left, right) => left.at.getTime() - right.at.getTime());
}
