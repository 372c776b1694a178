import { z } from 'zod';
import type { ClusterAuditEntry } from '../../core/clusters/failover/recovery-facts.ts';
import { moment, nullable, text, wholeList } from './fields.ts';

/** GET /audit-logs */
export const auditLogs = z
  .object({
    auditLogs: wholeList(
      z.object({
        timestampUsecs: moment,
        username: nullable(text),
        action: nullable(text),
        entityType: nullable(text),
        entityName: nullable(text),
        details: nullable(text),
      }),
    ),
  })
  .transform(({ auditLogs }) => ({
    /** How many came, those that were left out since included. */
    total: auditLogs.length,
    entries: auditLogs.flatMap(({ timestampUsecs: at, ...entry }): ClusterAuditEntry[] =>
      at === null ? [] : [{ ...entry, at }],
    ),
  }));
