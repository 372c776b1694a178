import { isScalarType } from 'graphql';
import { createSchema } from 'graphql-yoga';
import type { ClusterName } from '../core/clusters/cluster-port.ts';
import type { ClusterReads } from '../core/clusters/cluster-reads.ts';
import type { Clusters } from '../core/clusters/clusters.ts';
import type { FailoverRunConfigurations } from '../core/configurations/failover-run-configurations.ts';
import type { Leftovers } from '../core/failovers/leftovers/leftovers.ts';
import type { FailoverReports } from '../core/failovers/report/failover-reports.ts';
import type { PlannedRunPreviews } from '../core/previews/planned-run-preview.ts';
import type { GraphQLContext } from './kit/context.ts';
import { DateTime } from './kit/scalars/date-time.ts';
import { Int64 } from './kit/scalars/int64.ts';
import { ArbitraryJson } from './kit/scalars/json.ts';
import { clusterResolvers } from './resolvers/cluster.ts';
import { type FailoverReadUseCases, failoverResolvers } from './resolvers/failover.ts';
import { type FailoverMutationUseCases, failoverMutationResolvers } from './resolvers/failover-mutations.ts';
import { failoverReportResolvers } from './resolvers/failover-report.ts';
import { failoverRunConfigurationResolvers } from './resolvers/failover-run-configuration.ts';
import { issueResolvers } from './resolvers/issue.ts';
import { leftoverResolvers } from './resolvers/leftover.ts';
import { nodeResolvers } from './resolvers/node.ts';
import { type PlannedRunUseCases, plannedRunResolvers } from './resolvers/planned-run.ts';
import { plannedRunPreviewResolvers } from './resolvers/planned-run-preview.ts';
import { protectionGroupResolvers } from './resolvers/protection-group.ts';
import { viewerResolvers } from './resolvers/viewer.ts';
import { schemaText } from './schema-content.ts';

/** The use cases that the schema offers. */
export interface UseCases {
  readonly configurations: FailoverRunConfigurations;
  readonly clusters: Clusters<ClusterName>;
  readonly reads: ClusterReads;
  readonly previews: PlannedRunPreviews;
  readonly plannedRuns: PlannedRunUseCases;
  readonly failovers: FailoverReadUseCases & FailoverMutationUseCases;
  readonly leftovers: Leftovers;
  readonly reports: FailoverReports;
}

/** The executable schema: the contract of schema.graphql over the use cases. */
export function createExecutableSchema({
  configurations,
  clusters,
  reads,
  previews,
  plannedRuns,
  failovers,
  leftovers,
  reports,
}: UseCases) {
  const schema = createSchema<GraphQLContext>({
    typeDefs: schemaText(),
    resolvers: [
      { Int64, DateTime, JSON: ArbitraryJson },
      failoverRunConfigurationResolvers(configurations, previews),
      clusterResolvers(clusters, reads),
      protectionGroupResolvers(reads, failovers.reads),
      plannedRunPreviewResolvers(previews),
      plannedRunResolvers(plannedRuns),
      failoverResolvers(failovers, clusters),
      failoverMutationResolvers(failovers),
      leftoverResolvers(leftovers),
      failoverReportResolvers(reports),
      nodeResolvers,
      issueResolvers,
      viewerResolvers,
    ],
  });
  // A scalar given as a resolver brings its own description, or none: the contract's is the one that counts.
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && type.astNode?.description) type.description = type.astNode.description.value;
  }
  return schema;
}
