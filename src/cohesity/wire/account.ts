import { z } from 'zod';
import type { ClusterAuditEntry } from '../../core/clusters/recovery-facts.ts';
import { moment, nullable, text, wholeList } from './fields.ts';

/** GET /audit-logs */
export const auditLogs = z
  .object({
    auditLogs: wholeList(
      z.object({
        timestampUsecs: moment.refine((at) => at !== null, { error: 'expected a time' }),
        username: nullable(text),
        action: nullable(text),
        entityType: nullable(text),
        entityName: nullable(text),
        details: nullable(text),
      }),
    ),
  })
  .transform(({ auditLogs }): ClusterAuditEntry[] =>
    auditLogs.flatMap(({ timestampUsecs: at, ...entry }) => (at === null ? [] : [{ ...entry, at }])),
  );
