import { readFileSync } from 'node:fs';
import { DateTimeResolver } from 'graphql-scalars';
import { createSchema } from 'graphql-yoga';
import type { FailoverRunConfigurations } from '../app/failover-run-configurations.ts';
import type { GraphQLContext } from './context.ts';
import { failoverRunConfigurationResolvers } from './resolvers/failover-run-configuration.ts';
import { nodeResolvers } from './resolvers/node.ts';
import { viewerResolvers } from './resolvers/viewer.ts';
import { Int64 } from './scalars/int64.ts';
import { ArbitraryJson } from './scalars/json.ts';

/** The use cases that the schema offers. */
export interface UseCases {
  readonly configurations: FailoverRunConfigurations;
}

/** The executable schema: the contract of schema.graphql over the use cases. */
export function createExecutableSchema({ configurations }: UseCases) {
  return createSchema<GraphQLContext>({
    typeDefs: readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'),
    resolvers: [
      { Int64, DateTime: DateTimeResolver, JSON: ArbitraryJson },
      failoverRunConfigurationResolvers(configurations),
      nodeResolvers,
      viewerResolvers,
    ],
  });
}
