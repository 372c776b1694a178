import { inTurns } from '../../values/in-turns.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
import type { FailoverObject } from '../rules/failover.ts';
import { changedObjects, failed, type RepeatableStep } from './step-handler.ts';

/** How long after a refresh a recovered object may take to appear. */
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * No answer names the entity that a recovery has made: the source it was recovered to is refreshed, and the entity
 * looked up there by its name. It appears with delay, and what is not the only one of its name is not certain.
 */
export const findRecovered: RepeatableStep = {
  kind: 'REPEATABLE',
  async carryOn({ failover, attempt, objects, replication, now }) {
    const { recovery } = failover.plan;
    if (recovery?.target == null)
      return {
        kind: 'SKIPPED',
        message: 'The recovered objects are named by hand: they are recovered elsewhere.',
      };
    const { sourceId } = recovery.target;
    await replication.refreshSource(sourceId);
    const ambiguous = new Set<bigint>();
    const found = await inTurns(objects, async (object) => {
      if (object.verdict !== 'RECOVERED' || object.recoveredObjectId !== null || object.name === null)
        return object;
      const name = `${recovery.namePrefix ?? ''}${object.name}${recovery.nameSuffix ?? ''}`;
      const candidates = await replication.findObjects(name, sourceId);
      const [only] = candidates;
      if (candidates.length > 1) ambiguous.add(object.sourceObjectId);
      return only === undefined || candidates.length > 1
        ? object
        : { ...object, recoveredObjectId: only.objectId };
    });
    const missing = found.filter(
      ({ verdict, recoveredObjectId }) => verdict === 'RECOVERED' && recoveredObjectId === null,
    );
    const isLate = now.getTime() - attempt.startedAt.getTime() > LONGEST_DELAY_MS;
    const mayAppear = missing.some(({ sourceObjectId }) => !ambiguous.has(sourceObjectId));
    const changed = changedObjects(objects, found);
    if (mayAppear && !isLate) return { kind: 'WAIT', objects: changed };
    const critical = missing.filter(({ impact }) => impact === 'CRITICAL');
    if (critical.length > 0)
      return failed(
        critical.map((object) => undetermined(object, ambiguous.has(object.sourceObjectId))),
        changed,
      );
    return {
      kind: 'SUCCEEDED',
      outcome: { message: 'What was recovered is found on the replication cluster.', objects: changed },
    };
  },
};

function undetermined({ sourceObjectId, name }: FailoverObject, isAmbiguous: boolean): Issue {
  const what = `What was recovered of object ${sourceObjectId}${name === null ? '' : ` (${name})`}`;
  const message = isAmbiguous ? `${what} is not the only one of its name.` : `${what} has not appeared.`;
  return {
    ...errorIssue('RECOVERED_OBJECT_UNDETERMINED', [], message),
    remedy: 'Name it in linkFailoverObjects.',
  };
}
