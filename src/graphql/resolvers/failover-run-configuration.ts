import type { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import type { FailoverRunConfigurationFilter } from '../../core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../core/configurations/rules/request-body.ts';
import { readPageRequest, toConnection } from '../kit/connection.ts';
import { creationCursorCodec } from '../kit/creation-cursor.ts';
import type { FailoverRunConfigurationFilter as FilterInput, Resolvers } from '../kit/generated.ts';
import { fromGlobalId, toGlobalId } from '../kit/global-id.ts';

/** Everything about configurations: validate, create, import, read, list. */
export function failoverRunConfigurationResolvers(configurations: FailoverRunConfigurations) {
  return {
    Query: {
      validateFailoverRunConfiguration(_root, { configuration: draft, sourceClusterId }) {
        const { issues, configuration } = configurations.validate(draft, sourceClusterId ?? null);
        return {
          valid: configuration !== null,
          issues,
          configuration: configuration && { ...configuration, createdAt: null, createdBy: null },
        };
      },
      failoverRunConfiguration(_root, { id }, { loaders }) {
        const globalId = fromGlobalId(id);
        if (globalId?.type !== 'FailoverRunConfiguration') return null;
        return loaders.configurationByDigest.load(globalId.key);
      },
      async failoverRunConfigurations(_root, { filter, orderBy, ...pageArguments }) {
        const request = readPageRequest(pageArguments, creationCursorCodec);
        const page = await configurations.list(readFilter(filter), orderBy?.direction ?? 'DESC', request);
        return toConnection(
          page,
          ({ createdAt, digest }) => ({ createdAt, key: digest }),
          creationCursorCodec,
        );
      },
    },
    Mutation: {
      createFailoverRunConfiguration(_root, { input }, { viewer }) {
        return configurations.create(input.configuration, input.sourceClusterId ?? null, viewer);
      },
      importFailoverRunConfiguration(_root, { input }, { viewer }) {
        return configurations.import(input.dictionary, input.sourceClusterId ?? null, viewer);
      },
    },
    FailoverRunConfiguration: {
      id: ({ digest }) => toGlobalId('FailoverRunConfiguration', digest),
      requestBody: (configuration) => requestBody(configuration),
      objects: ({ objectIds }) => objectIds.map((objectId) => ({ objectId })),
    },
  } satisfies Resolvers;
}

function readFilter(filter: FilterInput | null | undefined): FailoverRunConfigurationFilter {
  return {
    sourceClusterId: filter?.sourceClusterId ?? undefined,
    replicationClusterId: filter?.replicationClusterId ?? undefined,
    protectionGroupId: filter?.protectionGroupId ?? undefined,
    runType: filter?.runType ?? undefined,
    createdFrom: filter?.createdFrom ?? undefined,
    createdBefore: filter?.createdBefore ?? undefined,
  };
}
