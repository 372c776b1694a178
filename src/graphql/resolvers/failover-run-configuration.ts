import type { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import type { FailoverRunConfigurationFilter } from '../../core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../core/configurations/rules/request-body.ts';
import { nextTurn } from '../execution/turns.ts';
import { readPageRequest, toConnection } from '../kit/connection.ts';
import type { Loaders } from '../kit/context.ts';
import { creationCursorCodec } from '../kit/creation-cursor.ts';
import type { FailoverRunConfigurationFilter as FilterInput, Resolvers } from '../kit/generated.ts';
import { fromGlobalId, toGlobalId } from '../kit/global-id.ts';
import type { FailoverRunConfiguration } from '../kit/mappers.ts';
import { objectCursorCodec, pageOfObjects } from '../kit/object-cursor.ts';

/** Everything about configurations: validate, create, import, read, list. */
export function failoverRunConfigurationResolvers(configurations: FailoverRunConfigurations) {
  return {
    Query: {
      async validateFailoverRunConfiguration(_root, { configuration: draft, sourceClusterId }) {
        await turnFor(draft.objects);
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
      async createFailoverRunConfiguration(_root, { input }, { viewer }) {
        await turnFor(input.configuration.objects);
        return configurations.create(input.configuration, input.sourceClusterId ?? null, viewer);
      },
      async importFailoverRunConfiguration(_root, { input }, { viewer }) {
        await nextTurn();
        return configurations.import(input.dictionary, input.sourceClusterId ?? null, viewer);
      },
    },
    FailoverRunConfiguration: {
      id: ({ digest }) => toGlobalId('FailoverRunConfiguration', digest),
      requestBody: async (configuration, _arguments, { loaders }) =>
        requestBody({ ...configuration, objectIds: await objectIdsOf(configuration, loaders) }),
      objects: async (configuration, _arguments, { loaders }) =>
        (await objectIdsOf(configuration, loaders)).map((objectId) => ({ objectId })),
      objectCount: ({ objectIds, digest }, _arguments, { loaders }) =>
        objectIds?.length ?? loaders.objectCountByDigest.load(digest),
      async objectPage(configuration, pageArguments, { loaders }) {
        const request = readPageRequest(pageArguments, objectCursorCodec);
        const page = pageOfObjects(await objectIdsOf(configuration, loaders), request);
        return toConnection(page, ({ objectId }) => objectId, objectCursorCodec);
      },
    },
  } satisfies Resolvers;
}

/** Objects of which a list takes so long to be answered that others are served before. */
const MANY_OBJECTS = 1_000;

async function objectIdsOf(
  { digest, objectIds }: FailoverRunConfiguration,
  loaders: Loaders,
): Promise<readonly bigint[]> {
  const ids = objectIds ?? (await loaders.objectIdsByDigest.load(digest));
  await turnFor(ids);
  return ids;
}

async function turnFor({ length }: readonly unknown[]): Promise<void> {
  if (length > MANY_OBJECTS) await nextTurn();
}

/** The type names every field of the input, so that none is forgotten. */
function readFilter(
  filter: FilterInput | null | undefined,
): FailoverRunConfigurationFilter & Readonly<Record<keyof FilterInput, unknown>> {
  return {
    sourceClusterId: filter?.sourceClusterId ?? undefined,
    replicationClusterId: filter?.replicationClusterId ?? undefined,
    protectionGroupId: filter?.protectionGroupId ?? undefined,
    runType: filter?.runType ?? undefined,
    createdFrom: filter?.createdFrom ?? undefined,
    createdBefore: filter?.createdBefore ?? undefined,
  };
}
