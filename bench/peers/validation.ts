import { GraphQLScalarType, Kind } from 'graphql';
import { candidateFromDraft } from '../../src/core/configurations/rules/configuration-candidate.ts';
import { configurationDigest } from '../../src/core/configurations/rules/configuration-digest.ts';
import type { FailoverRunConfigurationDraft } from '../../src/core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../src/core/configurations/rules/request-body.ts';
import { validateConfiguration } from '../../src/core/configurations/rules/validate-configuration.ts';
import { parseInt64 } from '../../src/core/values/int64.ts';

/** The part of the contract that the peers serve, over the same domain rules. */
export const typeDefs = `
  scalar Int64
  enum RunType { INCREMENTAL FULL LOG SYSTEM ALL HYDRATE_CDP STORAGE_ARRAY_SNAPSHOT }
  input FailoverRunObjectInput { objectId: Int64! }
  input FailoverRunConfigurationInput {
    replicationClusterId: Int64!
    objects: [FailoverRunObjectInput!]!
    protectionGroupId: String
    runType: RunType = INCREMENTAL
    viewId: Int64
    cancelNonFailoverRuns: Boolean = false
    pauseNextRuns: Boolean = false
  }
  type FailoverRunObject { objectId: Int64! }
  type FailoverRunConfiguration {
    id: ID!
    requestBody: String!
    sourceClusterId: Int64!
    replicationClusterId: Int64!
    objects: [FailoverRunObject!]!
    runType: RunType!
  }
  type Issue { code: String! message: String! path: [String!]! }
  type Validation { valid: Boolean! issues: [Issue!]! configuration: FailoverRunConfiguration }
  type Query {
    validateFailoverRunConfiguration(
      configuration: FailoverRunConfigurationInput!
      sourceClusterId: Int64
    ): Validation!
  }
`;

function exact(value: unknown): bigint {
  const parsed = parseInt64(String(value));
  if (parsed === undefined) throw new TypeError('not an int64');
  return parsed;
}

export const resolvers = {
  Int64: new GraphQLScalarType({
    name: 'Int64',
    serialize: (value) => String(value),
    parseValue: exact,
    parseLiteral: (literal) =>
      literal.kind === Kind.INT || literal.kind === Kind.STRING ? exact(literal.value) : exact(undefined),
  }),
  Query: {
    validateFailoverRunConfiguration(
      _root: unknown,
      {
        configuration,
        sourceClusterId,
      }: { configuration: FailoverRunConfigurationDraft; sourceClusterId?: bigint },
    ) {
      const context = { sourceClusterId: sourceClusterId ?? null, maxObjects: 10_000 };
      const result = validateConfiguration(candidateFromDraft(configuration), context);
      return {
        valid: result.configuration !== null,
        issues: result.issues,
        configuration: result.configuration && {
          ...result.configuration,
          id: Buffer.from(`FailoverRunConfiguration:${configurationDigest(result.configuration)}`).toString(
            'base64url',
          ),
          requestBody: requestBody(result.configuration),
          objects: result.configuration.objectIds.map((objectId) => ({ objectId })),
        },
      };
    },
  },
};
