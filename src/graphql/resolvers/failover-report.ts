import type { FailoverReports } from '../../core/failovers/report/failover-reports.ts';
import type { Resolvers } from '../kit/generated.ts';

/** The evidence of a failover. */
export function failoverReportResolvers(reports: Pick<FailoverReports, 'report' | 'auditEntries'>) {
  return {
    Failover: {
      report: async (failover) => ({ ...(await reports.report(failover)), failover }),
    },
    FailoverReport: {
      path: ({ failover }) => `/reports/${failover.failoverId}`,
      clusterAuditEntries: ({ failover }) => reports.auditEntries(failover),
    },
  } satisfies Resolvers;
}
