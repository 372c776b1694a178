import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperationStatus, RunProgress } from '../../../src/core/clusters/cluster-facts.ts';
import type { PlannedRunReport } from '../../../src/core/planned-runs/rules/derive-progress.ts';
import { isFinal, PLANNED_RUN_STATUSES } from '../../../src/core/planned-runs/rules/planned-run.ts';
import {
  at,
  backup,
  copy,
  derive,
  ELSEWHERE,
  poll,
  previous,
  run,
  TARGET,
} from '../../support/planned-run-reports.ts';

const anyStatus = fc.constantFrom<OperationStatus>(
  'ACCEPTED',
  'RUNNING',
  'CANCELED',
  'CANCELING',
  'FAILED',
  'MISSED',
  'SUCCEEDED',
  'SUCCEEDED_WITH_WARNING',
  'ON_HOLD',
  'FINALIZING',
  'SKIPPED',
  'PAUSED',
  'UNKNOWN',
);
const anyPercent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
const anyTask = fc.record({
  percentComplete: anyPercent,
  expectedRemainingSeconds: fc.option(fc.nat()),
  events: fc.constant([]),
});
const anyCopy = (clusterId: bigint) =>
  fc
    .tuple(anyStatus, anyPercent)
    .map(([status, percentComplete]) => copy(status, { clusterId, percentComplete }));
const anyReport: fc.Arbitrary<PlannedRunReport> = fc.record({
  poll: fc
    .record({
      runId: fc.option(fc.constant('9:17')),
      waiting: fc.option(fc.boolean()),
      backupStatus: fc.option(anyStatus),
    })
    .map(({ runId, waiting, backupStatus }) =>
      poll({ runId, waitingOnOtherRunCancellations: waiting, backupStatus }),
    ),
  run: fc.option(
    fc
      .record({
        backup: fc.option(anyStatus),
        target: fc.option(anyCopy(TARGET)),
        elsewhere: fc.option(anyCopy(ELSEWHERE)),
      })
      .map(({ backup: status, target, elsewhere }) =>
        run({
          backup: status && backup(status),
          replications: [elsewhere, target].filter((replication) => replication !== null),
        }),
      ),
  ),
  progress: fc.option(
    fc.record({ backup: fc.option(anyTask), target: anyTask }).map(
      ({ backup: task_, target }): RunProgress => ({
        backup: task_,
        replications: [{ ...target, clusterId: TARGET }],
      }),
    ),
  ),
});
const anyPrevious = fc
  .record({
    status: fc.constantFrom(...PLANNED_RUN_STATUSES.filter((status) => !isFinal(status))),
    percentComplete: fc.integer({ min: 0, max: 99 }),
    runId: fc.option(fc.constant('9:17')),
    cancelRequestedAt: fc.option(fc.constant(at(-30))),
    taken: fc.option(fc.constantFrom(at(-1), at(-11))),
  })
  .map(({ taken, ...fields }) =>
    previous({ ...fields, cancelAcknowledgedAt: fields.cancelRequestedAt && taken }),
  );

const succeeded = (status: OperationStatus | null | undefined) =>
  status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING';

describe('whatever is reported', () => {
  it('success means that the backup and its copy on the replication cluster have succeeded', () => {
    fc.assert(
      fc.property(anyPrevious, anyReport, (from, report) => {
        const { status } = derive(report, from);
        const copied = report.run?.replications.find(({ clusterId }) => clusterId === TARGET);
        const backedUp = report.run?.backup?.status ?? report.poll.backupStatus;
        const isScheduled = (report.poll.runId ?? from.runId) !== null;
        const inSync = isScheduled && succeeded(backedUp) && succeeded(copied?.status);
        expect(status === 'SUCCEEDED' || status === 'SUCCEEDED_WITH_WARNING').toBe(inSync);
      }),
    );
  });

  it('percent never goes back, and 100 is success', () => {
    fc.assert(
      fc.property(anyPrevious, anyReport, (from, report) => {
        const { status, percentComplete } = derive(report, from);
        expect(percentComplete).toBeGreaterThanOrEqual(from.percentComplete);
        expect(percentComplete === 100).toBe(status.startsWith('SUCCEEDED'));
        expect(percentComplete).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('an end has its time and, unless it is success, its failure; before the end there is neither', () => {
    fc.assert(
      fc.property(anyPrevious, anyReport, (from, report) => {
        const { status, endedAt, failure, estimatedCompletionAt } = derive(report, from);
        expect(endedAt !== null).toBe(isFinal(status));
        expect(failure !== null).toBe(isFinal(status) && !status.startsWith('SUCCEEDED'));
        if (isFinal(status)) expect(estimatedCompletionAt).toBeNull();
        if (failure !== null && failure.code !== 'CANCEL_UNCONFIRMED')
          expect(failure.code).toMatch(new RegExp(`^(BACKUP|REPLICATION)_${status}$`));
      }),
    );
  });

  it('copies to other clusters do not matter', () => {
    fc.assert(
      fc.property(anyPrevious, anyReport, fc.option(anyCopy(ELSEWHERE)), (from, report, elsewhere) => {
        const others = report.run && {
          ...report.run,
          replications: [
            ...(elsewhere ? [elsewhere] : []),
            ...report.run.replications.filter(({ clusterId }) => clusterId === TARGET),
          ],
        };
        expect(derive({ ...report, run: others }, from)).toEqual(derive(report, from));
      }),
    );
  });

  it('the same report again changes nothing', () => {
    fc.assert(
      fc.property(anyPrevious, anyReport, (from, report) => {
        const once = derive(report, from);
        if (!isFinal(once.status)) expect(derive(report, { ...from, ...once })).toEqual(once);
      }),
    );
  });
});
