import { isFailoverId } from '../../core/clusters/failover/failover-id.ts';
import type { PlannedRunsOfFailovers } from '../../core/failovers/planned-runs-of-failovers.ts';
import type { PlannedRunChanges } from '../../core/planned-runs/planned-run-changes.ts';
import type { PlannedRunReads } from '../../core/planned-runs/planned-run-port.ts';
import {
  failureOrLoss,
  type PlannedRun,
  type PlannedRunFilter,
} from '../../core/planned-runs/rules/planned-run.ts';
import type { OrderDirection, Page } from '../../core/values/page.ts';
import type { Viewer } from '../../core/values/viewer.ts';
import { type ConnectionArguments, MAX_PAGE_SIZE, readPageRequest, toConnection } from '../kit/connection.ts';
import { creationCursorCodec } from '../kit/creation-cursor.ts';
import { eventCursorCodec } from '../kit/event-cursor.ts';
import type { PlannedRunFilter as FilterInput, Resolvers } from '../kit/generated.ts';
import { configurationDigestOf, keyOf, toGlobalId } from '../kit/global-id.ts';
import { readableGroup } from '../kit/readable.ts';
import { userInputError } from '../kit/user-input-error.ts';

/** Everything about planned runs. */
export interface PlannedRunUseCases extends PlannedRunReads {
  /** By hand, for a failover that allows it, or that begins with it. */
  readonly start: PlannedRunsOfFailovers['startByHand'];
  readonly cancel: (
    failoverId: string,
    reason: string | null,
    viewer: Viewer,
  ) => ReturnType<PlannedRunsOfFailovers['cancelByHand']>;
  readonly subscribe: PlannedRunChanges['subscribe'];
}

/** Start, watch, cancel and list planned runs. */
export function plannedRunResolvers(plannedRuns: PlannedRunUseCases) {
  async function list(
    pageArguments: ConnectionArguments,
    filter: PlannedRunFilter,
    direction: OrderDirection | undefined,
  ) {
    const request = readPageRequest(pageArguments, creationCursorCodec);
    const page = await plannedRuns.list(filter, direction ?? 'DESC', request);
    return connectionOf(page, () => plannedRuns.count(filter));
  }

  return {
    Query: {
      plannedRun(_root, { id }, { loaders }) {
        const failoverId = keyOf(id, 'PlannedRun');
        return failoverId === null ? null : loaders.plannedRunByFailoverId.load(failoverId);
      },
      plannedRunByFailoverId: (_root, { failoverId }, { loaders }) =>
        isFailoverId(failoverId) ? loaders.plannedRunByFailoverId.load(failoverId) : null,
      plannedRuns: (_root, { filter, orderBy, ...pageArguments }) =>
        list(pageArguments, readFilter(filter), orderBy?.direction),
    },
    Mutation: {
      startPlannedRun(_root, { input }, { viewer }) {
        const { configurationId, failoverId, reason, previewDigest, failOnWarnings } = input;
        const request = {
          configurationDigest: configurationDigestOf(configurationId),
          failoverId: failoverId ?? null,
          reason: reason ?? null,
          previewDigest: previewDigest ?? null,
          failOnWarnings: failOnWarnings ?? false,
        };
        return plannedRuns.start(request, viewer);
      },
      cancelFailover: (_root, { input }, { viewer }) =>
        plannedRuns.cancel(input.failoverId, input.reason ?? null, viewer),
    },
    Subscription: {
      plannedRun: {
        async subscribe(_root, { id }) {
          const failoverId = keyOf(id, 'PlannedRun');
          const [run] = failoverId === null ? [] : await plannedRuns.find([failoverId]);
          if (!run) throw userInputError('No planned run has this id.');
          return plannedRuns.subscribe(run.failoverId);
        },
        resolve: (run: PlannedRun) => run,
      },
    },
    FailoverRunConfiguration: {
      async plannedRuns({ digest }, { orderBy, ...pageArguments }, { loaders }) {
        const page = readPageRequest(pageArguments, creationCursorCodec);
        const direction = orderBy?.direction ?? 'DESC';
        const found = await loaders.runsOfConfiguration.load({ digest, direction, page });
        return connectionOf(found, () => plannedRuns.count({ configurationDigest: digest }));
      },
    },
    PlannedRun: {
      id: ({ failoverId }) => toGlobalId('PlannedRun', failoverId),
      async configuration({ configurationDigest }, _arguments, { loaders }) {
        const configuration = await loaders.configurationByDigest.load(configurationDigest);
        if (configuration === null)
          throw new Error(`configuration ${configurationDigest} of a run is missing`);
        return configuration;
      },
      failure: failureOrLoss,
      events: (run, _arguments, { loaders }) => loaders.eventsOf.load(run),
      async eventPage(run, pageArguments, { loaders }) {
        const { first = 0, after = 0 } = readPageRequest(pageArguments, eventCursorCodec);
        const page = await loaders.eventPageOf.load({ run, first, after });
        return toConnection(page, ({ position }) => position, eventCursorCodec);
      },
      protectionGroup: ({ sourceClusterId, protectionGroupId }, _arguments, { loaders }) =>
        readableGroup(sourceClusterId, protectionGroupId, loaders),
    },
    PlannedRunConnection: {
      totalCount: ({ count }) => count(),
    },
  } satisfies Resolvers;
}

function connectionOf(page: Page<PlannedRun>, count: () => Promise<number>) {
  const connection = toConnection(
    page,
    ({ createdAt, failoverId }) => ({ createdAt, key: failoverId }),
    creationCursorCodec,
  );
  return { ...connection, count };
}

/** The type names every field of the input, so that none is forgotten. */
function readFilter(
  filter: FilterInput | null | undefined,
): PlannedRunFilter & Readonly<Record<keyof FilterInput, unknown>> {
  const failoverIds = filter?.failoverIds ?? undefined;
  if (failoverIds !== undefined && failoverIds.length > MAX_PAGE_SIZE)
    throw userInputError(`filter.failoverIds must have at most ${MAX_PAGE_SIZE} entries.`);
  return {
    failoverIds,
    statuses: filter?.statuses ? [...new Set(filter.statuses)] : undefined,
    sourceClusterId: filter?.sourceClusterId ?? undefined,
    protectionGroupId: filter?.protectionGroupId ?? undefined,
    createdFrom: filter?.createdFrom ?? undefined,
    createdBefore: filter?.createdBefore ?? undefined,
  };
}
