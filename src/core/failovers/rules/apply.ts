import {
  type Failover,
  type FailoverObject,
  type NewFailoverEvent,
  OBJECT_VERDICTS,
  type ObjectTally,
  type ObjectVerdict,
} from './failover.ts';
import { derive } from './phase.ts';
import { mayFollow } from './phase-transitions.ts';

/** Who acts when no viewer does. */
export const SYSTEM = 'system';

/** Who acts, and when. */
export interface Act {
  readonly actor: string;
  readonly at: Date;
}

/** A change of a failover: what it is afterwards, and what there is to say about it. Written whole, or not at all. */
export interface FailoverChange {
  /** Its version is still the one before: the write is guarded by it, and raises it. */
  readonly failover: Failover;
  /** The objects that changed. */
  readonly objects: readonly FailoverObject[];
  readonly events: readonly NewFailoverEvent[];
}

/** An event before its phase is known, which is the one after the change. */
export type EventDraft = Pick<NewFailoverEvent, 'kind' | 'message'> &
  Partial<Pick<NewFailoverEvent, 'step' | 'gate' | 'mark' | 'at'>>;

/**
 * Makes a change of the parts that decide: derives the rest, and adds the event of a new phase.
 * @throws Error where the table of transitions does not know the way: a bug, never a client's fault
 */
export function apply(
  before: Failover,
  parts: Partial<Failover>,
  act: Act,
  drafts: readonly EventDraft[],
  objects: readonly FailoverObject[] = [],
): FailoverChange {
  const failover = derive({ ...before, ...parts }, act.at);
  if (!mayFollow(before.phase, failover.phase))
    throw new Error(`failover ${before.failoverId} cannot go from ${before.phase} to ${failover.phase}`);
  const complete = (draft: EventDraft): NewFailoverEvent => ({
    step: null,
    gate: null,
    mark: null,
    actor: act.actor,
    at: act.at,
    phase: failover.phase,
    ...draft,
  });
  const events = drafts.map(complete);
  if (failover.phase !== before.phase)
    events.push(complete({ kind: 'PHASE_CHANGED', message: `${before.phase} → ${failover.phase}` }));
  return { failover, objects, events };
}

/** The second change on top of the first, as one. */
export function combine(first: FailoverChange, second: FailoverChange): FailoverChange {
  const objects = new Map(
    [...first.objects, ...second.objects].map((object) => [object.sourceObjectId, object]),
  );
  return {
    failover: second.failover,
    objects: [...objects.values()],
    events: [...first.events, ...second.events],
  };
}

/** Counts the objects of a failover. */
export function tallyOf(objects: readonly FailoverObject[]): ObjectTally {
  const byVerdict = Object.fromEntries(OBJECT_VERDICTS.map((verdict) => [verdict, 0])) as Record<
    ObjectVerdict,
    number
  >;
  for (const { verdict } of objects) byVerdict[verdict] += 1;
  const criticalNotActivated = objects.filter(
    ({ impact, verdict }) => impact === 'CRITICAL' && verdict !== 'ACTIVATED',
  ).length;
  return { total: objects.length, byVerdict, criticalNotActivated };
}
