import type { ClusterName } from '../../core/clusters/cluster-port.ts';
import type { Clusters } from '../../core/clusters/clusters.ts';
import type { FailoverChanges } from '../../core/failovers/failover-changes.ts';
import type { FailoverReads } from '../../core/failovers/failover-port.ts';
import { actionsOf } from '../../core/failovers/rules/actions.ts';
import type { Failover, FailoverEvent } from '../../core/failovers/rules/failover.ts';
import { authoritativeSideOfObject } from '../../core/failovers/rules/phase.ts';
import { STEPS_OF_KIND, shownStatusOf } from '../../core/failovers/rules/steps.ts';
import { readPageRequest, toConnection } from '../kit/connection.ts';
import { creationCursorCodec } from '../kit/creation-cursor.ts';
import { eventCursorCodec, objectCursorCodec } from '../kit/failover-cursors.ts';
import type { Resolvers } from '../kit/generated.ts';
import { keyOf, toGlobalId } from '../kit/global-id.ts';
import { userInputError } from '../kit/user-input-error.ts';
import { readFilter } from './failover-inputs.ts';

/** Where failovers are read. */
export interface FailoverReadUseCases {
  readonly reads: FailoverReads;
  readonly changes: Pick<FailoverChanges, 'subscribe' | 'events'>;
}

/** Failovers and everything that belongs to one. */
export function failoverResolvers({ reads, changes }: FailoverReadUseCases, clusters: Clusters<ClusterName>) {
  async function watched(id: string): Promise<string> {
    const failoverId = keyOf(id, 'Failover');
    const [failover] = failoverId === null ? [] : await reads.find([failoverId]);
    if (!failover) throw userInputError('No failover has this id.');
    return failover.failoverId;
  }

  return {
    Query: {
      failover(_root, { id }, { loaders }) {
        const failoverId = keyOf(id, 'Failover');
        return failoverId === null ? null : loaders.failoverById.load(failoverId);
      },
      failoverByFailoverId: (_root, { failoverId }, { loaders }) =>
        failoverId.includes('\0') ? null : loaders.failoverById.load(failoverId),
      async failovers(_root, { filter, orderBy, ...pageArguments }) {
        const request = readPageRequest(pageArguments, creationCursorCodec);
        const page = await reads.list(readFilter(filter), orderBy?.direction ?? 'DESC', request);
        return toConnection(
          page,
          ({ createdAt, failoverId }) => ({ createdAt, key: failoverId }),
          creationCursorCodec,
        );
      },
    },
    Subscription: {
      failover: {
        subscribe: async (_root, { id }) => changes.subscribe(await watched(id)),
        resolve: (failover: Failover) => failover,
      },
      failoverEvents: {
        async subscribe(_root, { id, after }) {
          const { after: cursor } = readPageRequest({ first: 1, after }, eventCursorCodec);
          return changes.events(await watched(id), cursor ?? 0);
        },
        resolve: (event: FailoverEvent) => ({ cursor: eventCursorCodec.encode(event.number), node: event }),
      },
    },
    Failover: {
      id: ({ failoverId }) => toGlobalId('Failover', failoverId),
      sourceCluster: ({ sourceClusterId }) => clusters.byId(sourceClusterId) ?? null,
      replicationCluster: ({ replicationClusterId }) => clusters.byId(replicationClusterId) ?? null,
      async configuration({ configurationDigest }, _arguments, { loaders }) {
        return configurationDigest === null ? null : loaders.configurationByDigest.load(configurationDigest);
      },
      actions: (failover) => actionsOf(failover),
      steps: (failover) => STEPS_OF_KIND[failover.kind].map((kind) => ({ kind, failover })),
      async objects(failover, pageArguments) {
        const { first = 0, after } = readPageRequest(pageArguments, objectCursorCodec);
        const { items, hasNextPage } = await reads.objectPage(failover.failoverId, after ?? null, first);
        return toConnection(
          {
            items: items.map((object) => ({ ...object, failover })),
            hasNextPage,
            hasPreviousPage: after !== undefined,
          },
          ({ sourceObjectId }) => sourceObjectId,
          objectCursorCodec,
        );
      },
      async plannedRuns({ failoverId }, pageArguments, { loaders }) {
        const request = readPageRequest(pageArguments, creationCursorCodec);
        const run = await loaders.plannedRunByFailoverId.load(failoverId);
        const isWithin = run !== null && (request.first ?? request.last) !== 0 && request.after === undefined;
        const connection = toConnection(
          {
            items: isWithin && request.before === undefined ? [run] : [],
            hasNextPage: false,
            hasPreviousPage: false,
          },
          ({ createdAt, failoverId: key }) => ({ createdAt, key }),
          creationCursorCodec,
        );
        return { ...connection, count: async () => (run === null ? 0 : 1) };
      },
      async events({ failoverId }, pageArguments) {
        const { first = 0, after } = readPageRequest(pageArguments, eventCursorCodec);
        const { items, hasNextPage } = await reads.eventPage(failoverId, after ?? 0, first);
        return toConnection(
          { items, hasNextPage, hasPreviousPage: after !== undefined },
          ({ number }) => number,
          eventCursorCodec,
        );
      },
      failsBack: ({ failsBackFailoverId }, _arguments, { loaders }) =>
        failsBackFailoverId === null ? null : loaders.failoverById.load(failsBackFailoverId),
      failedBackBy: ({ failedBackByFailoverId }, _arguments, { loaders }) =>
        failedBackByFailoverId === null ? null : loaders.failoverById.load(failedBackByFailoverId),
    },
    FailoverActionState: {
      allowed: ({ refusals }) => refusals.length === 0,
      // Until there is authentication, everybody may do everything.
      viewerMay: () => true,
    },
    FailoverStep: {
      status: ({ kind, failover }) => shownStatusOf(failover, kind),
      attempts: ({ kind, failover: { steps, failoverId } }) =>
        steps[kind].attempts.map((attempt) => ({ ...attempt, kind, failoverId })),
    },
    FailoverStepAttempt: {
      async percentComplete({ kind, failoverId, percentComplete }, _arguments, { loaders }) {
        if (kind !== 'PLANNED_RUN') return percentComplete;
        const run = await loaders.plannedRunByFailoverId.load(failoverId);
        return run?.percentComplete ?? percentComplete;
      },
    },
    FailoverObject: {
      authoritativeSide: ({ failover, ...object }) => authoritativeSideOfObject(failover, object),
    },
    PlannedRun: {
      async failover({ failoverId }, _arguments, { loaders }) {
        const failover = await loaders.failoverById.load(failoverId);
        if (failover === null) throw new Error(`planned run ${failoverId} has no failover`);
        return failover;
      },
    },
  } satisfies Resolvers;
}
