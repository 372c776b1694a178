import type { Recovery } from '../../clusters/failover/recovery-facts.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import type { Failover, FailoverObject } from '../rules/failover.ts';
import { changedObjects, failed, type SendingStep, type StepContext } from './step-handler.ts';

/** How far back a recovery is looked for: clocks of clusters need not agree with ours. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

/** The name by which a recovery is found again where the answer to its request never came: unique for each attempt. */
function recoveryName({ failoverId }: Pick<Failover, 'failoverId'>, attempt: number): string {
  return `planned-failover ${failoverId} attempt ${attempt}`;
}

/** The failover that a recovery of this name belongs to; `null` for those of others. */
export function failoverOfRecovery(name: string | null): string | null {
  return /^planned-failover (\S+) attempt \d+$/.exec(name ?? '')?.[1] ?? null;
}

/** Recovers the proved snapshots on the replication cluster. Its end is observed together with those of others. */
export const recover: SendingStep = {
  kind: 'SENDING',
  async prepare({ failover, objects }) {
    if (failover.plan.recovery?.target == null)
      return { result: { kind: 'SKIPPED', message: 'The objects are recovered elsewhere.' } };
    const unproved = recoverable(objects).filter(({ snapshotId }) => snapshotId === null);
    if (unproved.length > 0) return { result: failed(unproved.map(notProved)) };
    // What an earlier attempt has lost is judged anew.
    const anew = recoverable(objects)
      .filter(({ verdict }) => verdict === 'FAILED')
      .map((object) => ({ ...object, verdict: 'IN_SYNC' as const, issues: [] }));
    return { result: null, objects: changedObjects(objects, anew) };
  },
  survey: async (context) => (await sameName(context)).map(({ id }) => id),
  async send({ failover, attempt, objects, replication }) {
    const { recovery: plan } = failover.plan;
    if (plan?.target == null) throw new Error(`failover ${failover.failoverId} has no recovery target`);
    const { target } = plan;
    const recovery = await replication.startRecovery({
      name: recoveryName(failover, attempt.number),
      snapshots: recoverable(objects).map(({ snapshotId }) => ({
        snapshotId: snapshotId ?? '',
        protectionGroupId: failover.plan.replicaProtectionGroupId,
      })),
      vCenterId: target.sourceId,
      resourcePoolId: target.resourcePoolId,
      datastoreIds: target.datastoreIds,
      folderId: target.folderId,
      network: target.network,
      process: plan.process,
      powerOn: plan.powerOn,
      continueOnError: plan.continueOnError,
      existing: plan.existing,
      namePrefix: plan.namePrefix,
      nameSuffix: plan.nameSuffix,
    });
    return accepted(recovery);
  },
  async look(context) {
    const [recovery] = (await sameName(context)).filter(
      ({ id }) => !context.attempt.knownBefore.includes(id),
    );
    return recovery === undefined ? { kind: 'ABSENT' } : accepted(recovery);
  },
};

/**
 * Objects that are neither recovered by an earlier attempt nor given up: an optional one that has failed does not
 * hold the others.
 */
function recoverable(objects: readonly FailoverObject[]): readonly FailoverObject[] {
  return objects.filter(
    ({ verdict, impact }) => verdict !== 'RECOVERED' && (impact === 'CRITICAL' || verdict !== 'FAILED'),
  );
}

async function sameName({ failover, attempt, replication }: StepContext): Promise<readonly Recovery[]> {
  const name = recoveryName(failover, attempt.number);
  const since = new Date(attempt.startedAt.getTime() - LOOK_BACK_MS);
  return (await replication.recoveriesSince(since)).filter((recovery) => recovery.name === name);
}

function accepted({ id }: Recovery) {
  return { kind: 'ACCEPTED' as const, upstreamIds: [id], message: `Recovery ${id} is under way.` };
}

function notProved({ sourceObjectId }: FailoverObject): Issue {
  const message = `No snapshot of object ${sourceObjectId} is proved to be of this planned run.`;
  return errorIssue('SNAPSHOT_NOT_FOUND', [], message);
}
