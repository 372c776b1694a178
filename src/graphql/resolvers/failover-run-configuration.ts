import type { FailoverRunConfigurations } from '../../core/configurations/failover-run-configurations.ts';
import type { FailoverRunConfigurationFilter } from '../../core/configurations/rules/failover-run-configuration.ts';
import { requestBody } from '../../core/configurations/rules/request-body.ts';
import type { PlannedRunPreviews } from '../../core/previews/planned-run-preview.ts';
import { nextTurn } from '../execution/turns.ts';
import { readPageRequest, toConnection } from '../kit/connection.ts';
import type { Loaders } from '../kit/context.ts';
import { creationCursorCodec } from '../kit/creation-cursor.ts';
import type { FailoverRunConfigurationFilter as FilterInput, Resolvers } from '../kit/generated.ts';
import { fromGlobalId, toGlobalId } from '../kit/global-id.ts';
import type { FailoverRunConfiguration } from '../kit/mappers.ts';
import { objectCursorCodec, pageOfObjects } from '../kit/object-cursor.ts';
import { nullWhenUnreadable, readableGroup } from '../kit/readable.ts';

/** Everything about configurations: validate, create, import, read, list. */
export function failoverRunConfigurationResolvers(
  configurations: FailoverRunConfigurations,
  previews: Pick<PlannedRunPreviews, 'previewConfiguration'>,
) {
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
        const narrowed = readFilter(filter);
        const page = await configurations.list(narrowed, orderBy?.direction ?? 'DESC', request);
        const connection = toConnection(
          page,
          ({ createdAt, digest }) => ({ createdAt, key: digest }),
          creationCursorCodec,
        );
        return { ...connection, count: () => configurations.count(narrowed) };
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
        (await objectIdsOf(configuration, loaders)).map((objectId) => ({
          objectId,
          sourceClusterId: configuration.sourceClusterId,
        })),
      objectCount: ({ objectIds, digest }, _arguments, { loaders }) =>
        objectIds?.length ?? loaders.objectCountByDigest.load(digest),
      async objectPage(configuration, pageArguments, { loaders }) {
        const request = readPageRequest(pageArguments, objectCursorCodec);
        const page = pageOfObjects(await objectIdsOf(configuration, loaders), request);
        const { sourceClusterId } = configuration;
        const items = page.items.map(({ objectId }) => ({ objectId, sourceClusterId }));
        return toConnection({ ...page, items }, ({ objectId }) => objectId, objectCursorCodec);
      },
      protectionGroup: ({ sourceClusterId, protectionGroupId }, _arguments, { loaders }) =>
        readableGroup(sourceClusterId, protectionGroupId, loaders),
      preview: async (configuration, _arguments, { loaders }) =>
        previews.previewConfiguration({
          ...configuration,
          objectIds: await objectIdsOf(configuration, loaders),
        }),
    },
    FailoverRunConfigurationConnection: {
      totalCount: ({ count }) => count(),
    },
    FailoverRunObject: {
      async name({ objectId, sourceClusterId }, _arguments, { loaders }) {
        const cluster = loaders.clusterById(sourceClusterId);
        return cluster && nullWhenUnreadable(loaders.objectNameOf(cluster).load(objectId));
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
