import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WIRE_RUN_TYPES } from '../../src/core/clusters/run-type.ts';
import { openTestApi } from '../support/api.ts';
import { anyDraft } from '../support/drafts.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const IMPORT = `mutation ($dictionary: JSON!) {
  importFailoverRunConfiguration(input: { dictionary: $dictionary }) {
    configuration { id requestBody }
    issues { code path }
  }
}`;

/** The dictionaries, drawn anew from one seed: int64 up to 2^63−1, nulls wherever they are allowed. */
const drafts = fc.sample(anyDraft, { numRuns: 200, seed: 20_260_301 });

describe('200 dictionaries as the SDKs write them', () => {
  it.each(drafts.map((draft, index) => [index + 1, draft] as const))(
    'number %i arrives whole, with the defaults applied',
    async (_number, draft) => {
      const { replicationClusterId, protectionGroupId, viewId, cancelNonFailoverRuns, pauseNextRuns } = draft;
      const runType = draft.runType ? `"${WIRE_RUN_TYPES[draft.runType]}"` : null;
      const ids = draft.objects.map(({ objectId }) => objectId);
      const listed = (objectIds: readonly bigint[]) => objectIds.map((id) => `{"objectId":${id}}`).join(',');
      const dictionary = `{"replicationClusterId": ${replicationClusterId}, "objects": [${listed(ids)}], "protectionGroupId": "${protectionGroupId}", "runType": ${runType}, "viewId": ${viewId}, "cancelNonFailoverRuns": ${cancelNonFailoverRuns}, "pauseNextRuns": ${pauseNextRuns}}`;

      const { importFailoverRunConfiguration: answer } = (await api.execute(IMPORT, { dictionary })).data;

      expect(answer.issues).toEqual([]);
      const ascending = ids.toSorted((a, b) => (a < b ? -1 : 1));
      const view = viewId === null ? '' : `"viewId":${viewId},`;
      expect(answer.configuration.requestBody).toBe(
        `{"replicationClusterId":${replicationClusterId},"objects":[${listed(ascending)}],"protectionGroupId":"${protectionGroupId}","runType":${runType ?? '"kIncremental"'},${view}"cancelNonFailoverRuns":${cancelNonFailoverRuns ?? false},"pauseNextRuns":${pauseNextRuns ?? false}}`,
      );
    },
  );
});
