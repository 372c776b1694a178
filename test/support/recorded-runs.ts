import { UNDISTURBED } from '../../src/core/planned-runs/rules/contact.ts';
import type { PlannedRun, PlannedRunChange } from '../../src/core/planned-runs/rules/planned-run.ts';
import { newRun } from './planned-runs.ts';

/** A run as it is read after it was recorded; the fields given replace its own. */
export function recordedRun(fields: Partial<PlannedRun> = {}): PlannedRun {
  return {
    ...newRun(),
    version: 1,
    status: 'PENDING',
    waitingOnOtherRunCancellations: false,
    runId: null,
    percentComplete: 0,
    bytesTransferred: null,
    estimatedCompletionAt: null,
    startedAt: null,
    endedAt: null,
    failure: null,
    contact: UNDISTURBED,
    submittedAt: null,
    submissionAttemptedAt: null,
    cancelRequestedAt: null,
    cancelAcknowledgedAt: null,
    lastSyncedAt: null,
    ...fields,
  };
}

/** The run after a change, as the store answers it. */
export function afterwards(run: PlannedRun, change: PlannedRunChange): PlannedRun {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...run, ...(Object.fromEntries(given) as PlannedRunChange as object), version: run.version + 1 };
}
