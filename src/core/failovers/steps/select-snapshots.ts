import type { ObjectSnapshot } from '../../clusters/failover/recovery-facts.ts';
import { inTurns } from '../../values/in-turns.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import type { FailoverObject } from '../rules/failover.ts';
import { newestAttempt } from '../rules/steps.ts';
import { changedObjects, failed, type RepeatableStep, type StepContext } from './step-handler.ts';

/** How long after the run has succeeded its snapshots may take to be listed. */
const LONGEST_DELAY_MS = 5 * 60_000;

/**
 * Each object's snapshot of *this* run, on the replication cluster: the one whose group and start are those of the
 * planned run. No other is ever recovered.
 */
export const selectSnapshots: RepeatableStep = {
  kind: 'REPEATABLE',
  async carryOn(context) {
    const { failover, objects, replication } = context;
    const run = runOf(context);
    if (run === null) {
      const message =
        'The planned run has no run id, so that none of its snapshots can be proved to be its own.';
      return failed([errorIssue('SNAPSHOT_NOT_FOUND', [], message)]);
    }
    const found = await inTurns(objects, async (object) => {
      if (object.snapshotId !== null || object.replicaObjectId === null) return object;
      const snapshots = await replication.objectSnapshots(object.replicaObjectId);
      const snapshot = snapshots.find((one) => isOfRun(one, run));
      return snapshot === undefined ? object : { ...object, snapshotId: snapshot.id, issues: [] };
    });
    const missing = found.filter(({ snapshotId }) => snapshotId === null);
    const isLate = context.now.getTime() - context.attempt.startedAt.getTime() > LONGEST_DELAY_MS;
    if (missing.length > 0 && !isLate) return { kind: 'WAIT', objects: changedObjects(objects, found) };
    const judged = found.map((object) => (object.snapshotId === null ? without(object) : object));
    const changed = changedObjects(objects, judged);
    const critical = missing.filter(({ impact }) => impact === 'CRITICAL');
    if (critical.length > 0) return failed(critical.map(notFound), changed);
    const message = `Each object's snapshot of run ${newestAttempt(failover, 'PLANNED_RUN')?.upstreamIds[0]} is found.`;
    return { kind: 'SUCCEEDED', outcome: { message, objects: changed, issues: missing.map(warn) } };
  },
};

interface RunIdentity {
  readonly protectionGroupId: string;
  readonly startUsecs: bigint;
}

/** A run id is `<n>:<startUsecs>`. */
function runOf({ failover }: StepContext): RunIdentity | null {
  const [, startUsecs] = newestAttempt(failover, 'PLANNED_RUN')?.upstreamIds[0]?.split(':') ?? [];
  if (startUsecs === undefined || failover.protectionGroupId === null) return null;
  return { protectionGroupId: failover.protectionGroupId, startUsecs: BigInt(startUsecs) };
}

/** The proof: the run's group and its start, to the microsecond. */
function isOfRun(snapshot: ObjectSnapshot, run: RunIdentity): boolean {
  return snapshot.sourceGroupId === run.protectionGroupId && snapshot.runStartUsecs === run.startUsecs;
}

function without(object: FailoverObject): FailoverObject {
  return { ...object, verdict: 'FAILED', issues: [notFound(object)] };
}

function notFound({ sourceObjectId, name }: FailoverObject): Issue {
  const message = `Object ${sourceObjectId}${name === null ? '' : ` (${name})`} has no snapshot of this planned run on the replication cluster.`;
  return errorIssue('SNAPSHOT_NOT_FOUND', [], message);
}

function warn(object: FailoverObject): Issue {
  return { ...notFound(object), severity: 'WARNING' };
}
