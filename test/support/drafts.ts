import fc from 'fast-check';
import { RUN_TYPES } from '../../src/core/clusters/run-type.ts';
import type { FailoverRunConfigurationDraft } from '../../src/core/configurations/rules/failover-run-configuration.ts';
import { INT64_MAX } from '../../src/core/values/int64.ts';

/** Any upstream id, with the extremes and the edge of double precision drawn often. */
const anyId = fc.oneof(
  fc.constantFrom(1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, INT64_MAX - 1n, INT64_MAX),
  fc.bigInt({ min: 1n, max: INT64_MAX }),
);

/** A valid configuration as a client might state it, objects in any order. */
export const anyDraft = fc
  .record({
    ids: fc.uniqueArray(anyId, { minLength: 2, maxLength: 2 }),
    incarnationId: anyId,
    jobId: anyId,
    objectIds: fc.uniqueArray(anyId, { minLength: 1, maxLength: 20 }),
    runType: fc.option(fc.constantFrom(...RUN_TYPES), { nil: null }),
    viewId: fc.option(anyId, { nil: null }),
    cancelNonFailoverRuns: fc.option(fc.boolean(), { nil: null }),
    pauseNextRuns: fc.option(fc.boolean(), { nil: null }),
  })
  .map(({ ids, incarnationId, jobId, objectIds, ...rest }) => ({
    replicationClusterId: ids[0] as bigint,
    protectionGroupId: `${ids[1]}:${incarnationId}:${jobId}`,
    objects: objectIds.map((objectId) => ({ objectId })),
    ...rest,
  }));

/** A small valid configuration, for tests about something else. */
export const plainDraft: FailoverRunConfigurationDraft = {
  replicationClusterId: 2n,
  protectionGroupId: '1:10:100',
  objects: [{ objectId: 11n }, { objectId: 12n }],
};
