import { z } from 'zod';
import type { PlannedRunPollStatus } from '../../core/clusters/cluster-facts.ts';
import { list, nullable, optionalStatus, text } from './fields.ts';

/** POST …/planned-run answers with the id that it was sent. */
export const startedPlannedRun = z.object({ failoverId: nullable(text) });

/**
 * GET …/planned-runs.
 * An entry without its id is no answer at all: read as "unknown to the cluster" it would start a second run.
 */
export const plannedRuns = z
  .object({
    failoverPlannedRuns: list(
      z.object({
        failoverId: text,
        protectionGroupId: nullable(text),
        runId: nullable(text),
        waitingOnOtherRunCancellations: nullable(z.boolean()),
        backupTaskStatus: optionalStatus,
        onPremDeployTaskStatus: optionalStatus,
      }),
    ),
  })
  .transform(({ failoverPlannedRuns }): PlannedRunPollStatus[] =>
    failoverPlannedRuns.map((wire) => ({
      failoverId: wire.failoverId,
      protectionGroupId: wire.protectionGroupId || null,
      runId: wire.runId || null,
      waitingOnOtherRunCancellations: wire.waitingOnOtherRunCancellations,
      backupStatus: wire.backupTaskStatus,
      onPremDeployStatus: wire.onPremDeployTaskStatus,
    })),
  );

/** What a cluster says when it declines; SiteContinuity endpoints say `errorMessage`. */
export const upstreamError = z.object({
  errorCode: nullable(text),
  message: nullable(text),
  errorMessage: nullable(text),
});

/** POST /access-tokens */
export const accessToken = z.object({ accessToken: text, tokenType: nullable(text) });
