import { createHash } from 'node:crypto';
import { isFailoverId } from '../clusters/failover/failover-id.ts';
import { errorIssue, hasErrors, type Issue } from '../values/issue.ts';
import type { Viewer } from '../values/viewer.ts';
import type { EnqueueWork, FailoverReads, FailoverWrites } from './failover-port.ts';
import { refusalsOf } from './rules/actions.ts';
import type { FailoverChange } from './rules/apply.ts';
import type { Request } from './rules/course.ts';
import type { Failover, FailoverObject } from './rules/failover.ts';
import type { FailoverAction } from './rules/failover-action.ts';
import { inProgress } from './rules/requests/request-issues.ts';

/** The failover as it stands now, and what there is to say; `null` where there is none. */
export interface FailoverOutcome {
  readonly failover: Failover | null;
  readonly issues: readonly Issue[];
}

/** What a viewer asks of a failover that is there. */
export interface FailoverRequest {
  readonly failoverId: string;
  readonly action: FailoverAction;
  /** Everything that makes two requests the same one, the reason left out; bigints allowed. */
  readonly content: unknown;
  /** Faults of the input alone. */
  readonly faults: readonly Issue[];
  readonly reason: string | null;
  readonly viewer: Viewer;
}

/** Makes the change, or says why not. */
export type Decide = (
  failover: Failover,
  request: Request,
) => Promise<FailoverChange | readonly Issue[]> | FailoverChange | readonly Issue[];

/** What the use cases of failovers share: read, decide, apply, and look again where somebody else was faster. */
export class ChangeFailover {
  readonly #failovers: Pick<FailoverReads, 'find' | 'objects'> & FailoverWrites;
  readonly #enqueue: EnqueueWork;
  readonly #now: () => Date;

  constructor(
    failovers: Pick<FailoverReads, 'find' | 'objects'> & FailoverWrites,
    enqueue: EnqueueWork,
    now: () => Date,
  ) {
    this.#failovers = failovers;
    this.#enqueue = enqueue;
    this.#now = now;
  }

  async find(failoverId: string): Promise<Failover | null> {
    const [failover] = isFailoverId(failoverId) ? await this.#failovers.find([failoverId]) : [];
    return failover ?? null;
  }

  objects(failoverId: string): Promise<readonly FailoverObject[]> {
    return this.#failovers.objects(failoverId);
  }

  now(): Date {
    return this.#now();
  }

  /** Records a new failover; under an id that is taken, `null` and nothing written. */
  async begin(change: FailoverChange): Promise<Failover | null> {
    const outcome = await this.#failovers.begin(change, this.#enqueue);
    return outcome.kind === 'RECORDED' ? outcome.failover : null;
  }

  /**
   * Carries out one request. The state of the failover is asked first, and nothing is sent to a cluster where it
   * forbids the action; the same request once more, where it cannot be done twice, is answered as the first was.
   */
  async request(asked: FailoverRequest, decide: Decide): Promise<FailoverOutcome> {
    const digest = digestOf(asked.content);
    for (;;) {
      const failover = await this.find(asked.failoverId);
      if (failover === null) return { failover, issues: [...asked.faults, notFound(asked.failoverId)] };
      if (hasErrors(asked.faults)) return { failover, issues: asked.faults };
      const refusals = refusalsOf(failover, asked.action);
      if (refusals.length > 0)
        return { failover, issues: failover.accepted[asked.action] === digest ? [] : refusals };
      const decision = await decide(failover, this.#requestOf(asked));
      if (!('failover' in decision)) return { failover, issues: decision };
      const accepted = { ...decision.failover.accepted, [asked.action]: digest };
      const change = { ...decision, failover: { ...decision.failover, accepted } };
      const outcome = await this.#failovers.apply(change, this.#enqueue);
      if (outcome.kind === 'APPLIED') return { failover: outcome.failover, issues: asked.faults };
      if (outcome.kind === 'OBJECTS_TAKEN') return { failover, issues: outcome.taken.map(inProgress) };
    }
  }

  #requestOf({ action, reason, viewer }: FailoverRequest): Request {
    const message = reason === null ? action : `${action}: ${reason}`;
    return { actor: viewer.name, at: this.#now(), message };
  }
}

/** SHA-256 over the content as JSON, bigints as text. */
export function digestOf(content: unknown): string {
  const text = JSON.stringify(content, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : (value as unknown),
  );
  return createHash('sha256').update(text).digest('hex');
}

export function notFound(failoverId: string): Issue {
  const message = `No failover has the failover id ${JSON.stringify(failoverId)}.`;
  return errorIssue('FAILOVER_NOT_FOUND', ['failoverId'], message);
}
